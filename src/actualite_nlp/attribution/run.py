"""A recipe from its file to saved weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from .. import factories
from .calibrate import cases, fit
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
    gold, docs = _annotated(nlp, Source(format="gold", path=recipe.measure), recipe) if recipe.measure else ([], [])

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
    settle(nlp, model, run.tokenizer, recipe, say)
    save(model, run.tokenizer, Path(recipe.output) / "model")
    return model


def settle(nlp: Language, model: AttributionModel, tokenizer: Any, recipe: Recipe, say: Say = print) -> None:
    """Put the policy of the recipe, with a confidence fitted on its calibration articles, into the configuration."""
    policy = recipe.policy
    if recipe.calibration is not None:
        gold, docs = _annotated(nlp, recipe.calibration, recipe)
        judged = cases(nlp, model, tokenizer, docs, gold)
        say(f"confidence fitted on {len(judged)} findings in {len(gold)} articles")
        weights = fit([case.evidence for case in judged], [case.right for case in judged])
        policy = msgspec.structs.replace(policy, calibration=weights)
    model.config.decoding = {"policy": msgspec.to_builtins(policy)}


def _annotated(nlp: Language, source: Source, recipe: Recipe) -> tuple[list[dict[str, Any]], list[Doc]]:
    """Annotated articles and their Docs, on which the rules have run."""
    gold = read_source(source)
    rules = factories.make_quotes(nlp, "rules", None)
    return gold, [rules(doc) for doc in parse(nlp, gold, Path(recipe.cache) if recipe.cache else None)]
