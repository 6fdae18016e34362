"""Record to JSON and back, without loss, and the JSON Schema of the record."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ..errors import InputError
from ..surrogates import has_surrogates
from .types import Record


def to_dict(record: Record) -> dict[str, Any]:
    """Plain dictionaries and lists."""
    result: dict[str, Any] = msgspec.to_builtins(record)
    return result


def to_json(record: Record, *, indent: int | None = None) -> str:
    """JSON text. Lone surrogates of a broken input survive as escapes."""
    text = json.dumps(to_dict(record), ensure_ascii=False, indent=indent)
    return json.dumps(to_dict(record), indent=indent) if has_surrogates(text) else text


def from_dict(data: dict[str, Any]) -> Record:
    """Read the JSON form back."""
    try:
        return msgspec.convert(data, Record)
    except msgspec.ValidationError as error:
        raise InputError(f"not a record: {error}; see `actualite schema` for the expected form") from error


def from_json(text: str) -> Record:
    """Read JSON text back."""
    try:
        return from_dict(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}") from error


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a record, derived from the types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Record)}
