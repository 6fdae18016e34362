"""Real articles in bulk: no exception, spans that hold, the same record whichever way."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import spacy

from actualite_nlp import Extractor
from actualite_nlp.record.json import json_schema

from .grounding import spans

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[dict[str, Any]]:
    with gzip.open(shared / "corpus/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, 0, 2000, 4)]


def test_five_hundred_articles(extractor: Extractor, articles: list[dict[str, Any]]) -> None:
    schema = jsonschema.Draft202012Validator(json_schema())
    records = list(extractor.extract_many(articles))
    assert len(records) == 500
    for article, record in zip(articles, records, strict=True):
        data = record.to_dict()
        assert all(article["text"][s["start"] : s["end"]] == s["text"] for s in spans(data))
        schema.validate(data)


def test_every_way_gives_the_same_record(extractor: Extractor, articles: list[dict[str, Any]], tmp_path: Path) -> None:
    some = articles[::25]
    streamed = list(extractor.extract_many(some))
    assert [extractor.extract(a) for a in some] == streamed
    extractor.nlp.to_disk(tmp_path / "pipeline")
    assert list(Extractor(spacy.load(tmp_path / "pipeline")).extract_many(some)) == streamed
