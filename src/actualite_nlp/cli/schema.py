"""``actualite schema``."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a record."""
    from ..record.json import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))
