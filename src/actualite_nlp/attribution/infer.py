"""The network at work: the attributions of a document, window by window."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .config import POINTERS, SPAN_TAGS
from .decode import Floats, Fragment, TagScores, answer, content_runs, make_fragment, mention_runs, ranked
from .features import Words
from .network import AttributionModel, Batch, Fragments, stack
from .windows import Window


@dataclass
class Prediction:
    """What the network says of one document."""

    words: Words
    scores: TagScores
    fragments: list[Fragment]


@torch.inference_mode()
def predict(
    model: AttributionModel, documents: Sequence[tuple[Words, list[Window]]], batch_windows: int = 1, pad_piece: int = 1
) -> list[Prediction]:
    """Attributions of documents. Windows of all documents share batches, longest first.

    With ``batch_windows`` 1 every window is computed by itself, so that the result can't depend on its neighbours.
    """
    model.train(False)
    out = [Prediction(words, TagScores.empty(len(words)), []) for words, _ in documents]
    jobs = [(d, w) for d, (_, windows) in enumerate(documents) for w in windows]
    jobs.sort(key=lambda job: (-len(job[1].pieces), job[0], job[1].first))
    for at in range(0, len(jobs), max(1, batch_windows)):
        chunk = jobs[at : at + max(1, batch_windows)]
        batch = stack([(w, documents[d][0].features[w.first : w.last]) for d, w in chunk], pad_piece)
        _decide(model, to_device(batch, model.device), [(out[d], w) for d, w in chunk])
    for prediction in out:
        prediction.fragments.sort(key=lambda f: f.first)
    return out


def _decide(model: AttributionModel, batch: Batch, rows: list[tuple[Prediction, Window]]) -> None:
    vectors = model.encode(batch)
    tags = {name: t.exp().float().cpu().numpy() for name, t in model.tags(vectors).items()}
    found: list[tuple[int, Fragment]] = []
    local: list[TagScores] = []
    decoding = model.config.decoding
    for i, (prediction, window) in enumerate(rows):
        n = window.n_words
        here = TagScores(tags["content"][i, :n], {name: tags[name][i, :n] for name in SPAN_TAGS})
        local.append(here)
        a, b = window.core_first - window.first, window.core_last - window.first
        prediction.scores.content[window.core_first : window.core_last] = here.content[a:b]
        for name in SPAN_TAGS:
            prediction.scores.spans[name][window.core_first : window.core_last] = here.spans[name][a:b]
        for first, last in content_runs(here, decoding.get("content_bias", 0.0)):
            if a <= (first + last) // 2 < b:
                found.append((i, make_fragment(here, first, last)))
    if not found:
        return
    spans = torch.tensor([(i, f.first, f.last) for i, f in found], device=vectors.device)
    links = model.links(vectors, batch.word_mask, Fragments(spans[:, 0], spans[:, 1], spans[:, 2]))
    pointers = {name: t.exp().float().cpu().numpy() for name, t in links.pointers.items()}
    hearsay = torch.sigmoid(links.conditional).float().cpu().numpy()
    for k, (i, fragment) in enumerate(found):
        prediction, window = rows[i]
        fragment.conditional = float(hearsay[k])
        for name in POINTERS:
            column = np.append(pointers[name][k, : window.n_words], pointers[name][k, -1])
            _point(fragment, name, column, local[i])
        prediction.fragments.append(_shift(fragment, window.first))


def _point(fragment: Fragment, name: str, column: Floats, scores: TagScores) -> None:
    runs = mention_runs(scores, name) if name in SPAN_TAGS else []
    runs = [(a, b) for a, b in runs if name == "source" or b < fragment.first or a > fragment.last]
    fragment.links[name], fragment.none[name] = answer(column, runs)
    if name == "cue":
        fragment.cues = ranked(column, runs)


def _shift(fragment: Fragment, offset: int) -> Fragment:
    fragment.first += offset
    fragment.last += offset
    for mention in (*fragment.links.values(), *fragment.cues):
        if mention is not None:
            mention.first += offset
            mention.last += offset
    return fragment


def in_forked_child() -> bool:
    """Whether this process was forked off another, where torch's threads do not live on and a second one would hang."""
    return multiprocessing.parent_process() is not None and multiprocessing.get_start_method(allow_none=True) != "spawn"


def to_device(batch: Batch, device: torch.device) -> Batch:
    """The batch on another device."""

    def move(tensor: Tensor) -> Tensor:
        return tensor.to(device)

    return Batch(*(move(getattr(batch, name)) for name in Batch.__dataclass_fields__))
