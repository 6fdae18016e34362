"""Claims found twice: drafts that rest on the same words become one."""

from __future__ import annotations

from .draft import Draft


def merge(drafts: list[Draft]) -> list[Draft]:
    """Drafts whose evidence overlaps become one: the surest leads, positions of new holders are added."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        twin = next((k for k in kept if _overlap(k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        known = {(h.holder, h.stance) for h in twin.held}
        holders = {h.holder for h in twin.held}
        others = [h for h in draft.held if h.holder not in (*holders, None)]
        twin.held += [h for h in others if (h.holder, h.stance) not in known][:2]
    return sorted(kept, key=lambda d: min(h.evidence.start for h in d.held))


def _overlap(a: Draft, b: Draft) -> bool:
    return any(x.evidence.start < y.evidence.end and y.evidence.start < x.evidence.end for x in a.held for y in b.held)
