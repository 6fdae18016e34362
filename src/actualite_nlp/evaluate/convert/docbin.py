"""Gold to a spaCy DocBin: the layers our components would leave, and span groups that other spaCy code can read.

Groups of ``doc.spans``: ``content`` (label: the kind), ``cue``, ``source``, ``venue`` (each with the attribution's
number as its ``span_id``) and ``dates`` (label: the TIMEX3 type, ``span_id``: the value). Groups are snapped outwards
to tokens; the layers keep exact offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from ... import layers
from ...record.build import build_record
from ...record.types import Claim, Quote, TimeExpression
from ...record.types import Source as SourceEntity
from .records import from_record, to_record

Article = dict[str, Any]
GROUPS = ("content", "cue", "source", "venue", "dates")


def to_docbin(articles: Iterable[Article]) -> DocBin:
    """All articles, tokenised by the blank French pipeline. Read them back with ``store_user_data=True``."""
    nlp = spacy.blank("fr")
    return DocBin(docs=[to_doc(nlp.make_doc(gold["text"]), gold) for gold in articles], store_user_data=True)


def to_doc(doc: Doc, gold: Article) -> Doc:
    """Put a gold article's annotations on a Doc of its text."""
    record = to_record(gold)
    layers.set_article(doc, record.article)
    layers.put(doc, Quote, record.quotes)
    layers.put(doc, SourceEntity, record.sources)
    layers.put(doc, TimeExpression, record.dates)
    layers.put(doc, Claim, record.claims)
    found: dict[str, list[Span]] = {group: [] for group in GROUPS}
    for item in gold["attributions"]:
        found["content"] += [_span(doc, part, item["kind"], item["id"]) for part in item["content"]]
        for role in ("cue", "source", "venue"):
            if item[role]:
                found[role].append(_span(doc, item[role], role, item["id"]))
    found["dates"] += [_span(doc, date, date["type"], date["value"]) for date in gold["dates"]]
    for group, spans in found.items():
        doc.spans[group] = spans
    return doc


def from_docbin(docs: DocBin, vocab: Vocab | None = None) -> Iterator[Article]:
    """The gold articles of a DocBin, the register left out."""
    for doc in docs.get_docs(vocab or spacy.blank("fr").vocab):
        yield from_record(build_record(doc), doc.text)


def _span(doc: Doc, part: Article, label: str, ident: str) -> Span:
    span = doc.char_span(part["start"], part["end"], label=label, span_id=ident, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{part['text']!r} holds no token of the document")
    return span
