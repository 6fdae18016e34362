"""From the network's fragments to attributions with extents in the text; typography has the last word on borders."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .decode import Fragment, Mention
from .features import Words
from .infer import Prediction
from .labels import Extent
from .quotemarks import Quoted, find_quoted

_EDGE = " \t\n\r,;:"
_INTRODUCERS = ("que ", "qu'", "qu’")
_NOMINAL = frozenset({"nmod", "amod", "det", "flat", "flat:name", "appos", "case", "nummod", "fixed", "compound"})
MAX_PHRASE = 25
"""Longest noun phrase, in tokens, that stands for a mention."""
INCISE = 40
"""Most words that an incise with its speaker takes between two halves of a content."""
MOSTLY = 0.5
"""Share of a direct content that must lie between two marks for the marks to be its borders."""


@dataclass
class Attribution:
    """One attribution that the network proposes, in code points of the analysed text."""

    kind: str
    fragments: list[Extent]
    cue: Extent | None
    source: Extent | None
    speaker: Extent | None
    relay: Extent | None
    venue: Extent | None
    conditional: bool
    evidence: dict[str, float]
    """Probabilities behind it, for the confidence: content, edge, cue, source, speaker."""


def attributions(doc: Doc, prediction: Prediction) -> list[Attribution]:
    """Attributions in text order. Fragments on both sides of their cue are one attribution, interrupted."""
    groups = assign_cues(prediction.fragments)
    quoted = _whole(prediction, [q for q in find_quoted(doc.text) if q.depth == 1])
    found = [_attribution(doc, prediction.words, quoted, group) for group in groups]
    return [a for a in found if a.fragments]


def assign_cues(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Give each cue to the fragment that claims it most; a second one gets it only as the other half of an incise.

    Returns the fragments in groups, one for each attribution; their ``cue`` links are set to what was decided.
    """
    claims = sorted(((m.score, i, m) for i, f in enumerate(fragments) for m in f.cues), key=lambda c: (-c[0], c[1]))
    owner: dict[int, int] = {}
    half: dict[int, int] = {}
    decided: dict[int, Mention] = {}
    for _, i, cue in claims:
        if i in decided:
            continue
        first = owner.get(cue.first)
        if first is None:
            owner[cue.first] = i
        elif first not in half.values() and _around(fragments, first, i, cue):
            half[i] = first
        else:
            continue
        decided[i] = cue
    for i, fragment in enumerate(fragments):
        fragment.links["cue"] = decided.get(i)
    groups = {i: [f] for i, f in enumerate(fragments) if i not in half}
    for i, first in half.items():
        groups[first].append(fragments[i])
    return list(groups.values())


def _around(fragments: list[Fragment], one: int, other: int, cue: Mention) -> bool:
    """Whether two neighbouring fragments stand close on both sides of a cue."""
    a, b = sorted((one, other))
    return b == a + 1 and fragments[a].last < cue.first < fragments[b].first <= fragments[a].last + INCISE


def _whole(prediction: Prediction, quoted: list[Quoted]) -> list[Quoted]:
    """Quoted stretches that no incise interrupts: those with a cue among their words are left out."""
    words = prediction.words
    cues = [m for f in prediction.fragments if (m := f.links.get("cue")) and not f.first <= m.first <= f.last]
    places = sorted(int(words.start[m.first]) for m in cues)
    return [q for q in quoted if bisect_left(places, q.start) == bisect_left(places, q.end)]


def _attribution(doc: Doc, words: Words, quoted: list[Quoted], group: list[Fragment]) -> Attribution:
    lead = max(group, key=lambda f: (f.last - f.first) * f.score)
    text = doc.text
    extents = [_snap(text, quoted, (int(words.start[f.first]), int(words.end[f.last])), f.kind) for f in group]
    extents = [(a, b) for a, b in extents if a < b]

    def phrase(name: str) -> Extent | None:
        mention = lead.links.get(name)
        return None if mention is None else _mention(doc, words, mention)

    source = phrase("source")
    speaker = phrase("speaker")
    if speaker and source and _named(doc, source):
        speaker = None
    evidence = {"content": lead.score, "edge": lead.edge}
    for name in ("cue", "source", "speaker"):
        link = lead.links.get(name)
        evidence[name] = link.score if link else lead.none.get(name, 0.0)
    return Attribution(
        kind=kind_of(text, quoted, extents, lead.kind),
        fragments=_join(extents),
        cue=phrase("cue"),
        source=source,
        speaker=speaker,
        relay=phrase("relay"),
        venue=phrase("venue"),
        conditional=lead.conditional > 0.5,
        evidence=evidence,
    )


