"""The word lists of ``lexicon.json`` as pattern pieces, and the compiler that knows them by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from . import numbers

LEX: dict[str, Any] = json.loads(files(__package__).joinpath("lexicon.json").read_text(encoding="utf-8"))
MONTHS: dict[str, int] = LEX["months"] | LEX["month_abbreviations"]
WEEKDAYS: dict[str, int] = LEX["weekdays"] | LEX["weekday_abbreviations"]
UNITS: dict[str, str] = LEX["units"]
SEASONS: dict[str, str] = LEX["seasons"]
PARTS: dict[str, str] = LEX["parts"]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_ORDINAL_WORDS = _any(w for w in numbers.ORDINALS if not w.startswith("dernier"))
MACROS = {
    "MONTH": rf"(?:{_any(LEX['months'])}|{_any(LEX['month_abbreviations'])}\b\.?)",
    "FULLMONTH": _any(LEX["months"]),
    "WEEKDAY": rf"(?:{_any(LEX['weekdays'])}|{_any(LEX['weekday_abbreviations'])}\b\.?)",
    "FULLWEEKDAY": _any(LEX["weekdays"]),
    "SEASON": _any(SEASONS),
    "PART": _any(PARTS),
    "HOLIDAY": _any(LEX["holidays"]),
    "MEAL": _any(LEX["meals"]),
    "CARD": rf"(?:{numbers.DIGITS}|{numbers.WORDS})",
    "SMALL": rf"(?:\d{{1,2}}|{numbers.SMALL_WORDS})",
    "WORDS": numbers.WORDS,
    "SMALLWORDS": numbers.SMALL_WORDS,
    "TWODIGITS": r"(?:(?:vingt|trente|quarante|cinquante)(?:[\x20-](?:et[\x20-])?(?:un|deux|trois|quatre|cinq|six|"
    r"sept|huit|neuf))?|dix|quinze)",
    "COLLECTIVE": _any(numbers.COLLECTIVE),
    "DAYNUM": rf"(?:(?:[12]\d|3[01]|0?[1-9])(?: ?ers?|e|eme)?(?![\d%]|[.,]\d)|premier|{numbers.SMALL_WORDS})",
    "YEAR": r"(?:(?:1\d|20)\d\d(?![\d%]|[.,]\d|[ ]000\b))",
    "YEARWORDS": rf"(?:deux mille(?:[\x20-]{numbers.SMALL_WORDS})?|mille neuf cents?(?:[\x20-]{numbers.SMALL_WORDS})?)",
    "ORD": rf"(?:{_ORDINAL_WORDS}|\d{{1,2}} ?(?:ers?|eres?|res?|nde?|emes?|es?|d)\b)",
    "LAST": r"(?:derniere?s?|passee?s?|precedente?s?|ecoulee?s?|d'avant)",
    "NEXT": r"(?:prochaine?s?|suivante?s?|à venir|qui vien(?:t|nent)|qui suit|qui suivent|d'apres)",
    "THE": r"(?:le |la |l'|les )",
    "DE": r"(?:de la |de l'|de |d'|du |des )",
}
_MACRO = re.compile(r"\{([A-Z]+)\}")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern whose ``{NAMES}`` are pieces of the lexicon; a space stands for one or two."""
    spaced = re.sub(r"(?<!\[) (?!\])", "[ ]{1,2}", source)
    spaced = re.sub(r"\[ \]\{1,2\}\?", "[ ]{0,2}", spaced)
    return re.compile(_MACRO.sub(lambda m: MACROS[m[1]].replace(" ", r"\x20"), spaced))


def alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words or pattern pieces, whole words, longest first."""
    return pattern(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)")
