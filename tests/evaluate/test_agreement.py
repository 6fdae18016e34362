from __future__ import annotations

from pathlib import Path

import pytest

from actualite_nlp.errors import InputError
from actualite_nlp.evaluate.agreement import agreement
from actualite_nlp.evaluate.gold import read_gold

from .samples import sample


def test_an_annotation_agrees_with_itself() -> None:
    figures, differences = agreement([sample()], [sample()])
    assert differences == []
    whole = ("contents exact", "quotes@0.5", "speaker", "source", "cue", "chain", "kind", "attribution", "conditional")
    dates_and_claims = ("dates exact+value", "contested", "unverified", "positions")
    assert {name: figures[name].value for name in (*whole, *dates_and_claims)} == dict.fromkeys(
        (*whole, *dates_and_claims), 1.0
    )


def test_each_difference_is_counted_where_it_belongs() -> None:
    other = sample("{c4:d'un « désastre que tous voyaient venir »}", "d'un « {c4:désastre que tous voyaient venir} »")
    other["attributions"][4]["chain"] = ["des riverains"]
    other["dates"][0]["value"] = "2023-05-05"
    figures, differences = agreement([sample()], [other])
    assert figures["contents exact"].value == pytest.approx(0.8)
    assert figures["quotes@0.5"].value == 1.0
    assert figures["speaker"].value == pytest.approx(0.8)
    assert figures["dates exact"].value == 1.0
    assert figures["dates value"].value == pytest.approx(2 / 3)
    assert len(differences) == 2


def test_articles_are_joined_by_id() -> None:
    alone = sample("@article essai-010", "@article essai-011")
    figures, _ = agreement([alone, sample()], [sample()])
    assert figures["contents exact"].n == 5
    with pytest.raises(InputError, match="no article in common"):
        agreement([alone], [sample()])


def test_another_text_under_the_same_id() -> None:
    with pytest.raises(InputError, match="different texts"):
        agreement([sample()], [sample("On verra bien", "On verra")])


def test_the_second_annotation_of_the_corpus(root: Path) -> None:
    figures, _ = agreement(read_gold(root / "models/corpus/articles"), read_gold(root / "models/corpus/second.jsonl"))
    value = {name: figure.value or 0.0 for name, figure in figures.items()}
    assert value["contents exact"] > 0.85
    assert min(value["speaker"], value["cue"], value["source"]) > 0.95
    assert value["dates exact+value"] > 0.85
