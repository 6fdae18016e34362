"""Reading what a batch job wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import InputError
from ..record.arrow import from_arrow, to_batch
from ..record.types import Record
from .encode import kind_of, schema_of
from .shards import JOB, Shard, read_manifest


def read_table(folder: str | Path, table: str) -> pa.Table:
    """One table of a job, shard after shard. Raises InputError where there is no job or no table of that name."""
    schema = schema_of(table)
    tables = [_read(path, table) for path in _files(Path(folder), table)]
    return pa.concat_tables([schema.empty_table(), *tables])


def read_records(folder: str | Path) -> Iterator[Record]:
    """The records of a job, one shard in memory at a time. Raises InputError where there is no job."""
    for path in _files(Path(folder), "records"):
        yield from from_arrow(_read(path, "records"), Record)


def read_shards(folder: str | Path) -> list[Shard]:
    """The manifest of a job. Raises InputError where there is no job."""
    path = Path(folder)
    if not (path / JOB).exists():
        raise InputError(f"{path} holds no batch job; cure: actualite batch INPUT --output {path}")
    return list(read_manifest(path))


def _files(folder: Path, table: str) -> Iterator[Path]:
    for shard in read_shards(folder):
        yield from (folder / name for name in shard.files.get(table, []))


def _read(path: Path, table: str) -> pa.Table:
    if path.suffix == ".parquet":
        return pq.ParquetFile(path).read()
    kind: Any = kind_of(table)
    with path.open("rb") as lines:
        rows = [msgspec.json.decode(line, type=kind) for line in lines]
    return pa.Table.from_batches([to_batch(rows, kind)])
