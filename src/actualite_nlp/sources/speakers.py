"""The stage as one pass: find what can speak, resolve each quote's source slot, keep the entities that speak."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from spacy.tokens import Doc

from .. import layers
from ..record.types import Quote, Source, Span, Zone
from . import pronouns
from .cluster import cluster, expansions
from .describe import Description, appositions, describe_span, find_descriptions
from .floating import float_speaker
from .link import Directory, takes_up
from .model import Entity, Mention, Page
from .names import find_names
from .present import make_sources
from .pronouns import is_subject
from .words import TITLES, fold, noun

_PARTITIVE = re.compile(
    r"(?:l['’]une?|une?|certaine?s|plusieurs|quelques-une?s|la plupart|beaucoup|nombre|chacune?|deux|trois) "
    r"(?:des |de |d['’](?:entre)?)",
    re.I,
)
_STANDFIRST = 3
"""Paragraphs after the title in which a description may take up its person."""
_COMPLETING = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "chez", "en", "par", "pour", "comme", "dont", "avec", "contre"})
_SEVERAL = (" et ", " ainsi que ")


class Cast:
    """Everything that can speak in one article, and where the text refers to it."""

    def __init__(self, doc: Doc, quotes: Sequence[Quote]) -> None:
        self.doc, self.page = doc, Page(doc, quotes)
        self.zones = layers.get(doc, Zone)
        silent = sorted((z.start, z.end) for z in self.zones if z.kind in ("boilerplate", "byline"))
        self.silent = Page.stretches(silent)
        found = [n for n in find_names(doc) if not self.silent(n.start)]
        self.names = {n.start: n.end for n in found}
        self.mentions = cluster(self.page, found)
        self.named = {m.start: m for m in self.mentions}
        self.directory = Directory()
        self.by_head: dict[int, Mention] = {}
        self.descriptions: dict[int, Description] = {}
        self._describe(quotes)
        self._expand(expansions(doc.text, found))
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        mark_embedded(self.doc, self.page, self.mentions)
        self._introduce()

    def _describe(self, quotes: Sequence[Quote]) -> None:
        """Descriptions learned from appositions first (they hold for the whole article), then linked in text order."""
        slots = [(s.start, s.end) for q in quotes for s in (q.source, q.speaker, *q.relays) if s]
        descriptions = [d for d in find_descriptions(self.doc, self.names, slots) if not self.silent(d.start)]
        apposed: dict[int, Entity] = {}
        for i, start in appositions(self.doc.text, descriptions, self.names):
            entity = self.named[start].entity
            if _fits_name(descriptions[i], entity):
                apposed[i] = entity
                self._learn(entity, descriptions[i])
        named = iter(list(self.mentions))
        upcoming = next(named, None)
        for i, description in enumerate(descriptions):
            while upcoming is not None and upcoming.start < description.start:
                self.directory.touch(upcoming.entity)
                upcoming = next(named, None)
            if i in apposed or description.article != "none":
                self.add(description, apposed.get(i))

    def _introduce(self) -> None:
        """The standfirst takes up the first person of the title: «Le milliardaire, très impliqué…»."""
        top = self.page.paragraph(next((z.start for z in self.zones if z.kind == "title"), 0))
        title = [m for m in self.mentions if self.page.paragraph(m.start) == top and m.kind == "name"]
        people = [m for m in title if m.entity.type == "person" and not m.embedded]
        subjects = [m for m in people if is_subject(self.page, m)]
        if not subjects and len(people) != 1:
            return
        hero = (subjects or people)[0].entity
        for mention in self.mentions:
            entity = mention.entity
            if self.page.paragraph(mention.start) > top + _STANDFIRST:
                return
            if mention.kind != "description" or entity.named or entity.type != "person" or mention.embedded:
                continue
            d = self.descriptions[mention.token]
            if d.article == "definite" and is_subject(self.page, mention) and takes_up(d, hero, True) is not None:
                self.merge(entity, hero, d)

    def _learn(self, entity: Entity, d: Description) -> None:
        if (d.type == "person" and entity.type == "organization") or (entity.type == "organization" and d.type != "person"):
            entity.type = d.type
        if d.type == "person" and entity.hint in (None, d.gender):
            entity.gender = entity.gender or d.gender
        self.directory.learn(entity, d)

    def add(self, d: Description, entity: Entity | None = None) -> Mention:
        """The mention of a description, linked to what it points back to or to a new entity."""
        if entity is None and d.definite:
            entity = self.directory.find(d)
        if entity is None:
            entity = Entity(type=d.type, name=self.doc.text[d.start : d.end], plural=d.plural, gender=d.gender)
        self.directory.learn(entity, d)
        mention = Mention(d.start, d.end, d.head, "description", entity)
        entity.mentions.append(mention)
        self.mentions.append(mention)
        self.by_head[d.head] = mention
        self.descriptions[d.head] = d
        return mention

    def _expand(self, long_forms: dict[str, tuple[int, int]]) -> None:
        """Make an acronym and its long form one entity, under the long form's name."""
        for acronym, (start, end) in long_forms.items():
            short = next((m.entity for m in self.mentions if m.kind == "name" and m.entity.words == (acronym,)), None)
            long = next((m for m in self.mentions if abs(m.start - start) <= 4 and abs(m.end - end) <= 4), None)
            if short is None or (long is not None and long.entity is short):
                continue
            text = self.doc.text[start:end]
            if long is None:
                short.name = text
                continue
            for mention in long.entity.mentions:
                mention.entity = short
                short.mentions.append(mention)
            short.name, short.roles = text, [*short.roles, *long.entity.roles]
            short.type, short.gender = long.entity.type, long.entity.gender or short.gender
            self.directory.touch(short)

    def merge(self, entity: Entity, into: Entity, d: Description) -> None:
        """Two entities turn out to be one."""
        for mention in entity.mentions:
            mention.entity = into
            into.mentions.append(mention)
        entity.mentions = []
        self.directory.learn(into, d)

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a stretch of text."""
        a = bisect_left(self.mentions, start, key=lambda m: m.start)
        b = bisect_left(self.mentions, end, key=lambda m: m.start)
        return list(self.mentions[a:b])

    def at(self, span: Span) -> Entity:
        """The entity that a noun phrase or a name refers to."""
        several = self._several(span)
        if several is not None:
            return several
        if _PARTITIVE.match(span.text):
            return self._part(span)
        inside = [m for m in self.between(span.start, span.end) if m.kind == "name"]
        d = describe_span(self.doc, span.start, span.end, self.names)
        head = self.doc[d.head].idx if d else span.end
        if inside and (d is None or inside[0].start <= head):
            return inside[0].entity
        for mention in inside:
            if mention.entity.type == "person" and not self._complement(mention, span.start):
                return mention.entity
        if d is not None and d.type == "document":
            issuer = self._issuer(d, span)
            if issuer is not None:
                return issuer
        if d is not None and d.head in self.by_head:
            return self._grown(self.by_head[d.head], span)
        if d is not None:
            return self.insert(d)
        return Entity(type="organization", name=span.text, mentions=[])

    def _part(self, span: Span) -> Entity:
        """«l'une des femmes» is nobody met before."""
        known = next((m.entity for m in self.mentions if m.start == span.start and m.end == span.end), None)
        if known is not None:
            return known
        entity = Entity(type="group" if span.text[:2] not in ("l'", "l’", "L'", "L’", "un", "Un") else "person", name=span.text)
        mention = Mention(span.start, span.end, self.page.token(span.start), "description", entity)
        entity.mentions.append(mention)
        insort(self.mentions, mention, key=lambda m: m.start)
        return entity

    def _grown(self, mention: Mention, span: Span) -> Entity:
        mention.start, mention.end = min(mention.start, span.start), max(mention.end, span.end)
        return mention.entity

    def _issuer(self, d: Description, span: Span) -> Entity | None:
        """Who stands behind a document: «un rapport de la Cour des comptes», «un sondage Ifop pour…»."""
        after = self.doc[d.head].idx + 1
        for mention in self.between(after, span.end):
            if mention.entity.type in ("organization", "media") and not mention.entity.place:
                before = self.doc.text[after : mention.start].casefold().split()
                if len(before) < 4 or {"de", "du", "des"} & set(before[-2:]):
                    return mention.entity
        return None

    def insert(self, d: Description) -> Entity:
        """A description found late (its noun is in no list), put at its place among the mentions."""
        mention = self.add(d)
        self.mentions.pop()
        insort(self.mentions, mention, key=lambda m: m.start)
        return mention.entity

    def _complement(self, mention: Mention, floor: int) -> bool:
        """Whether a name only completes the noun phrase that begins at ``floor``: «un proche du président Macron»."""
        if self.doc.text[mention.start - 1] in "\"«“'":
            return True
        for i in range(self.page.token(mention.start) - 1, self.page.token(floor) - 1, -1):
            word = self.doc[i].text.casefold().replace("’", "'").rstrip(".")
            if word in _COMPLETING:
                return True
            known = noun(word)
            if not (word in TITLES or self.doc[i].pos_ in ("ADJ", "DET") or (known is not None and known.type == "person")):
                return False
        return False

    def _several(self, span: Span) -> Entity | None:
        """«A et B» is one source named so."""
        for joint in _SEVERAL:
            at = span.text.rfind(joint)
            if at < 0:
                continue
            first = Span(span.start, span.start + at, span.text[:at])
            start = at + len(joint)
            second = Span(span.start + start, span.end, span.text[start:])
            if not (self._stands_alone(first) and self._stands_alone(second)):
                continue
            parts = [self.at(first), self.at(second)]
            if parts[0] is parts[1]:
                return parts[0]
            return self._joint(parts)
        return None

    def _joint(self, parts: list[Entity]) -> Entity:
        name = " et ".join(p.name for p in parts)
        known = next((m.entity for m in self.mentions if m.entity.name == name), None)
        kind = "group" if any(p.type in ("person", "group") for p in parts) else parts[0].type
        return known or Entity(type=kind, name=name, plural=True, words=tuple(fold(name).split()))

    def _stands_alone(self, span: Span) -> bool:
        first = self.doc[self.page.token(span.start)]
        word = first.text.casefold().replace("’", "'").rstrip(".")
        if word in ("le", "la", "l'", "les", "un", "une", "ses", "son", "sa", "m", "mme", "plusieurs", "certains"):
            return True
        return span.start in self.names or (first.text[:1].isupper() and noun(first.text) is None)


