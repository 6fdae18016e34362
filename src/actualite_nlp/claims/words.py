"""The words of contest, read once from the data file."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

STOP = frozenset(
    [
        "être",
        "avoir",
        "faire",
        "aller",
        "pouvoir",
        "devoir",
        "vouloir",
        "dire",
        "venir",
        "mettre",
        "prendre",
        "falloir",
        "savoir",
        "voir",
        "donner",
        "autre",
        "même",
        "tout",
        "plusieurs",
        "certain",
        "tel",
        "bien",
        "plus",
        "moins",
        "très",
        "aussi",
        "encore",
        "déjà",
        "ainsi",
        "alors",
        "donc",
        "notamment",
        "aujourd'hui",
        "hier",
        "jour",
        "an",
        "année",
        "mois",
        "semaine",
        "fois",
        "chose",
        "ne",
        "pas",
        "jamais",
        "rien",
        "aucun",
        "non",
        "si",
        "oui",
        "lui",
        "elle",
        "eux",
        "leur",
    ]
)


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("data/contest.json").read_text(encoding="utf-8"))
    return found


@cache
def words(section: str) -> frozenset[str]:
    """The entries of a section of the data file."""
    return frozenset(_data()[section])


@cache
def pattern(section: str) -> re.Pattern[str]:
    """The expressions of a section as one pattern, case ignored."""
    return re.compile("|".join(f"(?:{p})" for p in _data()[section]), re.IGNORECASE)


@cache
def phrases(section: str) -> re.Pattern[str]:
    """The phrases of a section as whole words, longest first, case ignored."""
    entries = sorted(_data()[section], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p).replace("'", "['’]") for p in entries) + r")\b", re.IGNORECASE)


@cache
def families() -> dict[str, frozenset[int]]:
    """For each word the numbers of the families of related words it belongs to."""
    found: dict[str, set[int]] = {}
    for number, family in enumerate(_data()["synonyms"]):
        for word in family:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def antonyms() -> frozenset[frozenset[str]]:
    """Pairs of words that cannot both hold of the same thing."""
    return frozenset(frozenset(pair) for pair in _data()["antonyms"])
