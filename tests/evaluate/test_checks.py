from __future__ import annotations

import pytest

from actualite_nlp.evaluate.checks import TIMEX_VALUE, check_article

from .samples import sample


def test_an_article_that_keeps_the_scheme_has_no_complaints() -> None:
    assert check_article(sample()) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("|2023-05-04}", "|2023-05-05}", "2023-05-05 is a vendredi"),
        ("|2023-05-04}", "|2023-13-04}", "no TIMEX3 value"),
        ("|2023-05-04}", "|2023-02-30}", "no calendar has"),
        (
            "@q 4 mixed",
            "@q 4 indirect",
            "indirect, with words between quote marks: ' désastre que tous",
        ),
        ("« désastre que tous voyaient venir »", "désastre", "q4: mixed, without a quote mark"),
        ("« {c5:On verra bien.} »", "Puis {c5:On verra bien.}", "q5: direct, not between quote marks"),
        ("« {c5:On verra bien.} »", "{c5:« On verra bien. »}", "q5: keeps its outer quote marks"),
        ("| la préfète\n", "| la ministre\n", "mention 'la ministre' does not stand"),
        ("Nadia Ferrand | préfète du Doubs | la préfète", "Lise Armand", "neither its name nor a mention"),
        ("e4\n@q 5", "e3\n@q 5", "'des riverains' speaks nowhere"),
        ("e1 deny q1", "e1 confirm q1", "nobody opposes it"),
        ("author unverified x1", "e3 deny x1", "somebody denies it"),
        ("parlent} {c4:", "parlent} " + "très longuement " * 30 + "{c4:", "481 characters from the content"),
        ("{k4:parlent} {c4:d'un « désastre", "parlent {c4:d'un « {k4:désastre}", "q4: cue 'désastre' stands inside"),
        ("{k1:déclaré} {t:jeudi|2023-05-04}", "{k1:fait} savoir", "cut off from its infinitive"),
        ("{s3:Le Progrès}", "Le Progrès", "a preposition introduces nobody"),
        ("{c1:la digue", "{c1: la digue", "white space at its edge"),
    ],
)
def test_each_breach_is_named(old: str, new: str, complaint: str) -> None:
    assert any(complaint in found for found in check_article(sample(old, new))), check_article(sample(old, new))


def test_spans_names_and_order_are_checked_on_gold_lines() -> None:
    gold = sample()
    first, second, *_ = gold["attributions"]
    first["chain"] = ["Personne"]
    first["cue"] = {"start": 0, "end": 4, "text": "Nope"}
    second["content"].reverse()
    gold["claims"][0]["positions"][0]["holder"] = "Inconnu"
    gold["dates"].append({**gold["dates"][0], "start": gold["dates"][0]["start"] + 1})
    found = "\n".join(check_article(gold))
    for complaint in ("which is no source", "is not what stands at 0", "out of order", "is unknown", "overlap"):
        assert complaint in found


@pytest.mark.parametrize(
    ("before", "content"),
    [("— ", "Je pars."), ("ANNE ROY : ", "Je pars."), ("Anne Roy. – ", "Je pars."), ("(Elle rit.) ", "Je pars.")],
)
def test_direct_speech_after_a_dash_a_label_or_a_stage_direction(before: str, content: str) -> None:
    assert check_article(sample("« {c5:On verra bien.} »", f"{before}{{c5:{content}}}")) == []


VALUES = """2023 199X 19XX 2023-05 2023-05-04 2023-05-04TEV 2023-05-04T09:30 2023-W18 2023-W18-WE 2023-SU 2023-Q3
2023-H1 2019/2021 P3M PT48H PXD P1DE PT1H30M PAST_REF XXXX-XX-XXT17:00 XXXX-WI"""


@pytest.mark.parametrize("value", VALUES.split())
def test_values_of_the_scheme(value: str) -> None:
    assert TIMEX_VALUE.fullmatch(value)


@pytest.mark.parametrize(
    "value", ["", "23", "2023-5-4", "2023-13", "2023-05-32", "2023-Q5", "2023-W54", "P", "PT", "3D"]
)
def test_values_out_of_the_scheme(value: str) -> None:
    assert not TIMEX_VALUE.fullmatch(value)
