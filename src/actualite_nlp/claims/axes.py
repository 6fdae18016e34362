"""On which axis the positions of a claim differ."""

from __future__ import annotations

import re

from ..record.types import Axis
from .draft import Draft
from .figures import figures_of
from .material import Material

_SIGNS: dict[Axis, re.Pattern[str]] = {
    "quantity": re.compile(r"\b(?:plusieurs|nombreu\w+|beaucoup|chiffres?|effectifs?|bilan|évaluations?|total|seule?s?|une? seule?)\b", re.I),
    "intent": re.compile(r"\b(?:volonté|intention\w*|délibéré\w*|volontaire\w*|exprès|vis(?:e|ait|aient) à|destiné\w* à|prémédit\w+|but)\b", re.I),
    "cause": re.compile(r"\b(?:à cause|dus?|due|dues|à l['’]origine|lié\w*|lien|en raison|causé\w*|provoqué\w*|responsab\w+|consécutif\w*)\b", re.I),
    "agent": re.compile(r"\b(?:c['’]est .{3,60} qui|auteurs?|commanditaires?|impliqué\w*|implication|innocen\w+|coupables?)\b", re.I),
    "wording": re.compile(r"\b(?:propos|mots?|termes?|qualifié\w*|qualifier|phrase|expression|déclarations?)\b", re.I),
    "place": re.compile(r"\b(?:espace aérien|territoire|frontière|zone|lieu|eaux internationales)\b", re.I),
    "degree": re.compile(r"\b(?:très|trop|intact\w*|grave\w*|gravité|ampleur|partiel\w*|entièrement|majeur\w*)\b", re.I),
}  # fmt: skip


def axes_of(material: Material, draft: Draft) -> list[Axis]:
    """The axes whose signs stand in the evidence; existence when there are none."""
    evidence = [h.evidence for h in draft.held]
    text = " ".join(e.text for e in evidence)
    found: list[Axis] = []
    if draft.method == "minimise" or draft.signal == "numeric" or _figures_differ(material, draft):
        found.append("quantity")
    if _dates_differ(material, draft):
        found.append("time")
    found += [axis for axis, sign in _SIGNS.items() if axis not in found and sign.search(text)]
    return found or ["existence"]


def _figures_differ(material: Material, draft: Draft) -> bool:
    values = [{f.value for f in figures_of(material, h.evidence.start, h.evidence.end)} for h in draft.held]
    return sum(bool(v) for v in values) > 1 and len({frozenset(v) for v in values}) > 1


def _dates_differ(material: Material, draft: Draft) -> bool:
    """Whether two positions name different times."""
    values = []
    for held in draft.held:
        inside = frozenset(
            d.value
            for d in material.dates
            if held.evidence.start <= d.start < held.evidence.end and d.type in ("DATE", "TIME")
        )
        if inside:
            values.append(inside)
    return len(set(values)) > 1
