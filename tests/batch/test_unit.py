"""The unit of work gives the same rows wherever it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from actualite_nlp import Article, InputError, Record
from actualite_nlp.batch import (
    ARTICLE_SCHEMA,
    RECORD_SCHEMA,
    ExtractorSettings,
    JobSettings,
    extract_batches,
    read_table,
    run_job,
)
from actualite_nlp.batch.unit import articles_of, failure, to_article_batch
from actualite_nlp.record.arrow import from_arrow

from .fake import articles, fake_record, write_lines

FAKE = ExtractorSettings(factory="tests.batch.fake:load")


def test_rows_in_are_rows_out() -> None:
    given = articles(10)
    batches = [to_article_batch(given[:4]), to_article_batch([]), to_article_batch(given[4:])]
    out = list(extract_batches(batches, FAKE))
    assert [batch.num_rows for batch in out] == [4, 0, 6]
    assert {batch.schema for batch in out} == {RECORD_SCHEMA}
    assert from_arrow(pa.Table.from_batches(out), Record) == [fake_record(article) for article in given]


def test_other_columns_and_types_are_taken() -> None:
    batch = pa.RecordBatch.from_pydict({"text": ["Un.", None], "id": ["a", "b"], "rubrique": [1, 2]})
    assert articles_of(batch) == [Article(text="Un.", id="a"), Article(text="", id="b")]
    assert articles_of(to_article_batch(articles(3))) == articles(3)
    assert to_article_batch([]).schema == ARTICLE_SCHEMA


def test_an_article_that_fails_leaves_a_row_that_says_so() -> None:
    given = [*articles(2), Article(text="LÈVE", id="x"), *articles(1)]
    (out,) = extract_batches([to_article_batch(given)], FAKE)
    records = from_arrow(out, Record)
    assert [failure(record) for record in records] == [None, None, "ValueError: ce texte ne me plaît pas", None]
    assert (records[2].article.id, records[2].article.n_chars) == ("x", 4)


def test_the_extractor_is_made_only_when_there_is_work() -> None:
    assert list(extract_batches([], ExtractorSettings(factory="nulle.part:rien"))) == []
    with pytest.raises(InputError, match="nulle"):
        list(extract_batches([to_article_batch([])], ExtractorSettings(factory="nulle.part:rien")))


def test_the_pool_gives_the_rows_of_the_unit(tmp_path: Path) -> None:
    given = articles(50)
    source = write_lines(tmp_path / "a.jsonl", given)
    run_job([source], tmp_path / "out", JobSettings(extractor=FAKE, workers=2, batch_size=3, shard_size=20))
    alone = pa.Table.from_batches(list(extract_batches([to_article_batch(given)], FAKE)))
    assert read_table(tmp_path / "out", "records").equals(alone)


@pytest.mark.slow
def test_ray_gives_the_rows_of_the_unit() -> None:
    ray = pytest.importorskip("ray")
    data = pytest.importorskip("ray.data")
    from actualite_nlp.batch.on_ray import extract_dataset

    given = articles(50)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": "."}})
    try:
        dataset = data.from_arrow(pa.Table.from_batches([to_article_batch(given)]))
        found = pa.concat_tables(ray.get(extract_dataset(dataset, FAKE, batch_size=8).to_arrow_refs()))
    finally:
        ray.shutdown()
    alone = pa.Table.from_batches(list(extract_batches([to_article_batch(given)], FAKE)))
    assert by_id(found) == by_id(alone)


def by_id(table: pa.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=lambda row: str(row["article"]["id"]))
