"""What the stage works with: mentions, the entities they refer to, and the page they stand on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from spacy.tokens import Doc

from .. import layers
from ..record.types import Gender, Quote, SourceType, Zone

Kind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True)
class Role:
    """A description learned for an entity: head noun (masculine singular) and the words that carry meaning."""

    head: str
    words: frozenset[str]
    text: str


@dataclass(eq=False)
class Entity:
    """Something that can speak. ``hint`` is a gender guessed from a first name, never shown."""

    type: SourceType
    name: str
    plural: bool = False
    gender: Gender | None = None
    hint: Gender | None = None
    words: tuple[str, ...] = ()
    """Folded words of the fullest proper name; empty for an entity known by descriptions alone."""
    described: frozenset[str] = frozenset()
    roles: list[Role] = field(default_factory=list)
    background: list[Role] = field(default_factory=list)
    """Offices and trades that everybody knows of a public figure; they tie descriptions to it and are never shown."""
    role: str | None = None
    affiliation: str | None = None
    label: str = ""
    """What the entity recogniser mostly says of its name, for names of which nothing else is known."""
    speaks: bool = False
    """Its name alone fills the source slot of a quote."""
    mentions: list[Mention] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether a proper name is known for it."""
        return bool(self.words)

    @property
    def place(self) -> bool:
        """Named as a place, with no sign that it speaks."""
        return self.label == "LOC" and self.type != "person" and not self.speaks

    def agrees(self, gender: Gender | None, plural: bool | None) -> bool:
        """Whether a word of this gender and number can refer to it; unknown agrees with all."""
        own = self.gender or self.hint
        return (plural is None or plural == self.plural) and (gender is None or own is None or gender == own)


@dataclass(eq=False)
class Mention:
    """A place of the text that refers to an entity; offsets are code points, ``token`` is the head's index."""

    start: int
    end: int
    token: int
    kind: Kind
    entity: Entity
    embedded: bool = False
    """Inside a description of something else («le maire de Nice»)."""


class Page:
    """Where things stand: paragraph and sentence of an offset, and whether it is inside quoted words."""

    def __init__(self, doc: Doc, quotes: Sequence[Quote]) -> None:
        self.doc, self.text = doc, doc.text
        self.paragraphs = [0] + [m.end() for m in re.finditer(r"\n+", self.text)]
        self.offsets = doc.to_array("IDX").tolist()
        starts = zip(self.offsets, doc.to_array("SENT_START").tolist(), strict=True)
        self.sentences = [offset for offset, start in starts if start == 1] or [0]
        verbatim = sorted((s.start, s.end) for q in quotes if q.kind == "direct" for s in q.content)
        self.quoted = self.stretches(verbatim)
        tops = (z for z in layers.get(doc, Zone) if z.kind in ("title", "heading"))
        self.heading = self.stretches(sorted((z.start, z.end) for z in tops))

    @staticmethod
    def stretches(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
        """A test whether an offset lies inside one of the sorted stretches, which may lie in one another."""
        starts = [start for start, _ in spans]
        ends = list(accumulate((end for _, end in spans), max))

        def inside(offset: int) -> bool:
            i = bisect_right(starts, offset) - 1
            return i >= 0 and offset < ends[i]

        return inside

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds an offset."""
        return bisect_right(self.paragraphs, offset) - 1

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds an offset."""
        return bisect_right(self.sentences, offset) - 1

    def token(self, offset: int) -> int:
        """Index of the token that holds an offset."""
        return max(0, bisect_right(self.offsets, offset) - 1)
