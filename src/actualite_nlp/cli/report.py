"""``actualite report``: a batch job as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    folder: Annotated[Path, typer.Argument(help="Folder that `actualite batch` wrote.")],
    output: Annotated[Path | None, typer.Option(help="Write there; report.html in the folder by default.")] = None,
) -> None:
    """Write one HTML page over a batch job: who speaks, women and anonymous sources, what is contested, when."""
    from ..batch.report.page import report_page

    target = output or folder / "report.html"
    page = report_page(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8")
    typer.echo(str(target))
