"""The command line: ``actualite extract | schema | evaluate | …``.

Exit codes: 0 done, 1 the input or the model cannot be used (the message says why), 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .. import __version__
from ..errors import ActualiteError
from .batch import batch
from .corpus import corpus
from .evaluate import evaluate
from .extract import extract
from .link import link
from .report import report
from .schema import schema
from .train import train

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Textes d'actualité en français → citations, sources, dates et affirmations contestées.",
)
for command in (extract, batch, link, report, schema, evaluate, train):
    app.command()(command)
app.add_typer(corpus, name="corpus")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the ``actualite`` command."""
    try:
        app()
    except ActualiteError as error:
        typer.echo(f"actualite: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        place = f" {error.filename}" if error.filename else ""
        typer.echo(f"actualite: cannot use{place}: {error.strerror or error}", err=True)
        sys.exit(1)
