"""From positions in the making to the record's positions and the relations between the quotes that hold them."""

from __future__ import annotations

from ..record.types import Claim, Position, Relation, RelationType
from .draft import OPPOSE, SUPPORT, Held


def make_position(held: Held) -> Position:
    """The record's position."""
    return Position(
        holder_id=held.holder,
        stance=held.stance,
        commitment=held.commitment,
        author_commitment=held.author_commitment,
        evidence=held.evidence,
        relay_ids=list(held.relays),
        quote_id=held.quote.id if held.quote else None,
    )


def relations_of(claim: Claim) -> list[Relation]:
    """How the quotes of a contested claim bear on each other, each pair once, the later on the earlier."""
    if claim.status != "contested":
        return []
    quoted = [p for p in claim.positions if p.quote_id]
    found = []
    for k, later in enumerate(quoted):
        for earlier in quoted[:k]:
            kind = _relation(earlier, later)
            if kind and earlier.quote_id and later.quote_id and earlier.quote_id != later.quote_id:
                found.append(
                    Relation(
                        from_=later.quote_id,
                        to=earlier.quote_id,
                        type=kind,
                        signal=claim.signal,
                        score=claim.confidence,
                    )
                )
    return found


def _relation(earlier: Position, later: Position) -> RelationType | None:
    if "question" in (earlier.stance, later.stance):
        return "undercuts"
    if "minimise" in (earlier.stance, later.stance):
        return "partially_contradicts"
    if later.stance == "correct":
        return "corrects"
    opposed = (earlier.stance in OPPOSE) != (later.stance in OPPOSE)
    if opposed:
        return "contradicts"
    return "concords" if {earlier.stance, later.stance} <= SUPPORT or {earlier.stance, later.stance} <= OPPOSE else None
