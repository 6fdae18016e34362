"""Rules for what is counted from now or from the story's present: weekdays, «hier», «la semaine dernière», holidays."""

from __future__ import annotations

import re

from .calendar_rules import day_of, month_of, way, weekday_of, year_of
from .lexicon import LEX, UNITS
from .nodes import Anaphor, Day, Holiday, Month, Node, Nth, Shifted, Vague
from .numbers import number, ordinal
from .rules import Rules

RELATIVE = Rules()
rule = RELATIVE.rule

UNIT = r"(?:journee|jour|semaine|week-?end|mois|trimestre|semestre|annee|an|decennie|siecle|heure|minute|seconde)"
SHIFT = (
    r"(?:(?P<way>derniere?|passee?|precedente?|ecoulee?|prochaine?|suivante?|à venir|qui vient|qui "
    r"suit|d'apres|d'avant)"
    r"|(?P<this>en cours|-ci|actuelle?)|(?P<that>-là|-la|là))"
)
_CODES = {**UNITS, "weekend": "WE", "week-end": "WE", "journee": "D"}
_LAST_MOMENT = re.compile(r"\b(?:à|a|de)(?: la)? $")
_STORY = ("suivant", "precedent", "d'apres", "d'avant", "qui suit")
_NAMESAKES = re.compile(
    r"(?:marches?|sapins?|pere|cadeaux?|iles?|buches?|oeufs?|contes?|chants?|trêve|treve|vacances|"
    r"prime|primes|menu|repas|films?|esprit|magie|lapins?|soirees?|fetes?|noel,|mandarin|jean|marie|"
    r"francois) (?:de |d'|du )?$|[a-z]-$"
)


@rule(r"(?P<x>(?P<when>avant[ -]hier|hier|apres[ -]demain|demain))")
def _near_day(m: re.Match[str]) -> Node:
    steps = {"hier": -1, "demain": 1}.get(m["when"], -2 if m["when"].startswith("avant") else 2)
    return Shifted("D", steps)


@rule(r"(?P<x>aujourd(?:'| )?hui)")
def _today(m: re.Match[str]) -> Node:
    return Shifted("D", 0)


