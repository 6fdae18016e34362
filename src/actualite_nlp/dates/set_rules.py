"""Rules for what comes back: «chaque mardi», «tous les deux ans», «par jour», «quotidiennement»."""

from __future__ import annotations

import re

from .length_rules import unit_code
from .lexicon import LEX
from .nodes import Node, SetOf
from .numbers import number
from .rules import Rules

SETS = Rules()
rule = SETS.rule

_EACH = (
    r"(?:(?P<unit>secondes?|minutes?|heures?|jours?|journees?(?: de travail)?|semaines?|week-?ends?|mois|trimestres?|"
    r"semestres?|ans?|annees?|decennies?|siecles?)|(?P<day>{FULLWEEKDAY})s?|(?P<part>matins?|midis?|apres-midis?|soirs?|"
    r"nuits?)|(?P<season>etes?|hivers?|printemps|automnes?|{FULLMONTH}))"
)
_PERIODS = {
    "S": "PT{}S", "MIN": "PT{}M", "H": "PT{}H", "D": "P{}D", "W": "P{}W", "WE": "P{}WE", "M": "P{}M", "Y": "P{}Y",
    "DE": "P{}DE", "CE": "P{}CE",
}  # fmt: skip


def period(unit: str, amount: int = 1) -> str:
    """The TIMEX3 period of so many units."""
    if unit in ("Q", "HY"):
        unit, amount = "M", amount * (3 if unit == "Q" else 6)
    return _PERIODS[unit].format(amount)


def _period(m: re.Match[str], amount: int = 1) -> str:
    if m["unit"]:
        return period(unit_code(m["unit"].removesuffix(" de travail")), amount)
    return period("W" if m["day"] else "D" if m["part"] else "Y", amount)


@rule(r"(?P<x>chaque (?:(?P<n>{CARD}) )?" + _EACH + r")(?! fois)")
def _each(m: re.Match[str]) -> Node:
    return SetOf(_period(m, int(number(m["n"])) if m["n"] else 1))


@rule(r"(?P<x>tou(?:te)?s les (?:(?P<n>{CARD}) )?" + _EACH + ")")
def _every(m: re.Match[str]) -> Node:
    return SetOf(_period(m, int(number(m["n"])) if m["n"] else 1))


@rule(
    r"(?P<x>(?:(?:au moins |au plus |environ )?(?:une|{SMALL}) fois )?par (?P<unit>seconde|minute|"
    r"heure|jour|semaine|mois|trimestre|semestre|an)(?! \d))"
)
def _per(m: re.Match[str]) -> Node:
    return SetOf(period(unit_code(m["unit"])))


@rule(r"(?P<x>les (?:(?P<day>{FULLWEEKDAY})s|(?P<part>matins|soirs|nuits)|(?P<we>week-?ends)))")
def _plural(m: re.Match[str]) -> Node:
    return SetOf("P1WE" if m["we"] else period("W" if m["day"] else "D"))


@rule(rf"(?P<x>(?P<word>{'|'.join(LEX['set_adverbs'])}))")
def _adverb(m: re.Match[str]) -> Node:
    return SetOf(LEX["set_adverbs"][m["word"]])
