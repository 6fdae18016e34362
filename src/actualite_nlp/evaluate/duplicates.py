"""Articles that share wording: near-copies, and sentences made in one mould."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from .matching import name_words

GRAM = 8
"""Words in a row that two independent texts hardly ever share."""


@dataclass(frozen=True)
class Shared:
    """Two articles with wording in common: runs of ``GRAM`` words, their share of the shorter article, an example."""

    first: str
    second: str
    runs: int
    share: float
    example: str


def shared_wording(articles: Iterable[dict[str, Any]], gram: int = GRAM) -> list[Shared]:
    """Pairs of articles that share runs of ``gram`` words, the closest pair first. Case and accents do not count.

    Linear in the words of the collection as long as few articles share a run.
    """
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    for article in articles:
        words = name_words(article["text"])
        grams = {tuple(words[at : at + gram]) for at in range(len(words) - gram + 1)}
        sizes[article["id"]] = max(1, len(grams))
        for run in grams:
            holders[run].add(article["id"])
    runs: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for run, ids in holders.items():
        for pair in combinations(sorted(ids), 2):
            runs[pair] += 1
            examples.setdefault(pair, " ".join(run))
    found = [Shared(a, b, count, count / min(sizes[a], sizes[b]), examples[a, b]) for (a, b), count in runs.items()]
    return sorted(found, key=lambda s: (-s.share, s.first, s.second))
