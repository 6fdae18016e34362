"""``actualite link``: claims over a dump of records."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ..errors import InputError

if TYPE_CHECKING:
    from ..claims.link import ClaimGroup
    from ..record.types import Record


class Format(StrEnum):
    """How the groups are written."""

    jsonl = "jsonl"
    jsonld = "jsonld"


def link(
    records: Annotated[list[Path], typer.Argument(help="JSON lines of records, as `actualite extract` writes them.")],
    output: Annotated[Path | None, typer.Option(help="Write there instead of standard output.")] = None,
    format: Annotated[
        Format, typer.Option(help="jsonl: one group a line; jsonld: schema.org Claim with its appearances.")
    ] = Format.jsonl,
    vectors: Annotated[bool, typer.Option(help="Compare by word vectors too, not by words alone.")] = True,
    threshold: Annotated[float, typer.Option(min=0.0, max=1.0, help="Lowest score of a link.")] = 0.45,
) -> None:
    """Group the claims of many articles that say the same, with what confirmed, denied or corrected them."""
    from ..claims.index import ClaimIndex
    from ..claims.link import link_claims, static_embedder

    read = [record for path in records for record in _read(path)]
    index = ClaimIndex(static_embedder() if vectors else None, threshold)
    groups = link_claims(read, index=index)
    if output is None:
        _write(groups, read, format, sys.stdout)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8") as stream:
        _write(groups, read, format, stream)


def _read(path: Path) -> Iterator[Record]:
    from ..record.types import Record

    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield Record.from_json(line)
                    except InputError as error:
                        raise InputError(f"{path}, line {number}: {error}") from error
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error


def _write(groups: list[ClaimGroup], records: list[Record], format: Format, stream: TextIO) -> None:
    import msgspec

    from ..claims.jsonld import groups_jsonld

    if format is Format.jsonld:
        by_id = {r.article.id or r.article.text_sha256[:12]: r for r in records}
        json.dump(groups_jsonld(groups, by_id), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
        return
    for item in groups:
        stream.write(msgspec.json.encode(item).decode("utf-8") + "\n")
