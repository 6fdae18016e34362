"""The record: what one article becomes. These types are the contract; JSON and Arrow schemas derive from them.

Offsets are Unicode code points into the text as it was given, half-open. ``None`` means absent; no list is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

SCHEMA_VERSION = "1.0"

ZoneKind = Literal["title", "standfirst", "heading", "body", "byline", "dateline", "boilerplate"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SourceType = Literal["person", "organization", "media", "document", "group", "anonymous"]
Gender = Literal["f", "m"]
Stance = Literal[
    "assert", "confirm", "concede", "deny", "minimise", "question", "accuse", "promise", "decline",
    "correct", "retract", "speculate", "unverified",
]  # fmt: skip
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century",
]  # fmt: skip
Modifier = Literal["approx", "start", "mid", "end", "before", "after", "since", "until"]
ClaimStatus = Literal["contested", "unverified"]
Axis = Literal["existence", "quantity", "degree", "time", "place", "agent", "intent", "cause", "wording"]
Signal = Literal["cue", "numeric", "temporal", "model", "unnamed"]
RelationType = Literal["contradicts", "partially_contradicts", "undercuts", "concords", "corrects"]


class Span(Struct, frozen=True):
    """``text[start:end] == span.text`` in the article as given."""

    start: int
    end: int
    text: str


class Cue(Span, frozen=True):
    """The lexical head that introduces reported speech: a verb form, a preposition or a noun."""

    lemma: str


class Zone(Span, frozen=True):
    """A stretch of the page and what it is. Nothing is extracted from ``boilerplate`` or ``byline``."""

    kind: ZoneKind


class Quote(Struct, frozen=True, kw_only=True):
    """One attribution: reported content, the cue that introduces it, the source that stands behind it."""

    id: str
    kind: QuoteKind
    content: list[Span]
    """Fragments in text order, outer quote marks and introducing «que» left out."""
    cue: Cue | None = None
    source: Span | None = None
    """The mention that fills the source slot of the frame."""
    relays: list[Span] = field(default_factory=list)
    """Mentions of the relays, outermost first («le WSJ» in «selon le WSJ, qui cite une source»)."""
    speaker: Span | None = None
    """Where no mention fills the slot or it is anaphoric: the mention the finder thinks it stands for."""
    source_id: str | None = None
    relay_ids: list[str] = field(default_factory=list)
    venue: Span | None = None
    said_at: str | None = None
    conditional: bool = False
    stance: Stance = "assert"
    confidence: float = 1.0
    method: str = ""
    """The frame, rule or model that found it («frame.incise», «frame.selon», «model»)."""


class Source(Struct, frozen=True, kw_only=True):
    """An entity that speaks, once per article."""

    id: str
    name: str
    type: SourceType
    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    mentions: list[Span] = field(default_factory=list)
    quote_ids: list[str] = field(default_factory=list)


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A temporal expression; ``value`` is TIMEX3, ``begin`` and ``end_exclusive`` ISO (None: open or vague)."""

    id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str
    edtf: str | None = None
    begin: str | None = None
    end_exclusive: str | None = None
    grain: Grain | None = None
    relative: bool = False
    modifier: Modifier | None = None


class Position(Struct, frozen=True, kw_only=True):
    """Where one holder stands on a proposition; commitments run from -1 (rejects) to 1 (fully asserts)."""

    holder_id: str | None
    """Id of a source, "author" for the article's own voice, None when the holder is not named."""
    stance: Stance
    commitment: float
    author_commitment: float
    evidence: Span
    relay_ids: list[str] = field(default_factory=list)
    quote_id: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """A checkable proposition that is contested or unverified in the article."""

    id: str
    proposition: str
    status: ClaimStatus
    axes: list[Axis]
    signal: Signal
    positions: list[Position]
    confidence: float
    method: str = ""


class Relation(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """How one claim or quote bears on another, inside an article or across a dump."""

    from_: str
    to: str
    type: RelationType
    signal: Signal
    score: float


class Warning(Struct, frozen=True, kw_only=True):
    """Something a reader of the record should know; never an exception."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class ArticleInfo(Struct, frozen=True, kw_only=True):
    """What is known of the article itself."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None
    n_chars: int = 0
    text_sha256: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """One article, structured. Serialise with ``to_dict``/``to_json``, read back with ``from_dict``/``from_json``."""

    schema_version: str = SCHEMA_VERSION
    article: ArticleInfo
    zones: list[Zone] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    dates: list[TimeExpression] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def to_dict(self) -> dict[str, object]:
        """Plain dictionaries and lists, the JSON form of the record."""
        from .json import to_dict

        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """JSON text, lossless: ``Record.from_json(record.to_json()) == record``."""
        from .json import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, object]) -> Record:
        """Read the JSON form back. Raises InputError when it does not follow the schema."""
        from .json import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Read JSON text back. Raises InputError when it does not follow the schema."""
        from .json import from_json

        return from_json(text)

    def show(self, path: str | Path | None = None) -> Path | None:
        """Show the article in the notebook; with ``path``, or outside a notebook, as a page in the browser.

        Returns where the page was written, None when it was displayed in place.
        """
        from ..render.show import show

        return show(self, path)

    def _repr_html_(self) -> str:
        from ..render.html import article_html

        return article_html(self)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(getattr(self, name))} {name}" for name in ("quotes", "sources", "dates", "claims", "warnings")
        )
        return f"Record({self.article.id!r}, {counts})"
