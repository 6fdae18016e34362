"""What a frame finds, before it becomes a Quote."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicon.cues import CueEntry

Range = tuple[int, int]
"""Half-open; of tokens in a View, unless said otherwise."""


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
    confidence: float = 0.8
    cue: Range | None = None
    """Characters of the cue where it is not a verb of the lexicon (a preposition, a noun)."""
    quotes: list[int] = field(default_factory=list)
    """Numbers of the outermost quoted stretches whose text is part of the content."""
