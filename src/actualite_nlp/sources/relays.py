"""Who passes words on: «X, cité par Y», «Y, citant X», «a appris Y de source Z», «a appris Y auprès de X»."""

from __future__ import annotations

import re

from ..record.types import Quote, Span
from .cast import Cast
from .model import Entity
from .refer import entity_at

_CITED_BY = re.compile(
    r"[^.;:!?«»\"“”\n]{0,70}?,? (?:(?:cité|relayé)e?s? (?:[\w-]+ )?par|que cite(?:nt)?) (?:l[ea]s? |l['’]|des )?(?=\w)"
)
_CITING = re.compile(r",? (?:qui (?:cite|citait)|(?:en )?citant) ")
_LEARNED = frozenset({"appris", "apprend", "apprenait", "obtenu"})
_FROM = re.compile(r" (?:auprès (?:de la |de l['’]|d['’]|du |des |de )|(?=de sources? ))")
_OF_SOURCE = re.compile(r"\bde (sources? \w+(?: \w+e)?)$")
_PHRASE = re.compile(r"[^,;:.()«»\"\n]{2,60}")
_ARTICLE = 4


def relayed(cast: Cast, quote: Quote, slot: Span, entity: Entity) -> tuple[Entity, Entity] | None:
    """The relay and the source behind it, when the words around the slot of a quote tell them apart."""
    text = cast.page.text
    learned = quote.cue is not None and quote.cue.text.casefold() in _LEARNED
    if quote.relays and not learned:
        return None
    cited = _CITED_BY.match(text, slot.end)
    if cited is not None:
        relay = _named(cast, cited.end())
        return (relay, entity) if relay is not None and relay.type in ("media", "organization") else None
    if entity.type != "media":
        return None
    citing = _CITING.match(text, slot.end)
    if citing is not None:
        source = _phrase(cast, citing.end())
        return (entity, source) if source is not None and source.type != "document" else None
    if not learned:
        return None
    within = _OF_SOURCE.search(slot.text)
    if within is not None:
        start = slot.start + within.start(1)
        return entity, entity_at(cast, Span(start, slot.end, text[start : slot.end]))
    heard = _FROM.match(text, slot.end)
    source = _phrase(cast, heard.end() + (3 if text.startswith("de source", heard.end()) else 0)) if heard else None
    return (entity, source) if source is not None else None


def _named(cast: Cast, start: int) -> Entity | None:
    return next((m.entity for m in cast.between(start - _ARTICLE, start + 1) if m.end > start), None)


def _phrase(cast: Cast, start: int) -> Entity | None:
    """Who the noun phrase names that begins at ``start``."""
    for mention in cast.between(start - _ARTICLE, start + _ARTICLE):
        if mention.end > start:
            return mention.entity
    phrase = _PHRASE.match(cast.page.text, start)
    return entity_at(cast, Span(start, phrase.end(), phrase[0])) if phrase else None
