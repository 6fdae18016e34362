from __future__ import annotations

import pytest

from actualite_nlp.claims.proposition import indicative, spell_date
from actualite_nlp.record.types import TimeExpression
from tests.claims.docs import parsed


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("aurait", "avoir", "a"),
        ("seraient", "être", "sont"),
        ("préparerait", "préparer", "prépare"),
        ("prendraient", "prendre", "prennent"),
        ("recevrait", "recevoir", "reçoit"),
        ("finirait", "finir", "finit"),
    ],
)
def test_the_conditional_becomes_an_indicative(form: str, lemma: str, expected: str) -> None:
    doc = parsed([(form, "VERB", "ROOT", 0, "Mood=Cnd|VerbForm=Fin")], {form: lemma})
    assert indicative(doc[0]) == expected


def test_relative_days_are_spelt_out_and_others_left() -> None:
    def day(text: str, value: str) -> TimeExpression:
        return TimeExpression(id="d1", start=0, end=len(text), text=text, type="DATE", value=value)

    assert spell_date(day("mardi", "2024-10-01")) == "1er octobre 2024"
    assert spell_date(day("hier", "2024-02-29")) == "29 février 2024"
    assert spell_date(day("2022", "2022")) is None
    assert spell_date(day("mardi", "XXXX-WXX-2")) is None
