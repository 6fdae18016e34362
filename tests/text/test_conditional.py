from __future__ import annotations

import pytest

from actualite_nlp.text.conditional import is_form, is_past, reading
from tests.claims.docs import Row, parsed

CND = "Mood=Cnd|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def rumour() -> list[Row]:
    return [
        ("Moscou", "PROPN", "nsubj", 2, ""),
        ("aurait", "AUX", "aux:tense", 2, CND),
        ("demandé", "VERB", "ROOT", 2, PART),
    ]


def test_a_compound_conditional_is_rumour() -> None:
    doc = parsed(rumour())
    assert reading(doc[1]) == "epistemic"
    assert is_past(doc[1])


def test_a_participle_is_found_behind_an_aside() -> None:
    rows: list[Row] = [
        ("Il", "PRON", "nsubj", 6, ""), ("aurait", "AUX", "dep", 0, CND), (",", "PUNCT", "punct", 6, ""),
        ("selon", "ADP", "case", 4, ""), ("elle", "PRON", "obl", 6, ""), (",", "PUNCT", "punct", 6, ""),
        ("fui", "VERB", "ROOT", 6, PART),
    ]  # fmt: skip
    assert is_past(parsed(rows)[1])


def test_a_si_clause_makes_a_hypothesis() -> None:
    rows: list[Row] = [
        ("Si", "SCONJ", "mark", 3, ""), ("la", "DET", "det", 2, ""), ("digue", "NOUN", "nsubj", 3, ""),
        ("cédait", "VERB", "advcl", 6, "Tense=Imp|VerbForm=Fin"), (",", "PUNCT", "punct", 6, ""),
        ("tout", "PRON", "nsubj", 6, ""), ("brûlerait", "VERB", "ROOT", 6, CND),
    ]  # fmt: skip
    assert reading(parsed(rows)[6]) == "hypothetical"


@pytest.mark.parametrize(("tense", "expected"), [("Past", "future_in_past"), ("Pres", "epistemic")])
def test_a_simple_conditional_under_a_past_verb_is_a_future(tense: str, expected: str) -> None:
    rows: list[Row] = [
        ("Elle", "PRON", "nsubj", 1, ""), ("dit", "VERB", "ROOT", 1, f"Tense={tense}|VerbForm=Fin"),
        ("que", "SCONJ", "mark", 4, ""), ("Paul", "PROPN", "nsubj", 4, ""), ("partirait", "VERB", "ccomp", 1, CND),
    ]  # fmt: skip
    assert reading(parsed(rows, {"partirait": "partir"})[4]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Le", "prix", "devrait", "monter"], "modal"),
        (["Il", "serait", "temps"], "polite"),
        (["Le", "plan", "permettrait", "tout"], "prospective"),
        (["Ce", "serait", "dommage"], "polite"),
    ],
)
def test_other_readings(words: list[str], expected: str) -> None:
    at = next(k for k, w in enumerate(words) if w.endswith("rait"))
    rows: list[Row] = [
        (w, "VERB" if k == at else "NOUN", "ROOT" if k == at else "dep", at, CND if k == at else "")
        for k, w in enumerate(words)
    ]
    assert reading(parsed(rows, {"permettrait": "permettre", "devrait": "devoir"})[at]) == expected


@pytest.mark.parametrize(
    ("word", "mood", "expected"),
    [
        ("montrait", "Cnd", False),
        ("déclarait", "Ind", False),
        ("donnerait", "Ind", True),
        ("prendrait", "Cnd", True),
        ("aurait", "Ind", True),
    ],
)
def test_imperfects_are_no_conditionals(word: str, mood: str, expected: bool) -> None:
    doc = parsed([(word, "VERB", "ROOT", 0, f"Mood={mood}|VerbForm=Fin")])
    assert is_form(doc[0]) is expected


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [("agirait", "agir", True), ("prendrait", "prendre", True), ("attirait", "attirer", False)],
)
def test_a_form_that_ends_its_infinitive_is_a_conditional_whatever_the_tagger_says(
    word: str, lemma: str, expected: bool
) -> None:
    doc = parsed([(word, "VERB", "ROOT", 0, "Mood=Ind|Tense=Imp|VerbForm=Fin")], {word: lemma})
    assert is_form(doc[0]) is expected
