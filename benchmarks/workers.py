"""One worker against two: articles a second once all are up."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from actualite_nlp import Article
from actualite_nlp.batch import ExtractorSettings, JobSettings, run_job
from actualite_nlp.batch.job import Progress

RULES = ExtractorSettings(options={"model": None})


def workers(articles: list[Article]) -> dict[str, Any]:
    """Rates from the first answer of a job to its last, so that loading does not count."""
    rates = {count: _rate(articles, count) for count in (1, 2)}
    return {
        "articles": len(articles),
        "articles_per_second": {str(count): round(rate, 2) for count, rate in rates.items()},
        "two_over_one": round(rates[2] / rates[1], 3),
    }


def _rate(articles: list[Article], count: int) -> float:
    seen: list[tuple[float, int]] = []

    def show(progress: Progress) -> None:
        seen.append((time.perf_counter(), progress.articles))

    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "articles.jsonl"
        source.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
        settings = JobSettings(extractor=RULES, workers=count, batch_size=8)
        run_job([source], Path(place) / "out", settings, show=show)
    first, last = seen[count - 1], seen[-2]
    return (last[1] - first[1]) / (last[0] - first[0])
