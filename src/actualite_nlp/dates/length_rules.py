"""Durations: amounts of units, their modifiers, and what pins them to now or to the story."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from .lexicon import UNITS, pattern
from .nodes import Duration, Length, LengthRange, Node, Offset, Range, Vague
from .numbers import COLLECTIVE, number
from .rules import Reading

_UNIT = (
    r"(?P<unit>secondes?|minutes?|heures?|jours?|journees?|nuits?|semaines?|week-?ends?|mois|trimestres?|semestres?|"
    r"ans?(?!-)|annees?(?!-)|decennies?|siecles?|millenaires?|saisons?|quinquennats?|instants|mins?|sec|mn|"
    r"(?:(?<=\d)|(?<=\d[ -]))(?:hrs?|h|s(?=[ .,]|$)))"
)
_PLAIN_UNIT = (
    r"(?:secondes?|minutes?|heures?|jours?|journees?|semaines?|week-?ends?|mois|trimestres?|ans?|annees?|"
    r"decennies?|siecles?|temps|mins?)"
)
_QUALIFIER = (
    r"(?P<qualifier>(?:un peu |bien |nettement |beaucoup )?(?:plus|moins) (?:de |d')|pres (?:de |d')|environ |à peine |"
    r"presque |au moins |au plus |au maximum |quelque (?=\d)|à peu pres |approximativement |exactement |encore |"
    r"(?:une|la) duree (?:de |d')|(?:pas )?moins (?:de |d'))"
)
_ADJECTIVE = (
    r"(?:(?:longue?s|longs|petite?s?|bonne?s?|bons?|nouvelles?|autres?|grosses?|premiere?s|pleine?s?|nombreuses|"
    r"nombreux) )?"
)
_AFTER = (
    r"(?: (?:ouvree?s?|ouvrables?|calendaires?|consecutifs|consecutives|d'affilee|environ|au moins|au plus|au maximum|"
    r"jour pour jour|initiales|initiaux|pleine?s|entiere?s?|supplementaires?|de travail))?"
)
_AMOUNT = pattern(
    r"(?P<x>(?:" + _QUALIFIER + r")?(?:(?P<vague>quelques|plusieurs|quel ques|(?:de )?(?:longue?s|longs|nombreux|"
    r"nombreuses|maintes))|(?:une |la |deux )?(?:bonne )?(?P<collective>{COLLECTIVE})s? (?:de |d')|(?P<n>{CARD}))[ -]?"
    + _ADJECTIVE
    + r"(?P<scale>(?:milliers?|millions?|milliards?|centaines?|dizaines?) (?:de |d'))?" + _UNIT
    + r"(?P<half> et (?:demie?|(?:un )?quart))?" + _AFTER + r")(?!\w)"
)  # fmt: skip
_SPECIAL = pattern(
    r"(?P<x>(?:" + _QUALIFIER + r")?(?:(?P<quarter>(?:un |trois |les trois )?quarts? d'heure|[13]/4 ?(?:d')?h(?:eure)?)"
    r"|(?P<halfhour>(?:une |1 )?demi[ -](?:heure|journee|annee|siecle)|1/2 ?h(?:eure)?|une et demie? heure)"
    r"|(?P<words>{SMALL}) heures? (?P<minutes>{SMALL})(?: minutes)?|(?P<digits>\d) ?h ?(?P<m2>[0-5]\d)"
    r"|(?P<n3>{SMALL}) et demie? (?P<u3>heures|ans|jours|minutes|mois|semaines)))(?!\w)"
)
_BARE = pattern(
    r"(?P<x>(?:tout le|toute la|tout l'|toute l'|une|un|(?:une |un )?pleine?|l') ?"
    r"(?P<unit>mois|semaine|journee|annee|an|nuit)(?P<whole> entiere?)?)(?!\w)"
)
_PLURAL = pattern(
    r"(?P<x>des (?P<unit>secondes|minutes|heures|jours|semaines|mois|annees|decennies|siecles|millenaires))(?!\w)"
)
_PLURAL_BEFORE = re.compile(
    r"\b(?:depuis|pendant|durant|apres|y a|voilà|fait|passe|passer|dure|durer|dans|prendre|prendra|faudra|"
    r"attendre|ici) +$"
)
_JOIN = pattern(
    r"(?:, ?| et | )(?=\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quinze|vingt|trente|"
    r"quarante)"
)
_SECONDS = pattern(
    r" (?P<n>[0-5]?\d|trente|quarante|quarante-cinq|cinquante)"
    r"(?= ?(?:[,.;:!?)\"»]|$|\n| (?:de|sur|et|pour|à|avec)(?!\w)))"
)
"""The seconds of «3 minutes 30», their unit left out."""
_SCALES = {"d": 10, "c": 100, "millier": 1e3, "million": 1e6, "milliard": 1e9}
_RANGE = pattern(
    r"(?P<x>(?:" + _QUALIFIER + r")?(?P<a>{CARD}) ?(?:à|a|et|ou|-) ?(?P<b>{CARD}) "
    r"(?P<scale>(?:milliers|millions|milliards) d')?" + _UNIT + r")(?!\w)"
)  # fmt: skip
_FIRSTS = pattern(
    r"(?:les |ces |aux )?(?P<n>{CARD}) (?:premiere?s?|dernieres?|derniers?) "
    r"(?P<unit>secondes|minutes|heures|jours|semaines|mois|trimestres|ans|annees)"
    r" (?:de l'annee|de {YEAR}|du mois|de la semaine)(?!\w)"
)
_PINNED = pattern(
    r"(?P<det>les |des |ces |aux |ses |de |d')?(?P<x>(?:(?P<n>{CARD}|quelques|plusieurs)[ ])?"
    r"(?P<way>{LAST}|{NEXT}) (?:(?P<n2>{CARD}|quelques) ?)?(?P<unit>" + _PLAIN_UNIT + r")"
    r"(?: (?:de travail|ouvrables?|ouvres))?|(?P<n3>{CARD}|quelques) ?(?P<u3>" + _PLAIN_UNIT + r")"
    r"(?: (?:de travail|ouvrables?|ouvres))?"
    r" (?P<way3>{LAST}|{NEXT}|dans le futur)"
    r"|(?P<u4>" + _PLAIN_UNIT + r") (?P<way4>passes|precedents|à venir|qui viennent))(?!\w)"
)  # fmt: skip
_AGO = pattern(
    r"(?:il y ?a|il y avait|y a|il a(?= [\d ]+ ans environ)|voilà|voici)"
    r"(?: (?:maintenant|deja|environ|presque|à peine|tout juste|exactement))*(?: pres de| pres d')?[ ]\"?"
)
_LATER = pattern(r" ?(?:(?P<later>plus tard|apres)|(?P<earlier>plus tot|auparavant|avant))(?! ?-?midi)(?!\w)")
_OF = re.compile(r" (?:de|du|d')")
_THEN_WORD = re.compile(r" ?[a-z0-9]| [\"«] ?\w")
_FROM = pattern(r" (?:(?:à partir|à compter) (?:de |d')|(?P<after>apres )|(?P<before>avant ))(?:le |la )?")


_CONTRACTED = {"des ": "des", "aux ": "aux"}


class Measured(Struct, frozen=True):
    """A length read from the text."""

    length: Length
    start: int
    end: int
    vague: bool = False


def unit_code(word: str) -> str:
    """The unit a word means, singular or plural."""
    return UNITS.get(word) or UNITS.get(word.rstrip("s")) or {"weekend": "WE", "week-end": "WE"}[word.rstrip("s")]


def read_length(text: str, at: int) -> Measured | None:
    """A duration that begins here, with all its parts («1 an, 2 mois et 3 jours»)."""
    first = _special(text, at) or _amount(text, at)
    if first is None:
        return None
    end, amounts = first.end, list(first.length.amounts)
    while join := _JOIN.match(text, end):
        more = _amount(text, join.end())
        smaller = more is not None and more.length.amounts[0][1] not in {u for _, u in amounts}
        if more is None or more.vague or first.vague or not smaller:
            break
        amounts += more.length.amounts
        end = more.end
    if amounts[-1][1] == UNITS["minute"] and (seconds := _SECONDS.match(text, end)):
        amounts.append((number(seconds["n"]), UNITS["seconde"]))
        end = seconds.end()
    return structs.replace(first, length=Length(tuple(amounts), first.length.approx), end=end)


def _amount(text: str, at: int) -> Measured | None:
    m = _AMOUNT.match(text, at)
    if m is None:
        return _bare(text, at)
    unit = unit_code(m["unit"])
    approx = bool(m["qualifier"])
    if m["unit"] == "s" and len(m["n"] or "") > 3:
        return None
    scale = 1.0
    if m["scale"]:
        scale = next(v for k, v in _SCALES.items() if m["scale"].startswith(k))
    if m["vague"]:
        return Measured(Length(((None, unit),), approx), at, m.end(), vague=True)
    value = float(COLLECTIVE[m["collective"]]) if m["collective"] else number(m["n"])
    if m["half"]:
        value += 0.25 if "quart" in m["half"] else 0.5
    return Measured(Length(((value * scale, unit),), approx or bool(m["collective"])), at, m.end())


def _bare(text: str, at: int) -> Measured | None:
    m = _PLURAL.match(text, at)
    if m and _PLURAL_BEFORE.search(text[max(0, at - 14) : at]):
        return Measured(Length(((None, unit_code(m["unit"])),)), at, m.end(), vague=True)
    m = _BARE.match(text, at)
    if m and (m["whole"] or m["x"].startswith("tou") or "plein" in m["x"] or _whole_span(m)):
        return Measured(Length(((1, unit_code(m["unit"])),)), at, m.end())
    return None


def _whole_span(m: re.Match[str]) -> bool:
    """«pour l'année», «sur l'année»: a year long."""
    return m["x"].startswith("l'") and m.string[max(0, m.start() - 5) : m.start()].endswith(("pour ", "sur "))


_OF_NOUN = pattern(r" d(?:e |')(?!la |l'|ce|matin|soir|{FULLWEEKDAY})[a-z]{3}")
_AT = re.compile(r"\b(?:à|a|vers|des|est|de|entre|et|jusqu'à) \"?$")
_LASTING = re.compile(r"\b(?:pendant|durant|dure|duree de|environ) $")
_HALVES: dict[str, tuple[float, str]] = {
    "journee": (12, "H"),
    "annee": (6, "M"),
    "siecle": (50, "Y"),
    "une et": (1.5, "H"),
}


def _special(text: str, at: int) -> Measured | None:
    """Quarters and halves of an hour, hours with minutes."""
    m = _SPECIAL.match(text, at)
    amounts = _special_amounts(m) if m else None
    return Measured(Length(amounts, bool(m["qualifier"])), at, m.end()) if m and amounts else None


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether hours with minutes are an amount of something («1h30 d'efforts») and not a time."""
    return bool(_OF_NOUN.match(text, end)) and not _AT.search(text, max(0, start - 12), start)


