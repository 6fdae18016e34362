"""Every component of the library as a spaCy factory.

spaCy imports this module whenever any pipeline is made, so nothing heavy is imported here: each factory fetches its
component when it is asked for.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language


@Language.factory("actualite_zones")
def make_zones(nlp: Language, name: str) -> Any:
    """Zones of the page and sentence starts at paragraph breaks; goes first."""
    from .text.component import ZonesComponent

    return ZonesComponent(name=name)


@Language.factory("actualite_quotes", default_config={"extra_cues": None})
def make_quotes(nlp: Language, name: str, extra_cues: list[dict[str, Any]] | None) -> Any:
    """Attributions by typography and syntax."""
    from .quotes.component import QuotesComponent

    return QuotesComponent(name=name, extra_cues=extra_cues)


@Language.factory("actualite_attribution", default_config={"model": None, "batch_windows": 16, "threads": None})
def make_attribution(nlp: Language, name: str, model: str | None, batch_windows: int, threads: int | None) -> Any:
    """Attributions by the transformer, merged with what the rules found."""
    from .attribution.component import AttributionComponent

    return AttributionComponent(name=name, model=model, batch_windows=batch_windows, threads=threads)


@Language.factory("actualite_sources")
def make_sources(nlp: Language, name: str) -> Any:
    """Who speaks: one source for each entity, linked to its quotes."""
    from .sources.component import SourcesComponent

    return SourcesComponent(name=name)


@Language.factory("actualite_dates", default_config={"reference": None})
def make_dates(nlp: Language, name: str, reference: str | None) -> Any:
    """Temporal expressions with values; ``reference`` is an ISO date, used when the document brings none."""
    from .dates.component import DatesComponent

    return DatesComponent(name=name, reference=reference)


@Language.factory("actualite_claims")
def make_claims(nlp: Language, name: str) -> Any:
    """Contested and unverified propositions."""
    from .claims.component import ClaimsComponent

    return ClaimsComponent(name=name)
