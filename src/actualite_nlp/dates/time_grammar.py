"""Dates with their times, times with their dates: «lundi soir», «8h00 lundi matin», «la nuit de samedi à dimanche»."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import structs

from .calendar_rules import CALENDAR, make_day
from .clock_rules import CLOCK, PART_OF_DAY, portion_of
from .date_grammar import date
from .lexicon import pattern
from .nodes import Anaphor, Clock, Day, Holiday, Node, Range, Shifted
from .rules import Reading, longest

_THEN_TIME = pattern(
    r"(?:,? (?:à|a) | (?:vers|pour|des|environ|à environ|aux alentours de|aux environs de|autour de|plutot vers|"
    r"plutot à|sur) |,? ?(?=\d)|,? (?=midi|ce soir|ce matin)| (?=(?:{WORDS}) heures?))(?=\d|midi|minuit|{WORDS} heure)"
)
_THEN_BOUND = pattern(
    r",? (?P<bound>apres|plus tard que|à partir de|des|avant|jusqu'à|au plus tard à)(?: environ)? "
    r"(?=\d|midi|minuit)"
)
_BOUNDS: dict[Literal["after", "before", "until", "since"], tuple[str, ...]] = {
    "after": ("apres", "plus"), "since": ("à partir", "des"), "before": ("avant",), "until": ("jusqu", "au plus"),
}  # fmt: skip
_THEN_PART = pattern(
    r",? (?:(?:en |dans |au |aux |à |sur |d'|du )(?=\S)|(?=soir|matin|midi|apres|nuit|le matin|le "
    r"soir|l'apres|la nuit|fin |debut |milieu |mi-j|tot |tard |tres tot|plus tard|aprem|pendant |avant "
    r"))"
)
_BARE_HOUR = re.compile(r"(\d\d?)(?![\w.,/%])")
_THEN_DAY = pattern(r",? ?(?:(?:le |la |du |de la |de |d'|en |sur |dans )?(?=\S))")
_NIGHT = pattern(
    r"(?P<x>(?P<det>la |cette |le |l')?(?P<portion>(?:debut|fin) de )?(?P<part>nuit|soiree|matinee|"
    r"journee|soir|matin|apres-midi) (?:de |du |d'|dans la |de la )?)"
)
_NIGHT_DAYS = pattern(
    r"(?:(?P<weekday>{FULLWEEKDAY}) )?(?P<day>{DAYNUM}) (?:au|et(?: du)?) (?:{FULLWEEKDAY} )?{DAYNUM} "
    r"(?P<month>{MONTH})(?: (?P<year>{YEAR}))?(?!\w)"
)
_NIGHT_TO = pattern(r" (?:à|au|et(?: du)?|a) ")


def timed(text: str, at: int) -> Reading | None:
    """A date with or without its time, a time with or without its date."""
    found = longest((_night(text, at), _date_then(text, at), _time_then(text, at)))
    return found


def _night(text: str, at: int) -> Reading | None:
    """«la nuit de samedi à dimanche», «la soirée de lundi 28 octobre», «soir du 1er mai»."""
    m = _NIGHT.match(text, at)
    if m is None:
        return None
    if m["part"] == "nuit" and (both := _NIGHT_DAYS.match(text, m.end())) and (eve := make_day(both)):
        return Reading(Clock(part="NI", day=eve, portion=portion_of(m["portion"])), at, both.end())
    day = date(text, m.end())
    if (
        day is None
        or not isinstance(day.node, (Day, Shifted, Holiday, Anaphor))
        or (isinstance(day.node, Shifted) and day.node.unit != "D")
    ):
        return None
    part = {"nuit": "NI", "soiree": "EV", "soir": "EV", "matinee": "MO", "matin": "MO", "apres-midi": "AF"}.get(
        m["part"]
    )
    end = day.end
    if m["part"] == "nuit" and (to := _NIGHT_TO.match(text, end)):
        following = date(text, to.end())
        if following and isinstance(following.node, Day):
            first, second = day.node, following.node
            if isinstance(first, Day) and first.month is None and first.day is None and second.month:
                return Reading(Clock(part="NI", day=Shifted("D", -1, base=second)), at, following.end)
            return Reading(Clock(part="NI", day=first), at, following.end)
    return Reading(Clock(part=part, day=day.node, portion=portion_of(m["portion"])) if part else day.node, at, end)


def _date_then(text: str, at: int) -> Reading | None:
    found = date(text, at)
    if found is None:
        return None
    return _with_time(text, found)


def _with_time(text: str, found: Reading) -> Reading:
    """A date with the time or part of day that follows it."""
    if not isinstance(found.node, (Day, Shifted, Holiday, Anaphor)) or (
        isinstance(found.node, Shifted) and found.node.unit != "D"
    ):
        return found
    comma = ","
    if m := _THEN_PART.match(text, found.end):
        part = PART_OF_DAY.read(text, m.end())
        if part and comma not in m[0] and isinstance(part.node, Clock):
            with_part = Reading(structs.replace(part.node, day=found.node), found.start, part.end)
            return _later_day(text, _clock_after(text, with_part))
    return _clock_after(text, found)


def _later_day(text: str, found: Reading) -> Reading:
    """«vendredi soir 29 juin»: a day number after the part of day."""
    node = found.node
    if not (isinstance(node, Clock) and isinstance(node.day, Day) and node.day.day is None and node.day.weekday):
        return found
    m = pattern(r" (?=\d)").match(text, found.end)
    more = CALENDAR.read(text, m.end()) if m else None
    if more and isinstance(more.node, Day) and more.node.month:
        return Reading(
            structs.replace(node, day=structs.replace(more.node, weekday=node.day.weekday)), found.start, more.end
        )
    return found


def _clock_after(text: str, found: Reading) -> Reading:
    """A date with the clock that follows it, or with a bound («demain avant 16h»)."""
    if m := _THEN_BOUND.match(text, found.end):
        time = CLOCK.read(text, m.end())
        if time and isinstance(time.node, Clock):
            kind = next(k for k, words in _BOUNDS.items() if m["bound"].startswith(words))
            day = found.node.day if isinstance(found.node, Clock) else found.node
            return Reading(structs.replace(time.node, day=day, bound=kind), found.start, time.end)
    m = _THEN_TIME.match(text, found.end)
    if m is None:
        return found
    part = isinstance(found.node, Clock) and found.node.hour is None
    time = CLOCK.read(text, m.end()) or (
        bare_hour(text, m.end()) if part and m[0].strip() and "," not in m[0] else None
    )
    if time is None or not isinstance(time.node, Clock):
        return found
    node = found.node
    clock = time.node
    if isinstance(node, Clock):
        hour = clock.hour
        if hour is not None and node.part in ("EV", "AF") and hour < 12 and hour >= (4 if node.part == "EV" else 1):
            hour += 12
        return Reading(structs.replace(clock, day=node.day, hour=hour), found.start, time.end)
    return Reading(structs.replace(clock, day=node), found.start, time.end)


def bare_hour(text: str, at: int) -> Reading | None:
    """An hour without its unit, where the words before say that it is one («à 7»)."""
    m = _BARE_HOUR.match(text, at)
    return Reading(Clock(int(m[1])), at, m.end()) if m and int(m[1]) <= 24 else None


def _time_then(text: str, at: int) -> Reading | None:
    """A clock or part of day, with the day that follows it («8h00 lundi matin», «matinée du 15 février»)."""
    found = longest((CLOCK.read(text, at), PART_OF_DAY.read(text, at)))
    if found is None:
        return None
    if isinstance(found.node, Clock) and found.node.hour is None:
        found = _clock_after(text, found)
    return with_day(text, _with_part(text, found))


def _with_part(text: str, found: Reading) -> Reading:
    node = found.node
    if not isinstance(node, Clock) or node.part or node.day:
        return found
    m = pattern(r",? (?=ce |cet |cette |dans )").match(text, found.end)
    part = PART_OF_DAY.read(text, m.end()) if m else None
    if part and isinstance(part.node, Clock) and node.hour is not None:
        late = part.node.part in ("AF", "EV") and node.hour < 12
        return Reading(
            structs.replace(node, hour=node.hour + 12 if late else node.hour, day=part.node.day), found.start, part.end
        )
    return found


def with_day(text: str, found: Reading) -> Reading:
    """Attach the day that follows a time or a range of times."""
    node = found.node
    ends = (node.first, node.last) if isinstance(node, Range) else (node,)
    if not all(isinstance(e, Clock) and e.day is None for e in ends):
        return found
    m = _THEN_DAY.match(text, found.end)
    if m is None or ("," in m[0] and not re.match(r"\d{1,2}/|\d{4}-", text[m.end() : m.end() + 5])):
        return found
    if isinstance(node, Clock) and node.hour is None and re.match(r"ce", text[m.end() : m.end() + 2]):
        return found
    day = date(text, m.end())
    if day is None or not is_day(day.node):
        return found
    if isinstance(day.node, Day) and day.node.weekday is None and day.node.month is None:
        return found
    later = _with_time(text, day)
    if isinstance(later.node, Clock) and later.node.hour is None:
        day = later
    part = day.node.part if isinstance(day.node, Clock) else None
    on = day.node.day if isinstance(day.node, Clock) else day.node
    placed = [_placed(e, on, part) for e in ends]  # type: ignore[arg-type]
    return Reading(Range(*placed) if len(placed) == 2 else placed[0], found.start, day.end)


def is_day(node: Node) -> bool:
    """Whether a node names a day on which a time can stand."""
    if isinstance(node, Shifted):
        return node.unit == "D"
    return isinstance(node, (Day, Holiday)) or (isinstance(node, Anaphor) and node.today)


def _placed(clock: Clock, day: Node | None, part: str | None) -> Clock:
    hour = clock.hour
    if hour is not None and part in ("AF", "EV") and hour < 12:
        hour += 12
    return structs.replace(clock, day=day, hour=hour)
