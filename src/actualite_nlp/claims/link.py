"""Claims over a dump: which say the same, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import numpy as np
from msgspec import Struct, field

from ..record.types import Record, Relation, Stance
from .index import ClaimIndex, Embed, Vector
from .statements import Statement

Outcome = Literal["open", "confirmed", "denied", "corrected", "contested"]


class Member(Struct, frozen=True, kw_only=True):
    """A claim or a quote in the life of a claim. ``key`` is «article#claim» or «article#quote»."""

    key: str
    article: str
    date: str
    stance: Stance
    holders: list[str]
    text: str


class ClaimGroup(Struct, frozen=True, kw_only=True):
    """One proposition over several articles, its members by date and what the last ones make of it."""

    id: str
    proposition: str
    outcome: Outcome
    members: list[Member]
    relations: list[Relation] = field(default_factory=list)


def link_claims(
    records: Iterable[Record], *, index: ClaimIndex | None = None, embed: Embed | Literal["static"] | None = "static"
) -> list[ClaimGroup]:
    """Group claims of many articles that say the same, with quotes that confirm or deny them.

    ``records`` are read once, in any order; dates decide what is earlier. Pass an ``index`` to go on from records added
    before. ``embed`` is a function from a text to a unit vector, "static" for the word vectors of the French pipeline,
    or None for words alone.
    """
    index = index or ClaimIndex(static_embedder() if embed == "static" else embed)
    relations = [r for record in sorted(records, key=_published) for r in index.add(record)]
    return group(index, relations)


def _published(record: Record) -> tuple[str, str]:
    return record.article.published_at or "9999", record.article.id or ""


def group(index: ClaimIndex, relations: Iterable[Relation]) -> list[ClaimGroup]:
    """Connected statements, each statement joined by its best link only, so that chains of near-matches stay short."""
    parent: dict[str, str] = {}
    kept: list[Relation] = []
    for relation in sorted(relations, key=lambda r: -r.score):
        a, b = _root(parent, relation.from_), _root(parent, relation.to)
        if relation.from_ in parent and relation.to in parent and a != b:
            continue
        kept.append(relation)
        parent.setdefault(relation.from_, relation.from_)
        parent.setdefault(relation.to, relation.to)
        parent[_root(parent, relation.from_)] = _root(parent, relation.to)
    members: dict[str, list[str]] = defaultdict(list)
    for key in parent:
        members[_root(parent, key)].append(key)
    links: dict[str, list[Relation]] = defaultdict(list)
    for relation in kept:
        links[_root(parent, relation.from_)].append(relation)
    groups = [_group(index, keys, links[root]) for root, keys in members.items()]
    return sorted(groups, key=lambda g: (-max(r.score for r in g.relations), g.id))


def _root(parent: dict[str, str], key: str) -> str:
    while parent.get(key, key) != key:
        key = parent[key]
    return key


def _group(index: ClaimIndex, keys: list[str], relations: list[Relation]) -> ClaimGroup:
    statements = sorted((index.by_key[k] for k in keys), key=lambda s: (s.date, s.key))
    claim = next(s for s in statements if s.claim)
    return ClaimGroup(
        id=claim.key,
        proposition=claim.text,
        outcome=_outcome(claim, statements, relations),
        members=[
            Member(key=s.key, article=s.article, date=s.date, stance=s.stance, holders=list(s.holders), text=s.text)
            for s in statements
        ],
        relations=relations,
    )


def _outcome(claim: Statement, statements: list[Statement], relations: list[Relation]) -> Outcome:
    kinds = {r.type for r in relations}
    if "corrects" in kinds:
        return "corrected"
    if kinds & {"contradicts", "partially_contradicts", "undercuts"}:
        return "denied" if statements[-1].stance == "deny" else "contested"
    later = [s for s in statements if s.date >= claim.date and s.key != claim.key and not s.claim]
    return "confirmed" if any(s.stance in ("confirm", "assert", "concede") for s in later) else "open"


@cache
def static_embedder() -> Embed:
    """Texts as means of the word vectors of the French pipeline, unit length; None for a text of unknown words."""
    from ..language import load_language

    pipes = ["tok2vec", "morphologizer", "parser", "ner", "lemmatizer", "attribute_ruler"]
    vocab = load_language(exclude=pipes).vocab

    def embed(text: str) -> Vector | None:
        rows = [vocab.get_vector(word) for word in _tokens(text) if vocab.has_vector(word)]
        if not rows:
            return None
        mean = np.mean(np.asarray(rows, dtype=np.float32), axis=0)
        length = float(np.linalg.norm(mean))
        return (mean / length).astype(np.float32) if length else None

    return embed


def _tokens(text: str) -> Iterator[str]:
    for word in text.replace("’", "'").replace("'", "' ").split():
        bare = word.strip('.,;:!?«»"“”()').lower()
        if len(bare) > 3:
            yield bare
