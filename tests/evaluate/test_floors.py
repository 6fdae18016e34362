"""``make evaluate`` fails on a figure under its floor, and floors only go up."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

SETS = {"dev": {"attribution": {"value": 50.0}, "cue": {"value": None}, "kind": {"value": 90.0}}}


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).resolve().parents[2] / "scripts/evaluate.py"))


def test_low_and_missing_figures_are_named(script: dict[str, Any]) -> None:
    assert script["complaints"](SETS, {"dev": {"attribution": 50.0}, "elsewhere": {"attribution": 99.0}}) == []
    assert script["complaints"](SETS, {"dev": {"attribution": 50.1, "cue": 1.0, "absent": 1.0}}) == [
        "dev: attribution is 50.0, its floor is 50.1",
        "dev: cue is None, its floor is 1.0",
        "dev: absent is None, its floor is 1.0",
    ]


def test_floors_only_go_up(script: dict[str, Any]) -> None:
    assert script["raised"](SETS, {"dev": {"attribution": 42.0, "cue": 7.0}}) == {
        "dev": {"attribution": 49.5, "cue": 7.0}
    }
    assert script["raised"](SETS, {"dev": {"attribution": 60.0}}) == {"dev": {"attribution": 60.0}}
