"""What a frame finds, before it becomes a Quote."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicon.cues import CueEntry

Range = tuple[int, int]
"""Half-open; of tokens in a View, unless said otherwise."""


PRECISION = {
    "direct.colon": 0.86, "direct.floating": 0.9, "direct.heading": 0.67, "direct.incise": 0.89,
    "frame.colon": 0.92, "frame.comment": 0.62, "frame.fact": 0.6, "frame.fragment": 0.79, "frame.impersonal": 0.6,
    "frame.incise": 0.97, "frame.noun": 0.8, "frame.infinitive": 0.9, "frame.pour": 0.86, "frame.predicate": 0.84,
    "frame.que": 0.91, "frame.question": 0.6, "frame.selon": 0.9, "indirect.continuation": 0.57,
    "mixed.continuation": 0.67,
}  # fmt: skip
"""Share of a frame's findings that are attributions of the right extent: (n + 1) / (m + 2) on 79 annotated articles."""
SOURCED = frozenset({"frame.que", "frame.colon", "frame.question", "frame.predicate"})


@dataclass(frozen=True)
class Hit:
    """A cue where it stands. ``i`` is its head token, [i, end) its words, [g0, g1) the verb group with clitics and aux.

    ``inverted`` is the postposed subject clitic («-il»), ``past`` whether the cue stands in a past tense.
    """

    entry: CueEntry
    mood: str
    i: int
    end: int
    g0: int
    g1: int
    inverted: int | None = None
    negated: bool = False
    restricted: bool = False
    passive: bool = False
    past: bool = False
    conditional: bool = False
    anchor: int = -1
    """The finite verb that carries the subject: the cue itself, or the semi-auxiliary («a tenu à préciser»)."""

    def takes(self, *frames: str) -> bool:
        """Whether the entry has one of these complement frames."""
        return not self.entry.frames.isdisjoint(frames)


@dataclass
class Found:
    """An attribution in the making: ``content`` in tokens, mentions in characters."""

    content: list[Range]
    method: str
    hit: Hit | None = None
    source: Range | None = None
    speaker: Range | None = None
    relays: list[Range] = field(default_factory=list)
    venue: Range | None = None
    cue: Range | None = None
    """Characters of the cue where it is not a verb of the lexicon (a preposition, a noun)."""
    quotes: list[int] = field(default_factory=list)
    """Numbers of the outermost quoted stretches whose text is part of the content."""

    @property
    def confidence(self) -> float:
        """How often the frame is right; less where nobody fills a source slot that should be filled."""
        missing = self.source is None and self.method in SOURCED
        return round(PRECISION.get(self.method, 0.6) * (0.8 if missing else 1.0), 3)
