"""Statements put right: «il s'agit en fait de…», «d'abord cinq morts, finalement sept», «aucune étude ne le prouve»."""

from __future__ import annotations

from collections.abc import Iterator

from .draft import SUPPORT, Draft, Held, hold
from .figures import figures_of
from .material import AUTHOR, Material, Stand, closeness
from .words import pattern

NEAR = 3
"""Sentences back in which what is corrected is looked for."""


def find_corrections(material: Material) -> Iterator[Draft]:
    """Corrections by somebody, by later news, and by the article's own voice."""
    yield from _by_somebody(material)
    yield from _by_later_news(material)
    yield from _by_author(material)


def _by_somebody(material: Material) -> Iterator[Draft]:
    for stand in material.stands:
        if stand.quote is None or stand.holder is None or stand.stance not in SUPPORT:
            continue
        text = " ".join(c.text for c in stand.quote.content)
        if len(text) > 250 or not pattern("corrections").search(text):
            continue
        before = [
            (s.closeness(stand) - 0.1 * (stand.sentence - s.sentence), s)
            for s in material.stands
            if s.holder not in (stand.holder, None) and s.stance in (*SUPPORT, "question")
            and 0 <= stand.sentence - s.sentence <= NEAR and s.end <= stand.start and s.words & stand.words
        ]  # fmt: skip
        if before:
            other = max(before, key=lambda x: x[0])[1]
            held = [hold(material, other, stand.words, "assert"), hold(material, stand, other.words, "deny")]
            yield Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), "correction", 0.6)


def _by_later_news(material: Material) -> Iterator[Draft]:
    """«Il a d'abord été fait état de cinq morts, mais le maire a annoncé…»: a first figure, then a second."""
    for sentence in material.view.sentences:
        start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
        first = pattern("first_said").search(material.text, start, end)
        turn = pattern("then_said").search(material.text, first.end(), end) if first else None
        if not first or not turn:
            continue
        stop = material.text.rfind(",", start, turn.start() + 1)
        stop = stop if stop > first.end() else turn.start()
        later = next((s for s in material.stands if s.holder and turn.end() <= s.start < end), None)
        if later is None or not figures_of(material, start, stop) or not figures_of(material, later.start, later.end):
            continue
        said = [s for s in material.stands if start <= s.start and s.end <= stop and s.holder]
        earlier = said[-1] if said else material.narrated(start, stop, "assert", None)
        held = [hold(material, earlier, later.words, "assert"), hold(material, later, earlier.words, "deny")]
        yield Draft(
            "contested", held, (held[0].evidence.start, held[0].evidence.end), "correction.later", 0.6, "numeric"
        )


def _by_author(material: Material) -> Iterator[Draft]:
    """«X affirme que… Aucune étude ne l'a prouvé»: the article itself doubts what was just said."""
    for number, sentence in enumerate(material.view.sentences[1:], 1):
        start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
        doubt = pattern("no_proof").search(material.text, start, end)
        against = pattern("author_against").search(material.text[start:end])
        if not (doubt or against) or any(s.start < end and start < s.end for s in material.stands if against):
            continue
        said = _doubted(material, number, material.words_of(start, end), bool(doubt))
        if said is None:
            continue
        held = [
            hold(material, said, material.words_of(start, end), "assert"),
            Held(AUTHOR, "question", material.span(start, end)),
        ]
        yield Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), "author", 0.5)


def _doubted(material: Material, number: int, about: frozenset[str], doubt: bool) -> Stand | None:
    """The statement that the author's sentence bears on: close before it, and not a judgement of value."""
    for stand in reversed(material.stands):
        gap = number - material.sentence_of(stand.end - 1)
        if stand.quote is None or not stand.holder or stand.stance not in ("assert", "accuse") or gap < 1:
            continue
        if gap > (NEAR if doubt else 1):
            return None
        if doubt or closeness(about, stand.words) >= 0.2:
            return stand
    return None
