"""What the page shows, worked out from a record before any markup: blocks of marked text, sources, dates, claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..record.types import Claim, Position, Quote, Record, Source, Span, TimeExpression, Zone
from ..text.blocks import split_blocks
from .events import Mark, nest
from .labels import OPPOSED

N_COLOURS = 8
_RANKS = {"claim": 0, "quote": 1, "date": 2, "source": 3, "mention": 4, "venue": 5, "cue": 6}


@dataclass(frozen=True)
class Badge:
    """How a source is recognised without its name: a letter code, a colour, and an underline that differs by round."""

    letter: str
    colour: int
    style: int


NO_BADGE = Badge("?", -1, 0)


@dataclass(frozen=True)
class Piece:
    """An opening, a text or a closing of the marked-up text; ``first`` and ``last`` are the ends of the whole item."""

    what: str
    text: str = ""
    kind: str = ""
    key: str = ""
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class Block:
    """One zone, ready to be written."""

    kind: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Side:
    """The positions on one side of a claim."""

    title: str
    opposed: bool
    positions: list[Position]


class View:
    """A record with what a template looks up: items by id, badges, colours."""

    def __init__(self, record: Record, text: str | None = None) -> None:
        self.record = record
        self.zones = record.zones or _whole(text or "")
        self.quotes: dict[str, Quote] = {q.id: q for q in record.quotes}
        self.sources: dict[str, Source] = {s.id: s for s in record.sources}
        self.dates: dict[str, TimeExpression] = {d.id: d for d in record.dates}
        self.claims: dict[str, Claim] = {c.id: c for c in record.claims}
        self.badges = {s.id: badge(i) for i, s in enumerate(record.sources)}

    def badge(self, source_id: str | None) -> Badge:
        """The badge of a source; the neutral one for a speaker that is not known."""
        return self.badges.get(source_id or "", NO_BADGE)

    def chain(self, quote: Quote) -> list[Source]:
        """Who speaks through whom, outermost relay first."""
        ids = [*quote.relay_ids, *([quote.source_id] if quote.source_id else [])]
        return [self.sources[i] for i in ids if i in self.sources]

    def holder(self, position: Position) -> str:
        """The name of who holds a position."""
        if position.holder_id == "author":
            return "l'article"
        source = self.sources.get(position.holder_id or "")
        return source.name if source else "non nommé"

    def proof(self, claim: Claim, position: Position) -> str:
        """The key of the stretch of text that a position rests on; positions on the same stretch share one."""
        return f"{claim.id}-{next(i for i, p in enumerate(claim.positions) if p.evidence == position.evidence)}"

    def proofs(self, claim: Claim) -> dict[str, Position]:
        """Each stretch of text once, by its key."""
        return {self.proof(claim, p): p for p in claim.positions}

    def sides(self, claim: Claim) -> list[Side]:
        """One side for an unverified claim, two for a contested one."""
        positions = claim.positions
        if claim.status == "unverified":
            return [Side("Rapporté par", False, positions)]
        against = [p for p in positions if p.stance in OPPOSED or p.commitment < 0]
        if not against or len(against) == len(positions):
            lowest = min((p.commitment for p in positions), default=0.0)
            against = [p for p in positions if p.commitment == lowest][-max(1, len(positions) - 1) :]
        favour = [p for p in positions if not any(p is other for other in against)]
        return [Side("Avancé par", False, favour), Side("Contesté ou nuancé par", True, against)]

    def blocks(self) -> Iterator[Block]:
        """The zones in text order, with what was found in them."""
        marks = sorted(self._marks(), key=lambda m: m.start)
        ends: dict[str, int] = {}
        for mark in marks:
            ends[mark.key] = max(ends.get(mark.key, 0), mark.end)
        seen: set[str] = set()
        reach = 0
        live: list[Mark] = []
        for zone in sorted(self.zones, key=lambda z: z.start):
            live = [m for m in live if m.end > zone.start]
            while reach < len(marks) and marks[reach].start < zone.end:
                live.append(marks[reach])
                reach += 1
            yield Block(zone.kind, list(_pieces(zone, live, ends, seen)))

    def _marks(self) -> Iterator[Mark]:
        slots: set[tuple[int, int]] = set()
        for quote in self.record.quotes:
            yield from (_mark("quote", quote.id, span) for span in quote.content)
            if quote.cue:
                yield _mark("cue", quote.id, quote.cue)
            if quote.venue:
                yield _mark("venue", quote.id, quote.venue)
            for source_id, span in ((quote.source_id, quote.source), *zip(quote.relay_ids, quote.relays, strict=False)):
                if span and (span.start, span.end) not in slots:
                    slots.add((span.start, span.end))
                    yield _mark("source", source_id or "", span)
        for source in self.record.sources:
            spots = (m for m in source.mentions if (m.start, m.end) not in slots)
            yield from (_mark("mention", source.id, span) for span in spots)
        yield from (Mark(d.start, d.end, f"date:{d.id}", _RANKS["date"]) for d in self.record.dates)
        for claim in self.record.claims:
            yield from (_mark("claim", key, p.evidence) for key, p in self.proofs(claim).items())


def badge(index: int) -> Badge:
    """Letter A to Z, then AA; eight colours, and another underline each time they come round again."""
    letters, rest = "", index
    while True:
        letters = chr(65 + rest % 26) + letters
        rest = rest // 26 - 1
        if rest < 0:
            return Badge(letters, index % N_COLOURS, index // N_COLOURS % 3)


def _mark(kind: str, key: str, span: Span) -> Mark:
    return Mark(span.start, span.end, f"{kind}:{key}", _RANKS[kind])


def _pieces(zone: Zone, marks: list[Mark], ends: dict[str, int], seen: set[str]) -> Iterator[Piece]:
    for event in nest(zone.start, zone.end, marks):
        if event.mark is None:
            yield Piece("text", zone.text[event.start - zone.start : event.end - zone.start])
            continue
        kind, _, key = event.mark.key.partition(":")
        first = event.what == "open" and event.mark.key not in seen
        if first:
            seen.add(event.mark.key)
        last = event.what == "close" and event.end == ends[event.mark.key]
        yield Piece(event.what, kind=kind, key=key, first=first, last=last)


def _whole(text: str) -> list[Zone]:
    return [Zone(b.start, b.end, b.text, "body") for b in split_blocks(text)]
