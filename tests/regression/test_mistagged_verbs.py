"""The tagger takes «dément» for an adverb; it is the verb of denials."""

from __future__ import annotations

import pytest

from actualite_nlp import Extractor

pytestmark = pytest.mark.model


def test_dement_is_a_cue_and_contests(extractor: Extractor) -> None:
    text = "Selon Le Monde, Valmont a pollué la Brèze. Le groupe Valmont dément avoir pollué la Brèze."
    record = extractor.extract(text, published_at="2024-11-15")
    assert [quote.cue.lemma for quote in record.quotes if quote.cue] == ["selon", "démentir"]
    assert record.quotes[1].content[0].text == "avoir pollué la Brèze"
    assert [claim.proposition for claim in record.claims] == ["Le groupe Valmont a pollué la Brèze."]
