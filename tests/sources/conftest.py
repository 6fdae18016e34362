from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from actualite_nlp import layers
from actualite_nlp.record.types import Cue, Quote, Source, Span

Place = tuple[str, int] | str


def span_of(text: str, wanted: Place) -> Span:
    """The stretch that reads ``wanted``; a pair tells which occurrence, from 1."""
    form, nth = wanted if isinstance(wanted, tuple) else (wanted, 1)
    start = -1
    for _ in range(nth):
        start = text.index(form, start + 1)
    return Span(start, start + len(form), form)


Attribution = tuple[Place | None, str | None, Place]
"""Source slot, cue, content."""


class Resolved:
    """What the stage made of hand-given quotes."""

    def __init__(self, quotes: list[Quote], sources: list[Source]) -> None:
        self.quotes, self.sources = quotes, sources
        self.by_id = {s.id: s for s in sources}

    @property
    def names(self) -> list[str | None]:
        return [self.by_id[q.source_id].name if q.source_id else None for q in self.quotes]

    @property
    def rules(self) -> list[str]:
        return [q.method.rpartition("+")[2] for q in self.quotes]

    def source(self, name: str) -> Source:
        return next(s for s in self.sources if s.name == name)


@pytest.fixture(scope="session")
def resolve(nlp: Language) -> Callable[..., Resolved]:
    """Run the stage alone on quotes given by hand, the rest of the pipeline as usual."""
    from actualite_nlp.sources.component import SourcesComponent

    component = SourcesComponent()
    others = [name for name in nlp.pipe_names if name.startswith("actualite_") and name != "actualite_zones"]

    def run(
        text: str,
        *attributions: Attribution,
        kind: str = "indirect",
        relays: dict[int, str] | None = None,
        speakers: dict[int, str] | None = None,
        venues: dict[int, str] | None = None,
    ) -> Resolved:
        doc = nlp(text, disable=others)
        quotes = []
        for i, (source, cue, content) in enumerate(attributions):
            cue_span = span_of(text, cue) if cue else None
            quotes.append(
                Quote(
                    id=f"q{i + 1}",
                    kind="direct" if span_of(text, content).text[:1].isupper() and kind == "direct" else kind,  # type: ignore[arg-type]
                    content=[span_of(text, content)],
                    cue=Cue(cue_span.start, cue_span.end, cue_span.text, cue or "") if cue_span else None,
                    source=span_of(text, source) if source else None,
                    relays=[span_of(text, relays[i])] if relays and i in relays else [],
                    speaker=span_of(text, speakers[i]) if speakers and i in speakers else None,
                    venue=span_of(text, venues[i]) if venues and i in venues else None,
                    method="frame.test",
                )
            )
        layers.put(doc, Quote, quotes)
        component(doc)
        return Resolved(layers.get(doc, Quote), layers.get(doc, Source))

    return run
