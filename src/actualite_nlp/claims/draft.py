"""A claim in the making, and what its positions commit their holders and the author to."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicon.cues import shipped_entries
from ..record.types import ClaimStatus, Quote, Signal, Span, Stance
from .material import AUTHOR, Material, Stand

SUPPORT = frozenset({"assert", "confirm", "concede", "accuse", "speculate", "unverified"})
OPPOSE = frozenset({"deny", "correct", "retract", "minimise"})
_BY_STANCE: dict[Stance, float] = {
    "assert": 0.9, "confirm": 1.0, "concede": 0.9, "accuse": 0.9, "promise": 0.8, "deny": -1.0, "correct": -0.9,
    "retract": -0.8, "minimise": 0.5, "question": -0.4, "decline": 0.0, "speculate": 0.4, "unverified": 0.7,
}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """One position: who, with which stance, on the evidence of which words."""

    holder: str | None
    stance: Stance
    evidence: Span
    quote: Quote | None = None
    relays: tuple[str, ...] = ()

    @property
    def commitment(self) -> float:
        """How far the holder stands behind the proposition: the cue's own commitment where it fits the stance."""
        usual = _BY_STANCE[self.stance]
        own = _cue_commitments(self.quote)[0] if self.quote else None
        if self.holder == AUTHOR:
            return self.author_commitment
        if own is None or own * usual <= 0:
            return usual
        return own

    @property
    def author_commitment(self) -> float:
        """How far the article itself stands behind the proposition, as the cue and the mood of the report tell."""
        if self.holder == AUTHOR:
            return 0.0 if self.stance == "unverified" else _BY_STANCE[self.stance]
        return (_cue_commitments(self.quote)[1] or 0.0) if self.quote else 0.0


def _cue_commitments(quote: Quote | None) -> tuple[float | None, float | None]:
    if quote is None or quote.cue is None:
        return None, None
    found = [e for e in shipped_entries() if e.lemma == quote.cue.lemma]
    return (found[0].source_commitment, found[0].author_commitment) if found else (None, None)


@dataclass
class Draft:
    """A claim before ids: ``about`` is the stretch its proposition is written from."""

    status: ClaimStatus
    held: list[Held]
    about: tuple[int, int]
    method: str
    confidence: float
    signal: Signal = "cue"
    subject: str | None = None
    """Source that the proposition is about when its stretch has no subject of its own (an infinitive)."""
    denied: bool = False
    """Whether the stretch is what the opponent denies (a noun phrase or an infinitive)."""
    words: frozenset[str] = field(default_factory=frozenset)


def support(stance: Stance) -> Stance:
    """A stance that stands behind a proposition: the one given where it does, else «assert»."""
    return stance if stance in SUPPORT else "assert"


def hold(material: Material, stand: Stand, about: frozenset[str], stance: Stance | None = None) -> Held:
    """The position a stand takes, its evidence chosen by what the claim is about."""
    return Held(stand.holder, stance or stand.stance, material.evidence(stand, about), stand.quote, stand.relays)
