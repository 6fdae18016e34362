"""Optimiser, rates and averaged weights of the training."""

from __future__ import annotations

import math
import re
from typing import Any

import torch
from torch import Tensor, nn

from .recipe import Stage

_LAYER = re.compile(r"\.layers?\.(\d+)\.")
_PIECES = re.compile(r"^encoder\.embeddings\.word_embeddings\.")


def make_optimizer(model: nn.Module, stage: Stage) -> torch.optim.AdamW:
    """AdamW with rates that fall by ``layer_decay`` from the top layer of the encoder to its embeddings."""
    depth = 1 + max((int(m[1]) for n, _ in model.named_parameters() if (m := _LAYER.search(n))), default=0)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not (stage.freeze_pieces and _PIECES.search(name)))
        if not parameter.requires_grad:
            continue
        decay = 0.0 if parameter.ndim < 2 else 0.01
        groups.setdefault((_rate(name, depth, stage), decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": decay, "peak": rate} for (rate, decay), p in groups.items()],
        betas=(0.9, 0.98),
    )


def _rate(name: str, depth: int, stage: Stage) -> float:
    if not name.startswith("encoder."):
        return stage.head_rate
    found = _LAYER.search(name)
    below = depth - int(found[1]) - 1 if found else depth
    return float(stage.encoder_rate * stage.layer_decay**below)


def set_rates(optimizer: torch.optim.Optimizer, done: float, warmup: float) -> None:
    """Rates for the share ``done`` of the stage's steps."""
    if done < warmup:
        factor = done / warmup
    else:
        factor = 0.5 * (1 + math.cos(math.pi * (done - warmup) / max(1e-9, 1 - warmup)))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * max(factor, 0.01)


class Averaged:
    """A running mean of a model's weights."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {name: p.detach().clone() for name, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Take the model's present weights in; the first steps count more, so that the start is soon forgotten."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 9))
        for name, parameter in model.named_parameters():
            self.weights[name].lerp_(parameter.detach(), 1 - decay)

    @torch.no_grad()
    def swap(self, model: nn.Module) -> None:
        """Exchange the model's weights with the mean ones; a second call undoes it."""
        for name, parameter in model.named_parameters():
            kept = parameter.detach().clone()
            parameter.copy_(self.weights[name])
            self.weights[name] = kept

    def state(self) -> dict[str, Any]:
        """What is needed to go on."""
        return {"steps": self.steps, "weights": self.weights}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from ``state()``."""
        self.steps = state["steps"]
        self.weights = state["weights"]
