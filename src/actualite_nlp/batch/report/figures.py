"""What a report tells, counted from the tables of a job."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..run import read_shards, read_table

TOP = 10
MAX_CLAIMS = 60
MAX_PERIODS = 40
MIN_QUOTES = 5
"""Below this many quotes an outlet's shares are chance, and are not shown."""

Rows = list[dict[str, Any]]


class Bar(Struct, frozen=True):
    """A labelled count; ``share`` is of the longest bar beside it, 0 to 1."""

    label: str
    count: int
    share: float


class OutletShares(Struct, frozen=True):
    """Counts of one outlet."""

    outlet: str
    articles: int
    quotes: int
    anonymous: int
    women: int
    gendered: int
    """Quotes of persons whose gender the text tells."""


class Stand(Struct, frozen=True):
    """Who says what of a claim."""

    holder: str | None
    stance: str
    relays: list[str]
    evidence: str


class ContestedClaim(Struct, frozen=True):
    """A claim with its stands and its article."""

    proposition: str
    title: str | None
    outlet: str | None
    published_at: datetime | None
    url: str | None
    stands: list[Stand]


class Figures(Struct, frozen=True, kw_only=True):
    """All a report tells."""

    articles: int
    articles_with_quotes: int
    characters: int
    quotes: int
    conditional: int
    sources: int
    dates: int
    contested: int
    unverified: int
    first: datetime | None
    last: datetime | None
    undated: int
    top: dict[str, list[Bar]]
    """Most quoted names by type of source."""
    women: int
    men: int
    outlets: list[OutletShares]
    claims: list[ContestedClaim]
    timeline: list[Bar]
    """Articles by day, month or year."""
    grain: str
    stances: list[Bar]
    failed: list[Bar]
    warnings: list[Bar]


def figures(folder: str | Path) -> Figures:
    """Count the tables of the job in ``folder``. Raises InputError where there is no job."""
    shards = read_shards(folder)
    articles, quotes = _rows(folder, "articles"), _rows(folder, "quotes")
    positions = _rows(folder, "positions")
    claims = _rows(folder, "claims")
    moments = [row["published_at"] for row in articles if row["published_at"]]
    grain, timeline = _timeline(moments)
    statuses = Counter(row["status"] for row in claims)
    genders = Counter(row["source_gender"] for row in quotes if row["source_type"] == "person")
    return Figures(
        articles=len(articles),
        articles_with_quotes=sum(row["n_quotes"] > 0 for row in articles),
        characters=sum(row["n_chars"] for row in articles),
        quotes=len(quotes),
        conditional=sum(row["conditional"] for row in quotes),
        sources=sum(row["n_sources"] for row in articles),
        dates=sum(row["n_dates"] for row in articles),
        contested=statuses["contested"],
        unverified=statuses["unverified"],
        first=min(moments, default=None),
        last=max(moments, default=None),
        undated=len(articles) - len(moments),
        top=_top_sources(quotes),
        women=genders["f"],
        men=genders["m"],
        outlets=_outlets(articles, quotes),
        claims=_contested(claims, positions, articles),
        timeline=timeline,
        grain=grain,
        stances=_bars(Counter(row["stance"] for row in quotes)),
        failed=_bars(Counter(note.code for shard in shards for note in shard.failed)),
        warnings=_bars(Counter(note.code for shard in shards for note in shard.warnings)),
    )


def _rows(folder: str | Path, table: str) -> Rows:
    rows: Rows = read_table(folder, table).to_pylist()
    return rows


def _top_sources(quotes: Rows) -> dict[str, list[Bar]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in quotes:
        if row["source_name"]:
            counts[row["source_type"]][" ".join(row["source_name"].split())] += 1
    return {kind: _bars(counter, TOP) for kind, counter in counts.items()}


def _outlets(articles: Rows, quotes: Rows) -> list[OutletShares]:
    published = Counter(row["outlet"] for row in articles if row["outlet"])
    spoken: dict[str, Rows] = defaultdict(list)
    for row in quotes:
        spoken[row["outlet"]].append(row)
    found = []
    for outlet, count in published.most_common():
        rows = spoken.get(outlet, [])
        if len(rows) < MIN_QUOTES:
            continue
        genders = Counter(row["source_gender"] for row in rows if row["source_type"] == "person")
        anonymous = sum(row["source_type"] == "anonymous" for row in rows)
        found.append(OutletShares(outlet, count, len(rows), anonymous, genders["f"], genders["f"] + genders["m"]))
    return found


def _contested(claims: Rows, positions: Rows, articles: Rows) -> list[ContestedClaim]:
    by_claim: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for row in positions:
        stand = Stand(row["holder"], row["stance"], row["relays"], " ".join(row["evidence"].split()))
        by_claim[row["article_id"], row["claim_id"]].append(stand)
    known = {row["article_id"]: row for row in articles}
    contested = sorted((row for row in claims if row["status"] == "contested"), key=lambda row: -row["confidence"])
    return [_claim(row, by_claim, known[row["article_id"]]) for row in contested[:MAX_CLAIMS]]


def _claim(
    row: dict[str, Any], stands: Mapping[tuple[str, str], list[Stand]], article: dict[str, Any]
) -> ContestedClaim:
    url = article["url"] if str(article["url"] or "").startswith(("http://", "https://")) else None
    return ContestedClaim(
        proposition=row["proposition"],
        title=article["title"],
        outlet=article["outlet"],
        published_at=article["published_at"],
        url=url,
        stands=stands.get((row["article_id"], row["claim_id"]), []),
    )


def _timeline(moments: list[datetime]) -> tuple[str, list[Bar]]:
    """Counts by the finest of day, month and year that gives no more than ``MAX_PERIODS`` bars; years without bound."""
    by_grain = {
        grain: Counter(moment.strftime(form) for moment in moments)
        for grain, form in (("day", "%Y-%m-%d"), ("month", "%Y-%m"), ("year", "%Y"))
    }
    grain = next((grain for grain, counts in by_grain.items() if len(counts) <= MAX_PERIODS), "year")
    counts = by_grain[grain]
    most = max(counts.values(), default=1)
    return grain, [Bar(label, count, count / most) for label, count in sorted(counts.items())]


def _bars(counts: Mapping[str, int] | Iterable[str], top: int | None = None) -> list[Bar]:
    ordered = Counter(counts).most_common(top)
    most = ordered[0][1] if ordered else 1
    return [Bar(label, count, count / most) for label, count in ordered]
