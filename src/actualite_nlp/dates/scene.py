"""Where an expression stands, and what comes out of resolving it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from ..record.types import DateType, Grain
from .interval import Interval, floor

Tense = Literal["past", "future", "present"]


class NoReferenceError(Exception):
    """A relative expression met no reference date."""


class Scene(Struct, frozen=True):
    """Where an expression stands: the newsroom's clock, the tense of its verb, the date the story spoke of last."""

    reference: datetime | None = None
    tense: Tense | None = None
    day: Interval | None = None
    """The last day the story named."""
    last: Interval | None = None
    """The last date of any grain."""
    event: bool = False
    """Whether a finite verb in the past or future tells an event at that time."""
    analysed: bool = False
    """Whether the tense was looked for (a parser has run)."""

    @property
    def now(self) -> datetime:
        """The reference; raises NoReferenceError when there is none."""
        if self.reference is None:
            raise NoReferenceError
        return self.reference

    @property
    def today(self) -> datetime:
        """Midnight of the reference."""
        return floor(self.now, "D")


class Resolved(Struct, frozen=True):
    """What an expression denotes; ``begin`` and ``end`` are None where it is open or vague."""

    type: DateType
    value: str
    begin: datetime | None = None
    end: datetime | None = None
    grain: Grain | None = None
    relative: bool = False
    short: bool = False
    """Whether a reference date would have said more."""

    @property
    def interval(self) -> Interval | None:
        """The interval where both bounds are known."""
        if self.begin is None or self.end is None or self.grain is None:
            return None
        return Interval(self.begin, self.end, self.grain)
