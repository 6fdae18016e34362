"""Stretches of the calendar and the arithmetic on them; ends are exclusive, clocks are those of the newsroom."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

from msgspec import Struct

from ..record.types import Grain

GRAINS: dict[str, Grain] = {
    "S": "second", "MIN": "minute", "H": "hour", "D": "day", "WE": "weekend", "W": "week", "M": "month", "Q": "quarter",
    "HY": "half", "Y": "year", "DE": "decade", "CE": "century",
}  # fmt: skip
MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "5Y": 60, "DE": 120, "CE": 1200, "ML": 12000}
STEPS = {
    "S": timedelta(seconds=1), "MIN": timedelta(minutes=1), "H": timedelta(hours=1), "D": timedelta(days=1),
    "W": timedelta(weeks=1), "WE": timedelta(weeks=1), "15D": timedelta(days=15),
}  # fmt: skip
SEASON_STARTS = {"SP": (3, 21), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
NEXT_SEASON = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}


class Interval(Struct, frozen=True):
    """From ``begin`` up to but without ``end``, seen at a grain."""

    begin: datetime
    end: datetime
    grain: Grain

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.begin


def shift(moment: datetime, amount: float, unit: str) -> datetime:
    """Move by an amount of a unit; a day past the end of a month becomes its last. Raises OverflowError, ValueError."""
    if unit in STEPS:
        return moment + STEPS[unit] * amount
    months = moment.year * 12 + moment.month - 1 + round(amount * MONTHS_IN[unit])
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def floor(moment: datetime, unit: str) -> datetime:
    """The first instant of the unit that holds this moment (a week begins on Monday, a week-end on Saturday)."""
    if unit == "S":
        return moment.replace(microsecond=0)
    if unit == "MIN":
        return moment.replace(second=0, microsecond=0)
    if unit == "H":
        return moment.replace(minute=0, second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "D":
        return day
    if unit in ("W", "WE"):
        return day + timedelta(days=(5 if unit == "WE" else 0) - day.weekday())
    if unit in ("M", "Q", "HY"):
        size = MONTHS_IN[unit]
        return day.replace(month=(day.month - 1) // size * size + 1, day=1)
    size = MONTHS_IN[unit] // 12
    return day.replace(year=max(day.year // size * size, 1), month=1, day=1)


def around(moment: datetime, unit: str, steps: int = 0) -> Interval:
    """The unit that holds a moment, or the one some steps before or after it."""
    begin = shift(floor(moment, unit), steps, unit)
    end = begin + timedelta(days=2) if unit == "WE" else shift(begin, 1, unit)
    return Interval(begin, end, GRAINS[unit])


def season(code: str, year: int) -> Interval:
    """A season by its usual dates; the winter of a year begins in its December."""
    month, day = SEASON_STARTS[code]
    after = NEXT_SEASON[code]
    return Interval(datetime(year, month, day), datetime(year + (code == "WI"), *SEASON_STARTS[after]), "season")


def easter(year: int) -> datetime:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * (b % 4) + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return datetime(year, month, (h - m + r + month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime:
    """The nth (-1: last) weekday (1: Monday) of a month."""
    if nth < 0:
        last = datetime(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = datetime(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def holiday(code: str, year: int) -> datetime:
    """The day of a holiday code in a year: «12-25», «easter+39», or month, nth and weekday.

    «11-4-4» is the fourth Thursday of November, «11-4-4+1» the day after it, «05--1-7» the last Sunday of May.
    """
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code[6:]))
    code, _, days_after = code.partition("+")
    month, _, rest = code.partition("-")
    if rest.count("-") == 0:
        return datetime(year, int(month), int(rest))
    nth, _, weekday = rest.rpartition("-")
    return nth_weekday(year, int(month), int(weekday), int(nth)) + timedelta(days=int(days_after or 0))
