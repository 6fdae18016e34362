"""From what the frames found to Quotes: overlaps settled, fragments trimmed, kind and conditional decided."""

from __future__ import annotations

from bisect import bisect_right

from ..record.types import Cue, Quote, QuoteKind, Span, Stance
from .clauses import has_clause
from .found import Found, Hit, Range
from .hearsay import is_conditional
from .phrase import STRONG_PRONOUNS
from .view import View

_TRIM = " \n\t,;:.–—-"


def without_echoes(view: View, found: list[Found]) -> list[Found]:
    """Without «selon lui» and «pour elle» inside what a verb reports: one source, said twice."""
    reported = sorted(r for f in found if f.hit for r in f.content)
    starts = [a for a, _ in reported]
    kept: list[Found] = []
    for item in found:
        if item.hit is None and item.cue and item.source:
            source = view.first(item.source[0])
            k = bisect_right(starts, source) - 1
            around = k >= 0 and any(a <= source < b for a, b in reported[max(0, k - 3) : k + 1])
            if around and view.lower[source] in STRONG_PRONOUNS:
                continue
        kept.append(item)
    return kept


def settle(found: list[Found]) -> list[Found]:
    """In text order; of two readings of the same words the surer one stays, nested ones with their own cue stay."""
    ordered = sorted(found, key=lambda f: (f.content[0][0], -f.content[-1][1], -f.confidence))
    kept: list[Found] = []
    seen: dict[tuple[Range, ...], int] = {}
    for item in ordered:
        key = tuple(item.content)
        if key in seen:
            if item.confidence > kept[seen[key]].confidence:
                kept[seen[key]] = item
            continue
        seen[key] = len(kept)
        kept.append(item)
    return kept


def nest(found: list[Found]) -> list[Found]:
    """Relate nested attributions: the source of the outer one relays the inner; a supposed speech act inside goes."""
    kept: list[Found] = []
    open_items: list[Found] = []
    for item in found:
        while open_items and open_items[-1].content[-1][1] <= item.content[0][0]:
            open_items.pop()
        outer = next((o for o in reversed(open_items) if _holds(o, item)), None)
        if outer is not None:
            if item.hit and item.hit.conditional:
                continue
            if outer.source and outer.source != item.source:
                item.relays = [*outer.relays, outer.source, *item.relays]
        kept.append(item)
        open_items.append(item)
    return kept


def suppose_speakers(found: list[Found]) -> None:
    """Where nobody fills the source slot, suppose who was last heard before; a heading belongs to what follows."""
    last: Range | None = None
    for item in found:
        if item.source is None:
            item.speaker = None if item.method == "direct.heading" else last
        elif not item.relays:
            last = item.source


def _holds(outer: Found, item: Found) -> bool:
    """Whether the cue and the content of ``item`` stand inside one fragment of ``outer``."""
    place = item.hit.i if item.hit else item.content[0][0]
    return (
        any(a <= place < b and a <= item.content[0][0] and item.content[-1][1] <= b for a, b in outer.content)
        and outer is not item
    )


def to_quote(view: View, item: Found, number: int) -> Quote | None:
    """The Quote of a finding; None when nothing is left of its content."""
    fragments = [span for r in _expand(view, item) if (span := _fragment(view, r))]
    if not fragments:
        return None
    kind = _kind(view, item)
    return Quote(
        id=f"q{number}",
        kind=kind,
        content=fragments,
        cue=_cue(view, item),
        source=_span(view, item.source),
        relays=[s for r in item.relays if (s := _span(view, r))],
        speaker=_span(view, item.speaker),
        venue=_span(view, item.venue),
        conditional=is_conditional(view, item.content, item.hit, kind == "direct"),
        stance=_stance(item.hit),
        confidence=round(item.confidence, 3),
        method=item.method,
    )


def _expand(view: View, item: Found) -> list[Range]:
    """The content, with the paragraphs before in which the same quotation began."""
    first = item.content[0][0]
    number = view.inside[first] if first < len(view) else -1
    before: list[Range] = []
    if number >= 0 and item.content[0][0] <= view.range_of(view.quoted[number].start, view.quoted[number].end)[0] + 1:
        while number > 0 and view.quoted[number - 1].goes_on:
            number -= 1
            q = view.quoted[number]
            before.insert(0, view.range_of(q.start, q.end))
    last = item.content[-1][1] - 1
    after: list[Range] = []
    number = view.inside[last]
    while number >= 0 and view.quoted[number].goes_on and number + 1 < len(view.quoted):
        number += 1
        q = view.quoted[number]
        after.append(view.range_of(q.start, q.end))
    return [*before, *item.content, *after]


def _fragment(view: View, r: Range) -> Span | None:
    """Characters of a fragment: inside the marks when it is one quotation whole, else with them."""
    a, b = r
    if a >= b:
        return None
    start, end = view.start[a], view.end[b - 1]
    number = view.inside[a]
    if number >= 0 and number == view.inside[b - 1]:
        q = view.quoted[number]
        start, end = max(start, q.start), min(end, q.end)
    text = view.string
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in ",;: \n":
        end -= 1
    if end > start and text[end - 1] == "." and number < 0:
        end -= 1
    return Span(start=start, end=end, text=text[start:end]) if start < end else None


def _kind(view: View, item: Found) -> QuoteKind:
    tokens = [i for a, b in item.content for i in range(a, b) if view.text[i] not in ",;:.–—-!?…"]
    quoted = [i for i in tokens if view.inside[i] >= 0]
    if not quoted:
        return "indirect"
    if len(quoted) < len(tokens) or len({view.inside[i] for i in quoted}) > len(item.content):
        return "mixed"
    clause = any(has_clause(view, a, b) for a, b in item.content)
    return "direct" if clause else "mixed"


def _span(view: View, r: Range | None) -> Span | None:
    return Span(start=r[0], end=r[1], text=view.string[r[0] : r[1]]) if r else None


def _cue(view: View, item: Found) -> Cue | None:
    if item.hit:
        start, end = view.start[item.hit.i], view.end[item.hit.end - 1]
        return Cue(start=start, end=end, text=view.string[start:end], lemma=item.hit.entry.lemma)
    if item.cue:
        start, end = item.cue
        return Cue(start=start, end=end, text=view.string[start:end], lemma=view.string[start:end].lower())
    return None


def _stance(hit: Hit | None) -> Stance:
    if hit is None:
        return "assert"
    if hit.restricted:
        return "minimise"
    return hit.entry.under_negation or "decline" if hit.negated else hit.entry.stance
