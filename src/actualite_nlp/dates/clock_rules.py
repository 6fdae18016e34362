"""Rules for times of day: clocks in figures and words, midday, parts of the day."""

from __future__ import annotations

import re

from msgspec import structs

from .absolute import absolute
from .lexicon import LEX, PARTS
from .nodes import Anaphor, Clock, Day, Node, Part, Shifted
from .numbers import number
from .rules import Rules

CLOCK = Rules()
PART_OF_DAY = Rules()
clock = CLOCK.rule
part = PART_OF_DAY.rule

HALF_DAY = (
    r"(?:,? ?(?P<half>am|pm|a\.m\.?|p\.m\.?)(?!\w)| (?:(?:du|de la|de l'|de|dans la|dans le|dans l'|"
    r"au|le|d') ?)(?P<part>matinee|matin|mat|soiree|soir|nuit|apres[ -]midi|aprem))?"
)
ZONE = r"(?: ?(?P<zone>(?:gmt|utc)(?: ?[+-] ?\d{1,2}(?::\d\d)?)?)(?!\w))?"
_LEADS = re.compile(r"(?:\b(?:à|a|vers|est|pour|des|avant|apres|jusqu'à) |^)$")
_MERIDIEM = {"a": "MO", "p": "AF"}


def _hour(hour: int, half: str | None, of: str | None) -> int:
    """The hour of a 24-hour clock, given am or pm or the part of the day."""
    code = _MERIDIEM.get(half[0]) if half else PARTS.get(of or "")
    if code in ("AF", "EV") and hour < 12 and not (code == "EV" and hour < 4):
        return hour + 12
    if code == "NI" and 6 <= hour < 12:
        return hour + 12
    return hour - 12 if code == "MO" and hour == 12 and half else hour


def _make(hour: int, minute: int | None, second: int | None, m: re.Match[str]) -> Clock | None:
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    groups = m.groupdict()
    told = _hour(hour, groups.get("half"), groups.get("part"))
    return Clock(told % 24, minute, second, zone=groups.get("zone"), late=told == hour + 12)


@clock(
    r"(?<![\d,.:/])(?P<h>[01]?\d|2[0-4])(?: ?heures?| ?h(?=\d|\b|[ ])|(?=:[0-5]\d)|(?= ?[ap]\.?m\b))"
    r"(?:(?: ?et)? ?:?(?P<m>[0-5]\d|[0-5]?\d(?= min))(?![\d%€]|,\d|[ ](?:ans|personnes|secondes)| "
        r"?heures?| ?h\b|s\b)(?: ?(?:minutes?|min|mn|m(?=\d))\.?)?)?"
    r"(?:(?: et)? ?:?(?P<s>[0-5]?\d) ?(?:secondes?|sec|s)|:(?P<s2>[0-5]\d))?(?: ?(?:precises?|pile|"
        r"tapantes?))?" + HALF_DAY + ZONE
)  # fmt: skip
def _figures(m: re.Match[str]) -> Node | None:
    seconds = m["s"] or m["s2"]
    return _make(int(m["h"]), int(m["m"]) if m["m"] else 0 if seconds else None, int(seconds) if seconds else None, m)


@clock(r"[12]\d{3}-[01]\d-[0-3]\d[t\x20][0-2]\d:[0-5]\d(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?(?:z|[+-]\d\d:?\d\d)?")
def _iso(m: re.Match[str]) -> Node | None:
    found = absolute(m[0])
    if found is None:
        return None
    day = Day(day=found.day, month=found.month, year=found.year)
    return Clock(found.hour, found.minute, found.second if m["s"] else None, day=day)


@clock(
    r"(?P<h>{SMALL})(?: (?P<m>{TWODIGITS}|et demie|et quart))?(?:,? ?(?P<half>am|pm|a\.m\.?|p\.m\.?)"
    r"(?!\w)|,? (?:(?:du|de la|de l'|de|dans la|dans le|dans l'|au|le) ?|(?P<today>ce |cet |cette "
    r"))(?P<part>matinee|matin|mat|soiree|soir|nuit|apres[ -]midi))"
)
def _spoken(m: re.Match[str]) -> Node | None:
    """«huit quarante du matin», «10 du soir», «sept heures» being left out: only after a word that leads to a time."""
    before = m.string[max(0, m.start() - 12) : m.start()]
    plain = m["part"] in ("matin", "soir", "mat") and f"du {m['part']}" in m[0]
    if before[-1:].isalnum() or not (_LEADS.search(before) or m["m"] or plain):
        return None
    made = _make(int(number(m["h"])), _spoken_minutes(m["m"]), None, m)
    return structs.replace(made, day=Anaphor(today=True)) if made and m["today"] else made


@clock(r"(?P<h>{SMALLWORDS}) (?P<m>{TWODIGITS})|(?P<h2>{SMALL}) (?P<m2>et demie|et quart|et trois quarts)")
def _spoken_bare(m: re.Match[str]) -> Node | None:
    """«à huit quarante»; without such a word only where the two can be no number («vingt-deux trente»)."""
    hour = int(number(m["h"] or m["h2"]))
    if not _LEADS.search(m.string[max(0, m.start() - 12) : m.start()]) and not (m["h"] and 13 <= hour < 24):
        return None
    return _make(hour, _spoken_minutes(m["m"] or m["m2"]), None, m)


def _spoken_minutes(words: str | None) -> int | None:
    if not words:
        return None
    return {"et demie": 30, "et quart": 15, "et trois quarts": 45}.get(words) or int(number(words))


