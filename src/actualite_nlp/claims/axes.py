"""On which axis the positions of a claim differ."""

from __future__ import annotations

from ..record.types import Axis
from .draft import Draft
from .figures import figures_of
from .material import Material
from .words import pattern

AXES: tuple[Axis, ...] = ("quantity", "intent", "cause", "agent", "wording", "place", "degree")
"""Axes told by words of the evidence (sections «axis …» of the data file); time and figures are read from values."""


def axes_of(material: Material, draft: Draft) -> list[Axis]:
    """The axes whose signs stand in the evidence; existence when there are none."""
    evidence = [h.evidence for h in draft.held]
    text = " ".join(e.text for e in evidence)
    found: list[Axis] = []
    if draft.method == "minimise" or draft.signal == "numeric" or _figures_differ(material, draft):
        found.append("quantity")
    if _dates_differ(material, draft):
        found.append("time")
    found += [axis for axis in AXES if axis not in found and pattern(f"axis {axis}").search(text)]
    return found or ["existence"]


def _figures_differ(material: Material, draft: Draft) -> bool:
    values = [{f.value for f in figures_of(material, h.evidence.start, h.evidence.end)} for h in draft.held]
    return sum(bool(v) for v in values) > 1 and len({frozenset(v) for v in values}) > 1


def _dates_differ(material: Material, draft: Draft) -> bool:
    """Whether two positions name different times."""
    values = []
    for held in draft.held:
        inside = frozenset(
            d.value
            for d in material.dates
            if held.evidence.start <= d.start < held.evidence.end and d.type in ("DATE", "TIME")
        )
        if inside:
            values.append(inside)
    return len(set(values)) > 1
