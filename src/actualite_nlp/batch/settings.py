"""What a batch job is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Literal, Protocol

from msgspec import Struct, field, to_builtins

from ..article import Article
from ..errors import InputError
from ..record.types import Record
from ..tables.items import Fields

Format = Literal["parquet", "jsonl"]
Partition = Literal["outlet", "year", "month"]


class Extracts(Protocol):
    """What the jobs need of an extractor; ``actualite_nlp.load()`` gives one."""

    def extract_many(self, articles: list[Article]) -> Iterable[Record]:
        """One record an article, in order."""


class ExtractorSettings(Struct, frozen=True, kw_only=True):
    """How a worker makes its extractor: ``factory`` is ``module:function``, called with ``options``."""

    factory: str = "actualite_nlp.pipeline:load"
    options: dict[str, Any] = field(default_factory=dict)

    def make(self) -> Extracts:
        """The extractor. Raises InputError when ``factory`` names nothing."""
        module, _, name = self.factory.partition(":")
        try:
            make: Callable[..., Extracts] = getattr(import_module(module), name)
        except (ImportError, AttributeError, ValueError) as error:
            raise InputError(f"no extractor at {self.factory!r} ({error}); expected module:function") from error
        return make(**self.options)


class OutputSettings(Struct, frozen=True, kw_only=True):
    """What is written: every table in ``format``, in folders by ``partition`` if one is named."""

    format: Format = "parquet"
    partition: Partition | None = None
    keep_text: bool = False
    """Write the texts the offsets refer to as well; for pages they are what was read out of the HTML."""


class JobSettings(Struct, frozen=True, kw_only=True):
    """A batch job. What decides the output must be the same to resume; workers and sizes of batches may change."""

    extractor: ExtractorSettings = field(default_factory=ExtractorSettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    fields: Fields = field(default_factory=Fields)
    limit: int | None = None
    """Read so many items and no more."""
    shard_size: int = 512
    """Items a shard: what is lost at most when the job is killed."""
    workers: int = 2
    batch_size: int = 32
    batch_chars: int = 400_000
    """A batch is closed early when its texts reach this."""
    timeout: float = 600.0
    """Seconds a batch may take; its worker is then replaced and the batch bisected."""
    recycle_after: int = 5000
    """Articles after which a worker is replaced, whatever its state."""

    def decisive(self) -> dict[str, Any]:
        """What decides the output, plain."""
        data: dict[str, Any] = to_builtins(self)
        return {name: data[name] for name in ("extractor", "output", "fields", "limit", "shard_size")}
