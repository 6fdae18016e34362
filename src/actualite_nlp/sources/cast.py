"""Everything that can speak in one article: names and descriptions gathered, linked, and put in text order."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from spacy.tokens import Doc

from .. import layers
from ..record.types import Quote, Zone
from .apposition import appositions
from .cluster import cluster, expansions
from .describe import describe_span, find_descriptions
from .link import Directory, takes_up
from .model import Entity, Kind, Mention, Page
from .names import find_names
from .phrase import Description, Reading
from .pronouns import is_subject
from .words import first_name, noun, straight

_STANDFIRST = 3
"""Paragraphs after the title in which a description may take up its person."""
_SLACK = 4
"""Characters by which a long form and its mention may differ (an article)."""
_GIVES_FLOOR = re.compile(r"(?:\A|[:\n] ?)(?:pour|selon|d['’]après) (?:M\. |Mme )?$", re.I)
_FRAME = 16
"""Characters before a name of a title in which «pour» or «selon» stands."""
_ACRONYM = 3
"""Letters of an acronym that can stand for words it does not spell."""
_BODIES = frozenset({"organization", "media"})
_OF = frozenset({"de", "d'", "du", "des"})


class Cast:
    """The entities of an article and all the places that refer to them, ``mentions`` in text order."""

    def __init__(self, doc: Doc, quotes: Sequence[Quote]) -> None:
        self.doc, self.page = doc, Page(doc, quotes)
        self.zones = layers.get(doc, Zone)
        silent = Page.stretches(sorted((z.start, z.end) for z in self.zones if z.kind in ("boilerplate", "byline")))
        names = [n for n in find_names(doc) if not silent(n.start)]
        self.reading = Reading(doc, self.page.text, {n.start: n.end for n in names})
        self.mentions = cluster(self.page, names)
        self.directory = Directory()
        self.by_head: dict[int, Mention] = {}
        self.descriptions: dict[int, Description] = {}
        self.joint: dict[str, Entity] = {}
        slots = [(s.start, s.end) for q in quotes for s in (q.source, q.speaker, *q.relays) if s]
        self.slots = sorted(set(slots))
        filled = {(self.page.token(start), end) for start, end in slots}
        for mention in self.mentions:
            first = self.page.token(mention.start)
            mention.entity.speaks |= bool({(first, mention.end), (first - 1, mention.end)} & filled)
        listed = [d for d in find_descriptions(self.reading, slots) if not silent(d.start)]
        self._describe(sorted([*listed, *self._unlisted(listed)], key=lambda d: d.start))
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        self._expand(expansions(self.page.text, names))
        self._mark_embedded()
        self._introduce()
        self._relink()
        self._relink_bodies()

    def _unlisted(self, listed: Sequence[Description]) -> list[Description]:
        """Phrases in source slots whose noun no list holds: they count where they stand beside a person's name."""
        starts = sorted([d.start for d in listed] + list(self.reading.names))
        free = ((a, b) for a, b in self.slots if bisect_left(starts, a) == bisect_left(starts, b))
        found = (d for a, b in free if (d := describe_span(self.reading, a, b)) is not None and d.article != "none")
        return [d for d in found if not d.plural and d.type in ("person", "organization")]

    def _describe(self, descriptions: Sequence[Description]) -> None:
        """Appositions are learned first (they hold for the whole article), then all is linked in text order."""
        named = {m.start: m for m in self.mentions}
        apposed: dict[int, Entity] = {}
        for i, start in appositions(self.page.text, descriptions, self.reading.names, self._slot_end):
            entity, d = named[start].entity, descriptions[i]
            if noun(self.doc[d.head].text) is None:
                d = dataclasses.replace(d, type="person") if entity.type == "person" else d
            if i not in apposed and _fits_name(d, entity):
                apposed[i] = entity
                self._learn(entity, d)
        upcoming = iter(list(self.mentions))
        name = next(upcoming, None)
        for i, description in enumerate(descriptions):
            while name is not None and name.start < description.start:
                self.directory.touch(name.entity)
                name = next(upcoming, None)
            listed = noun(self.doc[description.head].text) is not None
            if i in apposed or (listed and description.article != "none"):
                self.mentions.append(self._link(description, apposed.get(i)))

    def _slot_end(self, offset: int) -> int:
        """Where the source slot that holds an offset ends, -1 when none does."""
        i = bisect_right(self.slots, (offset, len(self.page.text))) - 1
        return self.slots[i][1] if i >= 0 and offset < self.slots[i][1] else -1

    def _learn(self, entity: Entity, d: Description) -> None:
        if entity.type == "organization":
            entity.type = d.type
            if d.type == "person":
                self._adopt(entity)
        if d.type == "person" and entity.hint in (None, d.gender):
            entity.gender = entity.gender or d.gender
        self.directory.learn(entity, d)

    def _adopt(self, person: Entity) -> None:
        """One who turns out to be a person takes the mentions by surname alone."""
        for mention in self.mentions:
            other, length = mention.entity, len(mention.entity.words)
            if other is not person and 0 < length < len(person.words) and other.words == person.words[-length:]:
                self.merge(other, person)

    def _link(self, d: Description, entity: Entity | None = None) -> Mention:
        """The mention of a description, linked to what it points back to or to a new entity."""
        if entity is None and d.definite:
            entity = self.directory.find(d)
        if entity is None:
            entity = Entity(type=d.type, name=self.page.text[d.start : d.end], plural=d.plural, gender=d.gender)
        elif d.type == "person" and entity.type == "person" and entity.hint in (None, d.gender):
            entity.gender = entity.gender or d.gender
        self.directory.learn(entity, d)
        mention = Mention(d.start, d.end, d.head, "description", entity)
        entity.mentions.append(mention)
        self.by_head[d.head] = mention
        self.descriptions[d.head] = d
        return mention

    def insert(self, d: Description) -> Entity:
        """The entity of a description found late (its noun is in no list)."""
        mention = self._link(d)
        insort(self.mentions, mention, key=lambda m: m.start)
        return mention.entity

    def refer(self, entity: Entity, start: int, end: int, kind: Kind) -> None:
        """Note that a stretch of text refers to an entity."""
        mention = Mention(start, end, self.page.token(start), kind, entity)
        entity.mentions.append(mention)
        insort(self.mentions, mention, key=lambda m: m.start)

    def merge(self, entity: Entity, into: Entity) -> None:
        """Two entities turn out to be one."""
        for mention in entity.mentions:
            mention.entity = into
        into.mentions += entity.mentions
        entity.mentions = []

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a stretch of text."""
        a = bisect_left(self.mentions, start, key=lambda m: m.start)
        b = bisect_left(self.mentions, end, key=lambda m: m.start)
        return self.mentions[a:b]

    def before(self, offset: int, count: int) -> list[Mention]:
        """The last ``count`` mentions that begin before an offset, in text order."""
        end = bisect_left(self.mentions, offset, key=lambda m: m.start)
        return self.mentions[max(0, end - count) : end]

    def _expand(self, long_forms: dict[str, tuple[int, int]]) -> None:
        """Make an acronym and its long form one entity, under the long form's name."""
        acronyms = {m.entity.words[0]: m.entity for m in self.mentions if m.kind == "name" and len(m.entity.words) == 1}
        for acronym, (start, end) in long_forms.items():
            short = acronyms.pop(acronym, None)
            near = self.between(start - _SLACK, start + _SLACK + 1)
            whole = (m for m in near if abs(m.end - end) <= _SLACK or (m.kind == "name" and m.end <= end))
            long = next((m.entity for m in whole if m.entity is not short and m.entity.type != "person"), None)
            if short is None:
                continue
            short.name = self.page.text[start:end]
            if long is not None:
                short.type, short.gender = long.type, long.gender or short.gender
                short.roles += long.roles
                self.merge(long, short)
                self.directory.touch(short)
        for short in [e for e in acronyms.values() if e.mentions]:
            self._explain(short)

    def _explain(self, short: Entity) -> None:
        """An acronym of other words («l'autorité australienne des transports (ATSB)») names the body before it."""
        first = short.mentions[0]
        text = self.page.text
        bracketed = text[first.start - 1 : first.start] == "(" and text[first.end : first.end + 1] == ")"
        if not bracketed or len(short.name) < _ACRONYM or not short.name.isupper() or short.type == "person":
            return
        for long in self.before(first.start - 1, 2):
            d = self.descriptions.get(long.token)
            ends = long.end in (first.start - 2, first.end + 1)
            if d is not None and ends and d.definite and not d.plural and d.type in _BODIES and not long.entity.named:
                short.type, short.gender = d.type, d.gender
                short.roles += long.entity.roles
                self.merge(long.entity, short)
                self.directory.touch(short)
                return

    def _mark_embedded(self) -> None:
        """Mark the mentions that lie inside a description of something else or complete a noun."""
        outer: Mention | None = None
        for mention in self.mentions:
            first = self.page.token(mention.start)
            mention.embedded = first > 0 and straight(self.doc[first - 1].text) in _OF
            if outer is not None and outer.start < mention.start < outer.end:
                mention.embedded |= mention.entity is not outer.entity
            elif mention.kind == "description":
                outer = mention

    def _introduce(self) -> None:
        """The standfirst takes up the person of the title: «Le milliardaire, très impliqué…»."""
        top = self.page.paragraph(next((z.start for z in self.zones if z.kind == "title"), 0))
        hero = self._hero(top)
        if hero is None:
            return
        for mention in self.mentions:
            entity = mention.entity
            if self.page.paragraph(mention.start) > top + _STANDFIRST:
                return
            if mention.kind != "description" or entity.named or entity.type != "person" or mention.embedded:
                continue
            d = self.descriptions[mention.token]
            if d.article == "definite" and is_subject(self.page, mention) and takes_up(d, hero):
                self.merge(entity, hero)
                self.directory.learn(hero, d)

    def _relink(self) -> None:
        """Descriptions that fit no one when they were read are tried again, all offices known."""
        for mention in self.mentions:
            entity = mention.entity
            if mention.kind != "description" or entity.named or entity.type != "person" or entity.plural:
                continue
            d = self.descriptions[mention.token]
            if d.article not in ("definite", "demonstrative"):
                continue
            found = self.directory.find(d, named=True) or self.directory.same_trade(d)
            if found is not None:
                self.merge(entity, found)
                self.directory.learn(found, d)

    def _relink_bodies(self) -> None:
        """A body described before it is named: «L'association des maires demande… L'AMF, l'association des maires,»."""
        for mention in self.mentions:
            entity = mention.entity
            if mention.kind != "description" or entity.named or entity.type not in _BODIES:
                continue
            d = self.descriptions[mention.token]
            found = self.directory.find(d, named=True) if d.definite and len(d.words) > 1 else None
            if found is not None and found.type in _BODIES and any(d.words <= r.words for r in found.roles):
                self.merge(entity, found)

    def _hero(self, paragraph: int) -> Entity | None:
        """The person a title is about: the one it gives the floor («Ferrand : …»), its subject, or the only one."""
        people = []
        for mention in self.mentions:
            here = self.page.paragraph(mention.start)
            if here > paragraph:
                break
            if (
                here == paragraph
                and mention.kind == "name"
                and mention.entity.type == "person"
                and not mention.embedded
            ):
                people.append(mention)
        framed = (m for m in people if _GIVES_FLOOR.search(self.page.text, max(0, m.start - _FRAME), m.start))
        if (holder := next(framed, None)) is not None:
            return holder.entity
        if people and self.page.text[people[0].end : people[0].end + 2] in (" :", ": "):
            return people[0].entity
        subjects = [m.entity for m in people if is_subject(self.page, m)]
        return subjects[0] if subjects else people[0].entity if len(people) == 1 else None


def _fits_name(d: Description, entity: Entity) -> bool:
    """Whether a description can stand beside this name as one thing."""
    if d.plural or d.type in ("document", "anonymous", "group"):
        return False
    forename = len(entity.words) > 1 and first_name(entity.words[0])[0]
    if d.type != "person":
        return entity.type != "person" and not entity.role and not entity.place and not forename
    told = entity.label in ("", "PER", "MISC") or forename
    foreign = entity.label in ("", "PER", "LOC") and not entity.described and not entity.name.isupper()
    unknown = entity.type == "organization" and (
        (foreign and d.article == "definite") or (told and len(entity.words) > 1)
    )
    return entity.type == "person" or (unknown and not entity.role and entity.words[0] not in ("les", "la", "le"))
