"""textacy's quotations beside ours, on the same parsed documents, where it is installed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc

from actualite_nlp import Article, load

ZONES = "actualite_zones"


def peers(articles: list[Article]) -> dict[str, Any]:
    """Seconds for finding quotes, parsing left out, and what textacy raises on."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return {"textacy": "not installed"}
    nlp = load(model=None).nlp
    find = nlp.get_pipe("actualite_quotes")
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("actualite_") and name != ZONES]):
        docs = list(nlp.pipe(article.text for article in articles))
    theirs, failed = _seconds(docs, lambda doc: list(direct_quotations(doc)))
    own, _ = _seconds(docs, find)
    return {"textacy_seconds": round(theirs, 3), "textacy_failed": failed, "quotes_seconds": round(own, 3)}


def _seconds(docs: list[Doc], find: Callable[[Doc], object]) -> tuple[float, int]:
    started, failed = time.perf_counter(), 0
    for doc in docs:
        try:
            find(doc)
        except Exception:
            failed += 1
    return time.perf_counter() - started, failed
