"""Rules and network put together: which attributions stand, and which of the two is believed on each part of them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

import msgspec
from msgspec import Struct

from ..record.types import Cue, Quote, Span, Stance
from .labels import Extent
from .shape import Attribution

SAME = 0.5
"""Overlap of contents (intersection over union) from which two findings are the same attribution."""
SHARED = 0.2
"""Share of the smaller of two contents from which they compete for the same words."""
LONGEST = 10_000
"""No content is looked for further back than so many characters."""


Part = Literal["content", "cue", "source", "speaker", "relays", "venue", "conditional"]

PARTS: tuple[Part, ...] = get_args(Part)


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """How findings are merged; chosen by measurement and kept in the configuration of the weights."""

    keep_rule: float = 0.3
    """A finding of the rules stands from this confidence on."""
    add_model: float = 0.5
    """A finding of the network alone stands from this confidence on."""
    believe: dict[Part, float] = {}
    """Parts of a finding of both that the network decides where it is at least so sure of them."""
    complete: tuple[Part, ...] = ("venue", "conditional")
    """Parts that the network adds to a finding of both where the rules have none."""
    calibration: dict[str, float] = {}
    """Weights of a logistic regression on the evidence, ``bias`` included."""


@dataclass
class Candidate:
    """A possible attribution: what the rules say of it, what the network says, and how sure both are together."""

    rule: Quote | None
    model: Attribution | None
    inside: float
    """Mean probability that its words are content."""
    confidence: float = 0.0
    overlaps: list[int] = field(default_factory=list)


def candidates(
    rules: Sequence[Quote], found: Sequence[Attribution], inside: Callable[[Sequence[Extent]], float]
) -> list[Candidate]:
    """Findings of both sides, those with the same content paired, in text order."""
    rule_extents = [[(c.start, c.end) for c in q.content] for q in rules]
    ordered = sorted((m.fragments[0][0], j) for j, m in enumerate(found))
    pairs = sorted(
        ((overlap(a, found[j].fragments), i, j) for i, a in enumerate(rule_extents) for j in _near(a, ordered)),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in pairs:
        if share >= SAME and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    out = [
        Candidate(q, found[partner[i]] if i in partner else None, inside(rule_extents[i])) for i, q in enumerate(rules)
    ]
    out += [Candidate(None, m, inside(m.fragments)) for j, m in enumerate(found) if j not in taken]
    return sorted(out, key=lambda c: extents_of(c)[0])


def _near(extents: Sequence[Extent], ordered: Sequence[tuple[int, int]]) -> list[int]:
    """Network findings, out of (start, number) in order, that may touch the stretch of ``extents``."""
    low = bisect_left(ordered, (extents[0][0] - LONGEST, 0))
    high = bisect_left(ordered, (extents[-1][1], 0))
    return [j for _, j in ordered[low:high]]


def extents_of(candidate: Candidate) -> list[Extent]:
    """Where the content of a candidate stands, by the rules if they found it."""
    if candidate.rule is not None:
        return [(c.start, c.end) for c in candidate.rule.content]
    assert candidate.model is not None
    return candidate.model.fragments


def overlap(one: Sequence[Extent], other: Sequence[Extent]) -> float:
    """Intersection over union of two lists of extents, in characters."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    union = sum(b - a for a, b in one) + sum(b - a for a, b in other) - shared
    return shared / union if union else 0.0


def evidence(candidate: Candidate) -> dict[str, float]:
    """What the confidence is computed from, each about between 0 and 1; among it the frame of the rules, by name."""
    rule, model = candidate.rule, candidate.model
    found = model.evidence if model else {}
    kind = rule.kind if rule else model.kind if model else "direct"
    return {
        "both": float(rule is not None and model is not None),
        "rule": rule.confidence if rule else 0.0,
        "inside": candidate.inside,
        **{name: found.get(name, 0.0) for name in ("edge", "cue", "source", "speaker")},
        "direct": float(kind == "direct"),
        "mixed": float(kind == "mixed"),
        "cueless": float((rule.cue if rule else model.cue if model else None) is None),
        **({rule.method: 1.0} if rule else {}),
    }


