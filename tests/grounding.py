"""What holds of every record: it says what the text says, and its ids lead somewhere."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import jsonschema

from actualite_nlp import Record
from actualite_nlp.record.json import json_schema


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [s for v in value for s in spans(v)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "text"} <= value.keys() else []
    return own + [s for v in value.values() for s in spans(v)]


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def check(record: Record, text: str) -> Record:
    """Assert that ``record`` is one of ``text``; gives it back."""
    data = record.to_dict()
    for span in spans(data):
        assert 0 <= span["start"] <= span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    assert Record.from_json(record.to_json()) == record
    validator().validate(data)
    assert record.article.n_chars == len(text)
    assert record.article.text_sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    _check_ids(record)
    return record


def _check_ids(record: Record) -> None:
    layers = (record.quotes, record.sources, record.dates, record.claims)
    quotes, sources, dates, claims = ({item.id for item in layer} for layer in layers)
    assert [len(ids) for ids in (quotes, sources, dates, claims)] == [len(layer) for layer in layers]
    for quote in record.quotes:
        assert quote.content
        assert {*quote.relay_ids, quote.source_id} <= sources | {None}
        assert quote.said_at in dates | {None}
    assert {i for source in record.sources for i in source.quote_ids} <= quotes
    for position in (p for claim in record.claims for p in claim.positions):
        assert {*position.relay_ids, position.holder_id} <= sources | {"author", None}
        assert position.quote_id in quotes | {None}
    assert {end for r in record.relations for end in (r.from_, r.to)} <= claims | quotes
