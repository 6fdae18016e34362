"""The component that stores attributions found by typography and syntax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Doc

from .. import layers
from ..lexicon.cues import load_cues
from ..record.types import Quote, Warning, Zone
from .finder import find_attributions
from .merge import to_quote
from .view import make_view

MAX_WARNINGS = 20


class QuotesComponent:
    """Attributions by rules. Stores ``doc._.actualite_quotes``; ``extra_cues`` adds entries to the cue lexicon."""

    def __init__(self, name: str = "actualite_quotes", extra_cues: Iterable[Mapping[str, Any]] | None = None) -> None:
        self.name = name
        self.lexicon = load_cues(extra_cues)

    def __call__(self, doc: Doc) -> Doc:
        """Store the quotes and warn of quotation marks without a partner."""
        view = make_view(doc, layers.get(doc, Zone))
        quotes: list[Quote] = []
        for item in find_attributions(view, self.lexicon):
            quote = to_quote(view, item, len(quotes) + 1)
            if quote:
                quotes.append(quote)
        layers.put(doc, Quote, quotes)
        layers.warn(doc, *unbalanced_warnings(view.marking.unbalanced))
        layers.show(doc, "quotes", [(s.start, s.end, q.kind) for q in quotes for s in q.content])
        return doc


def unbalanced_warnings(offsets: list[int]) -> list[Warning]:
    """One warning for each mark without a partner, the first twenty."""
    message = "a quotation mark without its partner"
    return [
        Warning(code="unbalanced_quote_mark", message=message, start=at, end=at + 1) for at in offsets[:MAX_WARNINGS]
    ]
