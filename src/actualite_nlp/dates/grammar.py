"""The grammar: how the pieces join into whole expressions, read at one place of a text in matching form."""

from __future__ import annotations

import re

from msgspec import structs

from .calendar_rules import day_of, month_of, valid_day, way, weekday_of, year_of
from .clock_rules import CLOCK
from .date_grammar import date
from .filters import is_clock
from .length_rules import match_from, read_after, read_ago, read_length, read_length_range, read_pinned
from .lexicon import LEX, alternatives, pattern
from .nodes import (
    Anaphor,
    Century,
    Clock,
    Day,
    Decade,
    Division,
    Duration,
    Holiday,
    Length,
    Month,
    Node,
    Nth,
    Offset,
    Portion,
    Range,
    Season,
    Shifted,
    Vague,
    WeekOf,
    Year,
)  # fmt: skip
from .numbers import number
from .rules import Reading, longest
from .set_rules import SETS
from .time_grammar import bare_hour, timed, with_day

_REFS: list[tuple[re.Pattern[str], Vague]] = [
    (alternatives(LEX["past"]), Vague("PAST_REF")),
    (alternatives(LEX["present"]), Vague("PRESENT_REF")),
    (alternatives(LEX["future"]), Vague("FUTURE_REF")),
    (alternatives(LEX["now"]), Vague("PRESENT_REF", now=True)),
    (alternatives(["aujourd'hui"]), Vague("PRESENT_REF", day=True)),
]
_TWO_WEEKDAYS = pattern(
    r"(?P<x>(?P<a>{FULLWEEKDAY}) (?:et|ou) (?P<b>{FULLWEEKDAY}) (?P<way>prochains|derniers|passes))(?!\w)"
)
_FIRST_HOUR = pattern(r"(?P<h>\d\d?|{SMALLWORDS})(?P<to> ?- ?| (?:à|a|au|et|jusqu'a|jusqu'à) )(?=\d|{WORDS})")
_DAY_WORD = pattern(r" (?:demain|aujourd'hui|apres-demain|hier)(?!\w)")
_WHILE = pattern(r"quelques? temps(?! (?:apres|plus|avant))|(?<=depuis\x20)(?:tres |bien |si )?longtemps")
_AROUND = re.compile(r"[^.,;]{3,24}? (?:precedant|suivant|qui)\b")
_AHEAD = re.compile(r"\b(?:dans|d'ici(?: (?:à|a))?|sous)(?: les)? +$")
_DAY_RANGE = pattern(
    r"(?:(?:du|de|entre le|entre|le|les|au|depuis) )?(?P<x>(?:(?P<w1>{FULLWEEKDAY}) )?(?P<d1>{DAYNUM})"
    r"(?: ?[-/] ?| (?:au|à|a|et|ou|et le|jusqu'au|jusqu'a|jusqu'à) (?:le )?)(?:(?P<w2>{FULLWEEKDAY}) "
    r")?(?P<d2>{DAYNUM})"
    r"(?: (?:de |d')?(?P<month>{MONTH})(?:,? (?:de |en )?(?P<year>{YEAR}|{YEARWORDS}))?| (?P<mois>(?:de "
    r"ce|du|de|ce|cette|de cette|le) mois(?:-ci)?|mois)(?: (?P<way>prochain|dernier|suivant))?)?)(?!\w)"
)
_TO = pattern(
    r"(?: ?[-~/] ?| (?:à|a|au|et|jusqu'à|jusqu'a|jusqu'au|jusqu'en|jusque|et le|et la|à la|au le|à "
    r"le) (?:le |la |du )?)(?=\S)"
)
_CLOCK_FROM = pattern(
    r",? (?P<from>de |entre |mais entre |par exemple entre |mais de )?(?=\d|midi|minuit|{WORDS} heure)"
)
DATES = (Day, Shifted, Month, Year, Season, Division, Nth, WeekOf, Holiday, Portion, Decade, Century, Anaphor)


def read(text: str, at: int) -> Reading | None:
    """The whole expression that begins here, or None."""
    counted, dated = _counted(text, at), _dated(text, at)
    if (
        counted
        and dated
        and counted.end == dated.end
        and isinstance(dated.node, Clock)
        and is_clock(text, at, dated.end)
    ):
        counted = None
    elif dated and isinstance(dated.node, Clock) and _bare_hours(dated.node) and not is_clock(text, at, dated.end):
        dated = None
    return longest(
        (_reference(text, at), counted, read_ago(text, at), read_pinned(text, at), SETS.read(text, at), dated)
    )


def _bare_hours(node: Clock) -> bool:
    return node.part is None and node.day is None and node.minute is None and node.zone is None


