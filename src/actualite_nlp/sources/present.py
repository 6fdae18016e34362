"""From entities to the record's sources: names, roles, affiliations, genders, mentions, ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ..record.types import Quote, Source, Span
from .link import FORMER, GENERIC
from .model import Entity, Mention, Page
from .words import noun, straight

_CAPITALISED = r"[A-ZÀ-Þ][\w'’&.-]*"
_AFFILIATION = re.compile(
    rf"(?:d[eu]|d['’]|des|chez|au sein d[eu]|à) ?(?:l[ae]s? |l['’])?({_CAPITALISED}(?: (?:{_CAPITALISED}|d[eu]|des))*)$"
)
_CONTRACTED = re.compile(r"^(?:d['’]|de |à )(?=une? |l['’]|la |ce |cette |plusieurs |certain)")
_CITED = re.compile(r" citée?s?$")
_MAX_NAME_WORDS = 16
_ARTICLES = frozenset({
    "le", "la", "les", "l'", "un", "une", "des", "d'", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
    "plusieurs", "certains", "certaines", "quelques", "deux", "trois",
})  # fmt: skip
Resolved = tuple[Quote, list[Entity], Entity | None, str]


def make_sources(page: Page, resolved: Sequence[Resolved]) -> tuple[list[Quote], list[Source]]:
    """Number the entities that speak or relay in order of first speech, and write their ids into the quotes."""
    entities: dict[int, Entity] = {}
    spoken: dict[int, list[str]] = {}
    for quote, relays, speaker, _ in sorted(resolved, key=lambda r: r[0].content[0].start if r[0].content else 0):
        for entity in (*relays, *([speaker] if speaker else ())):
            entities.setdefault(id(entity), entity)
            spoken.setdefault(id(entity), [])
        if speaker is not None:
            spoken[id(speaker)].append(quote.id)
    ids = {key: f"s{i}" for i, key in enumerate(entities, 1)}
    sources = [_source(page, ids[key], entity, spoken[key]) for key, entity in entities.items()]
    quotes = [
        msgspec.structs.replace(
            quote,
            source_id=ids[id(speaker)] if speaker else None,
            relay_ids=[ids[id(r)] for r in relays if r is not speaker],
            method=f"{quote.method}+{rule}" if quote.method else rule,
        )
        for quote, relays, speaker, rule in resolved
    ]
    return quotes, sources


def _source(page: Page, key: str, entity: Entity, quote_ids: list[str]) -> Source:
    role = entity.role or _role(entity)
    return Source(
        id=key,
        name=entity.name if entity.named else _descriptor(page, entity),
        type=entity.type,
        role=role,
        affiliation=entity.affiliation or _affiliation(role),
        gender=entity.gender if entity.type == "person" else None,
        mentions=_mentions(page, entity),
        quote_ids=quote_ids,
    )


def _role(entity: Entity) -> str | None:
    """The fullest description learned for a named entity, a present office before a past or coming one."""
    if not entity.named:
        return None
    roles = [r for r in entity.roles if r.head not in GENERIC and not _is_demonym(r.head)]
    if entity.type != "person":
        roles = [r for r in roles if len(r.words) > 1]
    best = max(roles, key=lambda r: (not r.words & FORMER, len(r.text)), default=None)
    return best.text if best else None


def _is_demonym(head: str) -> bool:
    known = noun(head)
    return known is not None and known.field == "demonym"


def _affiliation(role: str | None) -> str | None:
    found = _AFFILIATION.search(role or "")
    return found[1] if found else None


def _descriptor(page: Page, entity: Entity) -> str:
    texts = [page.text[m.start : m.end] for m in entity.mentions if m.kind == "description"] or [entity.name]
    texts = [t if " et " in t else re.split(r", (?=l[ea] |l['’]|un |une |principal|alors )", t)[0] for t in texts]
    short = [t for t in texts if len(t.split()) <= _MAX_NAME_WORDS] or texts
    name = _CITED.sub("", _CONTRACTED.sub("", max(short, key=len)))
    first = re.match(r"\w+['’]?", name)
    return name[0].lower() + name[1:] if first and straight(first[0]) in _ARTICLES else name


def _mentions(page: Page, entity: Entity) -> list[Span]:
    out: list[Mention] = []
    for mention in sorted(entity.mentions, key=lambda m: (m.start, -m.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return [Span(m.start, m.end, page.text[m.start : m.end]) for m in out]
