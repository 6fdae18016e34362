"""Plain word lists: one entry a line, lower case, ``#`` starts a note on origin."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt``."""
    text = files(__package__).joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
