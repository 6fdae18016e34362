"""Score peers beside us on the same gold: ``make compare``. Writes docs/peers.json, which the documentation shows.

The gold is the annotated news that lies beside the project where it is developed, else the project's own held-out
articles (``--project`` asks for these). Peers run in an environment of their own, ``.venv-peers``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from actualite_nlp import load
from actualite_nlp.evaluate.figures import with_intervals
from actualite_nlp.evaluate.gold import extract_gold, read_gold, read_held_out
from actualite_nlp.evaluate.report import to_json
from actualite_nlp.evaluate.score import score_article

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared/gold/dev.jsonl"
QUOTE_MEASURES = ("quotes@0.5", "quotes@0.8", "cue", "speaker", "attribution")
DATE_MEASURES = ("dates exact", "dates overlap", "dates value", "dates exact+value")
PEERS = {
    "textacy": QUOTE_MEASURES,
    "dateparser": DATE_MEASURES,
    "edsnlp": DATE_MEASURES,
    "timexy": DATE_MEASURES,
}


def peer_records(name: str, gold: list[dict[str, Any]], python: Path) -> list[dict[str, Any]]:
    lines = "".join(json.dumps({key: g[key] for key in ("id", "text", "date")}) + "\n" for g in gold)
    command = [str(python), str(ROOT / "scripts/peers.py"), name]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(run.stderr.strip().splitlines()[-1])
    return [json.loads(line) for line in run.stdout.splitlines()]


def scores(gold: list[dict[str, Any]], records: list[dict[str, Any]], measures: tuple[str, ...]) -> dict[str, Any]:
    figures = to_json(with_intervals([score_article(g, r)[0] for g, r in zip(gold, records, strict=True)]))
    return {name: figures[name] for name in measures}


def compare(gold: list[dict[str, Any]], python: Path, model: str | None) -> dict[str, Any]:
    both = (*QUOTE_MEASURES, *DATE_MEASURES)
    table: dict[str, Any] = {"actualite_nlp": scores(gold, extract_gold(load(model), gold), both)}
    for name, measures in PEERS.items():
        try:
            table[name] = scores(gold, peer_records(name, gold, python), measures)
        except RuntimeError as error:
            table[name] = {"failed": str(error)}
    return table


def versions(python: Path) -> dict[str, str]:
    listing = subprocess.run([str(python), "-m", "pip", "list", "--format=json"], capture_output=True, check=True)
    return {row["name"]: row["version"] for row in json.loads(listing.stdout) if row["name"] in {*PEERS, "spacy"}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv-peers/bin/python", help="that of the peers")
    parser.add_argument("--project", action="store_true", help="on the project's own held-out articles")
    parser.add_argument("--rules", action="store_true", help="ours by rules alone")
    parser.add_argument("--output", type=Path, default=ROOT / "docs/peers.json")
    options = parser.parse_args()
    on_news = NEWS.exists() and not options.project
    gold = read_gold(NEWS) if on_news else read_held_out(ROOT / "models/corpus")
    table = compare(gold, options.python, None if options.rules else "default")
    known = json.loads(options.output.read_text(encoding="utf-8")) if options.output.exists() else {}
    known["news" if on_news else "project"] = {
        "measured": date.today().isoformat(),
        "model": not options.rules,
        "versions": versions(options.python),
        "articles": len(gold),
        "figures": table,
    }
    options.output.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, figures in table.items():
        shown = figures.get("failed") or "  ".join(f"{k} {f['value']}" for k, f in figures.items())
        print(f"{name:14} {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
