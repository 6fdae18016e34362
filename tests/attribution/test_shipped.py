"""The weights that the package ships, inside the whole pipeline."""

from __future__ import annotations

import socket

import pytest

import actualite_nlp
from actualite_nlp.attribution import SHIPPED, WEIGHTS, has_shipped_weights
from actualite_nlp.attribution.weights import verify

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not has_shipped_weights(), reason="this package comes without weights"),
]

ARTICLES = [
    "La cantine de Brévannes reste fermée\n\nLe maire, Luc Ferrand, a annoncé jeudi que la cantine resterait fermée. "
    "« Les cuisines ne sont plus aux normes », a-t-il expliqué sur France Bleu. Selon une source préfectorale, les "
    "travaux dureraient un an.\n\nLes parents d'élèves dénoncent « une décision brutale ».",
    "Grève au port\n\n« Rien ne bougera avant lundi », prévient Nadia Kessel, déléguée du personnel. La direction "
    "assure que les salaires ont été versés.",
    "Météo\n\nIl pleuvra demain sur la moitié nord du pays.",
]


def test_size_and_checksum():
    verify(SHIPPED)
    assert (SHIPPED / WEIGHTS).stat().st_size <= 75_000_000


def test_batch_sizes_give_the_same_records(full_extractor):
    articles = [{"text": text, "id": str(i)} for i, text in enumerate(ARTICLES * 5)]
    by_one = [r.to_json() for r in full_extractor.extract_many(articles, batch_size=1)]
    by_many = [r.to_json() for r in full_extractor.extract_many(articles, batch_size=64)]
    assert by_one == by_many


def test_what_everybody_would_find(full_extractor):
    record = full_extractor.extract(ARTICLES[0])
    contents = {q.content[0].text for q in record.quotes}
    assert "Les cuisines ne sont plus aux normes" in contents
    assert "la cantine resterait fermée" in contents
    names = {s.id: s.name for s in record.sources}
    speakers = {names.get(q.source_id) for q in record.quotes}
    assert "Luc Ferrand" in speakers
    assert any(q.method.startswith("model") for q in record.quotes)
    assert all(0 <= q.confidence <= 1 for q in record.quotes)


def test_nothing_is_fetched(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("loading the shipped model must not touch the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert actualite_nlp.load().extract(ARTICLES[1]).quotes


def test_very_long_texts_pass(full_extractor):
    record = full_extractor.extract("\n\n".join([ARTICLES[0].partition("\n\n")[2]] * 40))
    assert len(record.quotes) >= 100
