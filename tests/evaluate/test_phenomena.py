from __future__ import annotations

from actualite_nlp.evaluate.phenomena import count_phenomena

from .samples import sample


def test_counts_of_one_article() -> None:
    counts = count_phenomena([sample()])
    assert counts["size"]["attributions"] == 5
    assert counts["collections"] == {"essai": 1}
    assert counts["kinds"] == {"indirect": 2, "direct": 2, "mixed": 1}
    assert counts["cues"] == {"verb": 3, "preposition": 1, "none": 1}
    assert counts["attributions"] == {
        "venue": 1,
        "pronoun as source": 1,
        "content in fragments": 1,
        "source after the content": 1,
        "relayed (chain of two or more)": 1,
        "conditional": 1,
        "floating (neither source nor cue)": 1,
    }
    assert counts["sources"] == {"person": 1, "media": 1, "anonymous": 1, "group": 1}
    assert counts["dates"] == {"DATE": 1, "TIME": 1, "SET": 1}
    assert counts["claims"] == {"contested": 1, "unverified": 1}
    assert counts["articles with"]["«…»"] == 1
    assert '"…"' not in counts["articles with"]


def test_a_noun_that_announces_is_told_from_a_verb() -> None:
    noun = sample("{s4:Des riverains} {k4:parlent}", "C'est l'{k4:annonce}")
    verb = sample("{k4:parlent}", "{k4:annonce}")
    assert count_phenomena([noun])["cues"]["noun"] == 1
    assert "noun" not in count_phenomena([verb])["cues"]


def test_articles_add_up() -> None:
    once, thrice = count_phenomena([sample()]), count_phenomena([sample()] * 3)
    assert {h: {k: 3 * n for k, n in c.items()} for h, c in once.items()} == thrice
