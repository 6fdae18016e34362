from __future__ import annotations

import pytest

from actualite_nlp import InputError, Record
from actualite_nlp.explain import RULES, STANCES, explain
from actualite_nlp.record.types import ArticleInfo, Cue, Quote, Source, Span, Stance

RUIZ = Source(id="s1", name="Paul Ruiz", type="person", role="ministre des Transports", quote_ids=["q1"])
PAPER = Source(id="s2", name="Les Échos", type="media")


def record(**changes: object) -> Record:
    facts: dict[str, object] = {
        "id": "q1",
        "kind": "indirect",
        "content": [Span(30, 50, "le tunnel ouvrirait")],
        "cue": Cue(10, 16, "assuré", "assurer"),
        "source": Span(0, 2, "il"),
        "source_id": "s1",
        "method": "frame.que+pronoun",
        "confidence": 0.875,
    }
    quote = Quote(**{**facts, **changes})  # type: ignore[arg-type]
    return Record(article=ArticleInfo(), quotes=[quote], sources=[RUIZ, PAPER])


def test_every_step_is_told() -> None:
    told = explain(record(relay_ids=["s2"], venue=Span(60, 65, "RTL"), conditional=True, stance="deny"), "q1")
    assert told.splitlines() == [
        "q1 : « le tunnel ouvrirait » (discours indirect)",
        "Repérage : verbe de parole suivi de « que », introduit par « assuré ».",
        "Source : « il » renvoie à Paul Ruiz, l'antécédent le plus proche qui s'accorde en genre et en nombre "
        "(ministre des Transports).",
        "Chaîne : Les Échos → Paul Ruiz.",
        "Support : « RTL ».",
        "Position : dément, au conditionnel (confiance 0.88).",
    ]


def test_what_is_absent_is_left_out() -> None:
    told = explain(record(cue=None, source=None, method="direct.floating+same_paragraph"), "q1")
    assert "sans mot introducteur" in told
    assert "Paul Ruiz parle dans le même paragraphe" in told
    assert "Chaîne" not in told
    assert "Support" not in told


def test_an_unresolved_source_says_so() -> None:
    told = explain(record(source=Span(0, 2, "on"), source_id=None, method="frame.incise+unresolved"), "q1")
    assert "« on » ne désigne personne d'identifiable" in told


def test_an_unknown_method_is_shown_by_its_own_name() -> None:
    assert "Repérage : maison" in explain(record(method="maison+mention"), "q1")
    assert "Repérage : modèle d'attribution" in explain(record(method="model"), "q1")


def test_a_long_quote_is_shortened() -> None:
    told = explain(record(content=[Span(0, 300, "mot " * 75)]), "q1").splitlines()[0]
    assert "…" in told
    assert len(told) < 130


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_has_its_word(stance: Stance) -> None:
    assert f"Position : {STANCES[stance]}" in explain(record(stance=stance), "q1")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_names_the_speaker(rule: str) -> None:
    told = explain(record(method=f"frame.que+{rule}"), "q1")
    assert "{" not in told
    assert ("Paul Ruiz" in told) == (rule != "unresolved")


def test_an_unknown_quote_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no quote 'q9'.*q1"):
        explain(record(), "q9")
