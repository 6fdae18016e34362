from __future__ import annotations

import unicodedata

import spacy

from actualite_nlp import Article, layers
from actualite_nlp.record.build import build_record
from actualite_nlp.record.types import Quote, Span
from actualite_nlp.text.offsets import normalise


def test_spans_are_mapped_back_to_the_text_as_given() -> None:
    given = unicodedata.normalize("NFD", "L'été, dit-elle, sera chaud à Évreux.")
    normalised = normalise(given)
    doc = spacy.blank("fr")(normalised.text)
    start = normalised.text.index("sera")
    layers.put(doc, Quote, [Quote(id="q1", kind="direct", content=[Span(start, len(doc.text), doc.text[start:])])])
    record = build_record(doc, Article(text=given), normalised)
    (content,) = record.quotes[0].content
    assert given[content.start : content.end] == content.text
    assert unicodedata.normalize("NFC", content.text) == "sera chaud à Évreux."
    assert record.article.n_chars == len(given)


def test_a_bare_doc_gives_an_empty_record() -> None:
    record = build_record(spacy.blank("fr")("Rien."))
    assert (record.quotes, record.warnings) == ([], [])
