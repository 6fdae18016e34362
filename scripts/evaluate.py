"""Measure the extraction on every gold set at hand and hold it against the floors of quality.json.

Gold that lies beside the project (``../shared``) is scored by the scorer that comes with it; the project's own
held-out articles always are, by ours. Exit code 1 when a figure lies under its floor. ``--write-figures`` keeps what
was measured in the file that the figures of the documentation are made of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from actualite_nlp import Extractor, __version__, load
from actualite_nlp.attribution import has_shipped_weights
from actualite_nlp.evaluate.figures import with_intervals
from actualite_nlp.evaluate.gold import extract_gold, read_gold, read_held_out
from actualite_nlp.evaluate.report import figure_lines, to_json
from actualite_nlp.evaluate.score import score_article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
QUALITY = ROOT / "quality.json"
CORPUS = ROOT / "models/corpus"
MARGIN = 0.5
"""Points a raised floor stays under the measured figure: rounding and library updates."""
GUARDED = (
    "quotes@0.5", "attribution", "speaker", "source", "cue", "chain", "recall direct", "recall indirect",
    "recall mixed",
    "conditional", "dates exact", "dates value", "dates exact+value", "contested", "positions", "unverified", "neutral",
)  # fmt: skip

Figures = dict[str, dict[str, Any]]
"""By measure: ``value``, ``low``, ``high`` in percent (None where there is nothing to measure) and ``n`` gold items."""


def fingerprint(path: Path) -> str:
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:12]


def score_project(extractor: Extractor) -> Figures:
    gold = read_held_out(CORPUS)
    scored = [score_article(g, r)[0] for g, r in zip(gold, extract_gold(extractor, gold), strict=True)]
    figures = with_intervals(scored)
    print("\n".join(figure_lines(figures)))
    return to_json(figures)


def score_shared(extractor: Extractor, gold_path: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        records, figures = Path(folder) / "records.jsonl", Path(folder) / "figures.json"
        rows = extract_gold(extractor, read_gold(gold_path))
        records.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        command = [sys.executable, SHARED / "gold/score.py", gold_path, records, "--json", figures]
        subprocess.run(list(map(str, command)), check=True)
        found = json.loads(figures.read_text(encoding="utf-8"))
    return {name: _figure(f["value"], f["n"], *(f.get("ci") or ())) for name, f in found.items()}


def score_dates_suites() -> Figures:
    from actualite_nlp.evaluate.dates import score_dates

    figures = {name: _figure(value) for name, value in score_dates(SHARED / "dates").items()}
    for name, figure in figures.items():
        print(f"{name:32} {figure['value']:5.1f}")
    return figures


def _figure(value: float | None, n: int | None = None, low: float | None = None, high: float | None = None) -> Any:
    shares = {"value": value, "low": low, "high": high}
    return {**{name: None if share is None else round(100 * share, 1) for name, share in shares.items()}, "n": n}


def measure(model: str | None) -> dict[str, Figures]:
    extractor = load(model)
    sets = {}
    dev = SHARED / "gold/dev.jsonl"
    if dev.exists():
        print(f"== dev gold, {dev.parent.name}/{dev.name}")
        sets["dev"] = score_shared(extractor, dev)
    if (SHARED / "dates/dev.jsonl.gz").exists():
        print("== date suites")
        sets["dates"] = score_dates_suites()
    print("== the project's own held-out articles")
    sets["project"] = score_project(extractor)
    return sets


def complaints(sets: dict[str, Figures], floors: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{name}: {key} is {_value(sets[name], key)}, its floor is {floor}"
        for name, wanted in floors.items()
        if name in sets
        for key, floor in wanted.items()
        if (_value(sets[name], key) or 0.0) < floor
    ]


def _value(figures: Figures, key: str) -> float | None:
    return figures[key]["value"] if key in figures else None


def raised(sets: dict[str, Figures], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    out = {name: dict(wanted) for name, wanted in floors.items()}
    for name, figures in sets.items():
        for key, figure in figures.items():
            if (value := figure["value"]) is not None and (key in GUARDED or name == "dates"):
                old = out.setdefault(name, {}).get(key, 0.0)
                out[name][key] = max(old, round(value - MARGIN, 1))
    return out


def write_figures(path: Path, kind: str, sets: dict[str, Figures]) -> None:
    """Put what was measured with ``kind`` (rules, default) into ``path``, whatever else stands there kept."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[kind] = {
        "measured": date.today().isoformat(),
        "version": __version__,
        "held_out": len(read_held_out(CORPUS)),
        "sets": sets,
    }
    path.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", action="store_true", help="rules alone")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--write-figures", type=Path, metavar="JSON", help="keep the figures there")
    options = parser.parse_args()
    kind = "rules" if options.rules or not has_shipped_weights() else "default"
    sets = measure(None if options.rules else "default")
    quality = json.loads(QUALITY.read_text(encoding="utf-8")) if QUALITY.exists() else {"floors": {}}
    floors = quality["floors"].get(kind, {})
    failed = complaints(sets, floors)
    print("\n".join(f"UNDER ITS FLOOR {line}" for line in failed) or "every figure holds its floor")
    if options.write_figures:
        write_figures(options.write_figures, kind, sets)
    if options.raise_floors:
        quality["floors"][kind] = raised(sets, floors)
        quality["project_gold"] = fingerprint(CORPUS / "articles")
        QUALITY.write_text(json.dumps(quality, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
