"""The component that stores the temporal expressions of a document and dates its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from spacy.tokens import Doc

from .. import layers
from ..article import reference_date
from ..errors import InputError
from ..record.types import Quote, TimeExpression, Warning, Zone
from ..text.zones import SILENT
from .date_intervals import interval, is_relative
from .find import find_expressions, find_nodes
from .nodes import Day
from .said_at import link_said_at
from .scene import Scene
from .text import matching_form


class DatesComponent:
    """Finds time expressions and resolves them against the publication date, else the dateline, else ``reference``.

    ``reference`` is an ISO date or datetime used for documents that bring none; raises InputError when unreadable.
    """

    def __init__(self, name: str = "actualite_dates", reference: str | None = None) -> None:
        if reference is not None and reference_date(reference) is None:
            raise InputError(f"`reference` must be an ISO date such as 2024-10-25, not {reference!r}")
        self.name = name
        self.reference = reference

    def __call__(self, doc: Doc) -> Doc:
        """Store the layer, a span group for displaCy, and ``said_at`` of the quotes."""
        zones = layers.get(doc, Zone)
        skip = [(zone.start, zone.end) for zone in zones if zone.kind in SILENT]
        found = find_expressions(doc, self._reference(doc, zones), skip)
        layers.put(doc, TimeExpression, found.expressions)
        layers.show(doc, "dates", [(d.start, d.end, d.value) for d in found.expressions])
        if found.short:
            layers.warn(doc, _no_reference(found.short[0]))
        if quotes := layers.get(doc, Quote):
            layers.put(doc, Quote, link_said_at(doc, quotes, found.expressions))
        return doc

    def _reference(self, doc: Doc, zones: Sequence[Zone]) -> datetime | None:
        given = reference_date(layers.article(doc).published_at)
        return given or _dateline(zones) or reference_date(self.reference)


def _dateline(zones: Sequence[Zone]) -> datetime | None:
    """The full date of the dateline («Paris, 3 mars 2021 (AFP) -»)."""
    nodes = (item.node for zone in zones if zone.kind == "dateline" for item in find_nodes(matching_form(zone.text)))
    days = [n for n in nodes if isinstance(n, Day) and not is_relative(n)]
    return interval(days[0], Scene()).begin if days and days[0].day else None


def _no_reference(first: TimeExpression) -> Warning:
    return Warning(
        code="no_reference_date",
        message=f"no publication date: {first.text!r} and the like stay partial; give `published_at` or `reference`",
        start=first.start,
        end=first.end,
    )