@rule(r"(?:(?:à|a|au|aux|du) )?(?P<x>(?:(?:la |l'|le )?(?P<when>avant-veille|veille|surlendemain|lendemain)))")
def _eve(m: re.Match[str]) -> Node:
    return Shifted(
        "D", {"avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}[m["when"]], narrative=True
    )


@rule(
    r"(?P<x>(?P<det>(?:de )?l'|la |le |cette |ces? |cet )?(?P<meme>meme )?(?P<unit>"
    + UNIT
    + r")(?: (?=\S)|(?=-))"
    + SHIFT
    + r"(?! (?:fiscale|scolaire)))"
)
def _unit_way(m: re.Match[str]) -> Node | None:
    unit = _CODES[m["unit"]]
    if m["that"]:
        return _anaphor(unit) if (m["det"] and m["det"].startswith("ce")) or unit == "WE" else None
    if m["this"]:
        return Shifted(unit, 0)
    if not m["det"] and unit in ("H", "MIN", "S"):
        return Shifted(unit, 1) if m["way"].startswith("proch") else None
    return Shifted(unit, -1 if way(m["way"]) == "last" else 1, narrative=m["way"].startswith(_STORY))


def _anaphor(unit: str) -> Node:
    return Anaphor() if unit == "D" else Shifted(unit, 0, narrative=True)


@rule(
    r"(?P<x>(?P<det>ce|cette|cet|la meme|le meme|ce meme|cette meme) (?P<unit>"
    + UNIT
    + r")(?! ?-?(?:fiscale|scolaire|là|la\b|d'or)))"
)
def _this_unit(m: re.Match[str]) -> Node | None:
    unit = _CODES[m["unit"]]
    if unit in ("H", "MIN", "S"):
        return None
    if "meme" in m["det"]:
        return _anaphor(unit)
    if unit == "D" and m["unit"] == "jour":
        return Anaphor(today=True)
    return Shifted(unit, 0)


@rule(r"(?P<x>(?:(?:le |la |l'|ces? )?(?P<way>prochaine?|derniere?) )(?P<unit>" + UNIT + r")(?! (?:de|du|d')))")
def _way_unit(m: re.Match[str]) -> Node | None:
    unit = _CODES[m["unit"]]
    moment = unit in ("MIN", "S") and _LAST_MOMENT.search(m.string, max(0, m.start() - 6), m.start())
    if unit == "D" or moment or (unit == "Y" and m["unit"] == "an"):
        return None
    return Shifted(unit, -1 if way(m["way"]) == "last" else 1)


@rule(r"(?P<x>(?:(?P<det>l'|la |le |l )?(?P<unit>journee|semaine|week-?end|mois|annee)))")
def _bare_unit(m: re.Match[str]) -> Node | None:
    before = m.string[max(0, m.start() - 18) : m.start()]
    unit = _CODES[m["unit"]]
    if unit == "WE":
        return Shifted("WE", 0, nearest=True) if m["det"] else None
    if not re.search(
        r"(?:\b(?:dans|debut de|milieu de|fin de|courant|reste de|long de|pour|au cours de|debut d'|fin "
        r"d'|reste d'|milieu d') {1,2}$|^ *$|(?:debut|fin|milieu|reste) d[ue] $|d')",
        before + (m["det"] or "") * 0,
    ):
        return None
    return (
        Shifted(unit, 0) if m["det"] or re.search(r"(?:debut|fin|milieu|reste|courant) d(?:[eu] |')$", before) else None
    )


@rule(
    r"(?:l[ea] )?(?P<x>(?:(?P<det>ce|cette|un|prochain|dernier) )?(?P<weekday>{FULLWEEKDAY})"
    r"(?: (?P<way>derniere?|passee?|precedente?|prochaine?|suivante?|d'apres|à venir|qui vient)| en "
    r"(?P<weeks>huit|8|quinze|15)|(?P<that>-là|-la))?)"
)
def _weekday(m: re.Match[str]) -> Node | None:
    if m["det"] == "un" and not m["way"]:
        return None
    weeks = {"huit": 0, "8": 0, "quinze": 1, "15": 1}.get(m["weeks"] or "", 0)
    if m["weeks"]:
        return Day(weekday_of(m["weekday"]), way="next", weeks=weeks + 1)
    det = m["det"]
    return Day(
        weekday_of(m["weekday"]),
        way=way(m["way"]) or ("this" if det and det.startswith("ce") else way(det) if det != "un" else None),
        narrative=(m["way"] or "").startswith(_STORY),
    )


@rule(
    r"(?:l[ea] )?(?P<x>(?:ce |cette )?(?P<weekday>{WEEKDAY}) (?:le )?(?P<day>{DAYNUM})(?= ?(?:$|[.,;!?)"
    r"\n-]|au |a\b|à|vers|de |du mois|entre|et |jusqu|matin|soir|apres)|$)(?! (?:ans|personnes|heures?|"
    r"h\b)))"
)
def _weekday_day(m: re.Match[str]) -> Node | None:
    day = day_of(m["day"])
    return Day(weekday_of(m["weekday"]), day) if 1 <= day <= 31 else None


@rule(r"(?:le )?(?P<x>(?P<day>\d\d?|(?!premier){DAYNUM}),? (?P<weekday>{FULLWEEKDAY}))")
def _day_weekday(m: re.Match[str]) -> Node | None:
    label = re.search(r"\b(?:le|ce) $", m.string[max(0, m.start("x") - 4) : m.start("x")])
    return Day(weekday_of(m["weekday"]), day_of(m["day"])) if label and 1 <= day_of(m["day"]) <= 31 else None


@rule(
    r"(?:les? |du |au )(?P<x>(?P<day>{DAYNUM})(?:(?= ?(?:$|[.!?)\n]|[,;] ?(?!\d)))|(?= (?:à partir|"
    r"à|a|plutot|vers|entre|de|jusqu'à|des|et apres) ?(?:de |environ )?(?:\d|{SMALL} heures?|midi)"
    r")"
    r"| (?:de ce|du|de) mois(?: (?P<way>dernier|prochain|suivant|passe|precedent))?| (?:ce mois|mois)"
    r" ?(?P<ci>-ci|prochain)?))(?!\w)(?! ?%)"
)
def _bare_day(m: re.Match[str]) -> Node | None:
    day = day_of(m["day"])
    if not 1 <= day <= 31 or m.string[m.start() : m.start() + 4] in ("les ",):
        return None
    month = "mois" in m["x"]
    if not month and re.fullmatch(r"premier|\d+ ?e(?:me)?", m["day"]) and not m.string.startswith(" ", m.end()):
        return None
    moved = way(m["way"]) or ("next" if m["ci"] == "prochain" else None)
    return Day(day=day, within=Shifted("M", {"last": -1, "next": 1}.get(moved or "", 0)) if month else None)


@rule(
    r"(?:(?:le|la|les|l'|du|un) )?(?P<x>(?:(?:le |du |au )?(?:jour |journee )?(?:de |de la )?(?:la "
    r")?)??(?:la |l'|le |les )?(?:prochaine? )?(?P<day>{HOLIDAY})(?: (?:de |en )?(?P<year>{YEAR})|"
    r" (?P<way>prochaine?|derniere?|precedente?))?)(?! (?:mamere|le graet|blanc))"
)
def _holiday(m: re.Match[str]) -> Node | None:
    before = m.string[max(0, m.start() - 20) : m.start()]
    inner = m.string[max(0, m.start("day") - 20) : m.start("day")]
    if (
        _NAMESAKES.search(before)
        or _NAMESAKES.search(inner)
        or (
            re.search(r"[a-z]{3,} de $", before)
            and not re.search(r"(?:jour|journee|veille|lundi|week-end|lendemain|fete|soir|matin|dimanche) de $", before)
        )
    ):
        return None
    return Holiday(LEX["holidays"][m["day"]], year_of(m["year"]), way(m["way"]))


@rule(
    r"(?P<x>(?:le |la )?(?:reveillon|veille|soir) (?:de la |de |du |de l')(?:fete du |jour de )?(?P<day>noel|"
    r"nouvel an|jour de l'an|l'an|(?:la )?saint[ -]sylvestre))"
)
def _reveillon(m: re.Match[str]) -> Node:
    return Holiday("12-24" if m["day"] == "noel" else "12-31")


NTH = (
    r"(?P<x>(?:le |la )?(?P<n>{ORD}|derniere?|troiseme) (?:(?P<weekday>{FULLWEEKDAY})|(?P<unit>jour|"
    r"semaine|week-?end|quinzaine|mois|trimestre|semestre|decennie))"
    r"(?:(?: de| d'| du| en|,)? ?(?:(?P<month>{MONTH})(?:,? (?:de )?(?P<year>{YEAR}))?|(?P<only>{YEAR}|{YEARWORDS})"
    r"|(?:l'|cette |de cette )?an(?:nee)?(?: (?P<yearway>prochaine|derniere))?|(?P<mois>(?:ce )?mois|"
    r"de mois)(?: (?P<monthway>prochain|dernier|suivant))?)))"
)


@rule(r"(?:le )(?P<x>(?P<n>{ORD}) (?P<weekday>{FULLWEEKDAY}))(?! (?:de|du|d'|apres|avant|consecutif))")
def _nth_weekday(m: re.Match[str]) -> Node:
    """«le deuxième dimanche»: of this month."""
    return Nth(ordinal(m["n"]), "D", None, weekday_of(m["weekday"]))


@rule(NTH)
def _nth(m: re.Match[str]) -> Node | None:
    n = 3 if m["n"] == "troiseme" else ordinal(m["n"])
    within: Node
    if m["month"]:
        within = Month(month_of(m["month"]), year_of(m["year"]))
    elif m["only"]:
        from .nodes import Year

        within = Year(int(number(m["only"])))
    elif m["mois"]:
        within = Shifted("M", {"last": -1, "next": 1}.get(way(m["monthway"]) or "", 0))
    else:
        within = Shifted("Y", {"last": -1, "next": 1}.get(way(m["yearway"]) or "", 0))
    unit = {"quinzaine": "15D", "week-end": "WE", "weekend": "WE"}.get(
        m["unit"] or "", _CODES.get(m["unit"] or "", "D")
    )
    return Nth(n, unit, within, weekday_of(m["weekday"]))


@rule(
    r"(?P<x>(?:la |cette |les? )?(?:meme )?(?:(?:cette|ce) date|date-là|(?:ce|cet|cette)(?: meme)? "
    r"(?:jour|soir|moment|instant|date|jour)-? ?l[aà]|(?:ce|le) meme jour|le jour meme|"
    r"cette(?: meme)? date|ce(?: meme)? moment(?:-là| là| precis)?))"
)
def _that_day(m: re.Match[str]) -> Node | None:
    if m["x"] == "ce moment":
        return None
    return Anaphor()


@rule(r"(?P<x>(?:le |la )?(?:\d+ ?e|{ORD}) (?:jour|journee) (?:consecutif|consecutive|d'affilee))")
def _in_a_row(m: re.Match[str]) -> Node:
    return Shifted("D", 0)


@rule(
    r"(?P<x>l'epoque|cette (?:meme )?epoque|(?:la|cette) (?:meme )?periode-là|ces? temps-là)(?! (?:de|"
    r"du|des|d'|où|ou)\b)"
)
def _then(m: re.Match[str]) -> Node:
    return Vague("PAST_REF")
