"""The component that runs the network over documents and merges what it finds with the rules' findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
import torch
from spacy.tokens import Doc

from .. import layers
from ..record.types import Quote
from .cuefacts import CueFacts
from .features import read_words
from .infer import Prediction, in_forked_child, predict
from .labels import Extent
from .merge import Policy, candidates, choose, to_quote
from .shape import attributions
from .weights import load_model
from .windows import cut_windows


class AttributionComponent:
    """Attributions by the network. Reads the rules' quotes and stores the merged ones in their place.

    ``model`` is a folder or hub name, None the shipped weights. ``batch_windows`` windows share a pass on a GPU; on a
    processor, where a window fills the cores by itself, each is computed alone, so that the batch never changes a
    result. ``threads`` sets the number of torch threads of the whole process; None leaves it as it is.
    """

    def __init__(
        self,
        name: str = "actualite_attribution",
        model: str | None = None,
        batch_windows: int = 16,
        threads: int | None = None,
    ) -> None:
        self.name = name
        self.model = model
        self.batch_windows = batch_windows
        self.threads = threads
        load_model(model)

    def __call__(self, doc: Doc) -> Doc:
        """Put the merged quotes on ``doc``."""
        return self._annotate([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32, **_: Any) -> Iterator[Doc]:
        """Documents in order, ``batch_size`` of them in hand at a time."""
        docs = iter(stream)
        while chunk := list(islice(docs, batch_size)):
            yield from self._annotate(chunk)

    def _annotate(self, docs: list[Doc]) -> list[Doc]:
        network, tokenizer = load_model(self.model)
        if in_forked_child():
            torch.set_num_threads(1)
        elif self.threads is not None and torch.get_num_threads() != self.threads:
            torch.set_num_threads(self.threads)
        config = network.config
        read = [(doc, read_words(doc)) for doc in docs]
        cut = [(words, cut_windows(words, tokenizer, config.max_pieces, config.overlap_pieces)) for _, words in read]
        size = self.batch_windows if network.device.type == "cuda" else 1
        policy = msgspec.convert(config.decoding.get("policy", {}), Policy)
        for (doc, _), prediction in zip(read, predict(network, cut, size, tokenizer.pad_token_id), strict=True):
            quotes = merged(doc, prediction, policy)
            layers.put(doc, Quote, quotes)
            layers.show(doc, "quotes", [(s.start, s.end, q.kind) for q in quotes for s in q.content])
        return docs


def merged(doc: Doc, prediction: Prediction, policy: Policy) -> list[Quote]:
    """The rules' and the network's findings as one list in text order."""
    found = candidates(layers.get(doc, Quote), attributions(doc, prediction), inside_of(prediction))
    facts = CueFacts(doc)
    return [to_quote(doc.text, c, policy, facts, i + 1) for i, c in enumerate(choose(found, policy))]


def inside_of(prediction: Prediction) -> Callable[[Sequence[Extent]], float]:
    """A function that gives the mean probability of the words in some extents to be content."""
    words, scores = prediction.words, prediction.scores.inside()

    def mean(extents: Sequence[Extent]) -> float:
        total = count = 0.0
        for a, b in extents:
            first, last = words.span(a, b)
            total += float(scores[first:last].sum())
            count += last - first
        return total / count if count else 0.0

    return mean
