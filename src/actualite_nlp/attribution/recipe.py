"""The training recipe: a TOML file read into typed settings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from ..errors import InputError
from .merge import Policy


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where training articles come from. ``repeat`` is how often an epoch shows each of their windows, on average."""

    format: Literal["gold", "markup", "standoff", "plain"]
    path: str
    repeat: float = 1.0
    texts: str | None = None
    """For stand-off labels: the JSON lines file that holds the texts."""
    respelled: int = 0
    """Copies of each article in other spellings, one of which is drawn each time."""
    limit: int | None = None
    """At most so many articles, drawn by the seed."""
    leave_out: list[str] = []
    """Splits (JSON, their ``test`` ids) and gold files whose articles are not used."""
    only: str | None = None
    """A split or gold file whose articles alone are used."""


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of training on some of the sources."""

    name: str
    sources: list[str]
    epochs: int
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warmup: float = 0.1
    """Share of the steps over which the rates rise; they fall to nothing along a half cosine."""
    averaging: float = 0.98
    """Decay of the running mean of the weights, which is what is measured and kept."""
    batch_windows: int = 6
    freeze_pieces: bool = False
    """Leave the vectors of word pieces as they are, which saves a tenth of the time."""
    mask_pieces: float = 0.05
    drop_features: float = 0.1
    drop_rules: float = 0.4
    """Share of windows from which the findings of the rules are hidden."""


class Recipe(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that decides what a training makes."""

    encoder: str
    output: str
    sources: dict[str, Source]
    stages: list[Stage]
    layers: int | None = None
    """Encoder layers kept, from below; None keeps all."""
    network: dict[str, Any] = field(default_factory=dict)
    """Settings of AttributionConfig."""
    measure: str | None = None
    """Gold that is measured after every epoch."""
    calibration: Source | None = None
    """Annotated articles, none of them trained on, on which the confidence is fitted."""
    policy: Policy = Policy()
    """How findings of rules and network are merged."""
    cache: str | None = None
    seed: int = 1
    encoder_dropout: float = 0.1
    bf16: bool = True
    threads: int | None = None


def read_recipe(path: str | Path, overrides: dict[str, str] | None = None) -> Recipe:
    """The recipe in a TOML file; ``overrides`` replaces the paths of sources, and of the calibration, by their names.

    Raises InputError where the file is missing or does not hold a recipe.
    """
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"no recipe at {path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not TOML: {error}") from error
    for name, place in (overrides or {}).items():
        if name in ("encoder", "output", "measure", "cache"):
            table[name] = place
            continue
        source, _, key = name.partition(".")
        if source == "calibration" and source in table:
            table[source][key or "path"] = place
            continue
        if source not in table.get("sources", {}):
            raise InputError(f"{path} has no source {source!r}; it has {', '.join(table.get('sources', {}))}")
        table["sources"][source][key or "path"] = place
    try:
        return msgspec.convert(table, Recipe)
    except msgspec.ValidationError as error:
        raise InputError(f"{path}: {error}") from error
