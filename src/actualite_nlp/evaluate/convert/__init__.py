"""Gold articles in the formats of others: FRACAS-like JSON lines, brat, spaCy DocBin, and our own JSON lines.

What each format keeps: ``gold`` everything; ``docbin`` all but the register; ``brat`` attributions and dates;
``fracas`` attributions without venues.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ...errors import OutputError

Article = dict[str, Any]
Writer = Callable[[list[Article], Path], list[Path]]


def convert(articles: Iterable[Article], to: str, folder: Path) -> list[Path]:
    """Write gold articles in the format ``to`` (a key of FORMATS) into a folder; gives the files written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return FORMATS[to](list(articles), folder)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror}") from error


def _write_gold(articles: list[Article], folder: Path) -> list[Path]:
    return [_write_lines(folder / "gold.jsonl", articles)]


def _write_fracas(articles: list[Article], folder: Path) -> list[Path]:
    from .fracas import to_fracas

    return [_write_lines(folder / "fracas.jsonl", map(to_fracas, articles))]


def _write_brat(articles: list[Article], folder: Path) -> list[Path]:
    from .brat import CONFIGURATION, to_brat

    written = [folder / "annotation.conf"]
    written[0].write_text(CONFIGURATION, encoding="utf-8")
    for gold in articles:
        for suffix, content in ((".txt", gold["text"]), (".ann", to_brat(gold))):
            written.append(folder / (gold["id"] + suffix))
            written[-1].write_text(content, encoding="utf-8", newline="")
    return written


def _write_docbin(articles: list[Article], folder: Path) -> list[Path]:
    from .docbin import to_docbin

    path = folder / "gold.spacy"
    to_docbin(articles).to_disk(path)
    return [path]


def _write_lines(path: Path, rows: Iterable[Article]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


FORMATS: dict[str, Writer] = {
    "fracas": _write_fracas,
    "brat": _write_brat,
    "docbin": _write_docbin,
    "gold": _write_gold,
}
