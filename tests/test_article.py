from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from actualite_nlp import Article, InputError
from actualite_nlp.article import make_article, reference_date


def test_mappings_keep_what_an_article_knows_and_drop_the_rest() -> None:
    article = make_article({"text": "Un texte.", "id": 7, "published_at": date(2020, 2, 29), "licence": "?"})
    assert article == Article(text="Un texte.", id="7", published_at="2020-02-29")


def test_what_is_said_beside_an_article_goes_before_what_it_says() -> None:
    article = make_article(Article(text="Un.", id="a", outlet="Le Phare"), id=7, published_at=date(2020, 2, 29))
    assert article == Article(text="Un.", id="7", outlet="Le Phare", published_at="2020-02-29")


def test_a_misspelt_name_is_an_error() -> None:
    with pytest.raises(InputError, match=r"'publised_at'.*published_at"):
        make_article("Un texte.", publised_at="2020-02-29")


@pytest.mark.parametrize("given", [{}, {"text": None}, {"text": b"octets"}, None, 3, b"octets", [("text", "Un.")]])
def test_an_article_without_a_text_is_an_error(given: Any) -> None:
    with pytest.raises(InputError, match="text"):
        make_article(given)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-10-25", datetime(2024, 10, 25)),
        ("2024-10-25T18:30", datetime(2024, 10, 25, 18, 30)),
        ("2024-10-25T18:30:00+02:00", datetime(2024, 10, 25, 18, 30)),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_reference_dates(given: str | None, expected: datetime | None) -> None:
    assert reference_date(given) == expected
