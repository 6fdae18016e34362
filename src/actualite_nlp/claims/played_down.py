"""Statements played down: «n'a évoqué qu'un appel» after somebody else's «plusieurs échanges»."""

from __future__ import annotations

from collections.abc import Iterator

from .denials import admission_forms, subject_of
from .draft import SUPPORT, Draft, Held, hold, support
from .figures import figures_of
from .material import NEAR, Material, Stand
from .words import phrases, words


def find_played_down(material: Material) -> Iterator[Draft]:
    """«N'a évoqué qu'un appel» after somebody else's «plusieurs échanges»; «même son de cloche» joins a third."""
    telling = words("admission") | words("playing_down")
    quoted = [
        s
        for s in material.stands
        if s.stance == "minimise" and s.quote and (s.quote.cue is None or s.quote.cue.lemma in telling)
    ]
    for stand in (*quoted, *_restrictions(material, quoted)):
        if stand.holder is None or _soothes(material, stand):
            continue
        before = [
            (s.closeness(stand), s)
            for s in material.stands
            if s.holder not in (stand.holder, None)
            and s.stance in SUPPORT
            and 0 <= stand.sentence - s.sentence <= NEAR
            and s.start < stand.start
        ]
        close = [(c, s) for c, s in before if c >= 0.05]
        if not close:
            continue
        opponent = max(close, key=lambda x: (x[0], -x[1].start))[1]
        held = [
            hold(material, opponent, stand.words, support(opponent.stance)),
            hold(material, stand, opponent.words),
            *_concordant(material, stand, opponent),
        ]
        yield Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), "minimise", 0.7, "numeric")


def _soothes(material: Material, stand: Stand) -> bool:
    """«Relativise», «nuance» with no figure to it: a judgement of how grave things are."""
    cue = stand.quote.cue.lemma if stand.quote and stand.quote.cue else ""
    return cue in words("playing_down") and not figures_of(material, stand.start, stand.end)


def _restrictions(material: Material, quoted: list[Stand]) -> Iterator[Stand]:
    """«N'a évoqué qu'un appel», «ne reconnaît que deux visites»: a verb of admission restricted to a noun phrase."""
    view = material.view
    for i, word in enumerate(view.lower):
        if (
            word not in ("que", "qu'")
            or view.inside[i] >= 0
            or any(s.start - 4 <= view.start[i] < s.end for s in quoted)
        ):
            continue
        verb = next((k for k in range(i - 1, max(-1, i - 5), -1) if view.lower[k] in admission_forms()), None)
        if verb is None or not {"ne", "n'"} & set(view.lower[max(0, verb - 4) : verb]):
            continue
        sentence = material.sentence_at(i)
        stop = next((k for k in range(i + 1, sentence.end) if view.text[k] in ",;:."), sentence.end)
        if stop <= i + 1:
            continue
        holder = subject_of(material, view.tokens[verb])
        yield material.narrated(view.start[i + 1], view.end[stop - 1], "minimise", holder)


def _concordant(material: Material, stand: Stand, opponent: Stand) -> list[Held]:
    following = [s for s in material.stands if 0 <= s.sentence - stand.sentence <= 1 and s.start > stand.end]
    for other in following:
        sentence = material.sentence(other.sentence)
        opening = material.text[material.view.start[sentence.start] : other.start]
        if other.holder not in (stand.holder, None) and phrases("concord").search(opening):
            return [hold(material, other, opponent.words)]
    return []