def _reference(text: str, at: int) -> Reading | None:
    for words, node in _REFS:
        if m := words.match(text, at):
            return Reading(node, at, m.end())
    return None


def _counted(text: str, at: int) -> Reading | None:
    """Durations and what is counted from them."""
    ahead = None if _AROUND.match(text, at, at + 60) else _AHEAD.search(text, max(0, at - 9), at)
    if m := _WHILE.match(text, at):
        return Reading(Vague("FUTURE_REF") if ahead else Duration(Length(((None, ""),))), at, m.end())
    between = read_length_range(text, at)
    if between:
        return Reading(Vague("FUTURE_REF"), at, between.end) if ahead else between
    measured = read_length(text, at)
    if measured is None:
        return None
    if moved := read_after(text, measured):
        return Reading(moved[0], at, moved[1])
    m = match_from(text, measured.end)
    base = date(text, m.end()) or _now(text, m.end()) if m and not measured.vague else None
    if m and base:
        return Reading(Offset(measured.length, -1 if m["before"] else 1, base=base.node), at, base.end)
    if ahead:
        until = not ahead[0].startswith("dans ") or "les" in ahead[0]
        node: Node = Vague("FUTURE_REF") if measured.vague else Offset(measured.length, 1, until=until)
        return Reading(node, at, measured.end)
    return Reading(Duration(measured.length), at, measured.end)


def _now(text: str, at: int) -> Reading | None:
    return Reading(Shifted("MIN", 0), at, at + 10) if text.startswith("maintenant", at) else None


def _dated(text: str, at: int) -> Reading | None:
    """Dates and times, alone or as the ends of a range."""
    return longest((_day_range(text, at), _two_weekdays(text, at), _ranged(text, at), _hours(text, at)))


def _two_weekdays(text: str, at: int) -> Reading | None:
    """«lundi et mardi prochains»."""
    m = _TWO_WEEKDAYS.match(text, at)
    if m is None:
        return None
    which = way(m["way"])
    return Reading(Range(Day(weekday_of(m["a"]), way=which), Day(weekday_of(m["b"]), way=which)), at, m.end())


def _hours(text: str, at: int) -> Reading | None:
    """«5 à 6 heures du soir», «16-17 heures»: the first hour without its unit, where the last is surely a time."""
    m = _FIRST_HOUR.match(text, at)
    if m and (bare := bare_hour(text, m.end())) and _DAY_WORD.match(text, bare.end) and number(m["h"]) < 24:
        node = Range(Clock(int(number(m["h"]))), bare.node)
        return with_day(text, Reading(node, at, bare.end))
    last = CLOCK.read(text, m.end()) if m else None
    if m is None or last is None or not isinstance(last.node, Clock) or last.node.hour is None or number(m["h"]) > 24:
        return None
    sure = last.node.late or last.node.minute is not None or last.node.hour >= 13 or text[last.end - 1] == "m"
    if not sure or ("et" in m["to"] and text[max(0, at - 6) : at] != "entre "):
        return None
    first = _completed(Clock(int(number(m["h"]))), last.node)
    return with_day(text, Reading(Range(first, last.node), at, last.end))


def _ranged(text: str, at: int) -> Reading | None:
    first = timed(text, at)
    if first is None:
        return None
    if on_day := _then_hours(text, first):
        return on_day
    last = _range_end(text, first)
    if last is None:
        return first
    node, end = last
    return with_day(text, Reading(node, first.start, end))


def _then_hours(text: str, found: Reading) -> Reading | None:
    """A date with the range of hours that follows it («jeudi de 9h à 11h»)."""
    part = isinstance(found.node, Clock) and found.node.hour is None
    on = found.node.day if isinstance(found.node, Clock) else found.node
    m = _CLOCK_FROM.match(text, found.end)
    if (
        m is None
        or not (part or isinstance(on, (Day, Shifted, Holiday)))
        or (isinstance(on, Shifted) and on.unit != "D")
    ):
        return None
    first = CLOCK.read(text, m.end()) or (bare_hour(text, m.end()) if m["from"] else None)
    last = _range_end(text, first) if first else None
    if first is None or last is None or not isinstance(last[0], Range):
        return None
    ends = [structs.replace(e, day=on) for e in (last[0].first, last[0].last) if isinstance(e, Clock) and e.day is None]
    return Reading(Range(*ends), found.start, last[1]) if len(ends) == 2 else None


