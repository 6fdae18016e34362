"""Rules for days, months and years named by the calendar, in words and in figures."""

from __future__ import annotations

import re

from .absolute import absolute
from .lexicon import LEX, MONTHS, SEASONS, WEEKDAYS, pattern
from .nodes import Century, Day, Decade, Division, Month, Node, Range, Season, Way, Year
from .numbers import number, ordinal
from .rules import Rules

CALENDAR = Rules()
rule = CALENDAR.rule

YEAR_TAIL = (
    r"(?:,? (?:de |en )?(?:l'an(?:nee)? )?(?P<year>{YEAR}|{YEARWORDS}|(?:')?\d\d(?= ?(?:[.,;:!?)\"»]|$|\n)(?!,\d))))?"
)
WAY_TAIL = r"(?: (?P<way>derniere?|prochaine?|passee?|suivante?|precedente?|à venir|qui vient))?"
NOT_IN_FIGURES = r"(?<![\d/.,:+-])"
END_OF_FIGURES = r"(?![/:%]|[.,-]\d| ?[€$])"
_COUNTED = pattern(
    r" (?!(?:dans|sans|sous|mais|plus|puis|depuis|vers|alors|apres|pas|tres|avec|est|sous|jours? plus|"
    r"ses?|nous|vous|tous|toutes|les|des|ils|elles|dans|lors|hors|envers|dehors|toujours|jamais|parfois|"
    r"chez|suis|as|ans)(?!\w))(?:[a-z-]{2,}[sx](?!\w)|%|€|\$|euros?|km|kg|m2|metres?|milliards?|millions?|"
    r"dollars?|hectares?|personnes|tonnes?|watts?|points?|places?)"
)
_AT_SEASON = re.compile(
    r"\b(?:pendant|durant|avant|apres|depuis|des|de|pour|à|d'ici|vers|sur|dans|toute?|jusqu'à|passer?|et|ou) $"
)
_DAY_BEFORE = re.compile(r"\b(?:le|du|au) \d\d $")
_YEAR_BEFORE = re.compile(r"(?:[a-zà'-]|^|[(\[«\"/:>-]|, ?) ?$")


def way(words: str | None) -> Way | None:
    """Which neighbour an adjective points to: the last one, the next one, or none said."""
    if not words:
        return None
    if words.startswith(("dern", "pass", "prec", "ecoul", "d'avant")):
        return "last"
    return "this" if words.startswith("ce") else "next"


def year_of(words: str | None) -> int | None:
    """A year in figures or words; two figures are the nearest to 2030 backwards («74» is 1974, «19» is 2019)."""
    if not words:
        return None
    value = int(number(words.lstrip("'")))
    if value >= 100:
        return value
    return value + (2000 if value <= 30 else 1900)


