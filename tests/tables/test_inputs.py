"""Every format gives the same articles, and every accident a problem with its place."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from actualite_nlp import InputError
from actualite_nlp.tables import items as items_module
from actualite_nlp.tables.inputs import list_files, page_article, read_articles, read_items
from actualite_nlp.tables.items import Fields, Item, published

from ..text.test_reading import HTML

ROWS = [
    {"id": "a", "text": "La digue a cédé.\nL'eau monte.", "published_at": "2023-03-14", "outlet": "Le Phare"},
    {"id": "b", "text": '« Rien à craindre », dit-elle ; puis "si".', "published_at": "2023-03-15", "outlet": "Ouï"},
]


def json_lines(rows: list[dict[str, str]] = ROWS) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def csv_text(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def parquet() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), sink)
    return sink.getvalue()


def zipped() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("dump/articles.jsonl", json_lines())
        archive.writestr("__MACOSX/._articles.jsonl", b"x")
    return sink.getvalue()


def tarred() -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, content in (("un.csv.gz", gzip.compress(csv_text(",")[: csv_text(",").index(b"\r\nb,")])),):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        content = json_lines(ROWS[1:])
        info = tarfile.TarInfo("deux.jsonl")
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return sink.getvalue()


def zst(content: bytes) -> bytes:
    return bytes(pa.compress(content, "zstd", asbytes=True))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json_lines),
        ("a.jsonl", lambda: b"\xef\xbb\xbf" + json_lines().replace(b"\n", b"\r\n\n")),
        ("a.jsonl", lambda: json_lines().decode().encode("utf-16")),
        ("A.NDJSON.gz", lambda: gzip.compress(json_lines())),
        ("a.jsonl.zst", lambda: zst(json_lines())),
        ("a.jsonl.bz2", lambda: bz2.compress(json_lines())),
        ("a.jsonl.xz", lambda: lzma.compress(json_lines())),
        ("a.json", lambda: json.dumps(ROWS).encode()),
        ("a.csv", lambda: csv_text(",")),
        ("a.csv.gz", lambda: gzip.compress(csv_text(";"))),
        ("a.tsv", lambda: csv_text("\t")),
        ("a.parquet", parquet),
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar.gz", lambda: gzip.compress(tarred())),
        ("a.tgz", lambda: gzip.compress(tarred())),
        ("a.tar.zst", lambda: zst(tarred())),
    ],
)
def test_every_format_gives_the_same(tmp_path: Path, name: str, content: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(content())
    items = read(tmp_path / name)
    assert [item.problem for item in items] == [None, None]
    for item, row in zip(items, ROWS, strict=True):
        assert item.article is not None
        found = {field: getattr(item.article, field) for field in row}
        assert found == row
    assert 0 < items[-1].done <= 1


def read(*paths: Path, fields: Fields | None = None) -> list[Item]:
    return list(read_items(list_files(paths), fields))


def problems(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.line, item.problem.code) for item in items if item.problem]


def test_fields_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "Un.", "pubDate": "Tue, 14 Mar 2023 08:00:00 +0100", "guid": 7}\n')
    (item,) = read(tmp_path / "a.jsonl", fields=Fields(text="body", published_at="pubDate", id="guid"))
    assert item.article is not None
    assert (item.article.text, item.article.id) == ("Un.", "7")
    assert item.article.published_at == "2023-03-14T08:00:00+01:00"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023-03-14", "2023-03-14"),
        ("2023-03-14T08:00", "2023-03-14T08:00"),
        ("14/03/2023", "2023-03-14"),
        ("14/03/2023 08:05", "2023-03-14T08:05:00"),
        ("20230314", "20230314"),
        (1678780800, "2023-03-14T08:00:00+00:00"),
        ("", None),
        (None, None),
        ("hier", "hier"),
        (True, "True"),
    ],
)
def test_dates_of_publication(given: object, expected: object) -> None:
    assert published(given) == expected


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name, content in (("b/2.html", HTML), ("a.txt", "Un texte."), (".x", "caché"), ("b/.y/z.txt", "caché")):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(content)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\x00\x01\x00")
    text, photo, page = read(tmp_path)
    assert text.article is not None
    assert text.article.text == "Un texte."
    assert photo.problem is not None
    assert photo.problem.code == "unknown_format"
    article, _ = page_article(page)
    assert article is not None
    assert article.outlet == "Le Courrier de Morlans"


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list_files([tmp_path / "rien.jsonl"])


class TestWebArchive:
    def test_pages_of_articles_are_read(self, tmp_path: Path) -> None:
        pytest.importorskip("fastwarc")
        (tmp_path / "a.warc.gz").write_bytes(gzip.compress(warc("text/html", HTML) + warc("image/png", "x")))
        (item,) = read(tmp_path / "a.warc.gz")
        article, _ = page_article(item)
        assert article is not None
        assert article.url == "https://morlans.example/passerelle"
        assert article.id == "urn:uuid:00000000-0000-0000-0000-000000000001"
        assert "tenu parole" in article.text


def warc(kind: str, body: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + body.encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Target-URI: https://morlans.example/passerelle\r\nContent-Type: application/http;msgtype=response\r\n"
        f"WARC-Date: 2023-03-20T00:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


class TestAccidents:
    @pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zst)])
    def test_a_file_cut_short_gives_what_can_be_read(
        self, tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
    ) -> None:
        rows = [{"id": str(i), "text": f"Texte {i * 7919 % 10007} {i**5}"} for i in range(20_000)]
        packed = pack(json_lines(rows))
        (tmp_path / name).write_bytes(packed[: len(packed) // 2])
        items = read(tmp_path / name)
        assert len(items) > 1000
        assert items[-1].problem is not None
        assert items[-1].problem.code in ("unreadable", "not_json")

    @pytest.mark.parametrize(
        "name", ["a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.zip", "a.tar", "a.csv.xz", "a.warc.gz"]
    )
    def test_a_file_of_noise_is_one_problem(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(bytes(range(7, 250)) * 50)
        assert problems(read(tmp_path / name)) == [(1, "unreadable")]

    def test_a_parquet_file_hit_in_the_middle(self, tmp_path: Path) -> None:
        content = bytearray(parquet())
        content[8:60] = b"\x00" * 52
        (tmp_path / "a.parquet").write_bytes(content)
        assert [code for _, code in problems(read(tmp_path / "a.parquet"))] == ["unreadable"]

    def test_a_line_without_end_is_skipped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        long = b'{"text": "' + b"a" * items_module.ITEM_BYTES + b'"}\n'
        (tmp_path / "a.jsonl").write_bytes(json_lines()[: json_lines().index(b"\n") + 1] + long + json_lines())
        items = read(tmp_path / "a.jsonl")
        assert problems(items) == [(2, "too_large")]
        assert [item.line for item in items] == [1, 2, 3, 4]

    def test_a_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        bomb = gzip.compress(b" " * (items_module.ITEM_BYTES + 1))
        (tmp_path / "a.txt.gz").write_bytes(bomb)
        with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bombe.html", b" " * (items_module.ITEM_BYTES + 1))
        assert problems(read(tmp_path)) == [(1, "too_large"), (1, "too_large")]

    def test_deep_json_is_a_problem(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b'{"a":' * 100_000 + b"\n" + json_lines())
        assert problems(read(tmp_path / "a.jsonl")) == [(1, "not_json")]

    def test_csv_rows_of_another_width(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("id,text\na,Un.\nb,Deux,Trois\nc,Quatre.\n")
        items = read(tmp_path / "a.csv")
        assert problems(items) == [(3, "not_csv")]
        assert [item.article.id for item in items if item.article] == ["a", "c"]

    def test_csv_rows_without_end_or_in_another_encoding(self, tmp_path: Path) -> None:
        long = b"b," + b"a" * items_module.ITEM_BYTES
        rows = [b"id,text\n", 'a,"L\'été\nà Évry."\n'.encode("cp1252"), long + b"\n", "c,Été.\n".encode()]
        (tmp_path / "a.csv").write_bytes(b"".join(rows))
        items = read(tmp_path / "a.csv")
        assert problems(items) == [(4, "too_large")]
        texts = [(i.line, i.article.text, [p.code for p in i.odd]) for i in items if i.article]
        assert texts == [(2, "L'été\nà Évry.", ["encoding"]), (5, "Été.", [])]

    def test_lone_surrogates_keep_offsets(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"text": "a\\ud800b"}\n')
        (item,) = read(tmp_path / "a.jsonl")
        assert item.article is not None
        assert item.article.text == "a\ufffdb"
        assert [problem.code for problem in item.odd] == ["lone_surrogate"]

    def test_line_separators_inside_strings_end_no_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"text": "a\u2028b\x85c"}\n', encoding="utf-8")
        (item,) = read(tmp_path / "a.jsonl")
        assert item.article is not None
        assert item.article.text == "a\u2028b\x85c"


class TestReadArticles:
    def test_a_missing_date_is_filled_in(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b'{"id": "a", "text": "Un.", "date": "2020-01-02"}\n\n{"text": "Deux."}\n')
        first, second = read_articles(str(tmp_path / "a.jsonl"), published_at="2021-05-06")
        assert (first.id, first.published_at) == ("a", "2020-01-02")
        assert second.published_at == "2021-05-06"

    @pytest.mark.parametrize("line", [b"{", b"[1]", b'{"titre": "x"}'])
    def test_a_bad_line_is_named(self, tmp_path: Path, line: bytes) -> None:
        (tmp_path / "a.jsonl").write_bytes(b'{"text": "bon"}\n' + line)
        with pytest.raises(InputError, match="line 2"):
            list(read_articles(str(tmp_path / "a.jsonl")))

    @pytest.mark.parametrize("content", [b"Un texte.", b'{"text": "Un texte."}\n'])
    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        (article,) = read_articles("-")
        assert article.text == "Un texte."