def _range_end(text: str, first: Reading) -> tuple[Node, int] | None:
    m = _TO.match(text, first.end)
    if m is None:
        return None
    joint = m[0].strip()
    if m[0] == " - " and getattr(first.node, "year", None) and isinstance(first.node, Day):
        return None
    if joint.startswith("et") and not re.search(
        r"\b(?:entre|depuis)(?: l[ea]s?)? $", text[max(0, first.start - 12) : first.start]
    ):
        return None
    if joint in ("a", "à", "/", "~") and isinstance(first.node, (Duration, Vague)):
        return None
    last = timed(text, m.end())
    if last is None and isinstance(first.node, Clock):
        last = bare_hour(text, m.end())
    if last is None:
        last = _now(text, m.end())
    if last is None or not _joinable(first.node, last.node, joint):
        return None
    return Range(_completed(first.node, last.node), _afternoon(first.node, last.node)), last.end


def _afternoon(first: Node, last: Node) -> Node:
    """«de 11h30 à 1h30», «entre midi et deux»: the last hour is that of the afternoon."""
    if isinstance(first, Clock) and isinstance(last, Clock) and first.hour is not None and last.hour is not None:
        day = first.day if last.day is None else last.day
        late = last.hour < first.hour <= 12 and last.day is None and last.hour + 12 > first.hour
        return structs.replace(last, hour=last.hour + 12 if late else last.hour, day=day)
    return last


def _joinable(first: Node, last: Node, joint: str) -> bool:
    """Whether two expressions can be the ends of one range."""
    if isinstance(first, Clock) and isinstance(last, Clock):
        return (first.hour is None) == (last.hour is None)
    if isinstance(first, Clock) or isinstance(last, Clock):
        return isinstance(first, Clock) and first.day is not None and not joint.startswith(("-", "/"))
    if isinstance(first, Year) and isinstance(last, Year):
        return last.year > first.year
    if joint in ("a", "à", "-", "/", "~") and type(first) is not type(last):
        return isinstance(first, (Month, Day, Year)) and joint in ("a", "à")
    return isinstance(first, DATES) and isinstance(last, DATES)


def _completed(first: Node, last: Node) -> Node:
    """The first end of a range with what only the last end says («de janvier à avril 2020»)."""
    if (
        isinstance(first, Day)
        and isinstance(last, Day)
        and first.year is None
        and last.year is not None
        and first.month
    ):
        earlier = (first.month, first.day or 0) <= (last.month or 0, last.day or 0)
        return structs.replace(first, year=last.year if earlier else last.year - 1)
    if isinstance(first, Day) and isinstance(last, Day) and last.way and not first.way and not first.day:
        return structs.replace(first, way=last.way)
    if isinstance(first, Month) and isinstance(last, Month) and first.year is None and last.year is not None:
        return structs.replace(first, year=last.year if first.month <= last.month else last.year - 1)
    if isinstance(first, Clock) and isinstance(last, Clock):
        hour = first.hour
        if last.late and hour is not None and last.hour is not None and not first.late and hour + 12 <= last.hour:
            hour += 12
        return structs.replace(first, hour=hour, day=first.day or last.day)
    return first


def _day_range(text: str, at: int) -> Reading | None:
    """«3 au 7 juin», «13-15 juillet», «samedi 13 au dimanche 15 juillet», «du 13 au 18»."""
    m = _DAY_RANGE.match(text, at)
    if m is None:
        return None
    first, last = day_of(m["d1"]), day_of(m["d2"])
    joint = text[m.end("d1") : m.start("d2")]
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    if re.search(r"\bou\b", joint) or (
        re.search(r"\bet\b", joint)
        and not text.startswith(("entre ", "les "), at)
        and not re.search(r"\b(?:entre|les|entre le) $", text[max(0, m.start("x") - 9) : m.start("x")])
    ):
        return None
    if m["month"]:
        month, year = month_of(m["month"]), year_of(m["year"])
        if not valid_day(last, month) or last <= first:
            return None
        w1, w2 = weekday_of(m["w1"]), weekday_of(m["w2"])
        if w1 and w2 and (w2 - w1 - last + first) % 7:
            w1 = w2 = None
        return Reading(Range(Day(w1, first, month, year), Day(w2, last, month, year)), m.start("x"), m.end())
    if last <= first:
        return None
    if m["mois"]:
        within = Shifted("M", {"p": 1, "s": 1, "d": -1}.get((m["way"] or " ")[0], 0))
        return Reading(Range(Day(day=first, within=within), Day(day=last, within=within)), m.start("x"), m.end())
    opened = text.startswith(("du ", "entre le "), at) or re.search(
        r"\b(?:du|entre le) $", text[max(0, m.start("x") - 9) : m.start("x")]
    )
    if (
        not opened
        or not re.match(r" ?(?:$|[.,;)!?]|inclus)", text[m.end() : m.end() + 8])
        or not joint.strip().endswith(("au", "le", "jusqu'au"))
    ):
        return None
    return Reading(Range(Day(day=first), Day(day=last)), m.start("x"), m.end())
