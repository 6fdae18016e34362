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


def read_gold(path: str | Path) -> list[dict[str, Any]]:
    """Gold from JSON lines, from one file of inline markup, or from a folder of such files."""
    place = Path(path)
    if place.is_dir():
        return [_compile(file) for file in sorted(place.glob("*.txt"))]
    if not place.exists():
        raise InputError(f"no gold at {place}; give a .jsonl file, a markup file or a folder of them")
    if place.suffix == ".txt":
        return [_compile(place)]
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_held_out(corpus: str | Path) -> list[dict[str, Any]]:
    """The articles of a corpus (a folder with ``articles`` and ``split.json``) that are kept out of training."""
    split = json.loads((Path(corpus) / "split.json").read_text(encoding="utf-8"))
    held_out = set(split["test"])
    return [gold for gold in read_gold(Path(corpus) / "articles") if gold["id"] in held_out]


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
