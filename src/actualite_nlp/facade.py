"""extract() and extract_many() with the default extractor, loaded on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from .article import Article
from .pipeline import Extractor, load
from .record.types import Record


@cache
def _default() -> Extractor:
    return load()


def extract(text: str | Article | Mapping[str, Any], **metadata: Any) -> Record:
    """``load().extract(...)`` with an extractor that is loaded once."""
    return _default().extract(text, **metadata)


def extract_many(articles: Iterable[Article | Mapping[str, Any]]) -> Iterator[Record]:
    """``load().extract_many(...)`` with an extractor that is loaded once."""
    return _default().extract_many(articles)
