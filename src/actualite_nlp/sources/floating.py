"""Quotes that no mention frames: the speaker of the neighbouring words, or of the same words elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..record.types import Quote
from .model import Entity, Mention, Page
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
    before = [q for q in ordered[max(0, at - _NEIGHBOURS) : at] if speakers.get(q.id, (None, ""))[0] is not None]
    after = [q for q in ordered[at + 1 : at + 1 + _NEIGHBOURS] if speakers.get(q.id, (None, ""))[0] is not None]
    for rule, candidates, offset in (
        ("same_paragraph", reversed(before), 0),
        ("same_paragraph", after, 0),
        ("previous", reversed(before), 1),
    ):
        for other in candidates:
            if abs(here - page.paragraph(other.content[0].start)) <= offset:
                return speakers[other.id][0], rule
            break
    named = [m for m in mentions if m.start < start and page.paragraph(m.start) == here and m.entity.type == "person"]
    if named:
        return named[-1].entity, "nearest_name"
    if before:
        return speakers[before[-1].id][0], "previous"
    return (speakers[after[0].id][0], "next") if after else (None, "unresolved")


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
