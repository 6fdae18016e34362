"""One reader a format: a stream of bytes to items, in the order of the file.

No content makes a reader raise except a file that cannot be read further (``streams.BROKEN``), which ``inputs`` turns
into a problem at the place it happened.
"""

from __future__ import annotations

import csv
import json
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

import msgspec
import pyarrow.parquet as pq

from ..article import FIELDS, Article
from ..errors import InputError
from ..text.reading import decode, is_html
from .items import ITEM_BYTES, Fields, Item, Problem, bad, row_item
from .streams import BROKEN, decompressed, lines, read_all, split_name

csv.field_size_limit(ITEM_BYTES)
_WINDOWS = Problem("encoding", "not UTF-8; read as Windows-1252")
_TOO_LARGE = f"more than {ITEM_BYTES // 1_000_000} MB: not read"
_ROW_GROUP = 256


def read_stream(stream: BinaryIO, name: str, fields: Fields) -> Iterator[Item]:
    """Items of one decompressed file or archive member, by what its name says it is, else by what it looks like."""
    base, _ = split_name(name)
    if base.endswith((".jsonl", ".ndjson")):
        yield from json_lines(stream, name, fields)
    elif base.endswith(".json"):
        yield from json_file(stream, name, fields)
    elif base.endswith((".csv", ".tsv")):
        yield from csv_rows(stream, name, fields)
    elif base.endswith(".warc"):
        yield from warc_pages(stream, name)
    elif base.endswith(".tar"):
        yield from tar_members(stream, name, fields)
    else:
        yield one_file(stream, name)


def json_lines(stream: BinaryIO, origin: str, fields: Fields) -> Iterator[Item]:
    """One JSON object a line."""
    for number, line in lines(stream):
        if line is None:
            yield bad(origin, number, "too_large", _TOO_LARGE)
        elif line.strip():
            yield _json_item(line, origin, number, fields)


def json_file(stream: BinaryIO, origin: str, fields: Fields) -> Iterator[Item]:
    """A JSON array of objects, or one object."""
    content = read_all(stream)
    if content is None:
        yield bad(origin, 1, "too_large", _TOO_LARGE + "; cure: one object a line, as .jsonl")
        return
    try:
        data = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        yield bad(origin, 1, "not_json", _reason(error))
        return
    for number, row in enumerate(data if isinstance(data, list) else [data], 1):
        yield row_item(row, fields, origin, number)


def csv_rows(stream: BinaryIO, origin: str, fields: Fields) -> Iterator[Item]:
    """Rows under a header; the delimiter is the one the header holds most of: comma, semicolon, tab or bar."""
    numbered = lines(stream)
    header = decode(next(numbered, (1, b""))[1] or b"")
    delimiter = max(",;\t|", key=header.count)
    columns = next(csv.reader([header], delimiter=delimiter), [])
    taken: list[bytes | None] = []
    reader = csv.reader(_csv_lines(numbered, taken), delimiter=delimiter)
    while True:
        line = reader.line_num + 2
        taken.clear()
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield bad(origin, line, "not_csv", str(error))
            continue
        if None in taken:
            yield bad(origin, line, "too_large", _TOO_LARGE)
            continue
        if row is None:
            return
        if row and len(row) != len(columns):
            yield bad(origin, line, "not_csv", f"{len(row)} cells under a header of {len(columns)}")
        elif row:
            item = row_item(dict(zip(columns, row, strict=True)), fields, origin, line)
            yield _with_encoding(item, b"\n".join(filter(None, taken)))


