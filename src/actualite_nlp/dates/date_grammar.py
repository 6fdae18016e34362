"""Dates read whole: «début avril», «mardi de la semaine prochaine», «la veille de Noël»."""

from __future__ import annotations

from msgspec import structs

from .calendar_rules import CALENDAR
from .clock_rules import portion_of
from .lexicon import pattern
from .nodes import Clock, Day, Holiday, Month, Nth, Portion, Shifted, WeekOf, Year
from .relative_rules import RELATIVE
from .rules import Reading, longest

_INSIDE = pattern(
    r",? (?:de |du |d'|en |dans |le |l')?(?=(?:la |cette )?(?:semaine|prochain|annee|l'annee|mois)"
    r")|,? (?=(?:la |cette |de )?semaine|l'annee)"
)
_WEEK_DAY = pattern(r"(?:[12]\d|3[01]|[1-9])(?![\w/-])")
_EVENT_OF = pattern(r" (?:de la |de l'|de |du |d')")
_PORTION = pattern(
    r"(?:(?P<det>le |la |ce |cette |au |à la |en |un )?(?P<portion>(?:tout )?debut|milieu|fin|courant|"
    r"mi|creux|(?:un peu )?plus (?:tot|tard)|reste|tot|tard))(?:(?: |-)(?:de |du |d'|dans )?)"
)


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
    if word in ("tot", "tard") and inner and isinstance(inner.node, Day) and inner.node.weekday:
        early = word == "tot"
        on_day = Clock(part="MO" if early else "EV", day=inner.node, portion="start" if early else "end")
        return Reading(on_day, start, inner.end)
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