def confidence(candidate: Candidate, policy: Policy) -> float:
    """Calibrated probability that content and speaker of a candidate are right."""
    weights = policy.calibration
    if not weights:
        return round(candidate.inside, 3)
    score = weights.get("bias", 0.0)
    score += sum(weights.get(name, 0.0) * value for name, value in evidence(candidate).items())
    return round(1 / (1 + math.exp(-score)), 3)


def choose(found: Sequence[Candidate], policy: Policy) -> list[Candidate]:
    """Candidates that become part of the record, their confidence set.

    The network alone adds only where no finding that stands covers the same words.
    """
    for candidate in found:
        candidate.confidence = confidence(candidate, policy)
    kept = [c for c in found if c.rule is not None and c.confidence >= policy.keep_rule]
    taken = sorted(extent for c in kept for extent in extents_of(c))
    new = [c for c in found if c.rule is None and c.confidence >= policy.add_model and not _covered(c, taken)]
    return sorted([*kept, *new], key=lambda c: extents_of(c)[0])


def _covered(candidate: Candidate, taken: Sequence[Extent]) -> bool:
    """Whether more than a small part of a candidate, or of what stands there already, is shared between them."""
    for a, b in extents_of(candidate):
        low = bisect_left(taken, a - LONGEST, key=lambda e: e[0])
        for c, d in taken[low:]:
            if c >= b:
                break
            if min(b, d) - max(a, c) > SHARED * min(b - a, d - c):
                return True
    return False


class Facts(Protocol):
    """What is known of cues."""

    def lemma_and_stance(self, extent: Extent) -> tuple[str, Stance]:
        """Lemma and stance of a cue."""

    def subject(self, extent: Extent, content: Extent) -> Extent | None:
        """Subject of a cue, outside the content."""


def to_quote(text: str, candidate: Candidate, policy: Policy, facts: Facts, number: int) -> Quote:
    """The attribution that the record holds. The subject of its cue is the source, where grammar sees one."""
    model, rule = candidate.model, candidate.rule

    def span(extent: Extent | None) -> Span | None:
        return None if extent is None else Span(start=extent[0], end=extent[1], text=text[extent[0] : extent[1]])

    def cue(extent: Extent | None) -> tuple[Cue | None, Stance]:
        if extent is None:
            return None, "assert"
        lemma, stance = facts.lemma_and_stance(extent)
        return Cue(start=extent[0], end=extent[1], text=text[extent[0] : extent[1]], lemma=lemma), stance

    if model is None:
        assert rule is not None
        return msgspec.structs.replace(rule, id=f"q{number}", confidence=candidate.confidence)
    model_cue, stance = cue(model.cue)
    subject = facts.subject(model.cue, (model.fragments[0][0], model.fragments[-1][1])) if model.cue else None
    relays = [r for r in [span(model.relay)] if r and model.relay != model.source]
    proposed = Quote(
        id=f"q{number}",
        kind=model.kind,  # type: ignore[arg-type]
        content=[s for f in model.fragments if (s := span(f))],
        cue=model_cue,
        source=span(subject or model.source),
        relays=relays,
        speaker=span(model.speaker),
        venue=span(model.venue),
        conditional=model.conditional,
        stance=stance,
        confidence=candidate.confidence,
        method="model",
    )
    return proposed if rule is None else _blend(rule, proposed, policy, model.evidence)


def _blend(rule: Quote, proposed: Quote, policy: Policy, sure: dict[str, float]) -> Quote:
    """The rules' finding with the parts that the network knows better or that the rules lack."""
    changes: dict[str, Any] = {}
    for part in PARTS:
        known, offered = getattr(rule, part), getattr(proposed, part)
        believed = part in policy.believe and sure.get(part, 1.0) >= policy.believe[part]
        if offered and (believed or (not known and part in policy.complete)):
            changes[part] = offered
    if "content" in changes:
        changes["kind"] = proposed.kind
    if "cue" in changes:
        changes["stance"] = proposed.stance
    if changes.get("conditional") and rule.kind == "direct":
        del changes["conditional"]
    confidence, method = proposed.confidence, f"model+{rule.method}"
    return msgspec.structs.replace(rule, id=proposed.id, confidence=confidence, method=method, **changes)
