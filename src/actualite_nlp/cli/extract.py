"""``actualite extract``: one file to records."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from .options import Model, chosen, publication_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..article import Article
    from ..record.types import Record


class Format(StrEnum):
    """How records are written."""

    json = "json"
    table = "table"
    html = "html"


def extract(
    file: Annotated[
        str,
        typer.Argument(
            help="Text, HTML, JSON lines, CSV, Parquet, an archive or folder of those, or - for standard input."
        ),
    ],
    published_at: Annotated[
        str | None, typer.Option(callback=publication_date, help="ISO date of publication; relative dates hang on it.")
    ] = None,
    format: Annotated[
        Format, typer.Option(help="json: one record a line; table: for reading; html: a page.")
    ] = Format.json,
    output: Annotated[Path | None, typer.Option(help="Write there instead of standard output.")] = None,
    model: Model = "default",
) -> None:
    """Extract the records of one text, page or file of articles."""
    from ..tables.inputs import read_articles

    articles = list(read_articles(file, published_at=published_at))
    from ..pipeline import load

    records = load(chosen(model)).extract_many(articles)
    if output is None:
        _write(records, articles, format, sys.stdout)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    unfinished = output.with_name(output.name + ".part")
    with unfinished.open("w", encoding="utf-8") as stream:
        _write(records, articles, format, stream)
    unfinished.replace(output)


def _write(records: Iterable[Record], articles: list[Article], format: Format, stream: TextIO) -> None:
    from ..render.html import html_page
    from ..render.table import print_record

    pairs = zip(records, articles, strict=True)
    if format is Format.html:
        stream.write(html_page([(record, article.text) for record, article in pairs]))
        return
    for record, _ in pairs:
        if format is Format.json:
            stream.write(record.to_json() + "\n")
        else:
            print_record(record, stream)
