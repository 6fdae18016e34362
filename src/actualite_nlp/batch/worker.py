"""A worker: one process, one extractor, batches in and encoded tables out over a pipe."""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection

import msgspec

from ..article import Article
from ..errors import ActualiteError
from ..tables.inputs import page_article
from ..tables.items import Item, Problem
from .encode import encode
from .settings import Extracts, JobSettings
from .unit import extract_safely, failure


class Odd(msgspec.Struct):
    """Something wrong or odd with one item of a batch, by its place there."""

    place: int
    problem: Problem
    id: str | None = None


class Result(msgspec.Struct):
    """What became of a batch."""

    parts: dict[tuple[str, str], bytes]
    n_records: int
    failures: list[Odd]
    warnings: list[Odd]


def worker_main(pipe: Connection, settings: JobSettings) -> None:
    """Answer batches until the other end closes. The first message says "ready" or why it cannot be."""
    try:
        extractor = settings.extractor.make()
        _one_thread()
    except Exception as error:
        pipe.send(str(error) if isinstance(error, ActualiteError) else f"{type(error).__name__}: {error}")
        raise SystemExit(1) from error
    try:
        pipe.send("ready")
        while True:
            items: list[Item] = pipe.recv()
            pipe.send(process(items, extractor, settings))
    except (EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        return


def process(items: list[Item], extractor: Extracts, settings: JobSettings) -> Result:
    """Read the pages, extract, encode."""
    failures: list[Odd] = []
    warnings: list[Odd] = []
    places: list[int] = []
    articles: list[Article] = []
    for place, item in enumerate(items):
        article, problem = _read(item)
        if article is None or problem:
            failures.append(Odd(place, problem or Problem("no_article", "no article")))
        else:
            places.append(place)
            articles.append(article)
    kept = []
    for place, article, record in zip(places, articles, extract_safely(extractor, articles), strict=True):
        if reason := failure(record):
            failures.append(Odd(place, Problem("extraction_failed", reason), article.id))
            continue
        kept.append((article, record))
        warnings.extend(Odd(place, Problem(w.code, w.message), article.id) for w in record.warnings)
    parts = encode([article for article, _ in kept], [record for _, record in kept], settings.output)
    return Result(parts, len(kept), failures, warnings)


def _read(item: Item) -> tuple[Article | None, Problem | None]:
    try:
        return page_article(item)
    except Exception as error:
        return None, Problem("unreadable", f"{type(error).__name__}: {error}"[:300])


def _one_thread() -> None:
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
