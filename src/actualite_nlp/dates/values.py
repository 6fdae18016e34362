"""TIMEX3 values of intervals, partial values without a reference, and EDTF."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ..record.types import Modifier
from . import nodes as n
from .interval import SEASON_STARTS, Interval

_EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_UNKNOWN = {
    "S": "XXXX-XX-XXTXX:XX", "MIN": "XXXX-XX-XXTXX:XX", "H": "XXXX-XX-XXTXX:XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "HY": "XXXX-HX",
}  # fmt: skip


def timex(found: Interval) -> str:
    """The TIMEX3 value of an interval at its grain."""
    b = found.begin
    year = f"{b.year:04d}"
    match found.grain:
        case "decade":
            return year[:3] + "X"
        case "century":
            return f"{b.year // 100:02d}XX"
        case "year":
            return year
        case "half":
            return f"{year}-H{(b.month + 5) // 6}"
        case "quarter":
            return f"{year}-Q{(b.month + 2) // 3}"
        case "season":
            return f"{year}-{next(c for c, s in SEASON_STARTS.items() if s == (b.month, b.day))}"
        case "month":
            return f"{year}-{b.month:02d}"
        case "week" | "weekend":
            return _week(found)
        case "day":
            return f"{year}-{b.month:02d}-{b.day:02d}"
        case "second":
            return b.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    return b.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")


def _week(found: Interval) -> str:
    if found.grain == "week" and found.end - found.begin != timedelta(days=7):
        last = found.end - timedelta(days=1)
        return f"{found.begin:%Y-%m-%d}/{last:%Y-%m-%d}"
    year, week, _ = found.begin.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if found.grain == "weekend" else "")


def partial(node: n.Node) -> str:
    """What can be said without a reference date: «XXXX-10-05», «XXXX-WXX-2», «XXXX-XX-XXT18:30»."""
    match node:
        case n.Day(weekday=weekday, day=day, month=month):
            if day is None:
                return f"XXXX-WXX-{weekday}"
            return f"XXXX-{f'{month:02d}' if month else 'XX'}-{day:02d}"
        case n.Month(month=month):
            return f"XXXX-{month:02d}"
        case n.Season(code=code):
            return f"XXXX-{code}"
        case n.Holiday(code=code) if re.fullmatch(r"\d\d-\d\d", code):
            return f"XXXX-{code}"
        case n.Shifted(unit=unit) | n.Nth(unit=unit):
            return _UNKNOWN.get(unit, "XXXX")
        case n.Division(unit=unit, number=number):
            return f"XXXX-W{number:02d}" if unit == "W" else f"XXXX-{'Q' if unit == 'Q' else 'H'}{number}"
        case n.Offset(length=length):
            return _UNKNOWN.get(length.amounts[-1][1], "XXXX")
        case n.Portion(of=inner):
            return partial(inner)
        case n.WeekOf():
            return "XXXX-WXX"
        case n.Range(first=first, last=last):
            return f"{partial(first)}/{partial(last)}"
        case n.Clock(day=day):
            return (partial(day) if day is not None else "XXXX-XX-XX") + time_value(node)
    return "XXXX-XX-XX"


def time_value(node: n.Clock) -> str:
    """The time part of a TIMEX3 value: «T18:30», «TMO»."""
    if node.hour is None:
        return "T12:00" if node.part == "MI" else f"T{node.part}"
    seconds = f":{node.second:02d}" if node.second is not None else ""
    return f"T{node.hour:02d}:{node.minute or 0:02d}{seconds}"


def edtf(value: str, modifier: Modifier | None, begin: datetime | None, end: datetime | None) -> str | None:
    """The Extended Date/Time Format of a TIMEX3 date or time; None for durations, sets and vague references."""
    if value.startswith(("P", "F", "K")) or value.endswith("_REF"):
        return None
    if "/" in value:
        ends = [_edtf_simple(v, None, None) for v in value.split("/")]
        return "/".join(e for e in ends if e) if all(ends) else None
    simple = _edtf_simple(value, begin, end)
    if simple is None or "/" in simple:
        return simple
    if modifier in ("since", "after"):
        return f"{simple}/.."
    if modifier in ("before", "until"):
        return f"../{simple}"
    return simple + "~" if modifier == "approx" and "T" not in simple else simple


def _edtf_simple(value: str, begin: datetime | None, end: datetime | None) -> str | None:
    m = re.fullmatch(r"([\dX]{4})(?:-(?:(SP|SU|FA|WI)|Q(\d)|H(\d)|W(\d\d)(-WE|-\d)?))?", value)
    if m is None:
        clock = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(?:(\d\d:\d\d)(:\d\d)?|[A-Z]{2})", value)
        if clock:
            return f"{clock[1]}T{clock[2]}{clock[3] or ':00'}" if clock[2] else clock[1]
        return value if re.fullmatch(r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?", value) else None
    if m[2]:
        return f"{m[1]}-{_EDTF_SEASONS[m[2]]}"
    if m[3]:
        return f"{m[1]}-{32 + int(m[3])}"
    if m[4]:
        return f"{m[1]}-{39 + int(m[4])}"
    if m[5]:
        if begin is None or end is None:
            return None
        return f"{begin:%Y-%m-%d}/{end - timedelta(days=1):%Y-%m-%d}"
    return value
