"""From scores to attributions: contents by the best path of tags, then the words each belongs with."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .config import CONTENT_KINDS, SPAN_TAGS

Floats = NDArray[np.float32]


@dataclass
class Mention:
    """Words ``first`` to ``last`` (inclusive) and how sure the network is of them as an answer."""

    first: int
    last: int
    score: float


@dataclass
class Fragment:
    """A content found in a window; word numbers count through the document."""

    first: int
    last: int
    kind: str
    score: float
    """Mean probability that its words are content."""
    edge: float
    """Probability that it starts where it does."""
    conditional: float = 0.0
    links: dict[str, Mention | None] = field(default_factory=dict)
    none: dict[str, float] = field(default_factory=dict)
    """Probability of «none» by pointer."""
    cues: list[Mention] = field(default_factory=list)
    """Cues it may belong with, best first."""


@dataclass
class TagScores:
    """Probabilities of the tags of every word of a document."""

    content: Floats
    """(words, 1 + 2 kinds)"""
    spans: dict[str, Floats]
    """(words, 3) O, B, I by name"""

    @classmethod
    def empty(cls, n_words: int) -> TagScores:
        """Scores to be filled window by window."""
        spans = {name: np.zeros((n_words, 3), dtype=np.float32) for name in SPAN_TAGS}
        return cls(np.zeros((n_words, 1 + 2 * len(CONTENT_KINDS)), dtype=np.float32), spans)

    def inside(self) -> Floats:
        """Probability of each word to be content."""
        return 1.0 - self.content[:, 0]


def best_path(outside: Floats, begin: Floats, inside: Floats) -> list[tuple[int, int]]:
    """Runs (first, last) of the likeliest sequence of O, B and I in which no I follows an O."""
    n = len(outside)
    if not n:
        return []
    scores = np.log(np.stack([outside, begin, inside], axis=1) + 1e-6)
    back = np.zeros((n, 3), dtype=np.int8)
    best = scores[0].copy()
    best[2] = -1e9
    for i in range(1, n):
        before = int(best.argmax())
        running = 1 if best[1] >= best[2] else 2
        back[i] = (before, before, running)
        best = np.array([best[before], best[before], best[running]]) + scores[i]
    state = int(best.argmax())
    runs: list[tuple[int, int]] = []
    last = n - 1 if state else -1
    for i in range(n - 1, -1, -1):
        if state and last < 0:
            last = i
        if state == 1:
            runs.append((i, last))
            last = -1
        state = int(back[i][state])
    return runs[::-1]


def content_runs(scores: TagScores, bias: float = 0.0) -> list[tuple[int, int]]:
    """Contents as runs of words; a positive ``bias`` (log odds) finds more of them."""
    begin, inside = scores.content[:, 1::2].sum(1), scores.content[:, 2::2].sum(1)
    return best_path(scores.content[:, 0] * np.float32(np.exp(-bias)), begin, inside)


def make_fragment(scores: TagScores, first: int, last: int) -> Fragment:
    """A fragment with the kind and the sureness that its words' tags give it."""
    rows = scores.content[first : last + 1]
    kinds = rows[:, 1::2].sum(0) + rows[:, 2::2].sum(0)
    kind = CONTENT_KINDS[int(kinds.argmax())]
    return Fragment(first, last, kind, float(1 - rows[:, 0].mean()), float(rows[0, 1::2].sum()))


def mention_runs(scores: TagScores, name: str, bias: float = 1.0) -> list[tuple[int, int]]:
    """Mentions of a kind as runs of words, generously: pointers decide which of them count."""
    table = scores.spans[name]
    return best_path(table[:, 0] * np.float32(np.exp(-bias)), table[:, 1], table[:, 2])


def ranked(pointer: Floats, runs: list[tuple[int, int]], most: int = 4) -> list[Mention]:
    """Runs that outweigh «none», best first."""
    found = [Mention(a, b, float(pointer[a : b + 1].sum())) for a, b in runs]
    return sorted((m for m in found if m.score > pointer[-1]), key=lambda m: -m.score)[:most]


def answer(pointer: Floats, runs: list[tuple[int, int]], none_bias: float = 0.0) -> tuple[Mention | None, float]:
    """The run whose words gather most probability, or None where «none» or a stray word outweighs it.

    ``pointer`` holds the probability of each word and, last, of «none»; the second value is that of «none».
    """
    none = float(pointer[-1])
    best: Mention | None = None
    for first, last in runs:
        score = float(pointer[first : last + 1].sum())
        if best is None or score > best.score:
            best = Mention(first, last, score)
    stray = int(pointer[:-1].argmax()) if len(pointer) > 1 else -1
    if stray >= 0 and (best is None or pointer[stray] > best.score):
        best = Mention(stray, stray, float(pointer[stray]))
    if best is None or best.score <= none * float(np.exp(none_bias)):
        return None, none
    return best, none
