"""What a frame finds at the edge of a text, with two agents, and with one holder on both sides."""

from __future__ import annotations

import pytest

from actualite_nlp import Extractor, Record

pytestmark = pytest.mark.model
DAY = "2024-05-16"


def holders(record: Record) -> list[set[str]]:
    names = {source.id: source.name for source in record.sources}
    return [{names.get(p.holder_id or "", "") for p in claim.positions} for claim in record.claims]


def test_a_victory_claimed_in_the_last_words_of_a_text(extractor: Extractor) -> None:
    text = "Le président sortant, Amadou Kéré, a été réélu dimanche. Le rival revendique la victoire"
    assert extractor.extract(text, published_at=DAY).article.n_chars == len(text)


def test_the_first_agent_of_a_charge_makes_it(extractor: Extractor) -> None:
    text = (
        "Accusé par le parquet de Vallon d'avoir détourné des fonds par cupidité, Luc Bonnet est libre. "
        "Luc Bonnet nie avoir détourné des fonds."
    )
    assert holders(extractor.extract(text, published_at=DAY)) == [{"le parquet de Vallon", "Luc Bonnet"}]


def test_nobody_contests_what_they_say_themselves(extractor: Extractor) -> None:
    text = "Quand Ruiz moque un retard de six mois sur le pont de Vallon, la maire nie tout retard sur ce pont."
    assert all(len(found) > 1 for found in holders(extractor.extract(text, published_at=DAY)))