def _special_amounts(m: re.Match[str]) -> tuple[tuple[float | None, str], ...] | None:
    if m["quarter"]:
        return ((45 if m["quarter"].startswith(("trois", "les trois", "3")) else 15, "MIN"),)
    if m["halfhour"]:
        return (next((v for k, v in _HALVES.items() if k in m["halfhour"]), (30, "MIN")),)
    if m["n3"]:
        return ((number(m["n3"]) + 0.5, unit_code(m["u3"])),)
    lasting = m["qualifier"] or _LASTING.search(m.string[max(0, m.start() - 10) : m.start()])
    if not lasting and not (m["digits"] and is_amount(m.string, m.start(), m.end())):
        return None
    return (number(m["words"] or m["digits"]), "H"), (number(m["minutes"] or m["m2"]), "MIN")


def read_length_range(text: str, at: int) -> Reading | None:
    """«un et trois jours», «2 à 12 milliards d'années»: a duration known by its bounds."""
    m = _RANGE.match(text, at)
    if m is None:
        return None
    connector = text[m.end("a") : m.start("b")].strip()
    if connector == "et" and not re.search(r"\bentre $", text[max(0, at - 7) : at]):
        return None
    unit = unit_code(m["unit"])
    scale = next((v for k, v in _SCALES.items() if m["scale"] and m["scale"].startswith(k)), 1.0)
    first, last = number(m["a"]) * scale, number(m["b"]) * scale
    if connector == "ou" and first < last and re.search(r"\b(?:il y ?a|dans) $", text[max(0, at - 7) : at]):
        connector = "à"
    if last <= first:
        return None
    if connector == "ou":
        return Reading(Duration(Length(((None, unit),))), at, m.end())
    return Reading(LengthRange(Length(((first, unit),)), Length(((last, unit),))), at, m.end())


