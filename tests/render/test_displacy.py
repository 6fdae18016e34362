from __future__ import annotations

from typing import get_args

import spacy
from spacy import displacy

from actualite_nlp import layers
from actualite_nlp.record.types import ClaimStatus, QuoteKind, ZoneKind
from actualite_nlp.render.displacy import COLOURS, HUES, options


def test_each_label_has_its_colour_on_the_page() -> None:
    doc = spacy.blank("fr")("Le maire a démissionné, dit-on.")
    layers.show(doc, "quotes", [(0, 22, "direct")])
    page = displacy.render(doc, style="span", options=options(doc, "quotes"), jupyter=False)
    assert COLOURS["quotes"]["direct"] in page
    assert "direct" in page


def test_sources_take_the_hues_in_turn() -> None:
    doc = spacy.blank("fr")("Anne et Paul parlent")
    layers.show(doc, "sources", [(0, 4, "s1"), (8, 12, "s2")])
    assert options(doc, "sources") == {"spans_key": "actualite_sources", "colors": {"s1": HUES[0], "s2": HUES[1]}}


def test_a_layer_that_is_not_there_still_has_options() -> None:
    assert options(spacy.blank("fr")("rien"), "claims")["colors"] == COLOURS["claims"]


def test_the_colours_fit_the_labels_that_the_components_write() -> None:
    assert set(COLOURS["zones"]) == set(get_args(ZoneKind))
    assert set(COLOURS["quotes"]) == set(get_args(QuoteKind))
    assert set(COLOURS["claims"]) == set(get_args(ClaimStatus))
