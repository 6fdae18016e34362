"""From meaning to calendar: TIMEX3 values, given a reference, the tense and what the story spoke of last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from msgspec import structs

from ..record.types import DateType, Grain
from . import nodes as n
from .date_intervals import interval, is_relative
from .durations import duration_value, move
from .interval import Interval, around
from .lexicon import LEX
from .scene import NoReferenceError, Resolved, Scene
from .values import partial, time_value, timex

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def resolve(node: n.Node, scene: Scene) -> Resolved | None:
    """What a node denotes in a scene; None for a date that does not exist («le 30 février»)."""
    try:
        return _RESOLVERS.get(type(node), _date)(node, scene)
    except NoReferenceError:
        type_: DateType = "TIME" if isinstance(node, n.Clock) else "DATE"
        return Resolved(type_, partial(node), relative=True, short=True)
    except (ValueError, OverflowError):
        return None


def _date(node: Any, scene: Scene) -> Resolved:
    found = interval(node, scene)
    return Resolved("DATE", timex(found), found.begin, found.end, found.grain, relative=is_relative(node))


def _season_value(node: n.Season, scene: Scene) -> Resolved:
    if node.generic and scene.tense not in ("past", "future"):
        return Resolved("DATE", f"XXXX-{node.code}", grain="season")
    return _date(node, scene)


def _portion_value(node: n.Portion, scene: Scene) -> Resolved:
    whole = interval(node.of, scene)
    found = interval(node, scene)
    return Resolved("DATE", timex(whole), found.begin, found.end, found.grain, relative=is_relative(node))


def day_of(node: n.Clock, scene: Scene) -> Interval:
    """The day of a time: the one it names, else the story's, else that of publication."""
    if node.day is not None:
        return interval(node.day, scene)
    return scene.day if scene.day is not None else around(scene.now, "D")


def clock(node: n.Clock, scene: Scene) -> Resolved:
    """A time of day on its day."""
    day = day_of(node, scene)
    midnight = datetime(day.begin.year, day.begin.month, day.begin.day)
    begin, end, grain = _hours(node, midnight)
    value = timex(Interval(midnight, midnight + DAY, "day")) + time_value(node)
    return Resolved("TIME", value, begin, end, grain, relative=is_relative(node))


def _hours(node: n.Clock, midnight: datetime) -> tuple[datetime, datetime, Grain]:
    if node.hour is None:
        hours = node.hours or LEX["part_hours"].get(node.part or "", (0, 24))
        if node.portion and not node.hours:
            hours = LEX["portion_hours"].get(node.part, {}).get(node.portion, hours)
        return midnight + HOUR * hours[0], midnight + HOUR * hours[1], "part_of_day"
    begin = midnight + timedelta(hours=node.hour, minutes=node.minute or 0, seconds=node.second or 0)
    if node.second is not None:
        return begin, begin + timedelta(seconds=1), "second"
    if node.minute is not None:
        return begin, begin + timedelta(minutes=1), "minute"
    return begin, begin + HOUR, "hour"


def duration(node: n.Duration, scene: Scene) -> Resolved:
    """A length; pinned to now it has bounds."""
    begin = end = None
    if node.pinned and scene.reference is not None and all(a is not None for a, _ in node.length.amounts):
        now = scene.reference if node.length.amounts[-1][1] in ("H", "MIN", "S") else scene.today
        begin, end = (now, move(now, node.length, 1)) if node.pinned == "next" else (move(now, node.length, -1), now)
        if node.pinned == "since":
            end = None
    return Resolved("DURATION", duration_value(node.length), begin, end, relative=node.pinned is not None)


def length_range(node: n.LengthRange, scene: Scene) -> Resolved:
    """A duration between two bounds."""
    return Resolved("DURATION", f"{duration_value(node.first)}/{duration_value(node.last)}")


def moment(node: n.Offset, scene: Scene) -> Resolved:
    """A moment some length away."""
    years = sum(a or 0 for a, u in node.length.amounts if u == "Y")
    if years >= 10_000 and node.sign < 0:
        return Resolved("DATE", f"KA{years / 1000:g}" if years < 1_000_000 else "PAST_REF", relative=True)
    if years >= 1_000 and node.sign > 0:
        return Resolved("DATE", "FUTURE_REF", relative=True)
    found = interval(node, scene)
    timed = found.grain in ("hour", "minute", "second")
    value = timex(found)[:16] if timed else timex(found)
    begin, end = found.begin, found.end
    if node.until and not timed:
        begin, end = scene.now, around(move(scene.now, node.length, 1), "D").end
    return Resolved("TIME" if timed else "DATE", value, begin, end, found.grain, relative=is_relative(node))


def range_(node: n.Range, scene: Scene) -> Resolved | None:
    """From the first to the last; the first is the one just before the last."""
    last = resolve(node.last, scene)
    first = resolve(node.first, scene)
    if last is None or first is None:
        return None
    if first.short or last.short:
        raise NoReferenceError
    if first.begin is None or last.begin is None or last.end is None:
        return None
    if first.begin >= last.end:
        first, last = _in_order(node, first, last, scene)
    until = last.begin if isinstance(node.last, n.Clock) and node.last.hour is not None else last.end
    if first.begin is None or until is None or first.begin >= until:
        return None
    type_: DateType = "TIME" if "TIME" in (first.type, last.type) else "DATE"
    return Resolved(type_, f"{first.value}/{last.value}", first.begin, until, last.grain, is_relative(node))


def _in_order(node: n.Range, first: Resolved, last: Resolved, scene: Scene) -> tuple[Resolved, Resolved]:
    if isinstance(node.last, n.Clock) and isinstance(node.first, n.Clock) and last.begin and last.end:
        later = structs.replace(scene, day=around(last.begin, "D", 1))
        on_next = resolve(structs.replace(node.last, day=None), later)
        return first, on_next or last
    if isinstance(node.first, n.Shifted) and first.begin is not None:
        ahead = structs.replace(scene, reference=first.begin, tense="future")
        return first, resolve(node.last, ahead) or last
    if last.begin is not None and scene.reference is not None:
        seen = structs.replace(scene, reference=last.begin, tense="past")
        return resolve(node.first, seen) or first, last
    return first, last


def set_of(node: n.SetOf, scene: Scene) -> Resolved:
    """Something that comes back."""
    return Resolved("SET", node.period)


def vague(node: n.Vague, scene: Scene) -> Resolved:
    """A reference to now, before or after; «aujourd'hui» is the day itself when it dates an event."""
    if node.now and scene.reference is not None:
        return Resolved(
            "DATE", node.ref, scene.reference, scene.reference + timedelta(seconds=1), "second", relative=True
        )
    if node.day and (scene.event or not scene.analysed):
        if scene.reference is None:
            raise NoReferenceError
        today = around(scene.reference, "D")
        return Resolved("DATE", timex(today), today.begin, today.end, "day", relative=True)
    return Resolved("DATE", node.ref, relative=True)


_RESOLVERS: dict[type, Callable[[Any, Scene], Resolved | None]] = {
    n.Clock: clock, n.Duration: duration, n.LengthRange: length_range, n.Range: range_, n.SetOf: set_of,
    n.Vague: vague, n.Portion: _portion_value, n.Season: _season_value, n.Offset: moment,
}  # fmt: skip
