"""``actualite corpus``: validate, convert and compare annotated articles."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

corpus = typer.Typer(no_args_is_help=True, help="Annotated articles: validate them, convert them, compare two.")
Gold = Annotated[Path, typer.Argument(help="Gold: .jsonl, a markup file, or a folder of markup files.")]


class Format(StrEnum):
    """Formats to convert to."""

    fracas = "fracas"
    brat = "brat"
    docbin = "docbin"
    gold = "gold"


@corpus.command()
def validate(
    path: Gold,
    shared: Annotated[int, typer.Option(min=1, help="Runs of 8 words that two articles may share.")] = 2,
    output: Annotated[Path | None, typer.Option("--json", help="Write the counts there as JSON.")] = None,
) -> None:
    """Check annotations against the scheme, look for near-copies, count what is there. Complaints give exit code 1."""
    from ..evaluate.checks import check_article
    from ..evaluate.duplicates import shared_wording
    from ..evaluate.gold import read_gold
    from ..evaluate.phenomena import count_phenomena

    articles = read_gold(path)
    complaints = [f"{gold['id']} {complaint}" for gold in articles for complaint in check_article(gold)]
    complaints += [
        f"{pair.first} and {pair.second} share {pair.runs} runs of words, for one «{pair.example}»"
        for pair in shared_wording(articles)
        if pair.runs > shared
    ]
    counts = count_phenomena(articles)
    for heading, numbers in counts.items():
        typer.echo(heading + ": " + ", ".join(f"{name} {number}" for name, number in numbers.items()))
    if output:
        output.write_text(json.dumps(counts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for complaint in complaints:
        typer.echo(complaint, err=True)
    typer.echo(f"{len(articles)} articles, {len(complaints)} complaints", err=True)
    if complaints:
        raise typer.Exit(1)


@corpus.command()
def convert(
    path: Gold,
    to: Annotated[Format, typer.Option(help="Format to write.")],
    output: Annotated[Path, typer.Option(help="Folder to write into.")],
) -> None:
    """Write annotated articles as FRACAS-like JSON lines, brat files, a spaCy DocBin or gold JSON lines."""
    from ..evaluate.convert import convert as write
    from ..evaluate.gold import read_gold

    articles = read_gold(path)
    written = write(articles, to, output)
    typer.echo(f"{len(articles)} articles in {len(written)} files under {output}", err=True)


@corpus.command()
def agreement(
    first: Gold,
    second: Gold,
    differences: Annotated[int, typer.Option(help="Print up to so many differences.")] = 0,
    output: Annotated[Path | None, typer.Option("--json", help="Write the figures there as JSON.")] = None,
) -> None:
    """How far two annotations of the same articles agree: figures in percent with 95 % intervals over articles."""
    from ..evaluate.agreement import agreement as compare
    from ..evaluate.gold import read_gold
    from ..evaluate.report import figure_lines, to_json

    figures, lines = compare(read_gold(first), read_gold(second))
    typer.echo("\n".join(figure_lines(figures)))
    for line in lines[:differences]:
        typer.echo("  " + line)
    if output:
        output.write_text(json.dumps(to_json(figures), indent=1) + "\n", encoding="utf-8")
