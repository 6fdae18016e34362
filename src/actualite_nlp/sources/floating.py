"""Quotes that no mention frames: the speaker beside them, or of the same words elsewhere in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..record.types import Quote
from .model import Entity, Mention, Page
from .pronouns import is_subject
from .words import fold

Speakers = dict[str, tuple[Entity | None, str]]
_SAME_WORDS = 0.6
"""Share of a quote's words that another must hold to be taken for the same."""
_SIGNED = re.compile(r"[ \u00a0\u202f.!?…]*[»\"”]?[ \u00a0]*\n+[ \u00a0]*[—–-] ?(?=[A-ZÀ-ÞL])")
_TITLE = 4
"""Characters of an article or title before the name that signs."""
_NEIGHBOURS = 6
_MOST = 50
"""Quotes looked at for each word they share."""


def float_speakers(ordered: Sequence[Quote], speakers: Speakers, mentions: Sequence[Mention], page: Page) -> None:
    """Add to ``speakers`` those of the quotes without source, with the rule that told; ``ordered`` in text order."""
    repeats = Repeats(ordered, speakers)
    for at, quote in enumerate(ordered):
        if quote.id not in speakers:
            repeated = repeats.speaker(quote)
            beside = (repeated, "repeated") if repeated else _beside(at, ordered, speakers, mentions, page)
            speakers[quote.id] = beside


def signed_below(ordered: Sequence[Quote], speakers: Speakers, mentions: Sequence[Mention], page: Page) -> None:
    """Quotes without a source mention that somebody signs are that one's, whoever was supposed to speak."""
    for quote in ordered:
        if quote.source is None and (speaker := _signature(quote, mentions, page)) is not None:
            speakers[quote.id] = speaker, "signature"


def repeated_elsewhere(ordered: Sequence[Quote], speakers: Speakers) -> None:
    """Quotes whose speaker is only supposed take the one to whom a mention gives the same words."""
    supposed = [q for q in ordered if q.source is None and q.id in speakers]
    loose = {q.id for q in supposed}
    repeats = Repeats(ordered, {key: told for key, told in speakers.items() if key not in loose})
    for quote in supposed:
        if (speaker := repeats.speaker(quote)) is not None:
            speakers[quote.id] = speaker, "repeated"


def _beside(
    at: int, ordered: Sequence[Quote], speakers: Speakers, mentions: Sequence[Mention], page: Page
) -> tuple[Entity | None, str]:
    """The subject just before, the speaker of the same paragraph, the last speaker, or the next."""
    start = ordered[at].content[0].start if ordered[at].content else 0
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


def _signature(quote: Quote, mentions: Sequence[Mention], page: Page) -> Entity | None:
    """Who signs a quote in the line below it: «— Anne Ruiz, maire de Vallon»."""
    signed = _SIGNED.match(page.text, quote.content[-1].end) if quote.content else None
    if signed is None:
        return None
    first = bisect_left(mentions, signed.end() - 1, key=lambda m: m.start)
    return next((m.entity for m in mentions[first : first + 2] if m.start <= signed.end() + _TITLE), None)


def _speaker(speakers: Speakers, quote: Quote) -> Entity | None:
    return speakers.get(quote.id, (None, ""))[0]


def _last_subject(mentions: Sequence[Mention], page: Page, floor: int, start: int) -> Entity | None:
    """The person that is the last subject between two offsets, quoted words left out."""
    first = bisect_left(mentions, floor, key=lambda m: m.start)
    last = bisect_left(mentions, start, key=lambda m: m.start)
    for mention in reversed(mentions[first:last]):
        outside = not mention.embedded and not page.quoted(mention.start)
        if mention.entity.type == "person" and outside and is_subject(page, mention):
            return mention.entity
    return None


class Repeats:
    """Finds a quote that holds most of the same words: a title or a pull quote repeats the article."""

    def __init__(self, quotes: Sequence[Quote], speakers: Speakers) -> None:
        self._speakers = {q.id: s for q in quotes if (s := _speaker(speakers, q)) is not None}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for quote in quotes:
            if quote.id in self._speakers:
                for word in _words(quote):
                    self._holding[word].append(quote.id)

    def speaker(self, quote: Quote) -> Entity | None:
        """Who says the same words elsewhere."""
        words = _words(quote)
        shared = Counter(other for word in words for other in self._holding[word][:_MOST])
        best = shared.most_common(1)
        if len(words) < 2 or not best or best[0][1] < _SAME_WORDS * len(words):
            return None
        return self._speakers[best[0][0]]


def _words(quote: Quote) -> frozenset[str]:
    return frozenset(w for s in quote.content for w in re.findall(r"\w+", fold(s.text)) if len(w) > 3)
