"""What a worker sends back for a batch: each table's rows, written and by partition, and what went wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec
import pyarrow as pa

from ..article import Article, reference_date
from ..errors import InputError
from ..record.arrow import arrow_schema, to_batch
from ..record.types import Record
from ..surrogates import scrub
from ..tables.rows import TABLES
from .settings import OutputSettings, Partition

UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""The name readers of partitioned data give to a missing value."""


class TextRow(msgspec.Struct, kw_only=True):
    """The text that the offsets of an article refer to."""

    article_id: str | None
    text: str


def kind_of(table: str) -> type:
    """Type of the rows of a table that a job writes. Raises InputError on a name that is no table."""
    if table == "texts":
        return TextRow
    if table not in TABLES:
        raise InputError(f"no table {table!r}; there are {', '.join(TABLES)}, texts")
    return TABLES[table][0]


def schema_of(table: str) -> pa.Schema:
    """Arrow schema of a table that a job writes. Raises InputError on a name that is no table."""
    return arrow_schema(kind_of(table))


def encode(articles: list[Article], records: list[Record], output: OutputSettings) -> dict[tuple[str, str], bytes]:
    """(table, partition) to rows as Arrow IPC or JSON lines; the partition is a folder name, empty without any."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        groups[partition_of(record, output.partition)].append(number)
    parts: dict[tuple[str, str], bytes] = {}
    for partition, numbers in groups.items():
        for table, kind, rows in _tables([articles[i] for i in numbers], [records[i] for i in numbers], output):
            parts[table, partition] = _json_lines(rows) if output.format == "jsonl" else _ipc(rows, kind)
    return parts


def partition_of(record: Record, partition: Partition | None) -> str:
    """Folder of a record's rows, as ``month=2024-10``."""
    if partition is None:
        return ""
    info = record.article
    moment = reference_date(info.published_at)
    if partition == "outlet":
        value = info.outlet
    else:
        value = moment.strftime("%Y-%m" if partition == "month" else "%Y") if moment else None
    return f"{partition}={quote(scrub(value), safe=' ()&,+')[:150] if value else UNKNOWN}"


def join(parts: list[bytes], table: str) -> pa.Table:
    """Arrow parts of one table, in order."""
    batches = [batch for part in parts for batch in pa.ipc.open_stream(part)]
    return pa.Table.from_batches(batches, schema_of(table))


def _tables(
    articles: list[Article], records: list[Record], output: OutputSettings
) -> Iterator[tuple[str, type, list[Any]]]:
    for table, (kind, rows) in TABLES.items():
        yield table, kind, [row for record in records for row in rows(record)]
    if output.keep_text:
        pairs = zip(articles, records, strict=True)
        yield "texts", TextRow, [TextRow(article_id=record.article.id, text=article.text) for article, record in pairs]


def _ipc(rows: Iterable[Any], kind: type) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, arrow_schema(kind)) as writer:
        writer.write_batch(to_batch(rows, kind))
    return bytes(sink.getvalue())


def _json_lines(rows: list[Any]) -> bytes:
    try:
        return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    except UnicodeEncodeError:
        return _json_lines([msgspec.convert(row, type(rows[0])) for row in to_batch(rows, type(rows[0])).to_pylist()])
