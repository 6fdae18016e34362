"""``actualite evaluate``: figures on gold, with floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from .options import Model, chosen


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold: .jsonl, a markup file, or a folder of markup files.")],
    model: Model = "default",
    errors: Annotated[int, typer.Option(help="Print up to so many errors.")] = 0,
    output: Annotated[Path | None, typer.Option("--json", help="Write the figures there as JSON.")] = None,
    records: Annotated[Path | None, typer.Option(help="Write the records there as JSON lines.")] = None,
) -> None:
    """Score the extraction on gold articles: figures in percent with 95 % intervals over articles."""
    from ..evaluate.figures import with_intervals
    from ..evaluate.gold import extract_gold, read_gold
    from ..evaluate.report import figure_lines, to_json
    from ..evaluate.score import score_article
    from ..pipeline import load

    articles = read_gold(gold)
    found = extract_gold(load(chosen(model)), articles)
    if records:
        _write_lines(records, found)
    scored = [score_article(g, r) for g, r in zip(articles, found, strict=True)]
    figures = with_intervals([tally for tally, _ in scored])
    typer.echo("\n".join(figure_lines(figures)))
    for error in [e for _, es in scored for e in es][:errors]:
        typer.echo("  " + error)
    if output:
        output.write_text(json.dumps(to_json(figures), indent=1) + "\n", encoding="utf-8")


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
