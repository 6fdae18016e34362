from __future__ import annotations

from datetime import date, datetime

import pytest

from actualite_nlp import Article, InputError
from actualite_nlp.article import make_article, reference_date


def test_mappings_keep_what_an_article_knows_and_drop_the_rest() -> None:
    article = make_article({"text": "Un texte.", "id": 7, "published_at": date(2020, 2, 29), "licence": "?"})
    assert article == Article(text="Un texte.", id="7", published_at="2020-02-29")


@pytest.mark.parametrize("given", [{}, {"text": None}, {"text": b"octets"}])
def test_an_article_without_a_text_is_an_error(given: dict[str, object]) -> None:
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
