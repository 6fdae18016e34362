"""Figures for reading and for files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .figures import Figure


def figure_lines(figures: Mapping[str, Figure]) -> list[str]:
    """One aligned line a figure, in percent."""
    return [_line(name, figure) for name, figure in figures.items()]


def to_json(figures: Mapping[str, Figure]) -> dict[str, Any]:
    """Plain numbers in percent, one decimal."""
    return {
        name: {"value": _percent(f.value), "n": f.n, "low": _percent(f.low), "high": _percent(f.high)}
        for name, f in figures.items()
    }


def _percent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 1)


def _line(name: str, figure: Figure) -> str:
    def show(value: float | None) -> str:
        return "    -" if value is None else f"{100 * value:5.1f}"

    both = f"  P {show(figure.precision)}  R {show(figure.recall)}" if figure.precision is not None else " " * 18
    interval = f"  [{show(figure.low)} {show(figure.high)}]" if figure.low is not None else ""
    return f"{name:18} {show(figure.value)}{both}{interval}  n={figure.n}"
