"""The calendar interval that a date node denotes in a scene."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from . import nodes as n
from .calendar_choice import choose, nearest_year
from .durations import length_grain, move
from .interval import Interval, around, floor, holiday, nth_weekday, season, shift
from .scene import Scene

DAY = timedelta(days=1)


def is_relative(node: n.Node) -> bool:
    """Whether the value depends on when the text was written."""
    match node:
        case n.Day(year=year) | n.Month(year=year) | n.Season(year=year) | n.Division(year=year) | n.Holiday(year=year):
            return year is None
        case n.Year() | n.Decade() | n.Century():
            return False
        case n.Portion(of=inner) | n.WeekOf(day=inner):
            return is_relative(inner)
        case n.Nth(within=within):
            return within is None or is_relative(within)
        case n.Clock(day=day):
            return day is None or is_relative(day)
        case n.Range(first=first, last=last):
            return is_relative(first) or is_relative(last)
        case n.Shifted(base=base) | n.Offset(base=base):
            return base is None or is_relative(base)
    return True


def interval(node: n.Node, scene: Scene) -> Interval:
    """The interval of a date node. Raises NoReferenceError, or ValueError, OverflowError where no such day is."""
    return _INTERVALS[type(node)](node, scene)


def _day(node: n.Day, scene: Scene) -> Interval:
    if node.within is not None:
        frame = interval(node.within, scene).begin
        if node.day is not None:
            return around(frame.replace(day=node.day), "D")
        return around(frame + DAY * ((node.weekday or 1) - 1), "D")
    if node.month is not None and node.day is not None:
        if node.year is not None:
            return around(datetime(node.year, node.month, node.day), "D")
        year = nearest_year(node, scene)
        return around(datetime(year, node.month, node.day), "D")
    if node.day is not None:
        return around(_day_of_month(node, scene), "D")
    return around(_weekday(node, scene), "D")


def _day_of_month(node: n.Day, scene: Scene) -> datetime:
    """The nearest month that has this day (on this weekday), on the side the tense asks for."""
    found = []
    for months in range(-13, 14):
        first = shift(floor(scene.today, "M"), months, "M")
        try:
            day = first.replace(day=node.day or 1)
        except ValueError:
            continue
        if node.weekday is None or day.isoweekday() == node.weekday:
            found.append(day)
    return choose(found, scene.today, scene.tense, node.way)


def _weekday(node: n.Day, scene: Scene) -> datetime:
    today = scene.day.begin if node.narrative and scene.day is not None else scene.today
    back = (today.isoweekday() - (node.weekday or 1)) % 7
    if node.way == "last":
        return today - DAY * (back or 7)
    ahead = (7 - back) % 7
    if node.way == "next":
        return today + DAY * (ahead if node.weeks else ahead or 7) + timedelta(weeks=node.weeks)
    forward = scene.tense == "future" or (node.way == "this" and not scene.analysed)
    return today + DAY * ahead if forward else today - DAY * back


def known_unit(unit: str, anchor: Interval) -> str:
    """The unit at which something is known that is counted from an anchor: never finer than the anchor («2013»)."""
    coarse = {"month": "M", "year": "Y"}.get(anchor.grain, unit)
    return coarse if (anchor.end - anchor.begin) > around(anchor.begin, unit).length else unit


def _shifted(node: n.Shifted, scene: Scene) -> Interval:
    if node.base is not None:
        return around(interval(node.base, scene).begin, node.unit, node.steps)
    if node.narrative and scene.last is not None:
        anchor = scene.day if node.unit == "D" and scene.day is not None else scene.last
        return around(shift(anchor.begin, node.steps, node.unit), known_unit(node.unit, anchor))
    steps = node.steps
    if (
        node.unit == "WE"
        and steps == 0
        and scene.tense != "future"
        and scene.analysed
        and scene.now.isoweekday() < (6 if scene.tense == "past" else 3)
    ):
        steps = -1
    return around(scene.now, node.unit, steps)


def _month(node: n.Month, scene: Scene) -> Interval:
    if node.within is not None:
        return around(interval(node.within, scene).begin.replace(month=node.month), "M")
    if node.year is not None:
        return around(datetime(node.year, node.month, 1), "M")
    now = floor(scene.now, "M")
    if node.way == "this":
        return around(now.replace(month=node.month), "M")
    found = [now.replace(year=now.year + k, month=node.month) for k in (-1, 0, 1)]
    return around(choose(found, now, scene.tense, node.way), "M")


def _year(node: n.Year, scene: Scene) -> Interval:
    return around(datetime(node.year, 1, 1), "Y")


def _decade(node: n.Decade, scene: Scene) -> Interval:
    year = node.year
    if year < 100:
        year += 1900 if year >= 30 or scene.reference is None else 2000 if year + 2000 <= scene.now.year else 1900
    return around(datetime(year, 1, 1), "DE")


def _century(node: n.Century, scene: Scene) -> Interval:
    first = (node.number - 1) * 100
    return Interval(datetime(max(first, 1), 1, 1), datetime(first + 100, 1, 1), "century")


def _season(node: n.Season, scene: Scene) -> Interval:
    if node.year is not None:
        return season(node.code, node.year)
    now = scene.now
    year = now.year - (node.code == "WI" and now.month < 7)
    seasons = [season(node.code, year + k) for k in (-1, 0, 1)]
    if node.way == "last":
        return [s for s in seasons if s.end <= now][-1]
    if node.way == "next":
        return next(s for s in seasons if s.begin > now)
    if scene.tense == "past" and seasons[1].begin > now:
        return seasons[0]
    return seasons[2] if scene.tense == "future" and seasons[1].end <= now else seasons[1]


def _division(node: n.Division, scene: Scene) -> Interval:
    if node.unit == "W":
        year = node.year or scene.now.year
        return around(datetime.fromisocalendar(year, node.number, 1), "W")
    size = 3 if node.unit == "Q" else 6
    year = node.year or scene.now.year
    begin = datetime(year, (node.number - 1) * size + 1, 1)
    if node.year is None and scene.tense == "past" and begin > scene.now:
        begin = begin.replace(year=year - 1)
    return around(begin, node.unit)


def _nth(node: n.Nth, scene: Scene) -> Interval:
    frame = interval(node.within, scene) if node.within is not None else around(scene.now, "M")
    if node.weekday is not None:
        if frame.grain == "month":
            return around(nth_weekday(frame.begin.year, frame.begin.month, node.weekday, node.number), "D")
        first = frame.begin + DAY * ((node.weekday - frame.begin.isoweekday()) % 7)
        return around(first, "D", 7 * (node.number - 1) if node.number > 0 else 0)
    if node.unit == "15D":
        middle = frame.begin + DAY * 14
        return Interval(frame.begin, middle, "week") if node.number == 1 else Interval(middle, frame.end, "week")
    if node.unit == "W":
        thursday = frame.begin + DAY * ((3 - frame.begin.weekday()) % 7)
        last = frame.end - DAY
        last_thursday = last - DAY * ((last.weekday() - 3) % 7)
        return around(last_thursday, "W") if node.number < 0 else around(thursday, "W", node.number - 1)
    if node.number < 0:
        return around(frame.end - timedelta(seconds=1), node.unit)
    first_unit = around(frame.begin, node.unit)
    return around(frame.begin, node.unit, node.number - 1 + (first_unit.begin < frame.begin and node.unit != "WE"))


def _week_of(node: n.WeekOf, scene: Scene) -> Interval:
    return around(interval(node.day, scene).begin, "W")


def _holiday(node: n.Holiday, scene: Scene) -> Interval:
    if node.year is not None:
        day = holiday(node.code, node.year)
    else:
        now = scene.today
        day = choose([holiday(node.code, now.year + k) for k in (-1, 0, 1)], now, scene.tense, node.way)
    return around(day + DAY * node.eve, "D")


def portion(whole: Interval, part: n.Part) -> Interval:
    """The start, middle or end of an interval: a quarter of a year, else a third."""
    length = (whole.end - whole.begin) / (4 if whole.grain == "year" else 3)
    begin, end = whole.begin, whole.end
    if part == "start":
        end = begin + length
    elif part == "end":
        begin = end - length
    else:
        begin, end = begin + length, end - length
    if whole.grain not in ("day", "hour"):
        begin, end = floor(begin, "D"), floor(end, "D")
    return Interval(begin, end, whole.grain)


def _portion(node: n.Portion, scene: Scene) -> Interval:
    whole = interval(node.of, scene)
    if node.part != "gone" and node.part != "left":
        return portion(whole, node.part)
    today = floor(scene.now, "D") if whole.grain != "day" else scene.now
    if not whole.begin < today < whole.end:
        return portion(whole, "start" if node.part == "gone" else "end")
    return Interval(whole.begin, today, whole.grain) if node.part == "gone" else Interval(today, whole.end, whole.grain)


def _anaphor(node: n.Anaphor, scene: Scene) -> Interval:
    if not node.today and scene.last is not None:
        return scene.last
    return around(scene.now, "D")


def _offset(node: n.Offset, scene: Scene) -> Interval:
    if node.base is not None:
        base = interval(node.base, scene).begin
    elif node.narrative and scene.last is not None:
        base = scene.last.begin
    else:
        base = scene.now
    unit = length_grain(node.length)
    if unit in ("H", "MIN", "S") and node.base is None:
        return around(move(base, node.length, node.sign), "S")
    unit = "D" if node.base is not None else unit
    if node.base is None and node.narrative and scene.last is not None:
        unit = known_unit(unit, scene.last)
    return around(move(base, node.length, node.sign), "W" if unit == "WE" else unit)


def _range(node: n.Range, scene: Scene) -> Interval:
    first, last = interval(node.first, scene), interval(node.last, scene)
    return Interval(first.begin, last.end, last.grain)


_INTERVALS: dict[type, Callable[[Any, Scene], Interval]] = {
    n.Day: _day, n.Shifted: _shifted, n.Month: _month, n.Year: _year, n.Decade: _decade, n.Century: _century,
    n.Season: _season, n.Division: _division, n.Nth: _nth, n.WeekOf: _week_of, n.Holiday: _holiday,
    n.Portion: _portion, n.Range: _range, n.Anaphor: _anaphor, n.Offset: _offset,
}  # fmt: skip
