"""Lengths of time: their TIMEX3 values and moving a moment by them."""

from __future__ import annotations

from datetime import datetime

from .interval import MONTHS_IN, shift
from .nodes import Length

_ORDER = ["S", "MIN", "H", "D", "15D", "WE", "W", "M", "Q", "HY", "Y", "5Y", "DE", "CE", "ML"]
_FOLDED = {"Q": ("M", 3), "HY": ("M", 6), "5Y": ("Y", 5), "ML": ("Y", 1000), "15D": ("D", 15)}
_HALVES = {
    "Y": ("M", 12), "H": ("MIN", 60), "MIN": ("S", 60), "DE": ("Y", 10), "CE": ("Y", 100), "D": ("H", 24),
    "W": ("D", 7),
}  # fmt: skip
_SYMBOLS = {"S": "S", "MIN": "M", "H": "H", "D": "D", "WE": "WE", "W": "W", "M": "M", "Y": "Y", "DE": "DE", "CE": "CE"}


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def duration_value(length: Length) -> str:
    """TIMEX3 of a length: «P3D», «PT45M», «P18M» for a year and a half, «PXW» for a vague one."""
    if length.amounts[0][1] == "":
        return "PX"
    parts: dict[str, float | None] = {}
    for amount, unit in length.amounts:
        folded, factor = _FOLDED.get(unit, (unit, 1))
        value = None if amount is None else amount * factor
        if (
            value is not None
            and value != int(value)
            and folded in _HALVES
            and (value * _HALVES[folded][1]) == int(value * _HALVES[folded][1])
        ):
            folded, factor = _HALVES[folded]
            value *= factor
        known = parts.get(folded)
        parts[folded] = value if known is None or value is None else known + value
    named = sorted(parts.items(), key=lambda p: -_ORDER.index(p[0]))
    text = {u: ("X" if a is None else _plain(a)) + _SYMBOLS[u] for u, a in named}
    days = "".join(v for u, v in text.items() if u not in ("H", "MIN", "S"))
    clock = "".join(v for u, v in text.items() if u in ("H", "MIN", "S"))
    return "P" + days + ("T" + clock if clock else "")


def length_grain(length: Length) -> str:
    """The unit at which a moment that far away is known: the smallest named, finer for a fraction."""
    units = [u if a is None or a == int(a) else _HALVES.get(u, (u, 1))[0] for a, u in length.amounts]
    smallest = min(units, key=_ORDER.index)
    return {"15D": "D", "Q": "M", "HY": "M", "5Y": "Y", "DE": "Y", "CE": "CE", "ML": "CE"}.get(smallest, smallest)


def move(moment: datetime, length: Length, sign: int) -> datetime:
    """A moment moved forth (1) or back (-1). Raises OverflowError beyond the calendar."""
    for amount, unit in length.amounts:
        value = (amount or 0) * sign
        if unit in MONTHS_IN and value != int(value):
            moment = shift(moment, round(value * MONTHS_IN[unit]), "M")
        else:
            moment = shift(moment, value, unit)
    return moment
