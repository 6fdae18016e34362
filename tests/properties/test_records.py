"""Whatever text comes in, the rules give a record that says what the text says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actualite_nlp import Extractor

from ..grounding import check

pytestmark = pytest.mark.model

PIECES = (
    "La digue tiendra, promet la préfète",
    "« Nous avons tenu parole », a déclaré mardi Lucie Armand, maire de Morlans.",
    "Selon le syndicat des eaux, qui cite une source interne, l'ouvrage aurait cédé le 3 mars 2021.",
    "Paul Ruiz dément avoir été prévenu ; il reconnaît « un retard » de trois semaines.",
    "L'enquête a fait 12 blessés, selon la police, 30 selon les syndicats.",
    "« Jamais ! Et “jamais” veut dire 'jamais'",
    "– Vous partez ? – Oui, a-t-elle répondu. On l'accuse d'avoir menti, ce qu'elle nie.",
    "Paris (AFP) -", "Par Lucie Armand", "Lire aussi :", "Q. : Et vous ?", "http://exemple.fr/a?b=«c»", "a" * 450,
    "«", "»", '"', "“", "”", "‹", "’", "-", "—", "...", "…", "(", ")", ":", "%", "0", "18h30", "elle", "selon",
    "dit-il", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2028", "\x00", "\x1b[31m", "\ufeff",
    "\u200b", "\u202e", "e\u0301", "\u0301", "x\u0344", "\u0344", "\u212b", "\u1100\u1161",
    "\u0628\u0650", "\U0001f469\u200d\U0001f692", "\ud800", "\udfff", "\U0010ffff", "<script>alert(1)</script>",
    "&nbsp;", "{{ 7 }}",
)  # fmt: skip
DATES = st.sampled_from([None, "2023-05-04", "2024-02-29T23:59", "0001-01-01", "9999-12-31", "hier", "2023-13-45"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """News sentences and oddities in any order, in any normal form, now and then with any characters at all."""
    pieces = st.sampled_from(PIECES) | st.text(st.characters(), max_size=8)
    joined = draw(st.sampled_from(["", " ", "\n"])).join(draw(st.lists(pieces, max_size=14)))
    form = draw(st.sampled_from([None, "NFD", "NFC"]))
    return unicodedata.normalize(form, joined) if form else joined


quick = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@quick
@given(text=texts(), published_at=DATES)
def test_any_text_gives_a_grounded_record(extractor: Extractor, text: str, published_at: str | None) -> None:
    record = check(extractor.extract(text, published_at=published_at), text)
    assert all(zone.text for zone in record.zones)


@settings(quick, max_examples=25)
@given(st.lists(texts(), min_size=1, max_size=4))
def test_a_stream_gives_the_records_of_its_articles(extractor: Extractor, given_texts: list[str]) -> None:
    articles = [{"text": text, "published_at": "2023-05-04"} for text in given_texts]
    alone = [extractor.extract(article) for article in articles]
    assert list(extractor.extract_many(articles, batch_size=2)) == alone
