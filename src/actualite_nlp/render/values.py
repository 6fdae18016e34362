"""TIMEX3 values in French words, for people."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SEASONS = {"SP": "printemps", "SU": "été", "FA": "automne", "WI": "hiver"}
PARTS = {"MO": "matin", "AF": "après-midi", "EV": "soir", "NI": "nuit", "DT": "journée"}
REFERENCES = {"PRESENT_REF": "de nos jours", "PAST_REF": "passé récent", "FUTURE_REF": "avenir"}
UNITS = {
    "Y": ("an", "ans"), "M": ("mois", "mois"), "W": ("semaine", "semaines"), "D": ("jour", "jours"),
    "H": ("heure", "heures"), "TM": ("minute", "minutes"), "S": ("seconde", "secondes"),
    "Q": ("trimestre", "trimestres"), "DE": ("décennie", "décennies"), "CE": ("siècle", "siècles"),
}  # fmt: skip
_DURATION = re.compile(r"P(?=.)((?:(?:\d+(?:\.\d+)?|X)(?:DE|CE|[YMWDQ]))*)(?:T((?:(?:\d+(?:\.\d+)?|X)[HMS])+))?")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?|-W\d\d)?")


def machine_value(value: str) -> str | None:
    """The value where HTML's ``<time datetime>`` takes it: years, months, days, minutes and weeks."""
    return value if _MACHINE.fullmatch(value) else None


def in_words(value: str) -> str:
    """«2024-02» to «février 2024», «2024-W42» to «semaine du 14 au 20 octobre 2024»; unknown forms stay as they are."""
    if value in REFERENCES:
        return REFERENCES[value]
    if "/" in value:
        first, _, last = value.partition("/")
        return f"de {in_words(first) or '…'} à {in_words(last) or '…'}"
    if _DURATION.fullmatch(value):
        return _duration(value)
    day, _, clock = value.partition("T")
    try:
        return _day(day) + _clock(clock)
    except (ValueError, IndexError):
        return value


def short_words(value: str) -> str:
    """``in_words`` without the name of the day, where room is scarce."""
    words = in_words(value)
    first, _, rest = words.partition(" ")
    return rest if first in DAYS and rest else words


def _day(value: str) -> str:
    year, _, rest = value.partition("-")
    if year.endswith("XX") and year[:2].isdigit():
        return f"{_roman(int(year[:2]) + 1)}e siècle"
    if re.fullmatch(r"\d{3}X?", year):
        return f"années {year[:3]}0"
    if not rest:
        return year
    if rest in SEASONS:
        return f"{SEASONS[rest]} {year}"
    if part := re.fullmatch(r"([QH])(\d)", rest):
        return f"{_ordinal(int(part[2]))} {'trimestre' if part[1] == 'Q' else 'semestre'} {year}"
    if week := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        return _week(int(year), int(week[1]), bool(week[2]))
    if _ISO_DAY.fullmatch(value):
        moment = date.fromisoformat(value)
        return f"{DAYS[moment.weekday()]} {_day_of_month(moment)} {MONTHS[moment.month - 1]} {year}"
    month = re.fullmatch(r"(\d\d)(?:-XX)?", rest)
    return f"{MONTHS[int(month[1]) - 1]} {year}" if month and int(month[1]) else value


def _week(year: int, week: int, weekend: bool) -> str:
    monday = date.fromisocalendar(year, week, 1)
    first, last = monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
    start = _day_of_month(first) if first.month == last.month else f"{_day_of_month(first)} {MONTHS[first.month - 1]}"
    name = "week-end" if weekend else "semaine"
    return f"{name} du {start} au {_day_of_month(last)} {MONTHS[last.month - 1]} {last.year}"


def _clock(value: str) -> str:
    if not value:
        return ""
    if value in PARTS:
        return f", {PARTS[value]}"
    hour, _, minute = value.partition(":")
    return f", {int(hour)} h" + (f" {minute[:2]}" if minute and minute[:2] != "00" else "")


def _duration(value: str) -> str:
    days, _, clock = value[1:].partition("T")
    parts = [(n, unit) for n, unit in re.findall(r"([\d.]+|X)(DE|CE|[YMWDQ])", days)]
    parts += [(n, "TM" if unit == "M" else unit) for n, unit in re.findall(r"([\d.]+|X)([HMS])", clock)]
    return " et ".join(_amount(n, *UNITS[unit]) for n, unit in parts)


def _amount(number: str, one: str, many: str) -> str:
    if number == "X":
        return f"plusieurs {many}"
    return f"{number.replace('.', ',')} {many if float(number) >= 2 else one}"


def _day_of_month(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        out += sign * count
    return out
