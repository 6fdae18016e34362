"""Counts, the figures made of them, and their intervals."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Tally = dict[str, Counter[str]]
"""Per measure: tp, gold and pred (F1), tp and gold (recall), or ok and of (share)."""


@dataclass(frozen=True)
class Figure:
    """A measure between 0 and 1 (None: nothing to measure), over ``n`` gold items."""

    value: float | None
    n: int
    precision: float | None = None
    recall: float | None = None
    low: float | None = None
    high: float | None = None


def new_tally() -> Tally:
    """An empty tally."""
    return defaultdict(Counter)


def figure(counts: Mapping[str, int]) -> Figure:
    """The figure that the counts stand for."""
    if "of" in counts:
        return Figure(counts["ok"] / counts["of"] if counts["of"] else None, counts["of"])
    hit, gold = counts["tp"], counts["gold"]
    recall = hit / gold if gold else None
    if "pred" not in counts:
        return Figure(recall, gold)
    found = counts["pred"]
    both = found + gold
    return Figure(2 * hit / both if both else None, gold, hit / found if found else None, recall)


def total(tallies: Iterable[Tally]) -> dict[str, Figure]:
    """Figures over several articles together."""
    sums: Tally = new_tally()
    for tally in tallies:
        for name, counts in tally.items():
            sums[name].update(counts)
    return {name: figure(counts) for name, counts in sums.items()}


def with_intervals(tallies: list[Tally], rounds: int = 1000, seed: int = 0) -> dict[str, Figure]:
    """Figures with 95 % bootstrap intervals over articles (Efron and Tibshirani, 1993)."""
    rng = random.Random(seed)
    samples = [total(rng.choices(tallies, k=len(tallies))) for _ in range(rounds)]
    out = {}
    for name, whole in total(tallies).items():
        values = sorted(v for s in samples if name in s and (v := s[name].value) is not None)
        low = high = None
        if len(values) > 20:
            low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]
        out[name] = Figure(whole.value, whole.n, whole.precision, whole.recall, low, high)
    return out
