"""What the network is trained to lower: cross entropy of tags and of pointers, each with several right answers."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from .config import POINTERS, SPAN_TAGS
from .data import Example
from .network import AttributionModel, Batch, Fragments

TAG_WEIGHTS = {"content": 4.0, "cue": 3.0, "source": 3.0, "venue": 2.0}
POINTER_WEIGHTS = {"cue": 0.5, "source": 0.5, "speaker": 0.5, "relay": 0.25, "venue": 0.25}
CONDITIONAL_WEIGHT = 0.25


def loss(model: AttributionModel, batch: Batch, rows: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
    """Weighted sum of the losses of ``rows``, and each part of it."""
    words = model.encode(batch)
    parts = _tag_losses(model.tags(words), batch.word_mask, rows)
    weights = dict(TAG_WEIGHTS)
    total = torch.stack([weights[name] * part for name, part in parts.items()]).sum()
    if fragments := _gold_fragments(rows, words.device):
        links = model.links(words, batch.word_mask, fragments)
        for name in POINTERS:
            part = _pointer_loss(links.pointers[name], rows, name)
            parts["-> " + name] = part
            total = total + POINTER_WEIGHTS[name] * part
        gold = torch.cat([torch.from_numpy(r.targets.conditional) for r in rows]).float().to(words.device)
        parts["conditional"] = functional.binary_cross_entropy_with_logits(links.conditional, gold)
        total = total + CONDITIONAL_WEIGHT * parts["conditional"]
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _tag_losses(tags: dict[str, Tensor], mask: Tensor, rows: Sequence[Example]) -> dict[str, Tensor]:
    out = {}
    for name in ("content", *SPAN_TAGS):
        gold = torch.full(mask.shape, -100, dtype=torch.long)
        for i, row in enumerate(rows):
            labels = row.targets.content if name == "content" else row.targets.spans[name]
            gold[i, : len(labels)] = torch.from_numpy(labels)
        scores = tags[name].flatten(0, 1)
        out[name] = functional.nll_loss(scores, gold.flatten().to(scores.device), ignore_index=-100)
    return out


def _gold_fragments(rows: Sequence[Example], device: torch.device) -> Fragments | None:
    spans = [torch.from_numpy(r.targets.fragments).long() for r in rows]
    if not sum(map(len, spans)):
        return None
    row = torch.cat([torch.full((len(s),), i) for i, s in enumerate(spans)])
    both = torch.cat(spans)
    return Fragments(row.to(device), both[:, 0].to(device), both[:, 1].to(device))


def _pointer_loss(scores: Tensor, rows: Sequence[Example], name: str) -> Tensor:
    """Mean of -log of the summed probability of all right words; the last column is «none»."""
    allowed = torch.zeros(scores.shape, dtype=torch.bool)
    known = [answer for row in rows for answer in row.targets.pointers[name]]
    for i, answer in enumerate(known):
        if answer is not None:
            allowed[i, torch.from_numpy(answer).long() if len(answer) else -1] = True
    used = allowed.any(-1).to(scores.device)
    if not used.any():
        return scores.sum() * 0
    right = scores.masked_fill(~allowed.to(scores.device), -1e4).logsumexp(-1)
    return -right[used].mean()
