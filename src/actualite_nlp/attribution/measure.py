"""How well the network does by itself on gold: a quick stand-in for scoring the whole pipeline while training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from ..evaluate.figures import new_tally, total
from ..evaluate.score import score_article
from .features import Words, read_words
from .infer import predict
from .network import AttributionModel
from .shape import Attribution, attributions
from .windows import Window, cut_windows

FIGURES = ("quotes@0.5", "quotes@0.8", "attribution", "speaker", "source", "cue", "chain", "kind", "conditional")


def documents(docs: Sequence[Doc], model: AttributionModel, tokenizer: Any) -> list[tuple[Words, list[Window]]]:
    """Words and windows of documents, as ``predict`` takes them."""
    config = model.config
    out = []
    for doc in docs:
        words = read_words(doc)
        out.append((words, cut_windows(words, tokenizer, config.max_pieces, config.overlap_pieces)))
    return out


def measure(
    model: AttributionModel, tokenizer: Any, docs: Sequence[Doc], gold: Sequence[dict[str, Any]]
) -> dict[str, float]:
    """Figures on gold articles, each speaker named by the mention that the network points to (no entity linking)."""
    tally = new_tally()
    for doc, article, prediction in zip(docs, gold, predict(model, documents(docs, model, tokenizer)), strict=True):
        record = as_record(doc.text, attributions(doc, prediction))
        for name, counts in score_article(article, record)[0].items():
            tally[name].update(counts)
    figures = total([tally])
    return {name: figures[name].value or 0.0 for name in FIGURES if name in figures}


def as_record(text: str, found: Sequence[Attribution]) -> dict[str, Any]:
    """Attributions in the JSON form of a record, each with a source of its own."""
    quotes, sources = [], []

    def span(extent: tuple[int, int] | None) -> dict[str, Any] | None:
        return None if extent is None else {"start": extent[0], "end": extent[1], "text": text[extent[0] : extent[1]]}

    for i, item in enumerate(found):
        ids = []
        for role, extent in (("r", item.relay), ("s", item.speaker or item.source)):
            if extent:
                ids.append(f"{role}{i}")
                sources.append({"id": ids[-1], "name": text[extent[0] : extent[1]], "type": "person", "mentions": []})
        has_source = bool(item.speaker or item.source)
        quotes.append(
            {
                "id": f"q{i}",
                "kind": item.kind,
                "content": [span(f) for f in item.fragments],
                "cue": span(item.cue),
                "source": span(item.source),
                "source_id": ids[-1] if has_source else None,
                "relay_ids": ids[:-1] if has_source else ids,
                "venue": span(item.venue),
                "conditional": item.conditional,
            }
        )
    return {"quotes": quotes, "sources": sources, "dates": [], "claims": []}