def kind_of(text: str, quoted: list[Quoted], extents: list[Extent], guess: str) -> str:
    """Kind by typography: without quote marks indirect, wholly between marks as the network says, else mixed."""
    inner = [q.interior(text) for q in quoted]
    size = sum(b - a for a, b in extents)
    covered = sum(max(0, min(b, d) - max(a, c)) for a, b in extents for c, d in inner if c < b and d > a)
    if not covered:
        return "indirect" if guess == "mixed" else guess
    if covered < 0.97 * size:
        return "mixed"
    return "mixed" if guess == "mixed" else "direct"


def _snap(text: str, quoted: list[Quoted], extent: Extent, kind: str) -> Extent:
    """Grow over quoted stretches that are mostly inside, shrink off those that are mostly outside, strip the edges."""
    start, end = extent
    low = bisect_left(quoted, start, key=lambda q: q.end)
    for item in quoted[low:]:
        if item.start >= end:
            break
        a, b = item.interior(text)
        shared = min(b, end) - max(a, start)
        if shared <= 0:
            continue
        if kind == "direct" and 2 * shared >= b - a and shared >= MOSTLY * (end - start):
            start, end = item.start, item.end
        elif 2 * shared >= b - a:
            start, end = min(start, item.start), max(end, item.end)
        elif start > a:
            start = item.end
        elif end < b:
            end = item.start
    return strip(text, quoted, start, end)


def strip(text: str, quoted: list[Quoted], start: int, end: int) -> Extent:
    """Leave out white space, separators, a pair of marks around the whole, and the introducing «que»."""
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        at = bisect_left(quoted, start, key=lambda q: q.start)
        if at < len(quoted) and quoted[at].start == start and quoted[at].end >= end - 1:
            start, end = start + 1, min(end, quoted[at].end - 1)
        for word in _INTRODUCERS:
            if text.startswith(word, start):
                start += len(word)
        if (start, end) == before:
            return start, end


def _join(extents: list[Extent]) -> list[Extent]:
    out: list[Extent] = []
    for a, b in sorted(extents):
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _mention(doc: Doc, words: Words, mention: Mention) -> Extent:
    if mention.first == mention.last and doc[int(words.token[mention.first])].pos_ in ("NOUN", "PROPN"):
        return noun_phrase(doc[int(words.token[mention.first])])
    start, end = int(words.start[mention.first]), int(words.end[mention.last])
    text = doc.text
    for hyphen in ("-t-", "-"):
        if text.startswith(hyphen, start) and end - start > len(hyphen):
            start += len(hyphen)
    return start, end


def noun_phrase(token: Token) -> Extent:
    """The noun phrase around ``token``: its head noun with what depends on it, relative clauses left out."""
    head = token
    while head.dep_ in ("flat:name", "flat", "appos") and head.head.i != head.i:
        head = head.head
    first = last = head.i
    todo = [head]
    while todo:
        for child in todo.pop().children:
            if child.dep_ in _NOMINAL and not (child.dep_ == "case" and child.head.i == head.i):
                first, last = min(first, child.i), max(last, child.i)
                todo.append(child)
    if last - first >= MAX_PHRASE:
        first, last = min(first, head.i), min(last, head.i + 1)
    return head.doc[first].idx, head.doc[last].idx + len(head.doc[last])


def _named(doc: Doc, extent: Extent) -> bool:
    span = doc.char_span(*extent, alignment_mode="expand")
    return span is not None and any(t.pos_ == "PROPN" for t in span)
