"""Odd texts give a record with warnings; nothing is lost and nothing is thrown."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

import pytest

from actualite_nlp import Article, Extractor, InputError

from .grounding import check

pytestmark = pytest.mark.model

NEWS = (
    "La passerelle rouvre\r\n\r\n« Nous avons tenu parole », a déclaré mardi Lucie Armand, maire de Morlans. "
    "Selon la préfecture, les travaux seront achevés en juin 2023.\r\n"
)


def noise(size: int) -> str:
    rng = random.Random(1)
    return "".join(rng.choice("abcdeé «»\"“”'’.,;:!?\n-–—0123456789") for _ in range(size))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("a\ud800" + NEWS, "lone_surrogate"),
        ("The minister said on Tuesday that the bridge would reopen before the summer. " * 5, "not_french"),
    ],
)
def test_odd_texts_get_a_warning(extractor: Extractor, text: str, code: str) -> None:
    assert code in {w.code for w in check(extractor.extract(text, published_at="2023-05-04"), text).warnings}


@pytest.mark.parametrize(
    "text",
    [
        "«»«»“”\"\"''" * 200,
        "« " * 500,
        '"' * 501,
        "\x00" * 50 + NEWS,
        "🙂" * 100,
        "a" * 20_000,
        "- \n" * 300,
        "\ufeff" + NEWS,
    ],
)
def test_odd_texts_give_a_record(extractor: Extractor, text: str) -> None:
    check(extractor.extract(text, published_at="2023-05-04"), text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_and_line_ends_change_nothing(extractor: Extractor, form: str) -> None:
    text = unicodedata.normalize(form, NEWS)
    record = check(extractor.extract(text, published_at="2023-05-04"), text)
    assert [unicodedata.normalize("NFC", q.content[0].text) for q in record.quotes] == [
        "Nous avons tenu parole",
        "les travaux seront achevés en juin 2023",
    ]
    assert record.sources[0].name == "Lucie Armand"


@pytest.mark.slow
def test_a_megabyte_of_noise_is_cut_with_a_warning(extractor: Extractor) -> None:
    text = noise(1_000_000)
    record = check(extractor.extract(text), text)
    (warning,) = [w for w in record.warnings if w.code == "text_too_long"]
    assert warning.end == len(text)


@pytest.mark.parametrize("text", [None, 3, b"octets", ["liste"]])
def test_what_is_no_text_is_an_input_error(extractor: Extractor, text: Any) -> None:
    for given in (text, {"text": text}, Article(text=text)):
        with pytest.raises(InputError, match=type(text).__name__):
            extractor.extract(given)


def test_an_unreadable_date_is_said(extractor: Extractor) -> None:
    record = extractor.extract(NEWS, published_at="avant-hier")
    assert "unreadable_date" in {w.code for w in record.warnings}


def test_a_bad_item_never_stops_the_stream(extractor: Extractor) -> None:
    items: list[Any] = [{"text": NEWS, "id": "a"}, {"id": "b"}, {"text": None}, 3, Article(text=NEWS, id="c")]
    records = list(extractor.extract_many(items))
    assert [r.article.id for r in records] == ["a", "b", None, None, "c"]
    assert [len(r.quotes) > 0 for r in records] == [True, False, False, False, True]