def _latest(entity: Entity, span: Span) -> Span:
    """The last place before ``span`` that refers to the entity."""
    before = max((m for m in entity.mentions if m.start < span.start), key=lambda m: m.start, default=None)
    return Span(before.start, before.end, "") if before else span


def mark_embedded(doc: Doc, page: Page, mentions: Sequence[Mention]) -> None:
    """Mark the mentions that lie inside a description of something else or complete a noun; in text order."""
    outer: Mention | None = None
    for mention in mentions:
        first = page.token(mention.start)
        mention.embedded = first > 0 and doc[first - 1].text.casefold().replace("’", "'") in ("de", "d'", "du", "des")
        if outer is not None and mention.start < outer.end and mention.start > outer.start:
            mention.embedded |= mention.entity is not outer.entity
        elif mention.kind == "description":
            outer = mention


def _fits_name(d: Description, entity: Entity) -> bool:
    if d.plural or d.type in ("document", "anonymous", "group"):
        return False
    if d.type != "person":
        return entity.type != "person" and not entity.role and not entity.place
    unknown = entity.type == "organization" and len(entity.words) > 1 and entity.label in ("", "PER", "MISC")
    return entity.type == "person" or (unknown and not entity.role and entity.words[0] not in ("les", "la", "le"))


def resolve(doc: Doc, quotes: Sequence[Quote]) -> tuple[list[Quote], list[Source]]:
    """Quotes with the ids of their source and relays, and the sources that speak."""
    cast = Cast(doc, quotes)
    speaking = Speaking(cast, quotes)
    return make_sources(cast.page, speaking.run())


