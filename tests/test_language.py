from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from actualite_nlp.language import LANGUAGE_MODEL, index_lemmas

pytestmark = pytest.mark.model

TEXT = (
    "Les députées réunies hier n'auraient pas voté les crédits promis aux communes du littoral ; elles craignaient "
    "des hausses d'impôts inégalitaires, dit-on, et le maire de Morlans s'en est allé sans répondre aux journalistes."
)


def test_indexed_lemmas_are_the_same_and_survive_the_disk(tmp_path: Path) -> None:
    nlp = spacy.load(LANGUAGE_MODEL, exclude=["ner", "parser"])
    before = [token.lemma_ for token in nlp(TEXT)]
    nlp.get_pipe("lemmatizer").cache.clear()  # type: ignore[attr-defined]
    index_lemmas(nlp)
    assert [token.lemma_ for token in nlp(TEXT)] == before
    nlp.to_disk(tmp_path / "pipeline")
    assert [token.lemma_ for token in spacy.load(tmp_path / "pipeline")(TEXT)] == before
