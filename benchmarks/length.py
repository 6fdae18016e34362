"""Cost against the length of an article: a text once, ten times, a hundred times as long."""

from __future__ import annotations

import time
from typing import Any

from actualite_nlp import Extractor, load

from .articles import EXAMPLE

TIMES = (1, 10, 100)


def length(extractor: Extractor | None = None) -> dict[str, Any]:
    """Seconds for a million characters at each length; ``growth`` is that of the longest over that of ten times."""
    extractor = extractor or load(model=None)
    text = EXAMPLE.read_text(encoding="utf-8")
    extractor.extract(text)
    costs = {times: _cost(extractor, text, times) for times in TIMES}
    by_length = {f"{times}x": round(cost, 1) for times, cost in costs.items()}
    return {"characters": len(text), "seconds_a_million": by_length, "growth": round(costs[100] / costs[10], 3)}


def _cost(extractor: Extractor, text: str, times: int) -> float:
    long = "\n\n".join([text] * times)
    best = float("inf")
    for _ in range(5 if times == 1 else 2 if times == 10 else 1):
        started = time.perf_counter()
        extractor.extract(long, published_at="2023-03-14")
        best = min(best, time.perf_counter() - started)
    return 1e6 * best / len(long)
