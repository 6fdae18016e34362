"""The output folder of a job: shards that are whole or absent, and the manifest that says which are there.

A shard is the items numbered from ``index * shard_size`` on. Its files are written aside, synced and renamed, and last
comes its entry ``manifest/<index>.json``: the shard exists from that rename on. A job killed before it does the shard
again, and writes the same files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from .. import __version__
from ..errors import InputError
from ..record.types import SCHEMA_VERSION
from ..surrogates import scrub
from ..tables.inputs import Source
from .encode import join
from .settings import JobSettings

MANIFEST = "manifest"
JOB = "job.json"
FAILED, WARNINGS = "failed.jsonl", "warnings.jsonl"


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of ``failed.jsonl`` (no record) or ``warnings.jsonl`` (a record, with something odd)."""

    origin: str
    line: int
    code: str
    message: str
    id: str | None = None


class Shard(msgspec.Struct, kw_only=True):
    """An entry of the manifest."""

    index: int
    n_items: int
    n_records: int
    files: dict[str, list[str]]
    """Files of each table, relative to the folder."""
    failed: list[Note]
    warnings: list[Note]


class RunFolder:
    """Where a job writes. Raises InputError when the folder holds another job, or one and ``resume`` is not asked."""

    def __init__(self, path: Path, settings: JobSettings, inputs: list[Source], *, resume: bool) -> None:
        self.path = path
        self.format = settings.output.format
        job = {
            "version": __version__,
            "schema_version": SCHEMA_VERSION,
            **settings.decisive(),
            "inputs": [{**msgspec.to_builtins(source), "path": scrub(source.path)} for source in inputs],
        }
        if (path / JOB).exists():
            self._check(job, resume)
        elif path.exists() and any(entry.name != ".lock" for entry in path.iterdir()):
            raise InputError(f"{path} is not empty and holds no batch job; cure: name another folder")
        (path / MANIFEST).mkdir(parents=True, exist_ok=True)
        _write(path / JOB, msgspec.json.format(msgspec.json.encode(job), indent=1))
        self.committed = {shard.index for shard in read_manifest(path)}
        self._sweep()

    def commit(self, shard: Shard, parts: dict[tuple[str, str], list[bytes]]) -> None:
        """Write the files of a shard, then its entry."""
        suffix = "parquet" if self.format == "parquet" else "jsonl"
        for (table, partition), pieces in sorted(parts.items()):
            name = "/".join(part for part in (table, partition, f"part-{shard.index:06d}.{suffix}") if part)
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with _replacing(target) as aside:
                if self.format == "parquet":
                    pq.write_table(join(pieces, table), aside, compression="zstd")
                else:
                    aside.write_bytes(b"".join(pieces))
            shard.files.setdefault(table, []).append(name)
        _write(self.path / MANIFEST / f"{shard.index:06d}.json", msgspec.json.encode(shard))
        self.committed.add(shard.index)

    def finish(self) -> None:
        """Gather what failed and what was odd over all shards in ``failed.jsonl`` and ``warnings.jsonl``."""
        for name, notes in ((FAILED, "failed"), (WARNINGS, "warnings")):
            with _replacing(self.path / name) as aside, aside.open("wb") as stream:
                for shard in read_manifest(self.path):
                    stream.writelines(msgspec.json.encode(note) + b"\n" for note in getattr(shard, notes))

    def _check(self, job: dict[str, Any], resume: bool) -> None:
        if not resume:
            raise InputError(f"{self.path} already holds a batch job; cure: --resume, or name another folder")
        before = msgspec.json.decode((self.path / JOB).read_bytes())
        changed = [name for name in job if before.get(name) != job[name]]
        if changed:
            raise InputError(f"{self.path} was made with other {', '.join(changed)}; cure: name another folder")

    def _sweep(self) -> None:
        kept = {str(self.path / name) for s in read_manifest(self.path) for names in s.files.values() for name in names}
        for place in self.path.rglob("part-*"):
            if str(place) not in kept:
                place.unlink()
        for place in self.path.rglob("*.aside"):
            place.unlink()


def read_manifest(path: Path) -> Iterator[Shard]:
    """Entries of the manifest in the order of the input."""
    for entry in sorted((path / MANIFEST).glob("*.json")):
        yield msgspec.json.decode(entry.read_bytes(), type=Shard)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other jobs out of the folder. Raises InputError when one is in it."""
    import fcntl

    path.mkdir(parents=True, exist_ok=True)
    with (path / ".lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(f"another job is writing to {path}") from None
        yield


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    aside = target.with_name(target.name + ".aside")
    try:
        yield aside
        with aside.open("rb") as stream:
            os.fsync(stream.fileno())
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _write(target: Path, content: bytes) -> None:
    with _replacing(target) as aside:
        aside.write_bytes(content)