def day_of(words: str) -> int:
    """The number of a day («1er», «premier», «vingt-sept», «05»)."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return 1 if words == "premier" else int(number(words))


def month_of(words: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[words.rstrip(".")]


def weekday_of(words: str | None) -> int | None:
    """The ISO number of a weekday by its name or abbreviation."""
    return WEEKDAYS[words.rstrip(".")] if words else None


def valid_day(day: int, month: int) -> bool:
    """Whether some year has that day."""
    return 1 <= month <= 12 and 1 <= day <= (30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31)


def make_day(m: re.Match[str]) -> Node | None:
    """A Day from the groups weekday, day, month, year and way that the pattern has."""
    groups = m.groupdict()
    day, month = day_of(groups["day"]), month_of(groups["month"])
    abbreviated = groups["month"].rstrip(".") in LEX["month_abbreviations"]
    if not valid_day(day, month) or (abbreviated and not groups["day"][0].isdigit()):
        return None
    return Day(weekday_of(groups.get("weekday")), day, month, year_of(groups.get("year")), way(groups.get("way")))


@rule(
    r"(?:les? )?(?P<x>(?:ce |cette )?(?:(?P<weekday>{WEEKDAY}),?(?: prochain)? (?:le )?)?(?P<day>{DAYNUM})"
        r"(?: de | d'| |(?<=\d)-)(?P<month>{MONTH})"
    + YEAR_TAIL + WAY_TAIL + r")"
)  # fmt: skip
def _day_month(m: re.Match[str]) -> Node | None:
    return make_day(m)


@rule(
    r"(?:le )?(?P<x>(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH})[ -](?P<day>\d\d?)(?:,? (?:de "
    r")?(?P<year>{YEAR})|(?= ?(?:$|[.,;!?)]|-\d)|,? \d\d?[:h]| (?:à|a|au|et|jusqu'a|jusqu'à) ))(?!-?[\w%/]|"
    r":))"
)
def _month_day(m: re.Match[str]) -> Node | None:
    return make_day(m) if 1 <= int(m["day"]) <= 31 else None


@rule(
    r"(?:le |prochain )?(?P<x>(?:ce |cette )?(?:(?P<weekday>{WEEKDAY}),?(?: prochain)? (?:le )?)?" + NOT_IN_FIGURES
    + r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?:(?P=sep)|,)(?P<year>[12]\d{3}|\d{2})" + END_OF_FIGURES + r")"
)  # fmt: skip
def _day_figures(m: re.Match[str]) -> Node | None:
    return _figures(m["day"], m["m"], m["year"], m["weekday"])


@rule(
    r"(?:le )?(?P<x>"
    + NOT_IN_FIGURES
    + r"(?P<year>[12]\d{3})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    + END_OF_FIGURES
    + ")"
)
def _iso_day(m: re.Match[str]) -> Node | None:
    return _figures(m["day"], m["m"], m["year"])


@rule(r"(?:le )?(?P<x>" + NOT_IN_FIGURES + r"(?P<day>\d{1,2})[/-](?P<month>{MONTH})[/-](?P<year>[12]\d{3}|\d\d))")
def _day_slash_month(m: re.Match[str]) -> Node | None:
    return _figures(m["day"], str(month_of(m["month"])), m["year"])


@rule(r"(?P<year>[12]\d{3})/(?:(?P<month>{MONTH})/(?P<day>\d\d?)|(?P<d>\d\d?)/(?P<mo>{MONTH}))")
def _year_month_day(m: re.Match[str]) -> Node | None:
    return _figures(m["day"] or m["d"], str(month_of(m["month"] or m["mo"])), m["year"])


@rule(
    r"(?P<x>"
    + NOT_IN_FIGURES
    + r"(?P<day>\d{1,2}) (?P<m>\d{1,2}) (?P<year>[12]\d{3})"
    + END_OF_FIGURES
    + r"(?! \d)|(?<=\ble\x20)(?P<day2>\d{1,2}) (?P<m2>\d{1,2})(?: (?P<y2>\d\d))?(?= ?[.,;]|$))"
)
def _day_spaces(m: re.Match[str]) -> Node | None:
    return _figures(m["day"] or m["day2"], m["m"] or m["m2"], m["year"] or m["y2"])


@rule(r"(?P<day>\d{1,2}) (?P<m>\d{1,2})(?: (?P<year>\d\d))?(?=$)")
def _day_spaces_alone(m: re.Match[str]) -> Node | None:
    label = re.search(r"\b(?:le|du|au)\x20$", m.string[max(0, m.start() - 4) : m.start()]) or m.start() == 0
    return _figures(m["day"], m["m"], m["year"]) if label else None


@rule(
    r"(?:le |prochain )?(?P<x>(?:ce |cette |prochain )?(?:(?P<weekday>{WEEKDAY}),?(?: prochain| suivant)"
        r"? (?:le )?)?" + NOT_IN_FIGURES
    + r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})" + END_OF_FIGURES + r")"
)  # fmt: skip
def _day_month_figures(m: re.Match[str]) -> Node | None:
    named = (
        m.start("x") > m.start()
        or m["weekday"]
        or re.search(
            r"(?:^|\b(?:le|du|au|de|des|entre|depuis|ce|sur|et) {1,6})$",
            m.string[max(0, m.start() - 16) : m.start()],
        )
    )
    if m["sep"] == "." and not m["weekday"] and m.start() == 0:
        return None
    clear = m["sep"] == "/" and (len(m["m"]) == 2 and m["m"][0] == "0" and len(m["day"]) == 2)
    if not (named or clear) or (m["sep"] != "/" and not (named and (m["weekday"] or m["sep"] == "."))):
        return None
    return _figures(m["day"], m["m"], None, m["weekday"])


def _figures(day: str, month: str, year: str | None, weekday: str | None = None) -> Node | None:
    if year:
        found = absolute(f"{day}/{month}/{year_of(year):04d}")
        return Day(weekday_of(weekday), found.day, found.month, found.year) if found else None
    d, mo = (int(month), int(day)) if int(month) > 12 >= int(day) else (int(day), int(month))
    return Day(weekday_of(weekday), d, mo) if valid_day(d, mo) else None


@rule(
    r"(?P<x>"
    + NOT_IN_FIGURES
    + r"(?:(?P<m>0?[1-9]|1[0-2])[/-](?P<year>[12]\d{3})|(?P<y2>[12]\d{3})[-/.](?P<m2>0?[1-9]|1[0-2])"
    r")" + END_OF_FIGURES + r"(?!-))"
)
def _month_figures(m: re.Match[str]) -> Node | None:
    return Month(int(m["m"] or m["m2"]), int(m["year"] or m["y2"]))


@rule(
    r"(?P<x>(?:(?:le |ce |cette )?(?:meme )?mois (?:de |d'))?(?:ce |cette )?(?P<month>{MONTH})"
    r"(?:(?:,? (?:de |en )?(?:l'an(?:nee)? )?|/)(?P<year>{YEAR}|{YEARWORDS}|'?\d\d(?= ?(?:[.,;:!?)"
    r"\"»]|$|\n)(?!,\d)))| (?P<way>derniere?|prochaine?|passee?|suivante?|precedente?)))"
)
def _month_year(m: re.Match[str]) -> Node | None:
    if m["month"] == "mai" and m["year"] == "68":
        return None
    return Month(month_of(m["month"]), year_of(m["year"]), way(m["way"]))


@rule(
    r"(?P<x>(?:(?:le |ce |cette |un )?(?:meme )?mois (?:de |d'))?(?:(?P<way>ce|cette|prochaine?|derniere?)"
    r" )?(?P<month>{FULLMONTH})(?! (?:68|\d\d (?:19|20)))(?!-\d))"
)
def _month(m: re.Match[str]) -> Node | None:
    if m["month"] == "mars" and re.search(
        r"(?:planete|champ-de|champ de|sur|rovers?|barres?|vers|dieu|jean|lionel) $|(?<!\bm)[a-z]-$",
        m.string[max(0, m.start() - 14) : m.start()],
    ):
        return None
    if re.search(r"(?:\d|er)-$", m.string[max(0, m.start() - 3) : m.start()]):
        return None
    if m["month"] == "mai" and m.string[m.end() : m.end() + 3] == " 68":
        return None
    if _DAY_BEFORE.search(m.string[max(0, m.start() - 6) : m.start()]):
        return None
    return Month(month_of(m["month"]), way=way(m["way"]))


@rule(r"(?P<x>(?:l'|d'|cette |de )?(?:annee|an) (?P<year>{YEAR}|{YEARWORDS}|{WORDS}))")
def _the_year(m: re.Match[str]) -> Node | None:
    return Year(year_of(m["year"]) or 0) if number(m["year"]) > 99 else None


@rule(r"(?<![\w.,/:+'-])(?P<year>{YEAR})(?![-/:]\d|[\w°]| ?%| ?€| ?\$| \d{3}\b)|(?P<words>{YEARWORDS})")
def _year(m: re.Match[str]) -> Node | None:
    words = m["year"] or m["words"]
    before = m.string[max(0, m.start() - 24) : m.start()]
    if not _YEAR_BEFORE.search(before) or _COUNTED.match(m.string, m.end()):
        return None
    if m["words"] and not re.search(r"\b(?:en|de|fin|debut|depuis|à|et) $", before):
        return None
    if re.search(
        r"(?:\b(?:article|articles|n°|no|numero|loi|page|pages|boulevard|rue|avenue|rn|cb|windows|ref|"
        r"tel|bp|cs|de plus de|moins de|pres de|environ|quelque|les|ces|ses|leurs|nos|aux|[a-z]\d*) |[°#])"
        r" ?$",
        before,
    ) and not re.search(r"\b(?:a|à) $", before):
        return None
    year = int(number(words))
    if year < 1500 and not re.search(r"\b(?:en|depuis|an|annee|vers|apres|avant) $", before):
        return None
    return Year(year) if year < 2200 else None


@rule(r"(?P<x>(?:les |des |ces )?annees[ -](?P<year>{YEAR}|\d0'?s?|{WORDS}))")
def _decade(m: re.Match[str]) -> Node | None:
    value = int(number(m["year"].rstrip("'s") if m["year"][0].isdigit() else m["year"]))
    return Decade(value) if value % 10 == 0 else None


@rule(r"(?P<x>les annees (?P<a>{YEAR}) (?:et|à|-) (?P<b>{YEAR}))")
def _two_years(m: re.Match[str]) -> Node | None:
    first, last = int(m["a"]), int(m["b"])
    return Range(Year(first), Year(last)) if first < last else None


@rule(
    r"(?P<x>(?:la |cette )?(?:prochaine )?rentree(?: scolaire)?(?: (?:de )?(?P<year>{YEAR})| (?P<way>prochaine|"
    r"derniere))?)(?! (?:politique|parlementaire|litteraire|sociale|d|au|dans))"
)
def _back_to_school(m: re.Match[str]) -> Node | None:
    """«à la rentrée»: September."""
    before = re.search(
        r"\b(?:à|a|pour|avant|apres|depuis|des|d'ici|jusqu'à) $", m.string[max(0, m.start() - 8) : m.start()]
    )
    if before is None or (before[0] == "pour " and not m["year"] and not m["way"]):
        return None
    return Month(9, year_of(m["year"]), way(m["way"]))


@rule(r"(?P<x>les mois (?:de |d')(?P<a>{FULLMONTH}) (?:et|à) (?:de |d')?(?P<b>{FULLMONTH})(?: (?P<year>{YEAR}))?)")
def _two_months(m: re.Match[str]) -> Node | None:
    year = year_of(m["year"])
    return Range(Month(month_of(m["a"]), year), Month(month_of(m["b"]), year))


@rule(r"(?P<year>(?:19|20)\d0)s")
def _decade_english(m: re.Match[str]) -> Node | None:
    return Decade(int(m["year"]))


@rule(r"(?:du |au )?(?P<x>(?:le )?(?P<n>[ivx]+ ?e(?:me)?|\d\d? ?e(?:me)?|{ORD}) siecle)")
def _century(m: re.Match[str]) -> Node | None:
    return Century(ordinal(m["n"]))


@rule(
    r"(?P<x>(?P<det>l'|cet |cette |le |ce |d'|de l'|du |prochain )?(?P<season>{SEASON})(?: (?:de )"
    r"?(?:l'an(?:nee)? )?(?P<year>{YEAR})| (?P<way>derniere?|prochaine?|passe|suivant|precedent))?)"
)
def _season(m: re.Match[str]) -> Node | None:
    """«l'été», «cet hiver», «en automne»: never «été», the participle."""
    bare = not (m["year"] or m["way"])
    general = bare and m.string[max(0, m.start() - 3) : m.start()] == "en "
    det = (m["det"] or "").strip()
    if bare and det == "l'" and not _AT_SEASON.search(m.string, max(0, m.start() - 12), m.start()):
        general = True
    if (bare and not general and det in ("", "d'", "de l'", "du")) or (
        m["season"] == "ete" and not det and m.string[max(0, m.start() - 3) : m.start()] in (" a ", "as ", "nt ")
    ):
        return None
    return Season(
        SEASONS[m["season"]],
        year_of(m["year"]),
        way(m["way"] or (det if det.startswith("ce") else None)),
        generic=general,
    )


