import random

import pytest

from actualite_nlp.attribution.augment import QUOTE_STYLES, apply_edits, respell

TEXT = "Etat d'urgence à L'Île\n\n\"C'est l'heure\", a lancé Éva Roy. Elle vise \"l'État\"."


def span(form, n=0):
    at = TEXT.index(form, n)
    return {"start": at, "end": at + len(form), "text": form}


ARTICLE = {
    "id": "a", "text": TEXT, "sources": [{"name": "Éva Roy", "mentions": ["l'élue"]}],
    "attributions": [
        {"id": "a1", "kind": "direct", "content": [span("C'est l'heure")], "cue": span("lancé"),
         "source": span("Éva Roy"), "venue": None, "chain": ["Éva Roy"], "conditional": False},
    ],
}  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_labels_move_with_the_text(seed):
    changed = respell(ARTICLE, random.Random(seed))
    (item,) = changed["attributions"]
    for place in (*item["content"], item["cue"], item["source"]):
        assert changed["text"][place["start"] : place["end"]] == place["text"]
    assert item["content"][0]["text"].replace("’", "'") == "C'est l'heure"
    assert item["cue"]["text"] == "lancé"


def test_every_quote_style_comes_up():
    texts = [respell(ARTICLE, random.Random(seed))["text"].replace("’", "'") for seed in range(80)]
    for opening, closing in QUOTE_STYLES:
        assert any(f"{opening}C'est l'heure{closing}, a lancé" in text for text in texts)


def test_the_given_article_is_left_alone():
    before = repr(ARTICLE)
    respell(ARTICLE, random.Random(0))
    assert repr(ARTICLE) == before


def test_overlapping_edits_are_left_out():
    changed = apply_edits(ARTICLE, [(0, 4, "ÉTAT"), (2, 6, "XX")])
    assert changed["text"].startswith("ÉTAT d'urgence")
