"""The component that stores what is contested and what is unverified."""

from __future__ import annotations

from spacy.tokens import Doc

from .. import layers
from ..quotes.view import same_view
from ..record.types import Claim, Quote, Relation, Source, TimeExpression, Zone
from .axes import axes_of
from .contested import find_contested
from .draft import Draft
from .material import Material
from .positions import make_position, relations_of
from .proposition import write
from .unverified import find_unverified


class ClaimsComponent:
    """Contested and unverified claims. Stores ``doc._.actualite_claims`` and the relations between positions."""

    def __init__(self, name: str = "actualite_claims") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find and store the claims of ``doc``."""
        quotes, sources = layers.get(doc, Quote), layers.get(doc, Source)
        view = same_view(doc, layers.get(doc, Zone))
        material = Material(view, quotes, sources, layers.get(doc, TimeExpression))
        claims = find_claims(material)
        layers.put(doc, Claim, claims)
        layers.put(doc, Relation, [r for c in claims for r in relations_of(c)])
        used = {p.holder_id for c in claims for p in c.positions}
        layers.put(doc, Source, [*sources, *(s for s in material.added if s.id in used)])
        spans = [(p.evidence.start, p.evidence.end, c.status) for c in claims for p in c.positions]
        layers.show(doc, "claims", spans)
        return doc


def find_claims(material: Material) -> list[Claim]:
    """Contested claims first found, then what stays unverified, in text order."""
    if not material.view.sentences:
        return []
    contested = find_contested(material)
    drafts = [*contested, *find_unverified(material, contested)]
    drafts.sort(key=lambda d: min(h.evidence.start for h in d.held))
    return [_claim(material, draft, f"c{number}") for number, draft in enumerate(drafts, 1)]


def _claim(material: Material, draft: Draft, key: str) -> Claim:
    return Claim(
        id=key,
        proposition=write(material, draft),
        status=draft.status,
        axes=axes_of(material, draft),
        signal=draft.signal,
        positions=[make_position(held) for held in draft.held],
        confidence=round(draft.confidence, 3),
        method=draft.method,
    )