class Speaking:
    """Quotes in text order, each one's speaker known before the next is read."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        self.cast, self.page = cast, cast.page
        self.quotes = list(quotes)
        self.speakers: dict[str, tuple[Entity | None, str]] = {}
        self.relays: dict[str, list[Entity]] = {}

    def run(self) -> list[tuple[Quote, list[Entity], Entity | None, str]]:
        """Each quote with its relays, its speaker and the rule that found it."""
        slots = [(q.source, q) for q in self.quotes if q.source] + [
            (q.speaker, q) for q in self.quotes if not q.source and q.speaker
        ]
        last: Entity | None = None
        for span, quote in sorted(slots, key=lambda s: (s[0].start, s[1].id)):
            entity, rule = self.slot(span, quote, last)
            self.speakers[quote.id] = (entity, rule)
            last = entity or last
        for quote in self.quotes:
            self.relays[quote.id] = [e for r in quote.relays if (e := self.slot(r, quote, None)[0]) is not None]
        ordered = sorted(self.quotes, key=lambda q: q.content[0].start if q.content else 0)
        for quote in ordered:
            if quote.id not in self.speakers:
                self.speakers[quote.id] = float_speaker(quote, ordered, self.speakers, self.cast.mentions, self.page)
        self._nested(ordered)
        return [(q, self.relays[q.id], *self.speakers[q.id]) for q in self.quotes]

    def slot(self, span: Span, quote: Quote, last: Entity | None) -> tuple[Entity | None, str]:
        """The entity that fills a slot, and the rule by which it was found."""
        form = span.text.casefold().replace("’", "'").strip("- ")
        if form == "qui":
            return self._relative(span, last)
        if form in pronouns.PRONOUNS:
            own = quote.content if quote.source is span else ()
            entity = pronouns.resolve(self.page, self.cast.mentions, span, last, own)
            if entity is not None:
                entity = self._salient(_latest(entity, span), entity, last) or entity
                self._mention(span, entity)
            return entity, "pronoun"
        if form in ("on", "je", "j'", "nous", "ce", "cela", "ça", "tout le monde"):
            return None, "unresolved"
        entity = self.cast.at(span)
        guessed = self._salient(span, entity, last)
        return (guessed, "salient") if guessed is not None else (entity, "mention")

    def _salient(self, span: Span, entity: Entity, last: Entity | None) -> Entity | None:
        """The named person a first definite description most likely takes up («l'acteur», «le député de l'Ain»)."""
        if entity.named or entity.type != "person" or entity.plural:
            return None
        here = (m.token for m in entity.mentions if m.start < span.end and m.end > span.start)
        d = self.cast.descriptions.get(next(here, -1))
        if d is None or d.article not in ("definite", "demonstrative"):
            return None
        found = self.cast.directory.find(d, named=True) or pronouns.resolve(
            self.page, self.cast.mentions, span, last, fits=lambda m: self._takes_up(d, m, last)
        )
        if found is not None:
            self.cast.merge(entity, found, d)
        return found

    def _takes_up(self, d: Description, mention: Mention, last: Entity | None) -> float | None:
        if mention.embedded or self.page.quoted(mention.start):
            return None
        if any(d.start <= m.start < d.end for m in mention.entity.mentions[-60:]):
            return None
        return takes_up(d, mention.entity, mention.entity is last)

    def _mention(self, span: Span, entity: Entity) -> None:
        mention = Mention(span.start, span.end, self.page.token(span.start), "pronoun", entity)
        entity.mentions.append(mention)
        insort(self.cast.mentions, mention, key=lambda m: m.start)

    def _relative(self, span: Span, last: Entity | None) -> tuple[Entity | None, str]:
        token = self.cast.doc[self.page.token(span.start)]
        near = [m for m in self.cast.between(max(0, span.start - 200), span.start) if m.end <= span.start]
        touching = [m for m in near if span.start - m.end <= 2]
        if touching and touching[-1].kind == "name" and touching[-1].entity.type == "person":
            return touching[-1].entity, "relative"
        noun_token = pronouns.antecedent(token)
        near = [m for m in near if not m.entity.place]
        touching = [m for m in touching if not m.entity.place]
        if noun_token is not None:
            covering = [m for m in near if m.start <= noun_token.idx < m.end]
            heads = [m for m in covering if m.token == noun_token.i]
            if heads or covering:
                return (heads or covering)[-1].entity, "relative"
        found = touching or [m for m in near if m.entity.type == "person" and not m.embedded] or near
        return (found[-1].entity, "relative") if found else (last, "continuity")

    def _nested(self, ordered: list[Quote]) -> None:
        """A quote framed inside another's reported words reaches us through the other's source."""
        for i, quote in enumerate(ordered):
            if quote.relays or quote.cue is None or quote.source is None:
                continue
            for outer in ordered[max(0, i - 4) : i + 5]:
                if outer is quote or outer.kind == "direct":
                    continue
                holds = any(s.start <= quote.source.start and quote.cue.end <= s.end for s in outer.content)
                speaker = self.speakers[outer.id][0]
                if holds and speaker is not None and speaker is not self.speakers[quote.id][0]:
                    self.relays[quote.id] = [*self.relays[outer.id], speaker]
