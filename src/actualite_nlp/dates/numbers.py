"""Numbers as French writes them: digits, words (with Belgian and Swiss tens), ordinals and Roman numerals."""

from __future__ import annotations

import re
from functools import lru_cache

SMALL = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
COLLECTIVE = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ORDINALS = {
    "premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11,
    "douzieme": 12, "treizieme": 13, "dernier": -1, "derniere": -1,
}  # fmt: skip

_SEP = r"[\x20-]"
_ONE = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_TEEN = rf"(?:dix(?:{_SEP}(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)"
_TENS = (
    rf"(?:quatre{_SEP}vingts?(?:{_SEP}(?:{_TEEN}|{_ONE}))?|soixante(?:{_SEP}(?:et{_SEP})?(?:{_TEEN}|{_ONE}))?"
    rf"|(?:vingt|trente|quarante|cinquante|septante|huitante|octante|nonante)(?:{_SEP}(?:et{_SEP})?{_ONE})?)"
)
_BELOW_100 = rf"(?:{_TENS}|{_TEEN}|{_ONE}|zero)"
_BELOW_1000 = rf"(?:(?:{_ONE}{_SEP})?cents?(?:{_SEP}{_BELOW_100})?|{_BELOW_100})"
WORDS = rf"(?:(?:{_BELOW_1000}{_SEP})?mille?(?:{_SEP}{_BELOW_1000})?|{_BELOW_1000})"
SMALL_WORDS = _BELOW_100
DIGITS = r"(?:\d{1,3}(?:[.\x20]\d{3}){1,4}|\d{1,9}(?:[.,]\d{1,4})?)(?!\d)"

_WORD = re.compile(r"[a-z]+")


@lru_cache(4096)
def number(text: str) -> float:
    """The value of a cardinal in digits or words in matching form («2,5», «10 000», «quatre-vingt-dix»)."""
    if text[0].isdigit():
        plain = re.sub(r"(?<=\d)[.\x20](?=\d{3}(?:\D|$))", "", text)
        return float(plain.replace(",", "."))
    total = current = 0
    for word in _WORD.findall(text):
        if word.startswith("mil"):
            total, current = total + max(current, 1) * 1000, 0
        elif word.startswith("cent"):
            current = max(current, 1) * 100
        elif word.startswith("vingt") and current % 100 == 4:
            current += 76
        else:
            current += SMALL.get(word, 0)
    return float(total + current)


def roman(text: str) -> int:
    """The value of a Roman numeral in lower case («xxi» is 21)."""
    values = [ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def ordinal(text: str) -> int:
    """The value of an ordinal («premiere», «3e», «xxi e», «2nd»); -1 for the last."""
    if text in ORDINALS:
        return ORDINALS[text]
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    numeral = re.match(r"[ivxlc]+(?=\x20?(?:e|er|eme)?$)", text)
    if numeral:
        return roman(numeral[0])
    stem = re.sub(r"i?eme$", "", text)
    return int(number({"cinqu": "cinq", "neuv": "neuf", "quatr": "quatre", "onz": "onze"}.get(stem, stem)))
