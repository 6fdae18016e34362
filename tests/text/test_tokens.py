from __future__ import annotations

import pytest
import spacy

from actualite_nlp.text.tokens import LONGEST, make_doc


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un texte ordinaire.",
        '"' * 5000,
        "a  " + "«»" * 900 + " fin\n\n" + "-" * 1000,
        "\n" * 3000,
        "é" * (LONGEST + 1),
    ],
)
def test_the_text_is_kept_whole(text: str) -> None:
    assert make_doc(spacy.blank("fr"), text).text == text


def test_ordinary_text_is_tokenized_as_spacy_does() -> None:
    nlp = spacy.blank("fr")
    text = "«\u00a0L'eau monte\u00a0», dit-elle, aujourd'hui, à 18h30."
    assert [t.text for t in make_doc(nlp, text)] == [t.text for t in nlp.make_doc(text)]
