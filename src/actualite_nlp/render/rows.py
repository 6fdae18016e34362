"""Records as plain rows for plots and other tools: one dictionary a mark, labels in French."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ..record.types import Claim, Quote, Record, Source, Stance
from .labels import DATE_TYPES, GENDERS, OPPOSED, OUTCOMES, STANCES, STATUSES, TYPES
from .values import in_words

if TYPE_CHECKING:
    from ..claims.link import ClaimGroup

Row = dict[str, str | int | float | None]
CITES, CONTRADICTS = "cite", "contredit"
CAMPS = ("soutient", "conteste ou nuance", "ne prend pas parti")
_QUOTES = {"direct": "citation directe", "indirect": "citation indirecte", "mixed": "citation mixte"}
_DISPUTES = frozenset({"contradicts", "partially_contradicts", "corrects", "undercuts"})


def speaker_rows(records: Iterable[Record]) -> list[Row]:
    """How many quotes each type of source has, by gender; quotes whose speaker is unknown count as «inconnue»."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        sources = {s.id: s for s in record.sources}
        for quote in record.quotes:
            source = sources.get(quote.source_id or "")
            kind = TYPES[source.type] if source else "inconnue"
            gender = GENDERS[source.gender] if source and source.type == "person" else "sans objet"
            counts[kind, gender] += 1
    return [{"type": kind, "genre": gender, "citations": n} for (kind, gender), n in sorted(counts.items())]


def timeline_rows(records: Iterable[Record]) -> list[Row]:
    """Every date that has a place in time, and every quote at the time it was said, else at publication."""
    return [row for record in records for row in (*_date_rows(record), *_quote_rows(record))]


def _date_rows(record: Record) -> Iterator[Row]:
    for date in record.dates:
        begin = moment(date.begin)
        if begin and date.type in ("DATE", "TIME"):
            end = moment(date.end_exclusive) or begin
            what = f"{date.text} ({in_words(date.value)})"
            yield {
                "ligne": "dates évoquées",
                "début": begin,
                "fin": end,
                "texte": what,
                "nature": DATE_TYPES[date.type],
                "article": record.article.id,
            }


def _quote_rows(record: Record) -> Iterator[Row]:
    names = {s.id: s.name for s in record.sources}
    said = {d.id: d.begin for d in record.dates}
    for quote in record.quotes:
        begin = moment(said.get(quote.said_at or "")) or moment(record.article.published_at)
        if begin:
            yield {
                "ligne": names.get(quote.source_id or "", "source inconnue"),
                "début": begin,
                "fin": begin,
                "texte": _excerpt(quote),
                "nature": _QUOTES[quote.kind],
                "article": record.article.id,
            }


def link_rows(records: Iterable[Record]) -> list[Row]:
    """Who cites whom and who contradicts whom, sources of all articles joined by name, with how often."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for record in records:
        sources = {s.id: s for s in record.sources}
        counts.update(_cites(record, sources))
        counts.update(_disputes(record, sources))
    return [{"de": a, "vers": b, "lien": link, "fois": n} for (a, b, link), n in sorted(counts.items()) if a != b]


def quote_counts(records: Iterable[Record]) -> dict[str, tuple[str, int]]:
    """The French type of each source by name, and how many quotes it has."""
    found: dict[str, tuple[str, int]] = {}
    for record in records:
        for source in record.sources:
            kind, n = found.get(source.name, (TYPES[source.type], 0))
            found[source.name] = (kind, n + len(source.quote_ids))
    return found


def _cites(record: Record, sources: dict[str, Source]) -> Iterator[tuple[str, str, str]]:
    for quote in record.quotes:
        chain = [sources[i].name for i in (*quote.relay_ids, quote.source_id) if i in sources]
        for relay, cited in pairwise(chain):
            yield relay, cited, CITES


def _disputes(record: Record, sources: dict[str, Source]) -> Iterator[tuple[str, str, str]]:
    pairs: set[tuple[str, str]] = set()
    for claim in record.claims:
        if claim.status == "contested":
            pairs |= _opposed(claim, sources)
    speakers = {q.id: q.source_id for q in record.quotes}
    for relation in record.relations:
        ends = speakers.get(relation.from_), speakers.get(relation.to)
        if relation.type in _DISPUTES and ends[0] in sources and ends[1] in sources:
            pairs.add(_pair(sources[ends[0]].name, sources[ends[1]].name))
    yield from ((a, b, CONTRADICTS) for a, b in sorted(pairs))


def _opposed(claim: Claim, sources: dict[str, Source]) -> set[tuple[str, str]]:
    held = [(sources[p.holder_id].name, p.stance in OPPOSED) for p in claim.positions if p.holder_id in sources]
    return {_pair(a, b) for (a, against), (b, against_too) in combinations(held, 2) if against != against_too}


def claim_rows(records: Iterable[Record], about: str = "") -> list[Row]:
    """Every position on every claim at its article's date; ``about`` keeps the propositions that hold all its words.

    Propositions that differ only in case or punctuation share a line.
    """
    wanted = set(_words(about))
    lines: dict[str, str] = {}
    rows: list[Row] = []
    for record in records:
        names: dict[str | None, str] = {"author": "l'article", None: "non nommé"}
        names.update((s.id, s.name) for s in record.sources)
        day = moment(record.article.published_at)
        for claim in record.claims:
            words = _words(claim.proposition)
            if not day or not wanted <= set(words):
                continue
            line = lines.setdefault(" ".join(words), claim.proposition)
            for rank, position in enumerate(claim.positions):
                rows.append(
                    {
                        "affirmation": line,
                        "jour": day,
                        "qui": names.get(position.holder_id, "non nommé"),
                        "position": STANCES[position.stance],
                        "camp": _camp(position.stance, position.commitment),
                        "rang": rank,
                        "engagement": position.commitment,
                        "état": STATUSES[claim.status],
                        "preuve": position.evidence.text,
                        "article": record.article.id,
                    }
                )
    return rows


def group_rows(groups: Iterable[ClaimGroup]) -> list[Row]:
    """The members of linked claims, in the columns of ``claim_rows``; ``rang`` sets those of one day apart."""
    rows: list[Row] = []
    for group in groups:
        ranks: Counter[str] = Counter()
        for member in group.members:
            if day := moment(member.date):
                rows.append(
                    {
                        "affirmation": group.proposition,
                        "jour": day,
                        "qui": ", ".join(member.holders) or "l'article",
                        "position": STANCES[member.stance],
                        "camp": _camp(member.stance),
                        "rang": ranks[day],
                        "état": OUTCOMES[group.outcome],
                        "preuve": member.text,
                        "article": member.article,
                    }
                )
                ranks[day] += 1
    return rows


def _camp(stance: Stance, commitment: float = 1.0) -> str:
    if stance in OPPOSED or commitment < 0:
        return CAMPS[1]
    return CAMPS[0] if commitment > 0 and stance not in ("unverified", "decline") else CAMPS[2]


def moment(iso: str | None) -> str | None:
    """An ISO date or instant as a local time without zone, which every plot reads alike; None when unreadable."""
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None).isoformat() if iso else None
    except ValueError:
        return None


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _excerpt(quote: Quote, length: int = 160) -> str:
    text = " ".join(" […] ".join(s.text for s in quote.content).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
