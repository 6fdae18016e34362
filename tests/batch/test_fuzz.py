"""Ten thousand spoilt lines: each one becomes a record or a line of failed.jsonl, and none stops the job."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import msgspec

from actualite_nlp.batch import ExtractorSettings, JobSettings, OutputSettings, read_records, read_table, run_job

from .fake import articles, write_lines

COUNT = 10_000
ODD_PIECES = (
    b"\x00", b"\xff\xfe", b"\xe9", b"\xc3", b"\\ud800", b"\\u0000", b"\n", b"\r", b'"', b"\\", b"{", b"]", b", dit ",
    "« ".encode(), " »".encode(), "e\u0301".encode(), "\u2028".encode(), "\U0001f642".encode(), b"<script>", b"NaN",
)  # fmt: skip
ODD_VALUES = (None, True, 7, -1.5, 1e308, [], {}, ["liste"], {"a": 1}, "", " \n", "hier", "99/99/9999", "\ud800")

Spoil = Callable[[random.Random, bytes], bytes]


def flipped(rng: random.Random, line: bytes) -> bytes:
    spoilt = bytearray(line)
    for _ in range(rng.randint(1, 4)):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def inserted(rng: random.Random, line: bytes) -> bytes:
    at = rng.randrange(len(line))
    return line[:at] + rng.choice(ODD_PIECES) * rng.randint(1, 3) + line[at:]


def cut(rng: random.Random, line: bytes) -> bytes:
    return line[: rng.randrange(len(line))]


def revalued(rng: random.Random, line: bytes) -> bytes:
    row = json.loads(line)
    row[rng.choice([*row, "date"])] = rng.choice(ODD_VALUES)
    return json.dumps(row, ensure_ascii=True).encode()


def bereft(rng: random.Random, line: bytes) -> bytes:
    row = json.loads(line)
    del row[rng.choice([*row])]
    return json.dumps(row).encode()


def recoded(rng: random.Random, line: bytes) -> bytes:
    return line.decode().encode(rng.choice(["cp1252", "utf-16", "utf-8-sig"]))


def wrapped(rng: random.Random, line: bytes) -> bytes:
    return b"[" + line + b"]"


def untouched(rng: random.Random, line: bytes) -> bytes:
    return line


def fuzzed(path: Path) -> list[bytes]:
    """The lines of a dump of which one in eight is whole; the first is, so that the file counts as UTF-8."""
    rng = random.Random(20230314)
    ways: tuple[Spoil, ...] = (flipped, inserted, cut, revalued, bereft, recoded, wrapped, untouched)
    first, *rest = write_lines(path, articles(COUNT)).read_bytes().splitlines()
    path.write_bytes(b"\n".join([first, *(rng.choice(ways)(rng, line) for line in rest)]))
    return path.read_bytes().split(b"\n")


def test_every_line_is_a_record_or_a_failure(tmp_path: Path) -> None:
    lines = fuzzed(tmp_path / "a.jsonl")
    settings = JobSettings(
        extractor=ExtractorSettings(factory="tests.batch.fake:load"),
        output=OutputSettings(keep_text=True),
        shard_size=2000,
        batch_size=200,
    )
    summary = run_job([tmp_path / "a.jsonl"], tmp_path / "out", settings)
    failed = [json.loads(line) for line in (tmp_path / "out/failed.jsonl").read_bytes().splitlines()]
    read = {number for number, line in enumerate(lines, 1) if line.strip()}
    refused = {note["line"] for note in failed}
    assert len(refused) == len(failed) == summary.failed
    assert refused <= read
    assert summary.articles + summary.failed == len(read) > COUNT
    assert {note["code"] for note in failed} == {"not_json", "not_an_object", "no_text", "duplicate_id"}
    assert min(summary.articles, summary.failed) > COUNT // 5

    texts = {row["article_id"]: row["text"] for row in read_table(tmp_path / "out", "texts").to_pylist()}
    records = list(read_records(tmp_path / "out"))
    assert len(texts) == len(records) == summary.articles
    for record in records:
        text = texts[record.article.id]
        assert record.article.n_chars == len(text)
        for quote in record.quotes:
            assert [text[span.start : span.end] for span in quote.content] == [span.text for span in quote.content]
    assert msgspec.json.decode(lines[0])["id"] in texts
