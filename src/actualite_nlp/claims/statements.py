"""Claims and quotes of a record as statements that can be compared across articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..record.types import Claim, Quote, Record, Stance
from .words import listed, words

MAX_QUOTE = 400
"""Characters above which a quote says too many things to be one statement."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,\u202f\u00a0]\d+)*")
_NUMBER = re.compile(r"\d[\d.,\u202f\u00a0]*")
_NEGATIVE = re.compile(r"\b(?:n['’]|ne )\S* ?(?:\S+ )?(?:pas|jamais|aucune?|rien|plus)\b|\baucune?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """One proposition of one article. ``key`` is «article#claim», ``names`` and ``words`` are folded stems."""

    key: str
    article: str
    date: str
    text: str
    claim: bool
    stance: Stance
    holders: tuple[str, ...]
    names: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    negative: bool


def statements_of(record: Record) -> Iterator[Statement]:
    """The record's claims, and its quotes that are short enough to be one statement."""
    holders = {s.id: s.name for s in record.sources}
    article, date = record.article.id or record.article.text_sha256[:12], (record.article.published_at or "")[:10]
    used = {p.quote_id for c in record.claims for p in c.positions}
    for claim in record.claims:
        names = tuple(dict.fromkeys(holders[p.holder_id] for p in claim.positions if p.holder_id in holders))
        yield _statement(f"{article}#{claim.id}", article, date, claim.proposition, True, _leading(claim), names)
    for quote in record.quotes:
        text = " ".join(c.text for c in quote.content)
        if quote.id in used or len(text) > MAX_QUOTE:
            continue
        name = (holders[quote.source_id],) if quote.source_id in holders else ()
        yield _statement(f"{article}#{quote.id}", article, date, text, False, _stance(quote), name)


def _leading(claim: Claim) -> Stance:
    """What the article leaves of a claim: unverified, or contested read by the stance of its last position."""
    return "unverified" if claim.status == "unverified" else claim.positions[-1].stance


def _stance(quote: Quote) -> Stance:
    return "unverified" if quote.conditional else quote.stance


def _statement(
    key: str, article: str, date: str, text: str, claim: bool, stance: Stance, holders: tuple[str, ...]
) -> Statement:
    names, stems = set(), set()
    for match in _WORD.finditer(text):
        token = match.group()
        stem = stem_of(token)
        if (
            token[0].isdigit()
            or token.casefold() in words("grammar")
            or token.casefold() in words("stop")
            or len(stem) < 2
        ):
            continue
        stems.add(stem)
        if token[0].isupper() and match.start() > 0:
            names.add(stem)
    return Statement(
        key, article, date, text, claim, stance, holders, frozenset(names), frozenset(stems),
        frozenset(_digits(m) for m in _NUMBER.findall(text)), bool(_NEGATIVE.search(text)),
    )  # fmt: skip


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """A word without case, accents and its commonest endings: enough to let inflections meet."""
    low = word.casefold()
    for ending in listed("endings"):
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            low = low[: -len(ending)]
            break
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
