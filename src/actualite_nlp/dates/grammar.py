"""The grammar: how the pieces join into whole expressions, read at one place of a text in matching form."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import structs

from .calendar_rules import CALENDAR, day_of, month_of, valid_day, weekday_of, year_of
from .clock_rules import CLOCK, PART_OF_DAY, portion_of
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
from .relative_rules import RELATIVE
from .rules import Reading, longest
from .set_rules import SETS

_REFS = [
    (alternatives(LEX[k]), Vague(ref))
    for k, ref in (("past", "PAST_REF"), ("present", "PRESENT_REF"), ("future", "FUTURE_REF"))
]
_REFS += [
    (alternatives(LEX["now"]), Vague("PRESENT_REF", now=True)),
    (alternatives(["aujourd'hui"]), Vague("PRESENT_REF", day=True)),
]
_INSIDE = pattern(
    r",? (?:de |du |d'|en |dans |le |l')?(?=(?:la |cette )?(?:semaine|prochain|annee|l'annee|mois)"
    r")|,? (?=(?:la |cette |de )?semaine|l'annee)"
)
_THEN_TIME = pattern(
    r"(?:,? (?:à|a|vers|pour|des|environ|à environ|aux alentours de|aux environs de|autour de|plutot "
    r"vers|plutot à|sur) |,? ?(?=\d)|,? (?=midi|ce soir|ce matin)| (?=(?:{WORDS}) heures?))(?=\d|midi|"
    r"minuit|{WORDS} heure)"
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
_WEEK_DAY = pattern(r"(?:[12]\d|3[01]|[1-9])(?![\w/-])")
_THEN_DAY = pattern(r",? ?(?:(?:le |la |du |de la |de |d'|en |sur |dans )?(?=\S))")
_EVENT_OF = pattern(r" (?:de la |de l'|de |du |d')")
_PORTION = pattern(
    r"(?:(?P<det>le |la |ce |cette |au |à la |en |un )?(?P<portion>(?:tout )?debut|milieu|fin|courant|"
    r"mi|creux|(?:un peu )?plus (?:tot|tard)|reste|tot|tard))(?:(?: |-)(?:de |du |d'|dans )?)"
)
_NIGHT = pattern(
    r"(?P<x>(?P<det>la |cette |le |l')?(?P<portion>(?:debut|fin) de )?(?P<part>nuit|soiree|matinee|"
    r"journee|soir|matin|apres-midi) (?:de |du |d'|dans la |de la )?)"
)
_FIRST_HOUR = pattern(r"(?P<h>\d\d?|{SMALLWORDS})(?P<to> ?- ?| (?:à|a|au|et|jusqu'a|jusqu'à) )(?=\d|{WORDS})")
_WHILE = pattern(r"quelque temps(?! (?:apres|plus|avant))|(?<=depuis\x20)(?:tres |bien |si )?longtemps")
_AROUND = re.compile(r"^[^.,;]{3,24}? (?:precedant|suivant|qui)\b")
_AHEAD = re.compile(r"\b(?:dans|d'ici(?: (?:à|a))?|sous)(?: les)? +$")
_NIGHT_TO = pattern(r" (?:à|au|et(?: du)?|a) ")
_DAY_RANGE = pattern(
    r"(?:(?:du|de|entre le|entre|le|les|au|depuis) )?(?P<x>(?:(?P<w1>{FULLWEEKDAY}) )?(?P<d1>{DAYNUM})"
    r"(?: ?- ?| (?:au|à|a|et|ou|et le|jusqu'au|jusqu'a|jusqu'à) (?:le )?)(?:(?P<w2>{FULLWEEKDAY}) "
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
_STAY = (Day, Shifted, Month, Holiday, Anaphor, Nth, Season, Year, Offset, Portion, WeekOf, Division)
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
    ahead = None if _AROUND.search(text, at, at + 60) else _AHEAD.search(text, max(0, at - 9), at)
    if m := _WHILE.match(text, at):
        return Reading(Duration(Length(((None, ""),))), at, m.end())
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
    return longest((_day_range(text, at), _ranged(text, at), _hours(text, at)))


def _hours(text: str, at: int) -> Reading | None:
    """«5 à 6 heures du soir», «16-17 heures»: the first hour without its unit, where the last is surely a time."""
    m = _FIRST_HOUR.match(text, at)
    last = CLOCK.read(text, m.end()) if m else None
    if m is None or last is None or not isinstance(last.node, Clock) or last.node.hour is None or number(m["h"]) > 24:
        return None
    sure = last.node.late or last.node.minute is not None or last.node.hour >= 13 or text[last.end - 1] == "m"
    if not sure or ("et" in m["to"] and text[max(0, at - 6) : at] != "entre "):
        return None
    first = _completed(Clock(int(number(m["h"]))), last.node)
    return _with_day(text, Reading(Range(first, last.node), at, last.end))


def _ranged(text: str, at: int) -> Reading | None:
    first = timed(text, at)
    if first is None:
        return None
    last = _range_end(text, first)
    if last is None:
        return first
    node, end = last
    return _with_day(text, Reading(node, first.start, end))


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
        last = _bare_hour(text, m.end())
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


def _bare_hour(text: str, at: int) -> Reading | None:
    m = re.compile(r"(\d\d?)(?![\w.,/%])").match(text, at)
    return Reading(Clock(int(m[1])), at, m.end()) if m and int(m[1]) <= 24 else None


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


def timed(text: str, at: int) -> Reading | None:
    """A date with or without its time, a time with or without its date."""
    found = longest((_night(text, at), _date_then(text, at), _time_then(text, at)))
    return found


def date(text: str, at: int) -> Reading | None:
    """A date or a part of one: «début avril», «mardi de la semaine prochaine», «le lendemain du 3 mai»."""
    found = longest((_portion(text, at), CALENDAR.read(text, at), RELATIVE.read(text, at), _week_of(text, at)))
    if found is None:
        return None
    return _inside(text, _counted_from_event(text, found))


def _inside(text: str, found: Reading) -> Reading:
    """Join «mardi» with «de la semaine prochaine», «juin» with «de l'année prochaine»."""
    node = found.node
    if (
        not isinstance(node, (Day, Month, Shifted))
        or (isinstance(node, Day) and (node.month or node.way))
        or (isinstance(node, Month) and node.year)
    ):
        return found
    m = _INSIDE.match(text, found.end)
    if m is None:
        return found
    frame = RELATIVE.read(text, m.end())
    if frame is None or not isinstance(frame.node, Shifted):
        return found
    if isinstance(node, Shifted):
        return found
    if isinstance(node, Month) and frame.node.unit == "Y":
        return Reading(structs.replace(node, within=frame.node), found.start, frame.end)
    if isinstance(node, Day) and frame.node.unit == ("W" if node.day is None else "M"):
        return Reading(structs.replace(node, within=frame.node), found.start, frame.end)
    return found


