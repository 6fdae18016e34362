"""The training loop: stages of a recipe, resumable after every epoch."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoConfig, AutoModel, AutoTokenizer

from .config import FEATURES, RULE_FEATURES, AttributionConfig
from .data import Example
from .infer import to_device
from .loss import loss
from .network import AttributionModel, Batch, stack
from .optim import Averaged, make_optimizer, set_rates
from .recipe import Recipe, Stage
from .weights import is_local

Say = Callable[[str], None]
Measure = Callable[[AttributionModel, Any], dict[str, float]]
CLIP = 1.0


@dataclass
class Run:
    """A training under way."""

    recipe: Recipe
    model: AttributionModel
    tokenizer: Any
    say: Say
    measure: Measure | None = None
    history: list[dict[str, Any]] | None = None


def start(recipe: Recipe, say: Say = print, measure: Measure | None = None) -> Run:
    """Encoder and tokenizer of the recipe with new heads on top; seeds set."""
    torch.manual_seed(recipe.seed)
    random.seed(recipe.seed)
    np.random.seed(recipe.seed)
    if recipe.threads:
        torch.set_num_threads(recipe.threads)
    where = {"local_files_only": is_local(recipe.encoder)}
    tokenizer = AutoTokenizer.from_pretrained(recipe.encoder, **where)
    settings = AutoConfig.from_pretrained(recipe.encoder, **where)
    settings.attention_probs_dropout_prob = 0.0
    settings.hidden_dropout_prob = recipe.encoder_dropout
    encoder = AutoModel.from_pretrained(recipe.encoder, config=settings, dtype=torch.float32, **where)
    if recipe.layers:
        encoder.encoder.layer = encoder.encoder.layer[: recipe.layers]
        settings.num_hidden_layers = recipe.layers
    described = {key: value for key, value in settings.to_dict().items() if key != "_name_or_path"}
    config = AttributionConfig(encoder=described, **recipe.network)
    model = AttributionModel(config)
    model.encoder.load_state_dict(encoder.state_dict(), strict=False)
    torch.nn.Module.to(model, "cuda" if torch.cuda.is_available() else "cpu")
    return Run(recipe, model, tokenizer, say, measure)


def train(run: Run, versions: dict[str, list[list[Example]]]) -> AttributionModel:
    """All stages of the recipe over the examples of its sources; the averaged weights of the last are kept.

    A training that was interrupted goes on after its last whole epoch.
    """
    place = Path(run.recipe.output)
    place.mkdir(parents=True, exist_ok=True)
    checkpoint = place / "checkpoint.pt"
    state = torch.load(checkpoint, weights_only=True) if checkpoint.exists() else None
    for number, stage in enumerate(run.recipe.stages):
        if state and number < state["stage"]:
            continue
        _train_stage(run, number, stage, versions, checkpoint, state if state and state["stage"] == number else None)
        state = None
    run.model.train(False)
    return run.model


def _train_stage(
    run: Run,
    number: int,
    stage: Stage,
    versions: dict[str, list[list[Example]]],
    checkpoint: Path,
    state: dict[str, Any] | None,
) -> None:
    optimizer, averaged, first = make_optimizer(run.model, stage), Averaged(run.model, stage.averaging), 0
    if state:
        run.model.load_state_dict(state["model"])
        first = state["epoch"]
        if first == 0:
            averaged = Averaged(run.model, stage.averaging)
        else:
            optimizer.load_state_dict(state["optimizer"])
            averaged.load(state["averaged"])
    for epoch in range(first, stage.epochs):
        torch.manual_seed(run.recipe.seed * 1000 + number * 100 + epoch)
        rng = random.Random(f"{run.recipe.seed} {stage.name} {epoch}")
        rows = draw(run.recipe, stage, versions, rng)
        _epoch(run, stage, epoch, rows, optimizer, averaged, rng)
        averaged.swap(run.model)
        if run.measure:
            figures = run.measure(run.model, run.tokenizer)
            run.say(f"{stage.name} epoch {epoch + 1}: " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
        run.model.save_pretrained(checkpoint.parent / "latest")
        run.tokenizer.save_pretrained(checkpoint.parent / "latest")
        last = epoch + 1 == stage.epochs
        if not last:
            averaged.swap(run.model)
        torch.save(
            {
                "stage": number + last,
                "epoch": 0 if last else epoch + 1,
                "model": run.model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "averaged": averaged.state(),
            },
            checkpoint,
        )


def _epoch(
    run: Run,
    stage: Stage,
    epoch: int,
    rows: list[Example],
    optimizer: torch.optim.Optimizer,
    averaged: Averaged,
    rng: random.Random,
) -> None:
    run.model.train()
    batches = list(group(rows, stage.batch_windows, rng))
    sums: dict[str, float] = defaultdict(float)
    began = time.monotonic()
    for i, chunk in enumerate(batches):
        set_rates(optimizer, (epoch + i / len(batches)) / stage.epochs, stage.warmup)
        batch = noisy(stack([(r.window, r.features) for r in chunk], run.tokenizer.pad_token_id), run.tokenizer, stage)
        with torch.autocast(run.model.device.type, dtype=torch.bfloat16, enabled=run.recipe.bf16):
            total, parts = loss(run.model, to_device(batch, run.model.device), chunk)
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(run.model.parameters(), CLIP)
        optimizer.step()
        averaged.update(run.model)
        for name, value in (*parts.items(), ("total", float(total.detach()))):
            sums[name] += value
        if (i + 1) % 10 == 0 or i + 1 == len(batches):
            spent = time.monotonic() - began
            told = "  ".join(f"{name} {value / (i + 1):.3f}" for name, value in sums.items())
            run.say(f"{stage.name} {epoch + 1}/{stage.epochs} step {i + 1}/{len(batches)} {spent:.0f} s: {told}")


def draw(recipe: Recipe, stage: Stage, versions: dict[str, list[list[Example]]], rng: random.Random) -> list[Example]:
    """Examples of one epoch: each source as often as ``repeat`` says, in a spelling drawn for each time."""
    out: list[Example] = []
    for name in stage.sources:
        repeat = recipe.sources[name].repeat
        choices = versions[name]
        for i in range(len(choices[0])):
            times = int(repeat) + (rng.random() < repeat % 1)
            for _ in range(times):
                version = choices[rng.randrange(len(choices))] if rng.random() < 0.5 else choices[0]
                out.append(version[i] if i < len(version) else choices[0][i])
    return out


def group(rows: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = list(rows)
    rng.shuffle(order)
    pools = [
        sorted(order[i : i + 16 * size], key=lambda r: len(r.window.pieces)) for i in range(0, len(order), 16 * size)
    ]
    batches = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(batches)
    yield from batches


def noisy(batch: Batch, tokenizer: Any, stage: Stage) -> Batch:
    """The batch with some pieces masked and some features hidden, so that nothing is learned by heart."""
    if stage.mask_pieces:
        hidden = (torch.rand(batch.ids.shape) < stage.mask_pieces) & (batch.piece_word >= 0)
        batch.ids = batch.ids.masked_fill(hidden, tokenizer.mask_token_id)
    if stage.drop_features:
        windows, _, columns = batch.features.shape
        kept = torch.rand((windows, 1, columns)) >= stage.drop_features
        batch.features = batch.features * kept
    if stage.drop_rules:
        seen = torch.rand((len(batch.features), 1, 1)) >= stage.drop_rules
        rules = torch.tensor([name in RULE_FEATURES for name in FEATURES])
        batch.features = torch.where(rules & ~seen, 0, batch.features)
    return batch
