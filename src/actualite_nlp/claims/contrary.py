"""What is told against what was said: «contrairement à ce qu'affirmait la mairie…», «son rival se dit vainqueur»."""

from __future__ import annotations

from collections.abc import Iterator

from .denials import subject_of
from .draft import Draft, Held, hold
from .material import AUTHOR, NEAR, Material
from .words import pattern


def find_contrary(material: Material) -> Iterator[Draft]:
    """One claim for each sentence that sets itself against a statement it mentions."""
    view = material.view
    for match in pattern("against_said").finditer(material.text):
        sentence = material.sentence(material.sentence_of(match.start()))
        begin, end = view.start[sentence.start], view.end[sentence.end - 1]
        comma = material.text.find(",", match.end(), end)
        stop = comma if comma > 0 else end
        told = (begin, match.start()) if match.start() - begin > 20 else (stop, end)
        if told[1] - told[0] < 20:
            continue
        evidence = material.span(*told)
        stand = next((s for s in material.stands if s.start < evidence.end and evidence.start < s.end), None)
        said = Held(_sayer(material, match.start(), match.end(), stop), "assert", material.span(match.start(), stop))
        if stand is None or stand.holder is None:
            denying = Held(AUTHOR, "deny", evidence)
        else:
            denying = Held(stand.holder, "deny", evidence, stand.quote, stand.relays)
        if said.holder != denying.holder:
            yield Draft("contested", [said, denying], told, "contrary", 0.7)


def _sayer(material: Material, start: int, said: int, stop: int) -> str | None:
    """Who said what is now told otherwise: the subject before the verb that ends at ``said``, or the noun after it."""
    view = material.view
    a, b = view.range_of(start, stop)
    after = view.first(said)
    for k in range(a + 1, b):
        token = view.tokens[k]
        if view.pos[k] == "PROPN" or (token.dep_.startswith("nsubj") and token.pos_ == "NOUN"):
            return material.holder_at(token)
        if after <= k < after + 3 and view.pos[k] == "NOUN" and view.pos[k - 1] == "DET":
            return material.holder_at(token)
    return None


def find_rival_victories(material: Material) -> Iterator[Draft]:
    """«Le sortant est réélu… Son rival se proclame vainqueur»: two who cannot both have won."""
    view = material.view
    for match in pattern("claims_victory").finditer(material.text):
        at = view.first(match.start())
        if view.inside[at] >= 0:
            continue
        here = material.sentence_of(match.start())
        verb = next((view.tokens[k] for k in range(at, min(at + 4, len(view))) if view.pos[k] in ("VERB", "AUX")), None)
        rival = subject_of(material, verb) if verb is not None else None
        won = next((n for n in _nearest(here, len(view.sentences)) if _wins(material, n)), None)
        if rival is None or won is None:
            continue
        sentence = material.sentence(won)
        told = view.start[sentence.start], view.end[sentence.end - 1]
        quoted = next((s for s in material.stands if s.holder and s.start < told[1] and told[0] < s.end), None)
        winner = quoted if quoted and quoted.holder != rival else material.narrated(*told)
        held = [hold(material, winner, frozenset(), "assert"), Held(rival, "deny", material.span(*match.span()))]
        yield Draft("contested", held, told, "victory", 0.6)


def _nearest(here: int, count: int) -> Iterator[int]:
    """Sentences around one, itself left out: the nearest before it, the first two of the article, the one after."""
    yield from range(here - 1, max(-1, here - NEAR - 1), -1)
    yield from range(min(2, here) - 1, -1, -1)
    yield from range(here + 1, min(count, here + 2))


def _wins(material: Material, number: int) -> bool:
    sentence = material.sentence(number)
    start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
    found = pattern("has_won").search(material.text, start, end)
    return bool(found) and not pattern("claims_victory").search(material.text, start, end)