def _counted_from_event(text: str, found: Reading) -> Reading:
    """«la veille de Noël», «le lendemain du 13 février»: count from a date that is named."""
    node = found.node
    if not (isinstance(node, Shifted) and node.narrative and node.unit == "D"):
        return found
    m = _EVENT_OF.match(text, found.end)
    base = date(text, m.end()) if m else None
    if base is None or not isinstance(base.node, (Day, Holiday, Nth)):
        return found
    return Reading(structs.replace(node, base=base.node), found.start, base.end)


def _week_of(text: str, at: int) -> Reading | None:
    m = pattern(r"(?P<x>(?:la )?semaine (?:du |commencant le |commencant |debutant le ))").match(text, at)
    day = CALENDAR.read(text, m.end()) if m else None
    if m and (day is None or not isinstance(day.node, Day)):
        bare = _WEEK_DAY.match(text, m.end())
        day = Reading(Day(day=int(bare[0])), m.end(), bare.end()) if bare else None
    if day is None or not isinstance(day.node, Day):
        return None
    return Reading(WeekOf(day.node), at, day.end)


def _portion(text: str, at: int) -> Reading | None:
    m = _PORTION.match(text, at)
    if m is None:
        return None
    word = m["portion"]
    det = (m["det"] or "").strip()
    start = at if det in ("le", "la", "ce", "cette") else at + 2 if det == "à la" else m.start("portion")
    inner = date(text, m.end())
    if word == "courant" and (inner is None or not isinstance(inner.node, Month) or m[0].endswith(("du ", "de "))):
        return None
    if (
        inner is None
        or isinstance(inner.node, (Portion, Clock))
        or (word in ("tot", "tard") and not isinstance(inner.node, Shifted))
    ):
        return None
    if isinstance(inner.node, Day) and not inner.node.weekday and word != "mi":
        return None
    if isinstance(inner.node, Year) and word in ("mi", "reste") and text[m.end("portion")] != "-":
        return None
    if (
        isinstance(inner.node, Shifted)
        and inner.node.unit == "D"
        and text[inner.start : inner.end].endswith(("jour", "journee"))
        and word in ("debut", "milieu", "fin")
    ):
        return None
    if word == "reste" or word.endswith(("plus tot", "plus tard")):
        return Reading(Portion("gone" if word.endswith("tot") else "left", inner.node), start, inner.end)
    kind = "start" if "debut" in word or "tot" in word else "end" if "fin" in word or "tard" in word else "mid"
    return Reading(Portion(portion_of(word) or kind, inner.node), start, inner.end)  # type: ignore[arg-type]


def _night(text: str, at: int) -> Reading | None:
    """«la nuit de samedi à dimanche», «la soirée de lundi 28 octobre», «soir du 1er mai»."""
    m = _NIGHT.match(text, at)
    if m is None:
        return None
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
    timed_ = _with_time(text, found)
    return _then_hours(text, timed_) or timed_


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
    first = CLOCK.read(text, m.end()) or (_bare_hour(text, m.end()) if m["from"] else None)
    last = _range_end(text, first) if first else None
    if first is None or last is None or not isinstance(last[0], Range):
        return None
    ends = [structs.replace(e, day=on) for e in (last[0].first, last[0].last) if isinstance(e, Clock) and e.day is None]
    return Reading(Range(*ends), found.start, last[1]) if len(ends) == 2 else None


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
        _bare_hour(text, m.end()) if part and m[0].strip() and "," not in m[0] else None
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


def _time_then(text: str, at: int) -> Reading | None:
    """A clock or part of day, with the day that follows it («8h00 lundi matin», «matinée du 15 février»)."""
    found = longest((CLOCK.read(text, at), PART_OF_DAY.read(text, at)))
    if found is None:
        return None
    if isinstance(found.node, Clock) and found.node.hour is None:
        found = _clock_after(text, found)
    return _with_day(text, _with_part(text, found))


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


def _with_day(text: str, found: Reading) -> Reading:
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
    if day is None or not _is_day(day.node):
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


def _is_day(node: Node) -> bool:
    if isinstance(node, Shifted):
        return node.unit == "D"
    return isinstance(node, (Day, Holiday)) or (isinstance(node, Anaphor) and node.today)


def _placed(clock: Clock, day: Node | None, part: str | None) -> Clock:
    hour = clock.hour
    if hour is not None and part in ("AF", "EV") and hour < 12:
        hour += 12
    return structs.replace(clock, day=day, hour=hour)
