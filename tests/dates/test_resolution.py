"""The story's anchor, year ends, leap days, bounds that modifiers open, and the small parts."""

from __future__ import annotations

from datetime import datetime

import pytest
import spacy

from actualite_nlp.dates.find import find_time_expressions
from actualite_nlp.dates.interval import easter, holiday, nth_weekday
from actualite_nlp.dates.numbers import number, ordinal, roman
from actualite_nlp.dates.text import matching_form
from actualite_nlp.dates.values import edtf
from actualite_nlp.record.types import TimeExpression

NLP = spacy.blank("fr")


def found(text: str, reference: str) -> list[TimeExpression]:
    return find_time_expressions(NLP.make_doc(text), datetime.fromisoformat(reference))


@pytest.mark.parametrize(
    ("text", "reference", "values"),
    [
        ("Le feu a pris mardi 5 mars. Le lendemain, vers 6 heures, le toit a cédé.", "2019-03-18",
         ["2019-03-05", "2019-03-06", "2019-03-06T06:00"]),
        ("La mine a fermé en mars 1998. Cinq ans plus tard, le site était vendu.", "2019-03-18", ["1998-03", "2003"]),
        ("Le vote a eu lieu le 9 mai 2016. Ce jour-là, il pleuvait.", "2019-03-18", ["2016-05-09", "2016-05-09"]),
        ("Le choc a eu lieu jeudi 16 juin 2016. Il a été jugé le samedi suivant.", "2016-06-27",
         ["2016-06-16", "2016-06-18"]),
        ("Il s'était évadé en 2013. Repris six semaines plus tard, il se tait.", "2018-07-02", ["2013", "2013"]),
        ("Le pacte fut signé en mai 2016. Le lendemain, tout cessa.", "2018-07-02", ["2016-05", "2016-05"]),
        ("Il est mort en 2006. Cette année là, il neigeait.", "2018-07-02", ["2006", "2006"]),
        ("Condamné à 3 ans de prison, puis à 20 ans ferme.", "2018-07-02", ["P3Y", "P20Y"]),
        ("Un bail de 99 ans, une peine de 20 ans.", "2018-07-02", ["P99Y", "P20Y"]),
        ("Il l'a dit hier.", "2020-01-01", ["2019-12-31"]),
        ("Il l'a dit hier.", "2020-03-01", ["2020-02-29"]),
        ("Il l'a dit hier.", "2019-03-01", ["2019-02-28"]),
        ("Le centre a fermé en décembre.", "2020-01-15", ["2019-12"]),
        ("La semaine dernière fut calme.", "2021-01-04", ["2020-W53"]),
        ("Fermé il y a un mois.", "2024-03-31", ["2024-02"]),
        ("Le 30 février, le 29 février 2019.", "2024-03-31", []),
        ("Dans la nuit de samedi à dimanche, à 2h30, l'heure a changé.", "2024-04-02",
         ["2024-03-30TNI", "2024-03-30T02:30"]),
    ],
)  # fmt: skip
def test_values(text: str, reference: str, values: list[str]) -> None:
    assert [d.value for d in found(text, reference)] == values


@pytest.mark.parametrize(
    ("text", "modifier", "begin", "end"),
    [
        ("Fermé depuis 2022.", "since", "2022-01-01T00:00:00", None),
        ("Rendu avant 16h.", "before", None, "2024-10-25T16:00:00"),
        ("Ouvert jusqu'au 3 mai 2024.", "until", None, "2024-05-04T00:00:00"),
        ("Après 2018, tout change.", "after", "2019-01-01T00:00:00", None),
        ("Voté fin mars 2024.", "end", "2024-03-21T00:00:00", "2024-04-01T00:00:00"),
        ("Ouvert de 9h à 11h.", None, "2024-10-25T09:00:00", "2024-10-25T11:00:00"),
    ],
)
def test_bounds(text: str, modifier: str | None, begin: str | None, end: str | None) -> None:
    (date,) = found(text, "2024-10-25")
    assert (date.modifier, date.begin, date.end_exclusive) == (modifier, begin, end)


@pytest.mark.parametrize(
    ("value", "modifier", "expected"),
    [
        ("2022", None, "2022"), ("2022-05", "approx", "2022-05~"), ("2018-SU", None, "2018-22"),
        ("2012-H1", None, "2012-40"),
        ("2016-Q3", None, "2016-35"), ("199X", None, "199X"), ("2005/2007", None, "2005/2007"),
        ("2022", "since", "2022/.."),
        ("2024-10-25T18:30", None, "2024-10-25T18:30:00"), ("2024-10-25TEV", None, "2024-10-25"), ("P3D", None, None),
        ("PAST_REF", None, None), ("XXXX-10-05", None, "XXXX-10-05"),
    ],
)  # fmt: skip
def test_edtf(value: str, modifier: str | None, expected: str | None) -> None:
    assert edtf(value, modifier, None, None) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "value"),
    [("vingt-sept", 27), ("quatre-vingt-dix-neuf", 99), ("nonante-cinq", 95), ("deux mille dix-sept", 2017),
     ("2,5", 2.5),
     ("10 000", 10000), ("soixante et onze", 71), ("deux cents", 200)],
)  # fmt: skip
def test_numbers(words: str, value: float) -> None:
    assert number(words) == value


def test_ordinals_and_roman_numerals() -> None:
    assert [ordinal(w) for w in ("premier", "3e", "xxie", "cinquieme", "derniere")] == [1, 3, 21, 5, -1]
    assert roman("xiv") == 14


def test_movable_feasts() -> None:
    assert [easter(y).strftime("%m-%d") for y in (2016, 2019, 2024)] == ["03-27", "04-21", "03-31"]
    assert holiday("easter+39", 2024) == datetime(2024, 5, 9)
    assert holiday("11-4-4", 2024) == nth_weekday(2024, 11, 4, 4) == datetime(2024, 11, 28)
    assert holiday("05--1-7", 2024) == datetime(2024, 5, 26)


def test_decomposed_accents_keep_their_places() -> None:
    text = "Vote\u0301 le 3 fe\u0301vrier 2020, puis la semaine dernie\u0300re."
    dates = found(text, "2020-05-05")
    assert [text[d.start : d.end] for d in dates] == ["3 fe\u0301vrier 2020", "la semaine dernie\u0300re"]
    assert matching_form("Août À").text == "aout à"
