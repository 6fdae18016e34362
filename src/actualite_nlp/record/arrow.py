"""Arrow schemas derived from the record's types, and the way between typed objects and Arrow, without loss.

Nothing is written by hand: a field added to a type is a column of the schema. A field that may be ``None`` is nullable,
every other is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
from msgspec import inspect

from ..surrogates import scrub

T = TypeVar("T")
_SCALARS: dict[type, pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
    inspect.DateTimeType: pa.timestamp("us"),
    inspect.DateType: pa.date32(),
}


@cache
def arrow_schema(kind: type) -> pa.Schema:
    """Schema of a table whose rows are the ``msgspec.Struct`` ``kind``."""
    info = inspect.type_info(kind)
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{kind!r} is not a msgspec.Struct")
    return pa.schema([_field(f.encode_name, f.type) for f in info.fields])


def to_batch(items: Iterable[Any], kind: type) -> pa.RecordBatch:
    """Typed objects as a record batch. Lone surrogates, which Arrow cannot hold, become U+FFFD."""
    rows = msgspec.to_builtins(list(items), builtin_types=(datetime, date))
    schema = arrow_schema(kind)
    try:
        return pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist(_scrub(rows), schema)


def from_arrow(data: pa.RecordBatch | pa.Table, kind: type[T]) -> list[T]:
    """Typed objects of a batch or table made by ``to_batch``."""
    return msgspec.convert(data.to_pylist(), list[kind])  # type: ignore[valid-type]


def _field(name: str, info: inspect.Type) -> pa.Field:
    options = info.types if isinstance(info, inspect.UnionType) else (info,)
    present = [option for option in options if not isinstance(option, inspect.NoneType)]
    if len(present) != 1:
        raise TypeError(f"field {name!r} may be of several types: {present}; Arrow columns have one")
    return pa.field(name, _type(name, present[0]), nullable=len(present) < len(options))


def _type(name: str, info: inspect.Type) -> pa.DataType:
    if isinstance(info, inspect.StructType):
        return pa.struct([_field(f.encode_name, f.type) for f in info.fields])
    if isinstance(info, inspect.ListType):
        return pa.list_(_field("item", info.item_type))
    if isinstance(info, inspect.LiteralType) and all(isinstance(value, str) for value in info.values):
        return pa.string()
    try:
        return _SCALARS[type(info)]
    except KeyError:
        raise TypeError(f"field {name!r} is {type(info).__name__}, which has no Arrow type here") from None


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, list):
        return [_scrub(item) for item in value]
    if isinstance(value, dict):
        return {key: _scrub(item) for key, item in value.items()}
    return value
