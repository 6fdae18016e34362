from __future__ import annotations

import pytest

from actualite_nlp.evaluate.markup import MarkupError, compile_markup

HEADER = """@article essai-1
@date 2023-05-04
@source e1 person | Nadia Ferrand | préfète | la préfète ; Mme Ferrand
@source e2 media | Le Courrier
@q 1 indirect e2>e1 conditional
@q 2 direct e1
@claim unverified | Un homme a été vu. | author unverified x1
---
"""
TEXT = """Titre

{s1,2:La préfète} a {k1:dit} {t:mardi|2023-05-02} que {c1:l'eau baissait}. «{c2:Non}, {k2:dit}-elle, {c2:jamais
{t:le dimanche|P1W|SET}}». {x1:Un homme aurait été vu}."""


def test_a_marked_article_becomes_gold() -> None:
    gold = compile_markup(HEADER + TEXT)
    first, second = gold["attributions"]
    assert first["chain"] == ["Le Courrier", "Nadia Ferrand"]
    assert first["conditional"]
    assert first["source"] == second["source"]
    assert [c["text"] for c in second["content"]] == ["Non", "jamais\nle dimanche"]
    assert [(d["text"], d["value"], d["type"]) for d in gold["dates"]] == [
        ("mardi", "2023-05-02", "DATE"),
        ("le dimanche", "P1W", "SET"),
    ]
    assert gold["claims"][0]["positions"][0]["evidence"]["text"] == "Un homme aurait été vu"
    assert gold["sources"][0]["mentions"] == ["la préfète", "Mme Ferrand"]


def test_all_spans_hold_in_the_text() -> None:
    gold = compile_markup(HEADER + TEXT)
    spans = [*gold["dates"], *(c for a in gold["attributions"] for c in a["content"])]
    assert all(gold["text"][s["start"] : s["end"]] == s["text"] for s in spans)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{c1:ouvert", "never closed"),
        ("fermé}", "without tag"),
        ("{z:?}", "unknown tag"),
        ("{c9:x}", "no line @q 9"),
        ("{k1:a}{k1:b}", "two cue"),
        ("{t:mardi}", "value"),
        ("rien", "no content"),
    ],
)
def test_breaches_of_the_scheme_are_named(text: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint):
        compile_markup(HEADER + text)


@pytest.mark.parametrize(
    "line", ["@q 1 oral e1", "@source e1 robot | X", "@inconnu x", "@claim vrai | x | e1 assert q1"]
)
def test_bad_header_lines(line: str) -> None:
    with pytest.raises(MarkupError):
        compile_markup(f"@article a\n@date 2020-01-01\n{line}\n---\ntexte")
