"""Overlapping spans as properly nested markup: a sequence of opening, text and closing events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Mark:
    """A stretch of text to be wrapped; ``key`` says by what. Of two with the same bounds the lower rank is outside."""

    start: int
    end: int
    key: str
    rank: int = 0


@dataclass(frozen=True)
class Event:
    """``open`` and ``close`` carry their mark, ``text`` its bounds; ``outer`` tells a mark's first opening and last
    closing from those where it is cut in two by a mark that crosses it."""

    what: Literal["open", "text", "close"]
    start: int
    end: int
    mark: Mark | None = None
    outer: bool = True


def nest(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Event]:
    """Events for ``text[start:end]``: brackets always match, and each character lies inside exactly the marks that
    cover it. Marks are clipped to the bounds; of two that cross, the one that goes on is closed and opened again.
    """
    inside = sorted(
        {m for m in marks if max(m.start, start) < min(m.end, end)},
        key=lambda m: (max(m.start, start), -m.end, m.rank, m.key),
    )
    bounds = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    stack: list[Mark] = []
    upcoming = iter(inside)
    ahead = next(upcoming, None)
    for at, following in zip(bounds, [*bounds[1:], None], strict=True):
        yield from _close(stack, at, end)
        while ahead is not None and max(ahead.start, start) == at:
            stack.append(ahead)
            yield Event("open", at, at, ahead)
            ahead = next(upcoming, None)
        if following is not None:
            yield Event("text", at, following)


def _close(stack: list[Mark], at: int, end: int) -> Iterator[Event]:
    """Close what ends at ``at``; what was opened inside it and goes on is closed too and opened again."""
    first = next((i for i, mark in enumerate(stack) if min(mark.end, end) == at), None)
    if first is None:
        return
    kept = [mark for mark in stack[first:] if min(mark.end, end) > at]
    for mark in reversed(stack[first:]):
        yield Event("close", at, at, mark, outer=min(mark.end, end) == at)
    del stack[first:]
    for mark in kept:
        stack.append(mark)
        yield Event("open", at, at, mark, outer=False)
