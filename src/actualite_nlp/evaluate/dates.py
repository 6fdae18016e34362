"""Scores on time expressions gathered from other projects' test suites (chat, calendar, clinical French).

The collection is a directory with ``dev.jsonl.gz`` and its scorer ``score.py``, loaded as it stands; the calendar
helpers it imports as ``common`` are given here. Run alone: ``python -m actualite_nlp.evaluate.dates DIRECTORY``.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import types
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from ..record.types import TimeExpression

GRAINS = ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
COARSER = {"part_of_day": "hour", "weekend": "day", "season": "month", "half": "quarter"}
STEPS = {
    **{g: relativedelta(**{g + "s": 1}) for g in ("second", "minute", "hour", "day", "week", "month", "year")},
    "quarter": relativedelta(months=3), "decade": relativedelta(years=10), "century": relativedelta(years=100),
}  # fmt: skip
SUITES = {"duckling": ("duckling",), "model": ("msrt_fr_model",)}


def truncate(moment: datetime, grain: str) -> datetime:
    """The first instant of the grain that holds a moment."""
    if grain in ("second", "minute", "hour"):
        kept = GRAINS.index(grain)
        return moment.replace(microsecond=0, **dict.fromkeys(("second", "minute")[:kept], 0))  # type: ignore[arg-type]
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain in ("month", "quarter"):
        return day.replace(day=1, month=day.month if grain == "month" else (day.month - 1) // 3 * 3 + 1)
    years = {"year": 1, "decade": 10, "century": 100}.get(grain)
    return day.replace(day=1, month=1, year=day.year // years * years or 1) if years else day


def load_scorer(directory: Path) -> Any:
    """The collection's own scorer as a module."""
    common = types.ModuleType("common")
    common.__dict__.update(trunc=truncate, RD=STEPS, GRAINS=GRAINS, canon_value=lambda value: value)
    spec = importlib.util.spec_from_file_location("time_expression_scorer", directory / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(directory / "score.py")
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get("common")
    sys.modules["common"] = common
    try:
        spec.loader.exec_module(module)
    finally:
        sys.modules.pop("common")
        if before is not None:
            sys.modules["common"] = before
    return module


def as_prediction(found: TimeExpression) -> dict[str, Any]:
    """An expression in the scorer's terms."""
    begin = datetime.fromisoformat(found.begin) if found.begin else None
    end = datetime.fromisoformat(found.end_exclusive) if found.end_exclusive else None
    opened = "after" if begin and not end else "before" if end and not begin else None
    grain = COARSER.get(found.grain or "", found.grain)
    return {
        "start": found.start, "end": found.end, "begin": begin, "end_excl": end, "grain": grain, "open": opened,
        "type": found.type, "value": found.value,
    }  # fmt: skip


def make_finder() -> Callable[[str, datetime], list[dict[str, Any]]]:
    """The finder under test, without tagger or parser."""
    import spacy

    from ..dates.find import find_time_expressions

    nlp = spacy.blank("fr")

    def find(text: str, reference: datetime) -> list[dict[str, Any]]:
        return [as_prediction(e) for e in find_time_expressions(nlp.make_doc(text), reference)]

    return find


def suite_group(suite: str) -> str:
    """The group a suite is reported under: duckling, model or rest."""
    return next((group for group, prefixes in SUITES.items() if suite.startswith(prefixes)), "rest")


def score_dates(directory: str | Path) -> dict[str, float]:
    """Neutral value accuracy by group of suites and the share of negative items left without an expression."""
    return _scores(*_evaluated(Path(directory)))


def _evaluated(directory: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    scorer = load_scorer(directory)
    with gzip.open(directory / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    found, _, _ = scorer.run(make_finder(), items)
    results, errors = scorer.evaluate(found, items)
    return results, errors


def _scores(results: dict[str, Any], errors: dict[str, Any]) -> dict[str, float]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    negatives: Counter[str] = Counter()
    for suite, result in results.items():
        group = suite_group(suite)
        if "values" in result:
            right[group] += round(result["values"]["E2E_neutral"] * result["values"]["n"])
            of[group] += result["values"]["n"]
        if "neg_items" in result:
            negatives["items"] += result["neg_items"]
            negatives["false"] += round(result["neg_fp_rate"] * result["neg_items"])
    scores = {f"{group} neutral": right[group] / of[group] for group in sorted(of)}
    return scores | {"negatives clean": 1 - negatives["false"] / max(1, negatives["items"])}


if __name__ == "__main__":
    for name, score in score_dates(sys.argv[1]).items():
        print(f"{name:18} {100 * score:5.1f}")
