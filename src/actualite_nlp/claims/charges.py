"""Charges that the article tells of: «accusé de», «mis en examen pour», «il lui est reproché de»."""

from __future__ import annotations

import re
from dataclasses import replace

from ..record.types import Quote, Stance
from .material import Material, Stand
from .unverified import conditionals
from .words import pattern, words

BACK = 6
"""Sentences back in which the charge that a denial answers is looked for."""
_PASSIVE = frozenset({"est", "sont", "été", "était", "étaient", "être", "a", "ayant"})


def is_passive_charge(material: Material, quote: Quote | None) -> bool:
    """Whether a charge stands in the passive with nobody named who brings it: «l'armée est accusée d'avoir tué»."""
    if quote is None or quote.cue is None or quote.stance != "accuse":
        return False
    i = material.view.first(quote.cue.start)
    before = set(material.view.lower[max(0, i - 3) : i])
    return bool(before & _PASSIVE) and "Part" in material.view.tokens[i].morph.get("VerbForm", [])


_STRETCH = re.compile(r"[^.;:!?\n«»]{0,160}")
_ASIDE = re.compile(r",(?! (?:de |d['’]|pour |et |ou |par ))")
_AGENT = re.compile(r"\bpar (?=\w)")


def charges_of(material: Material) -> list[Stand]:
    """What the article tells as a charge, a rumour or hearsay: «accusé de fraude par le parquet», «il aurait menti»."""
    if material.charges is None:
        told = [_charge(material, m, "accuse") for m in pattern("told_charges").finditer(material.text)]
        rumours = [_charge(material, m, "speculate") for m in pattern("told_rumours").finditer(material.text)]
        hearsay = [material.narrated(*d.about, "unverified") for d in conditionals(material) if d.held[0].quote is None]
        material.charges = [*told, *rumours, *hearsay]
    return material.charges


def _charge(material: Material, match: re.Match[str], stance: Stance) -> Stand:
    found = _STRETCH.match(material.text, match.end())
    stop = found.end() if found else match.end()
    aside = _ASIDE.search(material.text, match.end(), stop)
    stop = aside.start() if aside else stop
    agent = None
    for by in _AGENT.finditer(material.text, match.end(), stop):
        a, b = material.view.range_of(by.end(), stop)
        noun = next((material.view.tokens[k] for k in range(a, min(b, a + 6)) if _named(material, k)), None)
        agent = material.holder_at(noun) if noun is not None else None
        if agent is not None:
            break
    told = material.narrated(match.start(), stop, stance, agent)
    return replace(told, charge=True)


def _named(material: Material, k: int) -> bool:
    return material.view.pos[k] in ("NOUN", "PROPN")


def charge_before(material: Material, here: int, name: str, back: int = 3) -> Stand | None:
    """The nearest sentence, ``here`` or up to ``back`` before, that tells of a charge (pattern ``name``)."""
    for number in range(here, max(-1, here - back - 1), -1):
        sentence = material.sentence(number)
        start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
        found = pattern(name).search(material.text, start, end)
        if not found:
            continue
        if number == here:
            end = next((d for d in (material.text.find(",", found.end(), end),) if d > start), end)
        if "condamn" in found.group().casefold():
            return material.narrated(start, end)
        return material.narrated(start, end, "accuse", _accuser(material, start, end))
    return None


def _accuser(material: Material, start: int, end: int) -> str | None:
    """Who brings the charge where a statement in the sentence says so and is no passive; else nobody named."""
    for stand in material.stands:
        inside = stand.quote and stand.quote.cue and start <= stand.quote.cue.start < end
        if inside and stand.quote and stand.stance == "accuse" and not is_passive_charge(material, stand.quote):
            return stand.holder
    return None


def accused_by(material: Material, stand: Stand) -> tuple[int, int] | None:
    """The characters of whoever a statement of accusation is about: «accuse souvent [le parti] d'avoir menti»."""
    if stand.quote is None or stand.quote.cue is None or stand.stance != "accuse":
        return None
    return accused_between(material, stand.quote.cue.end, stand.start)


def accused_between(material: Material, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase between a verb of accusation and what is charged, adverbs and the linking word left out."""
    view = material.view
    a, b = view.range_of(start, end)
    while a < b and view.pos[a] not in ("DET", "PROPN"):
        a += 1
    while b > a and view.lower[b - 1] in ("de", "d'", "à"):
        b -= 1
    return (view.start[a], view.end[b - 1]) if a < b <= a + 30 else None


def active_accusation(material: Material, start: int, end: int) -> int | None:
    """The token of a verb of accusation in the active that stands in a clause."""
    view = material.view
    a, b = view.range_of(start, end)
    for i in range(a, b):
        if view.lemma[i] in words("accuse") and view.pos[i] == "VERB":
            return None if set(view.lower[max(0, i - 3) : i]) & (_PASSIVE - {"a", "ayant"}) else i
    return None
