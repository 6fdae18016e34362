"""Memory of one process that goes through many articles: flat, or growing?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from actualite_nlp import Article, load

POINTS = 5


def memory(articles: list[Article], passes: int = 1) -> dict[str, Any]:
    """Resident memory in MB at even points, the first after a warm-up of a fifth; ``growth`` is last over first."""
    extractor = load(model=None)
    stream = (article for _ in range(passes) for article in articles)
    total, points = len(articles) * passes, {}
    for number, _ in enumerate(extractor.extract_many(stream), 1):
        if number % max(total // POINTS, 1) == 0:
            points[number] = round(_resident_mb())
    values = list(points.values())
    return {"articles": total, "resident_mb": points, "growth": round(values[-1] / values[0], 3)}


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