def read_pinned(text: str, at: int) -> Reading | None:
    """«ces derniers mois», «les cinq prochaines années»: a stretch that ends or begins now."""
    if m := _FIRSTS.match(text, at):
        return Reading(Duration(Length(((number(m["n"]), unit_code(m["unit"])),))), at, m.end())
    m = _PINNED.match(text, at)
    if m is None:
        return None
    return _pinned(m, at)


def _pinned(m: re.Match[str], at: int) -> Reading | None:
    det, count = (m["det"] or "").strip(), m["n"] or m["n2"] or m["n3"]
    det = det or _CONTRACTED.get(m.string[max(0, at - 4) : at], "")
    unit, way = m["unit"] or m["u3"] or m["u4"], m["way"] or m["way3"] or m["way4"]
    if m["u4"] and unit_code(unit) in ("S", "MIN", "H"):
        return None
    back = way.startswith(("dern", "pass", "prec", "ecoul", "d'avant"))
    start = at if m["det"] and det in ("les", "ces", "ses") else m.start("x")
    if count and not count.startswith(("quelque", "plusieur")):
        if unit == "temps" or not number(count):
            return None
        length = Length(((number(count), unit_code(unit)),))
        return Reading(Duration(length, "last" if back else "next"), start, m.end())
    if count is None and (not det or not unit.endswith("s")):
        return None
    if det in ("les", "des", "aux") and unit != "temps" and _OF.match(m.string, m.end()):
        return Reading(Duration(Length(((None, unit_code(unit)),))), start, m.end())
    return Reading(Vague("PAST_REF" if back else "FUTURE_REF"), start, m.end())