def parquet_rows(path: str, origin: str, fields: Fields) -> Iterator[Item]:
    """Rows of a Parquet file, of which only the columns asked for are read."""
    with pq.ParquetFile(path) as file:
        wanted = {getattr(fields, name) for name in FIELDS} | {"date"}
        names = [name for name in file.schema_arrow.names if name in wanted]
        number, total = 0, max(file.metadata.num_rows, 1)
        for batch in file.iter_batches(_ROW_GROUP, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield row_item(row, fields, origin, number, number / total)


def zip_members(path: str, origin: str, fields: Fields) -> Iterator[Item]:
    """Files of a zip archive, in the order of its directory."""
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
        for number, info in enumerate(members, 1):
            name = f"{origin}!{info.filename}"
            try:
                with archive.open(info) as member:
                    items = _member(cast(BinaryIO, member), name, fields)
                    yield from (msgspec.structs.replace(item, done=number / len(members)) for item in items)
            except (*BROKEN, RuntimeError, NotImplementedError) as error:
                yield bad(name, 1, "unreadable", _reason(error))


def tar_members(stream: BinaryIO, origin: str, fields: Fields) -> Iterator[Item]:
    """Files of a tar archive, read as a stream."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                if info.isfile() and not _hidden(info.name):
                    member = archive.extractfile(info)
                    yield from _member(cast(BinaryIO, member), f"{origin}!{info.name}", fields)
    except tarfile.TarError as error:
        yield bad(origin, 1, "unreadable", _reason(error))


def warc_pages(stream: BinaryIO, origin: str) -> Iterator[Item]:
    """HTML responses of a web archive; ``line`` is the number of the record. Needs the extra ``warc``."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise InputError("reading WARC needs the extra `warc`; cure: pip install 'actualite-nlp[warc]'") from error
    for number, record in enumerate(ArchiveIterator(stream, record_types=WarcRecordType.response), 1):
        if record.is_http and record.http_headers is not None and record.http_headers.status_code not in (None, 200):
            continue
        if "html" not in (record.http_content_type or "").lower():
            continue
        page = read_all(cast(BinaryIO, record.reader))
        if page is None:
            yield bad(origin, number, "too_large", _TOO_LARGE)
            continue
        known = Article(
            text="", id=(record.record_id or "").strip("<>") or None, url=record.headers.get("WARC-Target-URI")
        )
        yield Item(origin=origin, line=number, article=known, html=page)


def one_file(stream: BinaryIO, origin: str) -> Item:
    """A file that is one article: HTML by name or by look, else plain text."""
    content = read_all(stream)
    if content is None:
        return bad(origin, 1, "too_large", _TOO_LARGE)
    name, _ = split_name(origin)
    if name.endswith((".html", ".htm", ".xhtml")) or is_html(content):
        return Item(origin=origin, line=1, article=Article(text=""), html=content, whole=True)
    if b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return bad(origin, 1, "unknown_format", "neither text nor a known format of articles")
    return Item(origin=origin, line=1, article=Article(text=decode(content)), odd=_odd(content), whole=True)


def _member(stream: BinaryIO, name: str, fields: Fields) -> Iterable[Item]:
    base, suffix = split_name(name)
    if base.endswith((".zip", ".tar", ".parquet")):
        return [bad(name, 1, "unknown_format", "an archive or a Parquet file inside an archive is not opened")]
    return read_stream(decompressed(stream, suffix), name, fields)


def _json_item(line: bytes, origin: str, number: int, fields: Fields) -> Item:
    try:
        row: Any = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        return bad(origin, number, "not_json", _reason(error))
    return _with_encoding(row_item(row, fields, origin, number), line)


def _csv_lines(numbered: Iterable[tuple[int, bytes | None]], taken: list[bytes | None]) -> Iterator[str]:
    """Lines as ``csv`` wants them; ``taken`` gets each as it was, for a row may hold several."""
    for _, line in numbered:
        taken.append(line)
        yield decode(line or b"") + "\n"


def _with_encoding(item: Item, content: bytes) -> Item:
    """``item``, with a note where ``content``, which it was read from, is no UTF-8."""
    return msgspec.structs.replace(item, odd=item.odd + _odd(content)) if item.article else item


def _odd(content: bytes) -> tuple[Problem, ...]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return (_WINDOWS,)
    return ()


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]
