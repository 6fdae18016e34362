"""The component that stores the temporal expressions of a document and dates its quotes."""

from __future__ import annotations

from datetime import datetime

from spacy.tokens import Doc

from .. import layers
from ..article import reference_date
from ..errors import InputError
from ..record.types import Quote, TimeExpression, Warning, Zone
from .find import find_expressions
from .said_at import link_said_at

SILENT = ("boilerplate", "byline")


class DatesComponent:
    """Finds time expressions and resolves them against the publication date, else against ``reference``.

    ``reference`` is an ISO date or datetime used for documents that bring none; raises InputError when unreadable.
    """

    def __init__(self, name: str = "actualite_dates", reference: str | None = None) -> None:
        if reference is not None and reference_date(reference) is None:
            raise InputError(f"`reference` must be an ISO date such as 2024-10-25, not {reference!r}")
        self.name = name
        self.reference = reference

    def __call__(self, doc: Doc) -> Doc:
        """Store the layer, a span group for displaCy, and ``said_at`` of the quotes."""
        skip = [(zone.start, zone.end) for zone in layers.get(doc, Zone) if zone.kind in SILENT]
        found = find_expressions(doc, self._reference(doc), skip)
        layers.put(doc, TimeExpression, found.expressions)
        layers.show(doc, "dates", [(d.start, d.end, d.value) for d in found.expressions])
        if found.short:
            layers.warn(doc, _no_reference(found.short[0]))
        if quotes := layers.get(doc, Quote):
            layers.put(doc, Quote, link_said_at(doc, quotes, found.expressions))
        return doc

    def _reference(self, doc: Doc) -> datetime | None:
        return reference_date(layers.article(doc).published_at) or reference_date(self.reference)


def _no_reference(first: TimeExpression) -> Warning:
    return Warning(
        code="no_reference_date",
        message=f"no publication date: {first.text!r} and the like stay partial; give `published_at` or `reference`",
        start=first.start,
        end=first.end,
    )
