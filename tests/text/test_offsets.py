from __future__ import annotations

import unicodedata

from actualite_nlp.text.offsets import normalise


def test_exotic_spaces_become_plain_ones_at_the_same_offsets() -> None:
    given = "«\u00a0Non\u202f», dit-elle.\r\nFin"
    found = normalise(given)
    assert found.text == "« Non », dit-elle. \nFin"
    assert found.back(7) == 7


def test_decomposed_accents_are_composed_and_offsets_lead_back() -> None:
    given = unicodedata.normalize("NFD", "Été à Évry")
    found = normalise(given)
    assert found.text == "Été à Évry"
    start = found.text.index("Évry")
    assert given[found.back(start) : found.back(len(found.text))] == unicodedata.normalize("NFD", "Évry")


def test_lone_surrogates_are_replaced() -> None:
    assert normalise("a\ud800b").text == "a\ufffdb"
