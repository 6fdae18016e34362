"""``actualite batch``: a dump of articles to tables."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Model, chosen

if TYPE_CHECKING:
    from ..batch.job import Progress, Show


class Format(StrEnum):
    """How tables are written."""

    parquet = "parquet"
    jsonl = "jsonl"


class Partition(StrEnum):
    """What the folders of a table are by."""

    outlet = "outlet"
    year = "year"
    month = "month"


def batch(
    inputs: Annotated[
        list[Path],
        typer.Argument(help="JSON lines, CSV, Parquet, text, HTML, WARC, zip or tar; compressed or not; or folders."),
    ],
    output: Annotated[Path, typer.Option(help="Folder of the tables and of failed.jsonl.")],
    text_field: Annotated[str, typer.Option(help="Column or key of the text.")] = "text",
    date_field: Annotated[str, typer.Option(help="Of the date of publication.")] = "published_at",
    id_field: Annotated[str, typer.Option(help="Of the identifier.")] = "id",
    title_field: Annotated[str, typer.Option(help="Of the title.")] = "title",
    outlet_field: Annotated[str, typer.Option(help="Of the outlet.")] = "outlet",
    author_field: Annotated[str, typer.Option(help="Of the author.")] = "author",
    url_field: Annotated[str, typer.Option(help="Of the address.")] = "url",
    format: Annotated[Format, typer.Option(help="Of the tables.")] = Format.parquet,
    partition_by: Annotated[Partition | None, typer.Option(help="Put the rows into folders by this.")] = None,
    keep_text: Annotated[bool, typer.Option(help="Write the texts that offsets refer to as well.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = max(1, os.cpu_count() or 1),
    batch_size: Annotated[int, typer.Option(min=1, help="Articles a worker gets at once.")] = 32,
    shard_size: Annotated[int, typer.Option(min=1, help="Articles a file.")] = 512,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a batch may take.")] = 600.0,
    resume: Annotated[bool, typer.Option(help="Go on with a job that was stopped.")] = False,
    model: Model = "default",
    extractor: Annotated[
        str, typer.Option(help="module:function giving the extractor, for pipelines of your own.")
    ] = "actualite_nlp.pipeline:load",
) -> None:
    """Extract a whole dump of articles into tables: records, articles, quotes, sources, dates, claims, positions.

    What cannot be read or extracted is listed in failed.jsonl with file, line and reason; oddities in warnings.jsonl.
    """
    from ..batch.job import run_job
    from ..batch.settings import ExtractorSettings, JobSettings, OutputSettings
    from ..tables.items import Fields

    settings = JobSettings(
        extractor=ExtractorSettings(factory=extractor, options={"model": chosen(model)}),
        output=OutputSettings(
            format=format.value, partition=partition_by.value if partition_by else None, keep_text=keep_text
        ),
        fields=Fields(
            text=text_field,
            id=id_field,
            title=title_field,
            outlet=outlet_field,
            author=author_field,
            published_at=date_field,
            url=url_field,
        ),
        limit=limit,
        shard_size=shard_size,
        workers=workers,
        batch_size=batch_size,
        timeout=timeout,
    )
    started = time.monotonic()
    with _progress_bar() as show:
        summary = run_job(inputs, output, settings, resume=resume, show=show)
    typer.echo(
        f"{output}: {summary.articles} articles, {summary.failed} failed, {summary.warnings} warnings, "
        f"{time.monotonic() - started:.0f} s",
        err=True,
    )


@contextmanager
def _progress_bar() -> Iterator[Show | None]:
    """A bar with articles a second and time left on standard error; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    counts = TextColumn("{task.fields[articles]} articles, {task.fields[rate]:.1f}/s, {task.fields[failed]} failed")
    with Bar(
        BarColumn(), TaskProgressColumn(), counts, TimeElapsedColumn(), TimeRemainingColumn(), console=console
    ) as bar:
        task = bar.add_task("", total=1.0, articles=0, rate=0.0, failed=0)

        def show(progress: Progress) -> None:
            rate = progress.articles / max(bar.tasks[task].elapsed or 0.0, 0.1)
            bar.update(task, completed=progress.share, articles=progress.articles, failed=progress.failed, rate=rate)

        yield show
