"""Files, folders and archives of articles, one item after another, always in the same order."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from ..article import Article
from ..errors import InputError
from ..text.reading import decode, read_html
from .formats import parquet_rows, read_stream, zip_members
from .items import Fields, Item, Problem, bad
from .streams import BROKEN, decompressed, split_name

PAGE_BYTES = 8_000_000
"""Largest HTML page that is parsed."""


class Source(msgspec.Struct, frozen=True):
    """One file to read. Size in bytes and time of change in nanoseconds tell whether it is still the same."""

    path: str
    size: int
    changed: int


def list_files(inputs: Iterable[str | Path]) -> list[Source]:
    """The files of ``inputs``; a folder gives all it holds, sorted, hidden ones left out.

    Raises InputError on a path that does not exist.
    """
    found: list[Source] = []
    for given in map(Path, inputs):
        if not given.exists():
            raise InputError(f"no such file or folder: {given}")
        for path in _walk(given) if given.is_dir() else [given]:
            status = path.stat()
            found.append(Source(str(path), status.st_size, status.st_mtime_ns))
    return found


def read_items(files: Iterable[Source], fields: Fields | None = None) -> Iterator[Item]:
    """Items of all files in order; ``done`` is the share of all bytes read so far."""
    files = list(files)
    total, before = sum(file.size for file in files) or 1, 0
    for file in files:
        for item in read_file(file.path, fields or Fields()):
            yield msgspec.structs.replace(item, done=(before + item.done * file.size) / total)
        before += file.size


def read_file(path: str, fields: Fields) -> Iterator[Item]:
    """Items of one file. A file cut short or corrupted gives what can be read, then a problem."""
    last = 0
    try:
        for item in _open(path, fields):
            last = item.line
            yield item
    except BROKEN as error:
        message = f"cannot be read after {last}: {type(error).__name__}: {error}"[:300]
        yield bad(path, last + 1, "unreadable", message, 1.0)


def page_article(item: Item) -> tuple[Article | None, Problem | None]:
    """The article of an item, its HTML read if it is a page; or the problem."""
    if item.html is None or item.article is None:
        return item.article, item.problem
    if len(item.html) > PAGE_BYTES:
        return None, Problem("too_large", f"an HTML page of more than {PAGE_BYTES // 1_000_000} MB: not read")
    try:
        found = read_html(decode(item.html), url=item.article.url)
    except InputError as error:
        return None, Problem("no_article", str(error))
    return msgspec.structs.replace(found, id=item.article.id or found.id), None


def read_articles(file: str, *, published_at: str | None = None) -> Iterator[Article]:
    """Articles of one file, or of standard input for ``-``; ``published_at`` fills in where the file does not say.

    Raises InputError with the line on the first thing that is no article.
    """
    for item in _standard_input() if file == "-" else read_items(list_files([file])):
        article, problem = page_article(item)
        if article is None:
            raise InputError(f"{item.origin}, line {item.line}: {problem.message if problem else 'no article'}")
        yield msgspec.structs.replace(article, published_at=article.published_at or published_at)


def _standard_input() -> Iterator[Item]:
    content = sys.stdin.buffer.read()
    name = "-.jsonl" if content.lstrip().startswith(b'{"') else "-"
    return read_stream(io.BytesIO(content), name, Fields())


def _open(path: str, fields: Fields) -> Iterator[Item]:
    base, suffix = split_name(path)
    if base.endswith((".parquet", ".pq")) and not suffix:
        yield from parquet_rows(path, path, fields)
    elif base.endswith(".zip") and not suffix:
        yield from zip_members(path, path, fields)
    else:
        size = Path(path).stat().st_size or 1
        with Path(path).open("rb") as raw:
            for item in read_stream(decompressed(raw, suffix), path, fields):
                yield msgspec.structs.replace(item, done=raw.tell() / size)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(names) if not name.startswith("."))
