"""The component that says who speaks: it links each quote to its source and relays."""

from __future__ import annotations

from spacy.tokens import Doc

from .. import layers
from ..record.types import Quote, Source
from .speakers import resolve


class SourcesComponent:
    """Stores ``doc._.actualite_sources`` and writes ``source_id`` and ``relay_ids`` into the quotes."""

    def __init__(self, name: str = "actualite_sources") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Link the quotes that stand on ``doc``."""
        quotes, sources = resolve(doc, layers.get(doc, Quote))
        layers.put(doc, Quote, quotes)
        layers.put(doc, Source, sources)
        spans = [(m.start, m.end, source.id) for source in sources for m in source.mentions]
        layers.show(doc, "sources", spans)
        return doc
