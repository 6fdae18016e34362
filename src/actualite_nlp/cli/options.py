"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Model = Annotated[str, typer.Option(help="default, none (rules alone), or a folder or name of a model.")]


def chosen(model: str) -> str | None:
    """What ``load`` takes for the value of ``--model``."""
    return None if model == "none" else model


def publication_date(given: str | None) -> str | None:
    """The value of ``--published-at`` as an ISO date; what cannot be read is wrong usage."""
    from ..article import reference_date
    from ..tables.items import published

    found = published(given)
    if found is not None and reference_date(found) is None:
        raise typer.BadParameter(f"{given!r} is no date; expected 2024-10-25 or 2024-10-25T18:30")
    return None if found is None else str(found)