@rule(
    r"(?P<x>(?:le |ce )?(?:(?P<n>{ORD}|derniere?|prochain) )(?P<unit>trimestre|semestre|quart)(?:(?: "
    r"de| d'| en|,)? ?(?:l'an(?:nee)? )?(?P<year>{YEAR}))?)"
    r"|(?:(?P<y1>{YEAR})[ -])?(?P<u2>trimestre|semestre|[tqhs]) ?(?P<n2>[1-4])(?:[ -](?:de )?(?P<y2>{YEAR})"
    r")?|(?P<y3>{YEAR}) (?:le )?(?P<n3>{ORD}) trimestre"
)
def _division(m: re.Match[str]) -> Node | None:
    if m["y3"]:
        return Division("Q", ordinal(m["n3"]), int(m["y3"]))
    unit = "Q" if (m["unit"] or m["u2"])[0] in "tq" else "HY"
    if m["unit"]:
        n = ordinal(m["n"]) if m["n"] != "prochain" else 0
        if n < 1 and not m["year"]:
            return None
        return Division(unit, n if n > 0 else (4 if unit == "Q" else 2), year_of(m["year"]))
    year = year_of(m["y1"] or m["y2"])
    return Division(unit, int(m["n2"]), year) if year else None


@rule(r"(?P<x>(?:la )?semaine (?P<n>\d\d?))(?! (?:jours|heures|ans))")
def _week_number(m: re.Match[str]) -> Node | None:
    return Division("W", int(m["n"])) if 1 <= int(m["n"]) <= 53 else None


@rule(r"(?<![\w./:+-])(?P<a>{YEAR})(?: ?[-/~] ?)(?P<b>{YEAR}|\d\d)(?![\d/-])")
def _years(m: re.Match[str]) -> Node | None:
    first = int(m["a"])
    last = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
    return Range(Year(first), Year(last)) if first < last and (len(m["b"]) == 4 or last - first < 15) else None


@rule(r"(?P<x>(?:la |cette )?saison (?P<a>{YEAR})[ ]?[-/][ ]?(?P<b>{YEAR}|\d\d))")
def _sport_season(m: re.Match[str]) -> Node | None:
    return Range(Year(int(m["a"])), Year(int(m["a"]) + 1))
