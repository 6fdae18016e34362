"""Quote marks of a text: which open, which close, and how deep each character stands between them."""

from __future__ import annotations

from dataclasses import dataclass

PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSERS = frozenset("»”›")
STRAIGHT = '"'
OUTSIDE, OPENS, INSIDE, CLOSES = range(4)
"""Where a character stands with regard to quote marks."""
MAX_DEPTH = 3
"""Marks nested deeper count for nothing."""


@dataclass(frozen=True)
class Quoted:
    """A quoted stretch: ``start`` is the opening mark, ``end`` goes past the closing one; ``depth`` 1 is outermost."""

    start: int
    end: int
    depth: int

    def interior(self, text: str) -> tuple[int, int]:
        """The stretch without its marks and the white space beside them."""
        a, b = self.start + 1, self.end - 1
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        return a, b


def find_quoted(text: str) -> list[Quoted]:
    """Quoted stretches in order of their opening; a mark left open at a line's end counts for nothing.

    Straight marks alternate inside a line; a closing guillemet closes the nearest open guillemet, straight marks opened
    after it included.
    """
    found: list[Quoted] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char == "\n":
            stack.clear()
        elif char == STRAIGHT:
            _straight(at, stack, found)
        elif char in _CLOSERS or (char == "“" and any(opener == "„" for opener, _ in stack)):
            _close(char, at, stack, found)
        elif char in PAIRS and len(stack) < MAX_DEPTH:
            stack.append((char, at))
    return sorted(found, key=lambda q: (q.start, -q.end))


def _straight(at: int, stack: list[tuple[str, int]], found: list[Quoted]) -> None:
    if any(opener == STRAIGHT for opener, _ in stack):
        _close(STRAIGHT, at, stack, found)
    elif len(stack) < MAX_DEPTH:
        stack.append((STRAIGHT, at))


def _close(char: str, at: int, stack: list[tuple[str, int]], found: list[Quoted]) -> None:
    for i in range(len(stack) - 1, -1, -1):
        opener, start = stack[i]
        if opener == char == STRAIGHT or PAIRS.get(opener) == char:
            found.append(Quoted(start, at + 1, i + 1))
            del stack[i:]
            return


def states(n_chars: int, quoted: list[Quoted]) -> tuple[bytearray, bytearray]:
    """State (OUTSIDE, OPENS, INSIDE, CLOSES) and depth of every character."""
    state, depth = bytearray(n_chars), bytearray(n_chars)
    for item in quoted:
        size = item.end - item.start
        state[item.start : item.end] = bytes([INSIDE]) * size
        depth[item.start : item.end] = bytes([item.depth]) * size
    for item in quoted:
        state[item.start], state[item.end - 1] = OPENS, CLOSES
    return state, depth
