"""The unit of work on Ray Data, for dumps that one machine is too small for. Needs the extra ``ray``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..errors import InputError
from ..record.arrow import to_batch
from ..record.types import Record
from .settings import ExtractorSettings
from .unit import articles_of, extract_safely

if TYPE_CHECKING:
    import ray.data

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")


def extract_dataset(
    dataset: ray.data.Dataset,
    settings: ExtractorSettings | None = None,
    *,
    concurrency: int | tuple[int, int] = 1,
    batch_size: int = 32,
    **ray_options: Any,
) -> ray.data.Dataset:
    """Records of a dataset of articles (columns of ``ARTICLE_SCHEMA``), lazily, one row a row.

    ``concurrency`` is the number of extractors, or their least and most; ``ray_options`` go to ``map_batches``.
    Importing this module turns Ray's usage reports off unless the environment says otherwise.
    Raises InputError when Ray is not installed.
    """
    try:
        from ray.data import ActorPoolStrategy
    except ImportError as error:
        raise InputError("Ray is not installed; cure: pip install 'actualite-nlp[ray]'") from error
    least, most = (concurrency, concurrency) if isinstance(concurrency, int) else concurrency
    return dataset.map_batches(
        RayExtractor,
        fn_constructor_args=(settings or ExtractorSettings(),),
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=ActorPoolStrategy(min_size=least, max_size=most),
        **ray_options,
    )


class RayExtractor:
    """An actor that keeps its extractor between batches."""

    def __init__(self, settings: ExtractorSettings) -> None:
        self.extractor = settings.make()

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The records of a batch."""
        records = extract_safely(self.extractor, articles_of(batch))
        return pa.Table.from_batches([to_batch(records, Record)])
