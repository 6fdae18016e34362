from __future__ import annotations

import pytest
import spacy

from actualite_nlp import layers

TEXT = "La passerelle  des Tanneurs\nrouvre mardi."


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 2, "La"),
        (3, 13, "passerelle"),
        (5, 8, "passerelle"),
        (5, 20, "passerelle  des Tanneurs"),
        (0, len(TEXT), TEXT),
        (30, 500, "rouvre mardi."),
        (4, 4, None),
    ],
)
def test_spans_are_shown_on_whole_tokens(start: int, end: int, shown: str | None) -> None:
    doc = spacy.blank("fr")(TEXT)
    layers.show(doc, "essai", [(start, end, "x")])
    assert [span.text for span in doc.spans["actualite_essai"]] == ([shown] if shown else [])
