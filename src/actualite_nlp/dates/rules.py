"""Rules: a pattern that reads words and a function that says what they mean; the longest reading wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .lexicon import pattern
from .nodes import Node


class Reading(NamedTuple):
    """A meaning read from ``text[start:end]``; words before ``start`` are not of the expression."""

    node: Node
    start: int
    end: int


Meaning = Callable[[re.Match[str]], Node | None]


class Rules:
    """An ordered collection of rules for one kind of expression."""

    def __init__(self) -> None:
        self.rules: list[tuple[re.Pattern[str], Meaning]] = []

    def rule(self, source: str) -> Callable[[Meaning], Meaning]:
        """Register a meaning for a pattern (see ``lexicon.pattern``); a group named x marks the expression proper."""

        def register(meaning: Meaning) -> Meaning:
            self.rules.append((pattern(rf"(?:{source})(?!\w)"), meaning))
            return meaning

        return register

    def read(self, text: str, at: int) -> Reading | None:
        """The longest reading that begins here; among equals the first rule's."""
        best: Reading | None = None
        for compiled, meaning in self.rules:
            match = compiled.match(text, at)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            node = meaning(match)
            if node is not None:
                start = match.start("x") if "x" in compiled.groupindex and match["x"] is not None else at
                best = Reading(node, start, match.end())
        return best


def longest(readings: Iterable[Reading | None]) -> Reading | None:
    """The reading that reaches furthest; among equals the first."""
    return max((r for r in readings if r is not None), key=lambda r: r.end, default=None)
