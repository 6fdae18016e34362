"""Two holders, two figures for the same thing: «13 500 selon la police, 100 000 selon les organisateurs»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..record.types import Stance
from .draft import Draft, Held, hold
from .material import Material, Stand
from .words import words

_NUMBER = re.compile(r"\d[\d\u00a0\u202f .]*(?:,\d+)?|\d+")
_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
}  # fmt: skip
_SCALE = {
    "mille": 1e3,
    "millier": 1e3,
    "milliers": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
}
_UNIT_SKIP = frozenset({"de", "d'", "à", "et", "ou", "quelque", "environ", "plus", "moins"})
_ACCORDING = frozenset({"selon", "d'après", "pour"})


@dataclass(frozen=True)
class Figure:
    """A number and the lemma of what it counts; empty when the noun is understood."""

    value: float
    unit: str
    start: int
    end: int


def figures_of(material: Material, start: int, end: int) -> list[Figure]:
    """Numbers of a stretch with what they count, dates and hours left out."""
    view = material.view
    a, b = view.range_of(start, end)
    found: list[Figure] = []
    i = a
    while i < b:
        value, j = _read(view.lower, i, b)
        if value is None:
            i += 1
            continue
        k = j
        while k < b and k < j + 3 and (view.lower[k] in _UNIT_SKIP or view.pos[k] == "ADJ"):
            k += 1
        unit = _unit(material, j, k, b)
        dated = any(d.start <= view.start[i] < d.end for d in material.dates)
        if unit not in words("time_units") and not dated:
            found.append(Figure(value, unit, view.start[i], view.end[max(i, j - 1)]))
        i = j
    return found


def _unit(material: Material, j: int, k: int, end: int) -> str:
    """The lemma of what is counted, «% conducteur» for a share of something; empty when the noun is understood."""
    view = material.view
    if "%" not in view.text[j : k + 1]:
        return view.lemma[k] if k < end and view.pos[k] in ("NOUN", "PROPN") else ""
    after = view.text.index("%", j) + 1
    if after >= end or view.lower[after] not in ("de", "des", "du", "d'"):
        return ""
    return "% " + next((view.lemma[n] for n in range(after, min(after + 4, end)) if view.pos[n] == "NOUN"), "")


def _read(lower: list[str], i: int, end: int) -> tuple[float | None, int]:
    word = lower[i]
    if _NUMBER.fullmatch(word):
        digits = word.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        j = i + 1
        while j < end and re.fullmatch(r"\d{3}", lower[j]) and len(digits) <= 9:
            digits += lower[j]
            j += 1
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
            digits = digits.replace(".", "")
        try:
            value = float(digits.replace(",", ".").rstrip("."))
        except ValueError:
            return None, i + 1
    elif word in _WORDS and word not in ("un", "une"):
        value, j = float(_WORDS[word]), i + 1
    else:
        return None, i + 1
    while j < end and lower[j] in _SCALE:
        value *= _SCALE[lower[j]]
        j += 1
    return value, j


def find_figures(material: Material) -> Iterator[Draft]:
    """Neighbouring statements by two holders whose figures differ for the same unit."""
    numbered = [
        (s, f)
        for s in material.stands
        if s.quote and s.holder and not material.is_survey(s.holder)
        for f in [figures_of(material, s.start, s.end)]
        if f
    ]
    for (a, fa), (b, fb) in pairwise(numbered):
        if a.holder == b.holder or b.sentence - a.sentence > 1:
            continue
        if a.end > b.start:
            pair = _listed(a, fa, b, fb)
        else:
            pair = _differing(a, fa, b, fb)
        if pair:
            yield _draft(material, (a, pair[0]), (b, pair[1]))


def _draft(material: Material, first: tuple[Stand, Figure], second: tuple[Stand, Figure]) -> Draft:
    (low, small), (high, large) = sorted((first, second), key=lambda x: x[1].value)
    listed = low.start < high.end and high.start < low.end
    held = [_held(material, high, large, low, "assert", listed), _held(material, low, small, high, "minimise", listed)]
    evidence = held[0].evidence
    return Draft("contested", held, (evidence.start, evidence.end), "figures", 0.75, "numeric")


def _held(material: Material, stand: Stand, figure: Figure, other: Stand, stance: Stance, listed: bool) -> Held:
    if not listed:
        return hold(material, stand, other.words, stance)
    return Held(stand.holder, stance, material.span(figure.start, figure.end), stand.quote, stand.relays)


def _listed(a: Stand, fa: list[Figure], b: Stand, fb: list[Figure]) -> tuple[Figure, Figure] | None:
    """«3 000 selon la police, 12 000 selon les organisateurs»: contents that overlap, a figure each."""
    shorter = a if a.end <= b.end else b
    inner, outer = (fa, fb) if shorter is a else (fb, fa)
    own = [f for f in outer if f.start >= shorter.end]
    if not inner or not own or not (_according(a) and _according(b)) or inner[-1].value == own[-1].value:
        return None
    x, y = inner[-1], own[-1]
    if x.unit and y.unit and x.unit != y.unit:
        return None
    return (x, y) if shorter is a else (y, x)


def _differing(a: Stand, fa: list[Figure], b: Stand, fb: list[Figure]) -> tuple[Figure, Figure] | None:
    short = all(s.end - s.start < 90 and _according(s) for s in (a, b))
    for x in fa:
        for y in fb:
            same = x.unit == y.unit and x.unit != ""
            elided = short and "" in (x.unit, y.unit)
            if (
                (same or elided)
                and x.value != y.value
                and max(x.value, y.value) < 1000 * max(1.0, min(x.value, y.value))
            ):
                if same and not short and a.closeness(b) < 0.3:
                    continue
                return x, y
    return None


def _according(stand: Stand) -> bool:
    return bool(stand.quote and stand.quote.cue and stand.quote.cue.lemma in _ACCORDING)
