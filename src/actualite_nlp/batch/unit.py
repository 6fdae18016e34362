"""The unit of work: Arrow batches of articles in, Arrow batches of records out, both schemas fixed.

It runs unchanged in the local pool, on Ray Data, in Spark's ``mapInArrow`` and on Dask partitions. One article gives
one record, whatever happens: where extraction fails, the record holds a warning ``extraction_failed`` and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
import pyarrow as pa

from ..article import FIELDS, Article
from ..record.arrow import arrow_schema, to_batch
from ..record.types import ArticleInfo, Record, Warning
from .settings import ExtractorSettings, Extracts

ARTICLE_SCHEMA = pa.schema([pa.field(name, pa.large_string() if name == "text" else pa.string()) for name in FIELDS])
"""Columns of the input; only ``text`` must be there."""
RECORD_SCHEMA = arrow_schema(Record)
"""Columns of the output: the record, nested."""
FAILED = "extraction_failed"


def extract_batches(
    batches: Iterable[pa.RecordBatch], settings: ExtractorSettings | None = None
) -> Iterator[pa.RecordBatch]:
    """Records of each batch of articles, one row a row, lazily. The extractor is made once, on the first batch."""
    extractor: Extracts | None = None
    for batch in batches:
        extractor = extractor or (settings or ExtractorSettings()).make()
        yield to_batch(extract_safely(extractor, articles_of(batch)), Record)


def articles_of(batch: pa.RecordBatch | pa.Table) -> list[Article]:
    """Articles of a batch with the columns of ``ARTICLE_SCHEMA``; a null text is an empty one."""
    rows = batch.select([name for name in batch.schema.names if name in FIELDS]).to_pylist()
    return [Article(**{**row, "text": row.get("text") or ""}) for row in rows]


def to_article_batch(articles: Iterable[Article]) -> pa.RecordBatch:
    """Articles as a batch of ``ARTICLE_SCHEMA``. Raises UnicodeEncodeError on lone surrogates."""
    return pa.RecordBatch.from_pylist([msgspec.structs.asdict(article) for article in articles], ARTICLE_SCHEMA)


def extract_safely(extractor: Extracts, articles: list[Article]) -> list[Record]:
    """One record an article, in order; when the batch raises, its articles are tried one at a time."""
    try:
        records = list(extractor.extract_many(articles))
        if len(records) != len(articles):
            raise RuntimeError(f"{len(records)} records for {len(articles)} articles")
    except Exception as error:
        if len(articles) == 1:
            return [failed_record(articles[0], f"{type(error).__name__}: {error}")]
        return [record for article in articles for record in extract_safely(extractor, [article])]
    return records


def failed_record(article: Article, reason: str) -> Record:
    """The record of an article whose extraction failed."""
    known = {name: getattr(article, name) for name in FIELDS if name != "text"}
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    info = ArticleInfo(**known, n_chars=len(article.text), text_sha256=digest)
    return Record(article=info, warnings=[Warning(code=FAILED, message=reason[:500])])


def failure(record: Record) -> str | None:
    """Why the extraction of ``record`` failed, or None when it did not."""
    return next((warning.message for warning in record.warnings if warning.code == FAILED), None)
