"""Which of several like-named days is meant: the tense decides, else the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from .nodes import Day, Way
from .scene import Tense

if TYPE_CHECKING:
    from .scene import Scene

COSTS: dict[Tense | None, tuple[float, float]] = {"past": (1, 4), "future": (4, 1), "present": (1, 1.5), None: (1, 1.5)}
"""How far the past and the future count by tense; without one news tells rather of the past."""


MISMATCH = 150
"""How many days farther a year counts whose weekday is another than the one given."""


def choose(found: Sequence[datetime], now: datetime, tense: Tense | None, way: Way | None = None) -> datetime:
    """The candidate meant; raises ValueError when there is none."""
    if not found:
        raise ValueError("no such day within a year")
    before, after = [d for d in found if d <= now], [d for d in found if d >= now]
    if way == "last":
        before = [d for d in before if d < now]
    if way == "next":
        after = [d for d in after if d > now]
    if before and way == "last":
        return before[-1]
    if after and way == "next":
        return after[0]
    costs = COSTS[tense]
    return min(found, key=lambda d: (now - d) * costs[0] if d <= now else (d - now) * costs[1])


def nearest_year(node: Day, scene: Scene) -> int:
    """The year of a day and month; a weekday that was given must agree where it can."""
    now = scene.today
    found = []
    for year in range(now.year - 6, now.year + 7):
        try:
            day = datetime(year, node.month or 1, node.day or 1)
        except ValueError:
            continue
        found.append(day)
    near = [d for d in found if abs(d.year - now.year) <= 1] or found
    way = node.way if node.way != "this" else None
    if node.weekday is not None and way is None:
        return min(near, key=lambda d: abs((d - now).days) + (MISMATCH if d.isoweekday() != node.weekday else 0)).year
    return choose(near, now, scene.tense, way).year
