"""The words of contest, read once from the data file."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("data/contest.json").read_text(encoding="utf-8"))
    return found


@cache
def words(section: str) -> frozenset[str]:
    """The entries of a section of the data file."""
    return frozenset(_data()[section])


@cache
def listed(section: str) -> tuple[str, ...]:
    """The entries of a section in the order of the file."""
    return tuple(_data()[section])


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
