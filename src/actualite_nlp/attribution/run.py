"""A recipe from its file to saved weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import factories
from .data import Example, parse
from .measure import measure
from .network import AttributionModel
from .recipe import Recipe, Source
from .sources import analyser, make_examples, read_source
from .train import Say, start, train
from .weights import save


def train_recipe(recipe: Recipe, say: Say = print, keep: set[str] | None = None) -> AttributionModel:
    """Train what ``recipe`` describes and save it in its output folder; ``keep`` restricts to these ids."""
    nlp = analyser()
    gold = read_source(Source(format="gold", path=recipe.measure)) if recipe.measure else []
    rules = factories.make_quotes(nlp, "rules", None)
    docs = [rules(doc) for doc in parse(nlp, gold, Path(recipe.cache) if recipe.cache else None)]

    def figures(model: AttributionModel, tokenizer: Any) -> dict[str, float]:
        return measure(model, tokenizer, docs, gold)

    run = start(recipe, say, figures if gold else None)
    needed = sorted({name for stage in recipe.stages for name in stage.sources})
    versions: dict[str, list[list[Example]]] = {}
    for name in needed:
        only = None if recipe.sources[name].format == "plain" else keep
        versions[name] = make_examples(nlp, name, recipe.sources[name], recipe, run.tokenizer, only)
        say(f"{name}: {len(versions[name][0])} windows")
    model = train(run, versions)
    save(model, run.tokenizer, Path(recipe.output) / "model")
    return model
