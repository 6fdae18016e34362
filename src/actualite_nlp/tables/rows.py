"""The flat tables: one row type a table, and the rows of a record.

Every row says which article it comes from, when and where that appeared, and gives names instead of ids to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from ..article import reference_date
from ..record.types import (
    Axis,
    ClaimStatus,
    DateType,
    Gender,
    Grain,
    Modifier,
    QuoteKind,
    Record,
    Signal,
    Source,
    SourceType,
    Span,
    Stance,
)


class Row(Struct, kw_only=True):
    """What every row tells of its article. ``published_at`` is on the clock of the newsroom."""

    article_id: str | None
    outlet: str | None
    published_at: datetime | None


class ArticleRow(Row, kw_only=True):
    """One article."""

    title: str | None
    author: str | None
    url: str | None
    language: str | None
    n_chars: int
    n_quotes: int
    n_sources: int
    n_dates: int
    n_claims: int
    warnings: list[str]
    """Codes of the warnings."""


class QuoteRow(Row, kw_only=True):
    """One attribution. ``content`` joins the fragments with « […] »; ``start`` and ``end`` cover them all."""

    quote_id: str
    kind: QuoteKind
    content: str
    start: int
    end: int
    cue: str | None
    cue_lemma: str | None
    stance: Stance
    conditional: bool
    source: str | None
    """The mention in the source slot («le ministre»); ``source_name`` is who that is."""
    source_id: str | None
    source_name: str | None
    source_type: SourceType | None
    source_role: str | None
    source_gender: Gender | None
    relays: list[str]
    """Names of the relays, outermost first."""
    venue: str | None
    said_at: str | None
    """TIMEX3 value of the date of utterance."""
    confidence: float
    method: str


class SourceRow(Row, kw_only=True):
    """One source."""

    source_id: str
    name: str
    type: SourceType
    role: str | None
    affiliation: str | None
    gender: Gender | None
    n_quotes: int
    mentions: list[str]


class DateRow(Row, kw_only=True):
    """One temporal expression."""

    date_id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str
    edtf: str | None
    begin: str | None
    end_exclusive: str | None
    grain: Grain | None
    relative: bool
    modifier: Modifier | None


class ClaimRow(Row, kw_only=True):
    """One claim; who holds what about it is in ``PositionRow``."""

    claim_id: str
    proposition: str
    status: ClaimStatus
    axes: list[Axis]
    signal: Signal
    n_positions: int
    holders: list[str]
    confidence: float
    method: str


class PositionRow(Row, kw_only=True):
    """One position on a claim. ``holder`` is a name, "author" for the article's own voice, None when not named."""

    claim_id: str
    proposition: str
    status: ClaimStatus
    holder: str | None
    holder_id: str | None
    stance: Stance
    commitment: float
    author_commitment: float
    relays: list[str]
    quote_id: str | None
    evidence: str


def article_rows(record: Record) -> Iterator[ArticleRow]:
    """The one row of the article."""
    info = record.article
    yield ArticleRow(
        **_article(record),
        title=info.title,
        author=info.author,
        url=info.url,
        language=info.language,
        n_chars=info.n_chars,
        n_quotes=len(record.quotes),
        n_sources=len(record.sources),
        n_dates=len(record.dates),
        n_claims=len(record.claims),
        warnings=[warning.code for warning in record.warnings],
    )


def quote_rows(record: Record) -> Iterator[QuoteRow]:
    """One row an attribution."""
    common, sources = _article(record), _sources(record)
    values = {date.id: date.value for date in record.dates}
    for quote in record.quotes:
        source = sources.get(quote.source_id or "")
        yield QuoteRow(
            **common,
            quote_id=quote.id,
            kind=quote.kind,
            content=" […] ".join(span.text for span in quote.content),
            start=min((span.start for span in quote.content), default=0),
            end=max((span.end for span in quote.content), default=0),
            cue=_text(quote.cue),
            cue_lemma=quote.cue.lemma if quote.cue else None,
            stance=quote.stance,
            conditional=quote.conditional,
            source=_text(quote.source),
            source_id=quote.source_id,
            source_name=source.name if source else None,
            source_type=source.type if source else None,
            source_role=source.role if source else None,
            source_gender=source.gender if source else None,
            relays=_names(quote.relay_ids, sources),
            venue=_text(quote.venue),
            said_at=values.get(quote.said_at or ""),
            confidence=quote.confidence,
            method=quote.method,
        )


def source_rows(record: Record) -> Iterator[SourceRow]:
    """One row a source."""
    common = _article(record)
    for source in record.sources:
        yield SourceRow(
            **common,
            source_id=source.id,
            name=source.name,
            type=source.type,
            role=source.role,
            affiliation=source.affiliation,
            gender=source.gender,
            n_quotes=len(source.quote_ids),
            mentions=[span.text for span in source.mentions],
        )


def date_rows(record: Record) -> Iterator[DateRow]:
    """One row a temporal expression."""
    common = _article(record)
    for date in record.dates:
        fields = {name: getattr(date, name) for name in DateRow.__struct_fields__ if hasattr(date, name)}
        yield DateRow(**common, **fields, date_id=date.id)


def claim_rows(record: Record) -> Iterator[ClaimRow]:
    """One row a claim."""
    common, sources = _article(record), _sources(record)
    for claim in record.claims:
        holders = [_holder(position.holder_id, sources) for position in claim.positions]
        yield ClaimRow(
            **common,
            claim_id=claim.id,
            proposition=claim.proposition,
            status=claim.status,
            axes=claim.axes,
            signal=claim.signal,
            n_positions=len(claim.positions),
            holders=list(dict.fromkeys(holder for holder in holders if holder)),
            confidence=claim.confidence,
            method=claim.method,
        )


def position_rows(record: Record) -> Iterator[PositionRow]:
    """One row a position on a claim."""
    common, sources = _article(record), _sources(record)
    for claim in record.claims:
        for position in claim.positions:
            yield PositionRow(
                **common,
                claim_id=claim.id,
                proposition=claim.proposition,
                status=claim.status,
                holder=_holder(position.holder_id, sources),
                holder_id=position.holder_id,
                stance=position.stance,
                commitment=position.commitment,
                author_commitment=position.author_commitment,
                relays=_names(position.relay_ids, sources),
                quote_id=position.quote_id,
                evidence=position.evidence.text,
            )


def _itself(record: Record) -> Iterator[Record]:
    yield record


TABLES: dict[str, tuple[type, Callable[[Record], Iterator[Any]]]] = {
    "records": (Record, _itself),
    "articles": (ArticleRow, article_rows),
    "quotes": (QuoteRow, quote_rows),
    "sources": (SourceRow, source_rows),
    "dates": (DateRow, date_rows),
    "claims": (ClaimRow, claim_rows),
    "positions": (PositionRow, position_rows),
}
"""Name of a table: the type of its rows and the function that gives those of one record."""


def _article(record: Record) -> dict[str, Any]:
    info = record.article
    return {"article_id": info.id, "outlet": info.outlet, "published_at": reference_date(info.published_at)}


def _sources(record: Record) -> dict[str, Source]:
    return {source.id: source for source in record.sources}


def _names(ids: list[str], sources: dict[str, Source]) -> list[str]:
    return [sources[i].name if i in sources else i for i in ids]


def _holder(holder_id: str | None, sources: dict[str, Source]) -> str | None:
    return sources[holder_id].name if holder_id in sources else holder_id


def _text(span: Span | None) -> str | None:
    return span.text if span else None
