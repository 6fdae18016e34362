"""An index of statements that grows record by record and finds, without comparing all pairs, those about the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from ..record.types import Record, Relation, RelationType, Signal
from .statements import Statement, statements_of

Vector = npt.NDArray[np.float32]
Embed = Callable[[str], Vector | None]

COMMON = 400
"""Postings above which a word no longer brings candidates of its own."""
CANDIDATES = 40
SHARED = 4
"""Words that two statements must share, ``SHARED_COMMON`` of them no names: less is one entity named in both."""
SHARED_COMMON = 2
THRESHOLD = 0.45
WEIGHT_WORDS = 0.7


class ClaimIndex:
    """Statements seen so far. ``add`` links a record's claims to earlier statements, its quotes to earlier claims.

    ``embed`` gives the vector of a text; without it words alone decide.
    """

    def __init__(self, embed: Embed | None = None, threshold: float = THRESHOLD) -> None:
        self.embed = embed
        self.threshold = threshold
        self.statements: list[Statement] = []
        self.vectors: list[Vector | None] = []
        self.by_key: dict[str, Statement] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)

    def add(self, record: Record) -> list[Relation]:
        """Index a record; the relations of its statements to those of earlier records, best first."""
        found: list[Relation] = []
        new = [s for s in statements_of(record) if s.key not in self.by_key]
        for statement in new:
            vector = self.embed(statement.text) if self.embed else None
            found += self._links(statement, vector)
        for statement in new:
            self._store(statement)
        return sorted(found, key=lambda r: -r.score)

    def _store(self, statement: Statement) -> None:
        number = len(self.statements)
        self.statements.append(statement)
        self.vectors.append(self.embed(statement.text) if self.embed else None)
        self.by_key[statement.key] = statement
        for word in statement.words:
            self._postings[word].append(number)

    def _weight(self, word: str) -> float:
        return math.log(1 + (len(self.statements) + 1) / (1 + len(self._postings.get(word, ()))))

    def _candidates(self, statement: Statement) -> Iterator[int]:
        """Statements that share a name and another word, the rarest shared words first."""
        counts: Counter[int] = Counter()
        named: set[int] = set()
        for word in statement.words:
            postings = self._postings.get(word, [])
            if len(postings) > COMMON:
                continue
            weight = self._weight(word)
            for number in postings:
                counts[number] += weight  # type: ignore[assignment]
            if word in statement.names:
                named.update(postings)
        for number, _ in counts.most_common(CANDIDATES):
            if number in named and _share_enough(self.statements[number], statement):
                yield number

    def _links(self, statement: Statement, vector: Vector | None) -> Iterator[Relation]:
        for number in self._candidates(statement):
            other = self.statements[number]
            if other.article == statement.article or not (other.claim or statement.claim):
                continue
            score = self._score(statement, vector, other, self.vectors[number])
            if score >= self.threshold:
                kind, signal = relation_of(other, statement)
                yield Relation(from_=statement.key, to=other.key, type=kind, signal=signal, score=round(score, 3))

    def _score(self, a: Statement, va: Vector | None, b: Statement, vb: Vector | None) -> float:
        shared = sum(self._weight(w) for w in a.words & b.words)
        total = min(sum(self._weight(w) for w in a.words), sum(self._weight(w) for w in b.words))
        union = sum(self._weight(w) for w in a.words | b.words)
        words = 0.5 * shared / max(total, 8.0) + 0.5 * shared / max(union, 8.0)
        if va is None or vb is None:
            return words * _nearness(a, b)
        cosine = float(va @ vb)
        return (WEIGHT_WORDS * words + (1 - WEIGHT_WORDS) * max(0.0, cosine)) * _nearness(a, b)


def _share_enough(a: Statement, b: Statement) -> bool:
    shared = a.words & b.words
    return len(shared) >= SHARED and len(shared - a.names - b.names) >= SHARED_COMMON


def _nearness(a: Statement, b: Statement) -> float:
    """1 for articles of the same weeks, 0.8 a season apart, 0.6 after years: other events share words then."""
    try:
        days = abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return 1.0
    return 1.0 if days <= 30 else max(0.6, 1.0 - 0.4 * math.log10(days / 30))


def relation_of(earlier: Statement, later: Statement) -> tuple[RelationType, Signal]:
    """How a later statement bears on an earlier one about the same, and which signal says so."""
    if later.stance in ("correct", "retract"):
        return "corrects", "cue"
    denies = [s.stance in ("deny", "minimise") and not s.claim for s in (earlier, later)]
    if denies[0] != denies[1]:
        return "contradicts", "cue"
    if earlier.negative != later.negative:
        return "contradicts", "cue"
    if earlier.numbers and later.numbers and not earlier.numbers & later.numbers:
        same = set(earlier.holders) & set(later.holders)
        return ("corrects" if same else "partially_contradicts"), "numeric"
    if later.stance == "question":
        return "undercuts", "cue"
    return "concords", "model"