@clock(
    r"(?P<h>{SMALL}) ?(?:heures?|h)(?: ?(?:et )?(?:(?P<q>quart|demie?|trois quarts)|(?P<m>(?!une?(?! "
        r"minute)){SMALL})(?! secondes| ?heures?| ?h\b)(?: ?minutes?| ?min)?)| moins (?:le )?(?:(?P<mq>quart)"
        r"|(?P<mm>{SMALL})(?: minutes)?)"
    r"| passee?s? de (?P<p>{SMALL})(?: minutes)?|(?: et)? (?P<s>{SMALL}) secondes)?(?: (?:pile|precises?|"
        r"tapantes?))?" + HALF_DAY + ZONE
)  # fmt: skip
def _words(m: re.Match[str]) -> Node | None:
    hour = int(number(m["h"]))
    if m["mq"] or m["mm"]:
        before = 15 if m["mq"] else int(number(m["mm"]))
        return _make(hour - 1, 60 - before, None, m) if 0 < before < 60 else None
    return _make(hour, _minutes(m), int(number(m["s"])) if m["s"] else None, m)


def _minutes(m: re.Match[str]) -> int | None:
    groups = m.groupdict()
    if groups.get("q"):
        return {"q": 15, "d": 30, "t": 45}[groups["q"][0]]
    words = groups.get("m") or groups.get("p")
    return int(number(words)) if words else None


@clock(
    r"(?P<noon>midi|minuit)(?! (?:libre|olympique|pyrenees)|-)(?: et (?P<q>quart|demie?)| (?P<m>{SMALL})"
        r"(?! (?:ans|personnes|jours|h\b|heures|fois|[a-z]+s\b))| moins (?:le )?(?:(?P<mq>quart)|(?P<mm>{SMALL})"
        r"))?" + ZONE
)  # fmt: skip
def _noon(m: re.Match[str]) -> Node | None:
    hour = 12 if m["noon"] == "midi" else 0
    if m["mq"] or m["mm"]:
        before = 15 if m["mq"] else int(number(m["mm"]))
        return _make((hour - 1) % 24, 60 - before, None, m) if 0 < before < 60 else None
    return _make(hour, _minutes(m) or 0, None, m)


PORTION = r"(?P<portion>(?:tout )?debut|milieu|fin|tot|tard|tres tot|(?:un peu )?plus (?:tot|tard)|cours|courant)"
_PORTIONS: dict[str, Part] = {"debut": "start", "tot": "start", "milieu": "mid", "fin": "end", "tard": "end"}


def portion_of(words: str | None) -> Part | None:
    """Which third of a stretch a word means."""
    found = [p for word, p in _PORTIONS.items() if words and re.search(rf"\b{word}\b", words)]
    return found[0] if found else None


@part(
    r"(?P<x>(?:" + PORTION + r"(?: (?:de |du |dans )?(?:la |le |l'|cette |cet |ce )?| d'(?:un |une )?))?"
    r"(?P<det>le |la |l'|ce l'|ce meme |cet |cette |ce |pleine |plein |un |une )?(?P<part>{PART})(?:[ -]"
    r"(?P<way>meme|derniere?|prochaine?))?(?: (?:tres )?(?P<late>tot|tard))?)"
    r"(?!-|\w| libre\b| pyrenees)"
)
def _part(m: re.Match[str]) -> Node | None:
    code, name = PARTS[m["part"]], m["part"]
    portion = portion_of(m["portion"]) or portion_of(m["late"])
    day = _day_of_part((m["det"] or "").strip(), m["way"] or "")
    if ":" in code:
        return Clock(12, 0, portion=portion, day=day)
    hours = LEX["part_hours"].get(name)
    return Clock(part=code, hours=tuple(hours) if hours else None, portion=portion, day=day)


def _day_of_part(determiner: str, way: str) -> Node | None:
    if way.startswith("dern"):
        return Shifted("D", -1)
    if way.startswith("proch"):
        return Shifted("D", 1)
    return Anaphor(today=True) if determiner.startswith("c") else None


@part(
    r"(?P<x>(?:(?:avant|apres|pendant|vers|à l'heure du|à l'heure de|au moment du|au moment de|l'heure "
    r"du|au temps du|temps du) )(?:le |la )?(?P<meal>{MEAL}))"
)
def _meal(m: re.Match[str]) -> Node | None:
    begin, end = LEX["meals"][m["meal"]]
    word = m["x"]
    if word.startswith("avant"):
        begin, end = begin - 2, begin
    elif word.startswith("apres"):
        begin, end = end - 1, end + 3
    return Clock(part="AF", hours=(begin, end))


@part(r"(?P<x>milieu (?:de |du )(?:la )?jour(?:nee)?)")
def _midday(m: re.Match[str]) -> Node:
    return Clock(part="MI", hours=(12, 15))


@part(r"(?P<x>(?:la |le )?(?P<way>prochaine?|derniere?) (?P<part>nuit|soiree|matinee|soir|matin))")
def _next_part(m: re.Match[str]) -> Node:
    return Clock(part=PARTS[m["part"]], day=Shifted("D", 1 if m["way"].startswith("proch") else -1))


@part(r"(?P<x>mi-(?P<part>matinee|apres-midi|soiree))")
def _mid_part(m: re.Match[str]) -> Node:
    return Clock(part=PARTS[m["part"]], portion="mid")


@part(r"(?P<x>(?:la )?(?P<portion>debut|fin) de (?:la )?journee)")
def _edge_of_day(m: re.Match[str]) -> Node:
    early = m["portion"] == "debut"
    return Clock(part="MO" if early else "EV", hours=(6, 10) if early else (17, 21))