def read_ago(text: str, at: int) -> Reading | None:
    """«il y a trois jours»; a vague amount is only the past."""
    m = _AGO.match(text, at)
    if m is None:
        return None
    between = read_length_range(text, m.end())
    if between and isinstance(between.node, LengthRange) and (between.node.last.amounts[0][0] or 0) < 1000:
        first, last = Offset(between.node.last, -1), Offset(between.node.first, -1)
        return Reading(Range(first, last), at, between.end)
    if between:
        return Reading(Vague("PAST_REF"), at, between.end)
    measured = read_length(text, m.end())
    if measured is None:
        return None
    if measured.vague:
        return Reading(Vague("PAST_REF"), at, measured.end)
    end = measured.end
    return Reading(Offset(measured.length, -1), at, end)


def read_after(text: str, measured: Measured) -> tuple[Node, int] | None:
    """«… plus tard», «… auparavant»: a length counted in the story, not before a noun («deux jours avant le vote»)."""
    m = _LATER.match(text, measured.end)
    if m is None:
        return None
    if (m["later"] or m["earlier"]) in ("apres", "avant") and _THEN_WORD.match(text, m.end()):
        return None
    if measured.vague:
        return Vague("PAST_REF"), m.end()
    return Offset(measured.length, 1 if m["later"] else -1, narrative=True), m.end()


def match_from(text: str, end: int) -> re.Match[str] | None:
    """«… à partir de», «… après», «… avant», before the expression a length is counted from."""
    return _FROM.match(text, end)
