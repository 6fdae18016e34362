from __future__ import annotations

import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from actualite_nlp import Extractor
from actualite_nlp.evaluate.figures import figure, total, with_intervals
from actualite_nlp.evaluate.gold import extract_gold, read_gold
from actualite_nlp.evaluate.matching import pair, same_entity, same_name
from actualite_nlp.evaluate.report import figure_lines
from actualite_nlp.evaluate.score import score_article

TEXT = "Le pont rouvrira, assure la maire de Morlans, Lucie Armand."


def span(part: str) -> dict[str, Any]:
    start = TEXT.index(part)
    return {"start": start, "end": start + len(part), "text": part}


GOLD: dict[str, Any] = {
    "id": "g",
    "text": TEXT,
    "attributions": [
        {
            "id": "a1", "kind": "indirect", "content": [span("Le pont rouvrira")], "cue": span("assure"),
            "source": span("la maire de Morlans, Lucie Armand"), "chain": ["Lucie Armand"], "conditional": False,
        }
    ],
    "sources": [{"name": "Lucie Armand", "mentions": ["la maire"]}],
    "dates": [],
    "claims": [],
}  # fmt: skip


def record(name: str = "Lucie Armand", content: str = "Le pont rouvrira") -> dict[str, Any]:
    return {
        "quotes": [
            {
                "id": "q1", "kind": "indirect", "content": [span(content)], "cue": span("assure"),
                "source": span("Lucie Armand"), "source_id": "s1", "relay_ids": [], "conditional": False,
            }
        ],
        "sources": [{"id": "s1", "name": name, "mentions": []}],
        "dates": [],
        "claims": [],
    }  # fmt: skip


def test_a_right_record_scores_full_but_for_its_short_source() -> None:
    tally, errors = score_article(GOLD, record())
    figures = total([tally])
    assert [figures[k].value for k in ("quotes@0.5", "quotes@0.8", "attribution", "cue", "chain", "kind")] == [1.0] * 6
    assert figures["source"].value == 0.0
    assert errors == []


def test_a_wrong_speaker_costs_the_headline_figure_only() -> None:
    tally, errors = score_article(GOLD, record(name="Jean Petit"))
    figures = total([tally])
    assert (figures["quotes@0.5"].value, figures["attribution"].value) == (1.0, 0.0)
    assert errors[0].startswith("g speaker: gold 'Lucie Armand', got 'Jean Petit'")


def test_a_missed_and_a_spurious_quote() -> None:
    tally, errors = score_article(GOLD, record(content="Lucie Armand"))
    assert total([tally])["quotes@0.5"].value == 0.0
    assert len(errors) == 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Elon Musk", "Musk", True),
        ("le ministre", "Bruno Le Maire", False),
        ("l'ONU", "ONU", True),
        ("Le Monde", "le monde diplomatique", True),
        ("", "X", False),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


def test_a_gold_mention_is_enough() -> None:
    assert same_entity(["la maire"], ["Lucie Armand", "La maire"])


def test_pairing_takes_the_best_first_and_each_once() -> None:
    weights = {(0, 0): 0.6, (0, 1): 0.9, (1, 1): 0.8, (1, 0): 0.5}
    assert sorted(pair(2, 2, lambda i, j: weights[i, j], 0.5)) == [(0, 1), (1, 0)]


def test_figures_of_nothing_are_none() -> None:
    assert figure(Counter(tp=0, gold=0, pred=0)).value is None
    assert figure(Counter(ok=0, of=0)).value is None


def test_intervals_hold_the_figure() -> None:
    tallies = [{"x": Counter(tp=i % 2, gold=1, pred=1)} for i in range(30)]
    found = with_intervals(tallies)["x"]
    assert (found.low or 1.0) < (found.value or 0.0) < (found.high or 0.0)
    assert "[" in figure_lines({"x": found})[0]


@pytest.mark.model
def test_our_scorer_agrees_with_the_one_beside_the_gold(extractor: Extractor, shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold/score.py")
    assert spec
    assert spec.loader
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    gold = read_gold(shared / "gold/dev.jsonl")[:12]
    records = extract_gold(extractor, gold)
    ours = total(score_article(g, r)[0] for g, r in zip(gold, records, strict=True))
    tallies = []
    for g, r in zip(gold, records, strict=True):
        tally: Any = defaultdict(Counter)
        other.score_article(json.loads(json.dumps(g)), json.loads(json.dumps(r)), tally, [])
        tallies.append(tally)
    theirs = other.total(tallies)
    assert {k: f.value for k, f in ours.items()} == {k: theirs[k]["value"] for k in ours}
