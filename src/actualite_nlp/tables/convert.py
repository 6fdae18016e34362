"""Records to tables: Arrow, pandas, Polars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..errors import InputError
from ..record.arrow import arrow_schema, to_batch
from ..record.types import Record
from .rows import TABLES

if TYPE_CHECKING:
    import pandas
    import polars


def table_schema(table: str) -> pa.Schema:
    """The fixed Arrow schema of a table. Raises InputError on a name that is no table."""
    return arrow_schema(_table(table)[0])


def to_arrow(records: Iterable[Record], table: str = "records") -> pa.Table:
    """Records as an Arrow table: ``records`` (nested), or flat: articles, quotes, sources, dates, claims, positions.

    The schema is the same whatever the records hold, none included. Raises InputError on a name that is no table.
    """
    kind, rows = _table(table)
    return pa.Table.from_batches([to_batch((row for record in records for row in rows(record)), kind)])


def to_pandas(records: Iterable[Record], table: str = "quotes") -> pandas.DataFrame:
    """``to_arrow`` as a pandas DataFrame. Raises InputError when pandas is not installed."""
    _require("pandas")
    return to_arrow(records, table).to_pandas()


def to_polars(records: Iterable[Record], table: str = "quotes") -> polars.DataFrame:
    """``to_arrow`` as a Polars DataFrame. Raises InputError when Polars is not installed."""
    frame: polars.DataFrame = _require("polars").from_arrow(to_arrow(records, table))
    return frame


def _table(name: str) -> tuple[type, Any]:
    try:
        return TABLES[name]
    except KeyError:
        raise InputError(f"no table {name!r}; there are {', '.join(TABLES)}") from None


def _require(library: str) -> Any:
    from importlib import import_module

    try:
        return import_module(library)
    except ImportError as error:
        raise InputError(f"{library} is not installed; cure: pip install 'actualite-nlp[tables]'") from error
