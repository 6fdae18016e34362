"""When a quote was uttered: the date attached to the clause of its cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs
from spacy.tokens import Doc, Token

from ..record.types import Quote, Span, TimeExpression

REACH = 120
"""How far from the cue, in characters, a date may stand."""
CLOSED = ("since", "until", "before", "after")


def link_said_at(doc: Doc, quotes: Sequence[Quote], dates: Sequence[TimeExpression]) -> list[Quote]:
    """The quotes with ``said_at`` set to the id of the date that the cue's clause gives («a-t-il dit mardi»)."""
    usable = [d for d in dates if _dates_an_event(d)]
    starts, text = [d.start for d in usable], doc.text
    return [structs.replace(q, said_at=_date_of(doc, text, q, usable, starts)) for q in quotes]


def _dates_an_event(date: TimeExpression) -> bool:
    return date.type in ("DATE", "TIME") and not date.value.endswith("_REF") and date.modifier not in CLOSED


def _date_of(doc: Doc, text: str, quote: Quote, dates: Sequence[TimeExpression], starts: Sequence[int]) -> str | None:
    if quote.cue is None:
        return None
    cue = _token_at(doc, quote.cue.start)
    first, last = bisect_left(starts, quote.cue.start - REACH), bisect_left(starts, quote.cue.end + REACH)
    near = [d for d in dates[first:last] if not _inside(d, quote.content) and _same_sentence(doc, text, cue, d)]
    near.sort(key=lambda d: _distance(d, quote.cue))
    return next((d.id for d in near if _belongs(doc, cue, d)), None)


def _inside(date: TimeExpression, content: Sequence[Span]) -> bool:
    return any(part.start < date.end and date.start < part.end for part in content)


def _distance(date: TimeExpression, cue: Span | None) -> int:
    return 0 if cue is None else max(date.start - cue.end, cue.start - date.end, 0)


def _token_at(doc: Doc, char: int) -> Token:
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else doc[0]


def _same_sentence(doc: Doc, text: str, cue: Token, date: TimeExpression) -> bool:
    """Whether cue and date share a sentence, or where no sentences are known a line."""
    if doc.has_annotation("SENT_START"):
        sentence = cue.sent
        return sentence.start_char <= date.start < sentence.end_char
    between = text[min(cue.idx, date.start) : max(cue.idx + len(cue), date.end)]
    return "\n" not in between and ". " not in between


def _belongs(doc: Doc, cue: Token, date: TimeExpression) -> bool:
    """Whether the first verb above the date is the cue, or no other verb stands between the two."""
    if not doc.has_annotation("DEP"):
        return True
    span = doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    token = span.root
    for _ in range(12):
        if token.i == cue.i or (token.dep_.startswith("aux") and token.head.i == cue.i):
            return True
        if token.pos_ == "VERB" or token.head.i == token.i:
            break
        token = token.head
    low, high = sorted((cue.i, span.root.i))
    return not any(t.pos_ in ("VERB", "AUX") and t.head.i != cue.i for t in doc[low + 1 : high])
