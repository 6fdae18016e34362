"""A job loses nothing and doubles nothing, whatever the input and whatever dies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from actualite_nlp import Article, InputError, ModelError
from actualite_nlp.batch import ExtractorSettings, JobSettings, OutputSettings, read_records, read_table, run_job

from .fake import articles, fake_record, write_lines

FAKE = ExtractorSettings(factory="tests.batch.fake:load")


def settings(**changes: Any) -> JobSettings:
    return JobSettings(extractor=FAKE, **{"workers": 1, "batch_size": 4, "shard_size": 10, **changes})


def notes(folder: Path, name: str = "failed.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_rows_are_those_of_the_extractor(tmp_path: Path, format: Any) -> None:
    given = articles(33)
    source = write_lines(tmp_path / "a.jsonl", given)
    summary = run_job([source], tmp_path / "out", settings(output=OutputSettings(format=format), workers=2))
    assert (summary.articles, summary.failed, summary.shards) == (33, 0, 4)
    assert list(read_records(tmp_path / "out")) == [fake_record(article) for article in given]
    quotes = read_table(tmp_path / "out", "quotes").to_pylist()
    assert [q["source_name"] for q in quotes[:3]] == ["Anne", "Luc", "Zoé"]
    assert read_table(tmp_path / "out", "claims").num_rows == 0


def test_what_cannot_be_used_is_listed_and_the_rest_is_done(tmp_path: Path) -> None:
    good = [msgspec.json.encode(article) for article in articles(6)]
    text = [
        good[0], b"{", good[1], b'{"titre": "sans texte"}', b"[1]", good[2], good[0], good[3],
        '{"id": "ansi", "text": "L\'été à Évry"}'.encode("cp1252"), b'{"text": "", "id": "vide"}', b"[" * 100_000,
        '{"id": "leve", "text": "LÈVE"}'.encode(), good[4], good[5],
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(text))
    summary = run_job([tmp_path / "a.jsonl"], tmp_path / "out", settings(workers=1))
    assert summary.articles == 8
    assert [(note["line"], note["code"]) for note in notes(tmp_path / "out")] == [
        (2, "not_json"),
        (4, "no_text"),
        (5, "not_an_object"),
        (7, "duplicate_id"),
        (11, "not_json"),
        (12, "extraction_failed"),
    ]
    odd = {(note["line"], note["code"]) for note in notes(tmp_path / "out", "warnings.jsonl")}
    assert odd == {(9, "encoding"), (10, "empty_text")}
    ids = [record.article.id for record in read_records(tmp_path / "out")]
    assert ids == ["a0", "a1", "a2", "a3", "ansi", "vide", "a4", "a5"]


def test_a_death_costs_the_guilty_article_alone(tmp_path: Path) -> None:
    given = articles(20)
    given[7] = Article(text="MEURT", id="fatal")
    given[13] = Article(text=f"UNE FOIS {tmp_path / 'marque'}", id="une fois")
    source = write_lines(tmp_path / "a.jsonl", given)
    summary = run_job([source], tmp_path / "out", settings(batch_size=10))
    (note,) = notes(tmp_path / "out")
    assert (note["id"], note["line"], note["code"]) == ("fatal", 8, "worker_died")
    assert "signal 9" in note["message"]
    assert summary.articles == 19
    expected = [article.id for article in given if article.id != "fatal"]
    assert [record.article.id for record in read_records(tmp_path / "out")] == expected


def test_an_endless_article_is_given_up(tmp_path: Path) -> None:
    given = [*articles(3), Article(text="DORT", id="lent")]
    source = write_lines(tmp_path / "a.jsonl", given)
    run_job([source], tmp_path / "out", settings(timeout=2.0, batch_size=2))
    (note,) = notes(tmp_path / "out")
    assert (note["id"], note["message"]) == ("lent", "it took too long")


def test_workers_are_recycled(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", articles(12))
    assert run_job([source], tmp_path / "out", settings(recycle_after=5)).articles == 12


def test_an_extractor_that_cannot_be_made_stops_the_job(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", articles(2))
    wrong = JobSettings(extractor=ExtractorSettings(factory="tests.batch.fake:absent"), workers=1)
    with pytest.raises(ModelError, match="no extractor at"):
        run_job([source], tmp_path / "out", wrong)


def test_partitions_hold_their_own(tmp_path: Path) -> None:
    given = [*articles(8), Article(text="Sans date ni titre.", id="nu")]
    source = write_lines(tmp_path / "a.jsonl", given)
    run_job([source], tmp_path / "out", settings(output=OutputSettings(partition="outlet", keep_text=True)))
    folders = {path.name for path in (tmp_path / "out/texts").iterdir()}
    assert folders == {"outlet=Le Phare", "outlet=La Digue", "outlet=__HIVE_DEFAULT_PARTITION__"}
    texts = {row["article_id"]: row["text"] for row in read_table(tmp_path / "out", "texts").to_pylist()}
    assert texts == {article.id: article.text for article in given}


class TestTheFolder:
    def test_is_not_written_over(self, tmp_path: Path) -> None:
        source = write_lines(tmp_path / "a.jsonl", articles(2))
        run_job([source], tmp_path / "out", settings())
        with pytest.raises(InputError, match="--resume"):
            run_job([source], tmp_path / "out", settings())
        assert run_job([source], tmp_path / "out", settings(), resume=True).articles == 2

    def test_of_another_job_is_refused(self, tmp_path: Path) -> None:
        source = write_lines(tmp_path / "a.jsonl", articles(2))
        run_job([source], tmp_path / "out", settings())
        with pytest.raises(InputError, match="other limit"):
            run_job([source], tmp_path / "out", settings(limit=1), resume=True)
        write_lines(source, articles(3))
        with pytest.raises(InputError, match="other inputs"):
            run_job([source], tmp_path / "out", settings(), resume=True)

    def test_with_something_else_in_it_is_refused(self, tmp_path: Path) -> None:
        source = write_lines(tmp_path / "a.jsonl", articles(2))
        with pytest.raises(InputError, match="not empty"):
            run_job([source], tmp_path, settings())

    def test_without_a_job_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no batch job"):
            read_table(tmp_path, "quotes")


def test_a_file_name_may_be_no_utf8(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "caf\udce9.jsonl", [Article(text="Sans identifiant.")])
    with source.open("ab") as lines:
        lines.write(b'{"\\ud800": 1}\n')
    assert run_job([source], tmp_path / "out", settings()).articles == 1
    (note,) = notes(tmp_path / "out")
    assert note["origin"].endswith("caf\ufffd.jsonl")
    assert (note["line"], note["code"]) == (2, "no_text")
    (record,) = read_records(tmp_path / "out")
    assert record.article.id == f"{note['origin']}:1"


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    with pytest.raises(InputError, match="nothing to read"):
        run_job([tmp_path / "vide"], tmp_path / "out", settings())


def test_a_limit_ends_the_job(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", articles(30))
    assert run_job([source], tmp_path / "out", settings(limit=13)).articles == 13
