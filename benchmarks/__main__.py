"""``python -m benchmarks``: all of it, or the runs named, into benchmarks/results.json, each with its stamp."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .articles import some_articles
from .length import length
from .memory import memory
from .peers import peers
from .reliability import engines, kills
from .speed import components, speed
from .stamp import stamp
from .startup import startup
from .workers import workers

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the speed, workers and peers runs")
    parser.add_argument("--input", type=Path, help="file of articles; by default the corpus beside the project")
    parser.add_argument("--passes", type=int, default=20, help="times the memory run goes through them")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the speed run")
    parser.add_argument("--model", default="default", help="folder or hub name of weights; by default the shipped ones")
    parser.add_argument("--threads", type=int, default=1, help="torch threads of the speed run")
    parser.add_argument("--only", nargs="*", help="names of the runs wanted")
    parser.add_argument("--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    articles = some_articles(options.articles, options.input)
    runs: dict[str, Callable[[], Any]] = {
        "startup": startup,
        "speed": lambda: speed(articles, options.rounds, options.model, options.threads),
        "components": lambda: components(articles),
        "length": length,
        "workers": lambda: workers(articles),
        "engines": lambda: engines(articles[:200]),
        "kills": lambda: kills(articles[:150]),
        "peers": lambda: peers(articles[:200]),
        "memory": lambda: memory(articles, options.passes),
    }
    results = json.loads(options.output.read_text(encoding="utf-8")) if options.output.exists() else {}
    for name, run in runs.items():
        if not options.only or name in options.only:
            results[name] = {"stamp": stamp(), **run()}
            print(name, json.dumps(results[name], ensure_ascii=False), flush=True)
            options.output.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
