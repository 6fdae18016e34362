"""Byte streams: decompression by name, and lines that no input can make endless."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import pyarrow as pa

from .items import ITEM_BYTES

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, pa.ArrowException)
"""What the decompressors raise on a file that is cut short or corrupted."""
_SUFFIXES = (".gz", ".zst", ".bz2", ".xz")


def split_name(name: str) -> tuple[str, str]:
    """Name in lower case without the suffix of compression, and that suffix or an empty string."""
    lower = name.lower()
    for suffix in _SUFFIXES:
        if lower.endswith(suffix):
            return lower.removesuffix(suffix), suffix
    for short, suffix in ((".tgz", ".gz"), (".tbz2", ".bz2"), (".txz", ".xz")):
        if lower.endswith(short):
            return lower.removesuffix(short) + ".tar", suffix
    return lower, ""


def decompressed(raw: BinaryIO, suffix: str) -> BinaryIO:
    """``raw`` read through the decompressor of ``suffix``; as it is when that is empty."""
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if suffix == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(raw))
    if suffix == ".xz":
        return cast(BinaryIO, lzma.LZMAFile(raw))
    if suffix == ".zst":
        return cast(BinaryIO, io.BufferedReader(pa.CompressedInputStream(raw, "zstd")))
    return raw


def lines(stream: BinaryIO, limit: int = ITEM_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their end; ``None`` for a line of more than ``limit`` bytes, which is skipped."""
    number, start = 0, stream.readline(limit + 1)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _utf16_lines(start, stream)
        return
    line = start.removeprefix(b"\xef\xbb\xbf")
    while line:
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")
        line = stream.readline(limit + 1)


def read_all(stream: BinaryIO, limit: int = ITEM_BYTES) -> bytes | None:
    """All of ``stream``, or ``None`` when it holds more than ``limit`` bytes: a bomb is never unpacked whole."""
    content = stream.read(limit + 1)
    return None if len(content) > limit else content


def _utf16_lines(start: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    encoding = "utf-16-le" if start[:2] == b"\xff\xfe" else "utf-16-be"
    rest = read_all(stream, ITEM_BYTES * 8)
    if rest is None:
        yield 1, None
        return
    text = (start[2:] + rest).decode(encoding, "replace")
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line.rstrip("\r").encode("utf-8", "replace")
