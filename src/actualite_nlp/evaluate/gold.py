"""Gold articles: read them, run an extractor over them, score what comes out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .figures import Figure, with_intervals
from .markup import MarkupError, compile_markup
from .score import score_article

if TYPE_CHECKING:
    from ..pipeline import Extractor

REQUIRED = ("id", "text", "date", "attributions", "sources", "dates", "claims")


def read_gold(path: str | Path) -> list[dict[str, Any]]:
    """Gold from JSON lines, from one file of inline markup, or from a folder of such files.

    Raises InputError where there is none, or something else.
    """
    place = Path(path)
    if place.is_dir():
        articles = [_compile(file) for file in sorted(place.glob("*.txt"))]
    elif not place.exists():
        articles = []
    elif place.suffix == ".txt":
        articles = [_compile(place)]
    else:
        articles = _read_lines(place)
    if not articles:
        raise InputError(f"no gold at {place}; give a .jsonl file, a markup file or a folder of them")
    return articles


def read_held_out(corpus: str | Path) -> list[dict[str, Any]]:
    """The articles of a corpus (a folder with ``articles`` and ``split.json``) that are kept out of training."""
    split = json.loads((Path(corpus) / "split.json").read_text(encoding="utf-8"))
    held_out = set(split["test"])
    return [gold for gold in read_gold(Path(corpus) / "articles") if gold["id"] in held_out]


def _read_lines(path: Path) -> list[dict[str, Any]]:
    articles = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                articles.append(_gold(line, f"{path}, line {number}"))
    return articles


def _gold(line: str, place: str) -> dict[str, Any]:
    try:
        gold: Any = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: not JSON: {error}") from error
    lacking = [name for name in REQUIRED if not isinstance(gold, dict) or name not in gold]
    if lacking:
        raise InputError(f"{place}: no gold article, it lacks {', '.join(lacking)}")
    return dict(gold)


def _compile(path: Path) -> dict[str, Any]:
    try:
        return compile_markup(path.read_text(encoding="utf-8"))
    except MarkupError as error:
        raise InputError(f"{path}: {error}") from error


def extract_gold(extractor: Extractor, gold: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records (JSON form) of gold articles, in order."""
    articles = ({"text": g["text"], "id": g["id"], "published_at": g["date"], "outlet": g.get("outlet")} for g in gold)
    return [record.to_dict() for record in extractor.extract_many(articles)]


def evaluate(extractor: Extractor, gold: list[dict[str, Any]]) -> tuple[dict[str, Figure], list[str]]:
    """Figures with intervals, and every error in words."""
    scored = [score_article(g, r) for g, r in zip(gold, extract_gold(extractor, gold), strict=True)]
    return with_intervals([tally for tally, _ in scored]), [e for _, errors in scored for e in errors]
