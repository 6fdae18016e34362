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
        holders = {h.holder for h in twin.held}
        twin.held += [h for h in draft.held if h.holder not in (*holders, None)][:2]
    return sorted(kept, key=lambda d: min(h.evidence.start for h in d.held))


def _overlap(a: Draft, b: Draft) -> bool:
    return any(x.evidence.start < y.evidence.end and y.evidence.start < x.evidence.end for x in a.held for y in b.held)
