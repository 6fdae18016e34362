"""What the components leave on a Doc, and how they read each other's work.

Each layer is a list of plain dictionaries (the JSON form of its record type) under ``doc._.actualite_<layer>``, so that
a ``Doc`` survives ``to_bytes``; ``get`` and ``put`` give and take the typed objects. Offsets are code points of
``doc.text``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.util import filter_spans

from .record.types import ArticleInfo, Claim, Quote, Relation, Source, TimeExpression, Warning, Zone

T = TypeVar("T")
LAYERS: dict[type, str] = {
    Zone: "zones",
    Quote: "quotes",
    Source: "sources",
    TimeExpression: "dates",
    Claim: "claims",
    Relation: "relations",
    Warning: "warnings",
}
PREFIX = "actualite_"

for _name in (*LAYERS.values(), "article"):
    if not Doc.has_extension(PREFIX + _name):
        Doc.set_extension(PREFIX + _name, default=None)


def get(doc: Doc, kind: type[T]) -> list[T]:
    """The typed items of a layer; empty when its component has not run."""
    return msgspec.convert(getattr(doc._, PREFIX + LAYERS[kind]) or [], list[kind])  # type: ignore[valid-type]


def put(doc: Doc, kind: type[T], items: Iterable[T]) -> None:
    """Store a layer, replacing what was there."""
    setattr(doc._, PREFIX + LAYERS[kind], msgspec.to_builtins(list(items)))


def warn(doc: Doc, *warnings: Warning) -> None:
    """Add warnings to the document."""
    put(doc, Warning, [*get(doc, Warning), *warnings])


def article(doc: Doc) -> ArticleInfo:
    """The article's metadata, as far as it was given with the text."""
    return msgspec.convert(getattr(doc._, PREFIX + "article") or {}, ArticleInfo)


def set_article(doc: Doc, info: ArticleInfo) -> None:
    """Store the article's metadata."""
    setattr(doc._, PREFIX + "article", msgspec.to_builtins(info))


def show(doc: Doc, key: str, spans: Sequence[tuple[int, int, str]]) -> None:
    """Put (start, end, label) into ``doc.spans`` for displaCy, snapped outwards to tokens."""
    starts = doc.to_array("IDX").tolist()
    found = [
        SpacySpan(doc, max(0, bisect_right(starts, start) - 1), bisect_left(starts, end), label=label)
        for start, end, label in spans
        if start < end
    ]
    doc.spans[PREFIX + key] = filter_spans(found)
