"""``actualite train``: weights of the attribution network out of a recipe and annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def train(
    config: Annotated[Path, typer.Option("--config", "-c", help="Recipe of the training, a TOML file.")],
    data: Annotated[
        list[str] | None,
        typer.Option(
            "--data",
            "-d",
            help="NAME=PATH or NAME.texts=PATH: where a source of the recipe, or the file with its texts, lies.",
        ),
    ] = None,
    encoder: Annotated[str | None, typer.Option(help="Encoder: a Hugging Face name or a folder.")] = None,
    output: Annotated[Path | None, typer.Option(help="Folder for checkpoints and weights.")] = None,
    measure: Annotated[Path | None, typer.Option(help="Gold measured after every epoch.")] = None,
    restart: Annotated[bool, typer.Option(help="Begin anew instead of going on after the last epoch.")] = False,
) -> None:
    """Train the attribution network as CONFIG says; a training that was interrupted goes on where it stood."""
    from ..attribution.recipe import read_recipe
    from ..attribution.run import train_recipe

    console = Console(stderr=True)
    given = {"encoder": encoder, "output": output, "measure": measure}
    overrides = {name: str(value) for name, value in given.items() if value is not None}
    overrides |= dict(_pair(item) for item in data or [])
    recipe = read_recipe(config, overrides)
    if restart:
        (Path(recipe.output) / "checkpoint.pt").unlink(missing_ok=True)
    train_recipe(recipe, say=lambda line: console.print(line, highlight=False))
    typer.echo(str(Path(recipe.output) / "model"))


def _pair(item: str) -> tuple[str, str]:
    name, equals, place = item.partition("=")
    if not equals or not place:
        raise typer.BadParameter(f"--data wants NAME=PATH, not {item!r}")
    return name, place
