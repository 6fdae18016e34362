"""The corpus written for the project: it keeps the scheme, no text is a copy of another, every tenth is held out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from actualite_nlp.evaluate.checks import check_article
from actualite_nlp.evaluate.duplicates import shared_wording
from actualite_nlp.evaluate.gold import read_gold
from actualite_nlp.evaluate.phenomena import count_phenomena


@pytest.fixture(scope="module")
def corpus(root: Path) -> list[dict[str, Any]]:
    return read_gold(root / "models/corpus/articles")


def test_every_article_keeps_the_scheme(corpus: list[dict[str, Any]], root: Path) -> None:
    second = read_gold(root / "models/corpus/second.jsonl")
    assert [f"{g['id']} {complaint}" for g in [*corpus, *second] for complaint in check_article(g)] == []


def test_files_are_named_after_their_articles(corpus: list[dict[str, Any]], root: Path) -> None:
    assert [g["id"] for g in corpus] == [p.stem for p in sorted((root / "models/corpus/articles").glob("*.txt"))]


def test_no_eight_words_are_shared(corpus: list[dict[str, Any]]) -> None:
    assert shared_wording(corpus) == []


def test_every_tenth_is_held_out(corpus: list[dict[str, Any]], root: Path) -> None:
    held_out = json.loads((root / "models/corpus/split.json").read_text(encoding="utf-8"))["test"]
    assert held_out == [g["id"] for g in corpus if int(g["id"].rpartition("-")[2]) % 10 == 0]


def test_size_and_balance(corpus: list[dict[str, Any]], root: Path) -> None:
    counts = count_phenomena(corpus)
    assert counts["size"]["articles"] >= 300
    assert counts["size"]["words"] > 90_000
    assert min(counts["kinds"].values()) > 0.25 * counts["size"]["attributions"]
    sheet = (root / "models/corpus/README.md").read_text(encoding="utf-8")
    for heading in ("kinds", "attributions", "sources", "dates", "claims", "stances"):
        for name, number in counts[heading].items():
            assert f"| {name} | {number} |" in sheet, f"{name}: {number} is not in the datasheet"
