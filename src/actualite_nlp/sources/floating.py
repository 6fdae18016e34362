"""Quotes that no mention frames: the speaker of the neighbouring words, or of the same words elsewhere in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ..record.types import Quote
from .model import Entity, Mention, Page
from .pronouns import is_subject
from .words import fold

Speakers = Mapping[str, tuple[Entity | None, str]]
_SAME_WORDS = 0.6
_NEIGHBOURS = 6


def float_speaker(
    quote: Quote, ordered: Sequence[Quote], speakers: Speakers, mentions: Sequence[Mention], page: Page
) -> tuple[Entity | None, str]:
    """The speaker of a quote without source, and the rule: repeated words, same paragraph, next incise, last speaker."""
    at = ordered.index(quote)
    start = quote.content[0].start if quote.content else 0
    repeated = _repeated(quote, ordered, speakers)
    if repeated is not None:
        return repeated, "repeated"
    here = page.paragraph(start)
    before = [q for q in ordered[max(0, at - _NEIGHBOURS) : at] if _speaker(speakers, q) is not None]
    after = [q for q in ordered[at + 1 : at + 1 + _NEIGHBOURS] if _speaker(speakers, q) is not None]
    beside = before[-1] if before and page.paragraph(before[-1].content[0].start) == here else None
    floor = max(page.paragraphs[here], beside.content[-1].end if beside else 0)
    if (subject := _last_subject(mentions, page, floor, start)) is not None:
        return subject, "subject_before"
    if beside is not None:
        return _speaker(speakers, beside), "same_paragraph"
    if after and page.paragraph(after[0].content[0].start) == here:
        return _speaker(speakers, after[0]), "same_paragraph"
    if before:
        return _speaker(speakers, before[-1]), "previous"
    return (_speaker(speakers, after[0]), "next") if after else (None, "unresolved")


def _speaker(speakers: Speakers, quote: Quote) -> Entity | None:
    return speakers.get(quote.id, (None, ""))[0]


def _last_subject(mentions: Sequence[Mention], page: Page, floor: int, start: int) -> Entity | None:
    """The person that is the last subject between two offsets, quoted words left out."""
    first = bisect_left(mentions, floor, key=lambda m: m.start)
    last = bisect_left(mentions, start, key=lambda m: m.start)
    for mention in reversed(mentions[first:last]):
        if mention.entity.type == "person" and not mention.embedded and not page.quoted(mention.start):
            if is_subject(page, mention):
                return mention.entity
    return None


def _repeated(quote: Quote, ordered: Sequence[Quote], speakers: Speakers) -> Entity | None:
    """The speaker of a quote that holds most of the same words (a title or a pull quote repeats the article)."""
    words = _words(quote)
    best: tuple[float, Entity | None] = (0.0, None)
    for other in ordered:
        speaker = speakers.get(other.id, (None, ""))[0]
        if other is quote or speaker is None or len(words) < 2:
            continue
        share = len(words & _words(other)) / len(words)
        best = max(best, (share, speaker), key=lambda b: b[0])
    return best[1] if best[0] >= _SAME_WORDS else None


def _words(quote: Quote) -> frozenset[str]:
    return frozenset(w for s in quote.content for w in re.findall(r"\w+", fold(s.text)) if len(w) > 3)
