"""From annotated attributions to what the network learns: tags of words, and what each content points to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..record.types import Quote
from ..text.offsets import Normalised
from .config import CONTENT_KINDS, POINTERS, SPAN_TAGS
from .features import Ints, Words
from .windows import Window

Extent = tuple[int, int]
"""Start and end of a stretch, in code points of the analysed text."""
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset(
    "il elle ils elles on qui ce lui je nous celui celle ceux celui-ci celle-ci ceux-ci celles-ci".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Annotation:
    """One attribution as the network sees it; ``speaker`` and ``relay`` list every stretch that would be right."""

    kind: str
    fragments: tuple[Extent, ...]
    conditional: bool = False
    links: dict[str, tuple[Extent, ...]] = field(default_factory=dict)
    """Right answers by pointer; an empty tuple says «none», a missing key says that nobody knows."""


@dataclass(frozen=True)
class Targets:
    """Labels of one window; word numbers count from its first word."""

    content: Ints
    spans: dict[str, Ints]
    fragments: Ints
    """(n, 2) first and last word."""
    pointers: dict[str, list[Ints | None]]
    """Right words of each fragment; empty for «none», None for unknown."""
    conditional: Ints


def from_gold(article: dict[str, Any], normalised: Normalised) -> list[Annotation]:
    """Annotations of a gold article (the shape of the gold JSON lines)."""
    text = normalised.text
    names = {s["name"]: [s["name"], *s.get("mentions", [])] for s in article["sources"]}

    def extent(span: dict[str, Any] | None) -> tuple[Extent, ...]:
        return () if span is None else ((_forward(normalised, span["start"]), _forward(normalised, span["end"])),)

    found = []
    links: dict[str, tuple[Extent, ...]]
    for item in article["attributions"]:
        fragments = tuple(extent(c)[0] for c in item["content"])
        links = {name: extent(item.get(name)) for name in ("cue", "source", "venue")}
        last, first = item["chain"][-1], item["chain"][0]
        speaker = _occurrences(text, last, names.get(last, [last])) or _unless_pronoun(text, links["source"])
        if speaker:
            links["speaker"] = speaker
        relay = _occurrences(text, first, names.get(first, [first])) if len(item["chain"]) > 1 else ()
        if relay or len(item["chain"]) == 1:
            links["relay"] = _nearest(text, relay, fragments[0])
        found.append(Annotation(item["kind"], fragments, bool(item["conditional"]), links))
    return found


def from_quotes(text: str, quotes: Iterable[Quote]) -> list[Annotation]:
    """Annotations out of a quotes layer, for weak labels; only what the finder knows is taught."""
    found = []
    for quote in quotes:
        links = {
            "cue": ((quote.cue.start, quote.cue.end),) if quote.cue else (),
            "source": ((quote.source.start, quote.source.end),) if quote.source else (),
            "venue": ((quote.venue.start, quote.venue.end),) if quote.venue else (),
            "relay": tuple((r.start, r.end) for r in quote.relays),
        }
        named = ((quote.speaker.start, quote.speaker.end),) if quote.speaker else ()
        if speaker := named or _unless_pronoun(text, links["source"]):
            links["speaker"] = speaker
        fragments = tuple((c.start, c.end) for c in quote.content)
        found.append(Annotation(quote.kind, fragments, quote.conditional, links))
    return found


def targets(annotations: Sequence[Annotation], words: Words, window: Window) -> Targets:
    """Labels of the words of ``window``; of nested contents the outer one is tagged, and both are linked."""
    start = words.start[window.first : window.last]
    end = words.end[window.first : window.last]
    content = np.zeros(len(start), dtype=np.int32)
    spans = {name: np.zeros(len(start), dtype=np.int32) for name in SPAN_TAGS}
    rows: list[tuple[int, int]] = []
    pointers: dict[str, list[Ints | None]] = {name: [] for name in POINTERS}
    conditional: list[int] = []
    for item in sorted(annotations, key=lambda a: -sum(b - x for x, b in a.fragments)):
        kind = CONTENT_KINDS.index(item.kind)
        for a, b in item.fragments:
            inside = np.flatnonzero((start < b) & (end > a))
            if not len(inside) or start[inside[0]] > a + 1 or b > end[inside[-1]] + 1:
                if len(inside) and not content[inside].any():
                    content[inside] = 2 + 2 * kind
                continue
            if not content[inside].any():
                content[inside] = 2 + 2 * kind
                content[inside[0]] = 1 + 2 * kind
            rows.append((int(inside[0]), int(inside[-1])))
            conditional.append(int(item.conditional))
            for name in POINTERS:
                known = item.links.get(name)
                pointers[name].append(None if known is None else _words_of(known, start, end))
        for name in SPAN_TAGS:
            for extent in item.links.get(name, ()):
                at = _words_of((extent,), start, end)
                spans[name][at] = 2
                spans[name][at[:1]] = 1
    fragments = np.array(rows, dtype=np.int32).reshape(-1, 2)
    return Targets(content, spans, fragments, pointers, np.array(conditional, dtype=np.int32))


def _words_of(extents: Sequence[Extent], start: Ints, end: Ints) -> Ints:
    if not extents:
        return np.zeros(0, dtype=np.int32)
    hit = np.zeros(len(start), dtype=bool)
    for a, b in extents:
        hit |= (start < b) & (end > a)
    return np.flatnonzero(hit).astype(np.int32)


def _forward(normalised: Normalised, offset: int) -> int:
    return offset if normalised.origin is None else bisect_left(normalised.origin, offset)


def _occurrences(text: str, name: str, forms: Sequence[str]) -> tuple[Extent, ...]:
    """Where the forms of an entity stand; if some share a word with its name, only those."""
    found = [
        (m.start(), m.end())
        for form in dict.fromkeys(forms)
        if form.strip() and form.casefold() not in _PRONOUNS
        for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    ]
    own = {w.casefold() for w in _WORD.findall(name) if w[0].isupper()}
    named = [(a, b) for a, b in found if own & {w.casefold() for w in _WORD.findall(text[a:b])}]
    return tuple(sorted(set(named or found)))


def _unless_pronoun(text: str, extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
    return tuple((a, b) for a, b in extents if text[a:b].casefold() not in _PRONOUNS)


def _nearest(text: str, extents: tuple[Extent, ...], fragment: Extent) -> tuple[Extent, ...]:
    """The extents in the paragraph of ``fragment``, or the one nearest to it."""
    a = text.rfind("\n", 0, fragment[0]) + 1
    b = text.find("\n", fragment[1])
    inside = tuple(e for e in extents if a <= e[0] and (b < 0 or e[1] <= b))
    return inside or tuple(sorted(extents, key=lambda e: abs(e[0] - fragment[0]))[:1])
