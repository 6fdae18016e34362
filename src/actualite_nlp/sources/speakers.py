"""Quotes in text order: each source slot resolved, then the quotes that no mention frames, then what is nested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from ..record.types import Gender, Quote, Source, Span
from .cast import Cast
from .floating import float_speakers, repeated_elsewhere, signed_below
from .model import Entity, Page
from .present import Resolved, make_sources
from .pronouns import PRONOUNS, RELATIVES, antecedent, resolve_pronoun
from .refer import entity_at
from .relays import relayed
from .silent import is_silent, trimmed
from .words import straight

_NOBODY = frozenset({"on", "je", "j'", "nous", "ce", "cela", "ça", "tout le monde"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
_HEARD = frozenset({"appris", "apprend", "entendu", "entend", "entendre", "lire", "lu", "lit", "su"})
"""What «on» does with the words of others."""
_FRAMES = frozenset({"selon", "d'après", "après", "pour", "suivant"})
_SAME_SOURCE = re.compile(r"(?:cette(?: même)?|la même|une? même) source$", re.I)
_TAKEN_UP = re.compile(r"(?:l[ea] (?:même )?|ce (?:même )?|cette (?:même )?|son |sa |leur )(\w+)(?: commun)?$", re.I)
_ANY_TEXT = frozenset({"texte", "document"})
_ISSUES = frozenset({
    "communiqué", "lettre", "tribune", "message", "texte", "document", "note", "rapport", "courrier", "déclaration",
    "avis", "bulletin", "tweet", "mail", "courriel",
})  # fmt: skip
"""Documents in which their issuer speaks."""
_ISSUED = 6
_OPPOSED = re.compile(r"\b(?:tandis|alors) (?:que? ?|qu['’])$", re.I)
"""What sets one speaker beside another: the second is not told of by the first."""
_BACK = 60
"""Mentions looked back at for a withheld source."""
_NEAR = 200
"""Characters before a relative in which its antecedent is sought."""
_UNEMBEDDING = re.compile(r"infinitive|fragment|predicate|fact")
"""Frames too small to hold another speaker's words."""
_NESTED = 4
"""Quotes before and after that may hold another."""


def resolve(doc: Doc, quotes: Sequence[Quote]) -> tuple[list[Quote], list[Source]]:
    """Quotes with the ids of their source and relays, and the sources that speak."""
    cast = Cast(doc, quotes)
    return make_sources(cast.page, Speaking(cast, quotes).run())


class Speaking:
    """Quotes in text order, each one's speaker known before the next is read."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        self.cast, self.page = cast, cast.page
        self.quotes = list(quotes)
        self.speakers: dict[str, tuple[Entity | None, str]] = {}
        self.relays: dict[str, list[Entity]] = {}
        self.issued: list[tuple[frozenset[str], Entity]] = []
        """Words of the documents in which somebody spoke so far, and who did."""
        self.heard: list[Entity] = []
        """Those who spoke so far, the last one last; who only speaks inside another's words is left out."""

    def run(self) -> list[Resolved]:
        """Each quote with its relays, its speaker and the rule that found it."""
        slots = [(s, q) for q in self.quotes if (s := self._slot_of(q)) is not None]
        last: Entity | None = None
        reported = sorted((s.start, s.end) for q in self.quotes for s in q.content)
        within = Page.stretches(reported)
        running = iter(self._narration({span.start for span, _ in slots}))
        pronoun = next(running, None)
        for span, quote in sorted(slots, key=lambda s: (s[0].start, s[1].id)):
            while pronoun is not None and pronoun.start < span.start:
                self._follow(pronoun, last)
                pronoun = next(running, None)
            entity, rule = self.slot(span, quote, last)
            passed = relayed(self.cast, quote, span, entity) if entity is not None else None
            if passed is not None:
                self.relays[quote.id], entity = [passed[0]], passed[1]
            self.speakers[quote.id] = (entity, rule)
            last = entity or last
            self._note_issue(quote, entity)
            if entity is not None and entity.type != "document" and not within(span.start):
                self.heard.append(entity)
        for quote in self.quotes:
            told = self.relays.get(quote.id, [])
            self.relays[quote.id] = told or [e for r in quote.relays if (e := self.slot(r, quote, None)[0]) is not None]
        ordered = sorted(self.quotes, key=lambda q: q.content[0].start if q.content else 0)
        repeated_elsewhere(ordered, self.speakers)
        signed_below(ordered, self.speakers, self.cast.mentions, self.page)
        float_speakers(ordered, self.speakers, self.cast.mentions, self.page)
        self._nested(ordered)
        return [(self._cleared(q), self.relays[q.id], *self.speakers[q.id]) for q in self.quotes]

    def _note_issue(self, quote: Quote, speaker: Entity | None) -> None:
        words = frozenset(quote.venue.text.casefold().split()) if quote.venue is not None else frozenset()
        if speaker is not None and speaker.type not in ("document", "media") and words & _ISSUES:
            self.issued.append((words, speaker))

    def _slot_of(self, quote: Quote) -> Span | None:
        """The mention that says who speaks, None when what stands there cannot."""
        named = (trimmed(s) for s in (quote.source, quote.speaker) if s is not None)
        return next((s for s in named if not self._silent(s, quote)), None)

    def _told(self, span: Span, quote: Quote) -> Span | None:
        """The full mention that a quote gives beside the pronoun in its source slot."""
        if quote.source is None or quote.speaker is None or trimmed(quote.source).start != span.start:
            return None
        speaker = trimmed(quote.speaker)
        pronoun = straight(speaker.text).strip("- ") in PRONOUNS or speaker.start == span.start
        return None if pronoun or self._silent(speaker, quote) else speaker

    def _silent(self, span: Span, quote: Quote) -> bool:
        framed = quote.cue is not None and straight(quote.cue.text) in _FRAMES
        return is_silent(self.cast.reading, span, framed)

    def _cleared(self, quote: Quote) -> Quote:
        """The quote without a source mention that cannot speak."""
        if quote.source is None:
            return quote
        source = trimmed(quote.source)
        return msgspec.structs.replace(quote, source=None if self._silent(source, quote) else source)

    def _narration(self, slots: set[int]) -> Iterator[Span]:
        """Subject pronouns of the article's own voice: they carry on who it speaks of."""
        for token in self.cast.doc:
            subject = token.dep_.startswith("nsubj") and straight(token.text) in _SUBJECTS
            if subject and token.idx not in slots and not self.page.quoted(token.idx):
                yield Span(token.idx, token.idx + len(token), token.text)

    def _follow(self, pronoun: Span, last: Entity | None) -> None:
        entity = resolve_pronoun(self.page, self.cast.mentions, pronoun, last)
        if entity is not None and entity.type in ("person", "group"):
            self.cast.refer(entity, pronoun.start, pronoun.end, "pronoun")

    def slot(self, span: Span, quote: Quote, last: Entity | None) -> tuple[Entity | None, str]:
        """The entity that fills a slot, and the rule by which it was found."""
        form = straight(span.text).strip("- ")
        if form == "qui":
            return self._relative(span, last)
        if form in RELATIVES:
            return self._governed_relative(span, *RELATIVES[form])
        if form in PRONOUNS:
            return self._pronoun(span, quote, last)
        if form == "on" and self.heard and self._resumed(span, quote):
            return self.heard[-1], "continuity"
        if form in _NOBODY:
            return None, "unresolved"
        if self.heard and _SAME_SOURCE.match(span.text):
            return self._source_before(span) or self.heard[-1], "continuity"
        entity = entity_at(self.cast, span)
        issuer = self._issuer(span) if entity.type == "document" else None
        return (issuer, "issuer") if issuer is not None else (entity, "mention")

    def _pronoun(self, span: Span, quote: Quote, last: Entity | None) -> tuple[Entity | None, str]:
        """Who the quote says a pronoun is, else what it refers to."""
        if (told_by := self._told(span, quote)) is not None:
            named = entity_at(self.cast, told_by)
            self.cast.refer(named, span.start, span.end, "pronoun")
            return named, "told"
        own = quote.content if quote.source is not None and trimmed(quote.source).start == span.start else ()
        entity = resolve_pronoun(self.page, self.cast.mentions, span, last, own)
        if entity is None:
            return None, "unresolved"
        self.cast.refer(entity, span.start, span.end, "pronoun")
        told = PRONOUNS[straight(span.text).strip("- ")][0]
        if told is not None and told == entity.hint and entity.type == "person":
            entity.gender = entity.gender or told
        return entity, "pronoun"

    def _issuer(self, span: Span) -> Entity | None:
        """Who spoke in a document that is taken up: «dans un communiqué… Le texte ajoute»."""
        taken_up = _TAKEN_UP.match(span.text)
        if taken_up is None:
            return None
        word = taken_up[1].casefold()
        spoken = reversed(self.issued[-_ISSUED:])
        return next((e for venue, e in spoken if word in venue or word in _ANY_TEXT), None)

    def _resumed(self, span: Span, quote: Quote) -> bool:
        """Whether «on» stands for who has just spoken: «…, ajoute-t-on», «a-t-on précisé», not «a-t-on appris»."""
        if quote.cue is None or quote.cue.text.casefold() in _HEARD:
            return False
        return self.page.text[max(0, span.start - 3) : span.end].casefold().endswith("-t-on")

    def _source_before(self, span: Span) -> Entity | None:
        """The last withheld source before «cette source»."""
        before = (m.entity for m in reversed(self.cast.before(span.start, _BACK)))
        return next((e for e in before if e.type == "anonymous"), None)

    def _relative(self, span: Span, last: Entity | None) -> tuple[Entity | None, str]:
        token = self.cast.doc[self.page.token(span.start)]
        near = [m for m in self.cast.between(span.start - _NEAR, span.start) if m.end <= span.start]
        touching = [m for m in near if span.start - m.end <= 2]
        if touching and touching[-1].kind == "name" and touching[-1].entity.type == "person":
            inner = touching[-1]
            held = inner.embedded and self.page.text[inner.end : span.start].startswith(",")
            around = (m for m in reversed(near) if m.kind == "description" and m.end >= inner.end and m is not inner)
            outer = next(around, None) if held else None
            return (outer or inner).entity, "relative"
        noun_token = antecedent(token)
        if noun_token is not None and self._disagrees(noun_token, token):
            agreeing = (m for m in touching if m.entity.plural != _is_plural(noun_token))
            phrase = min(agreeing, key=lambda m: m.start, default=None)
            if phrase is not None:
                return phrase.entity, "relative"
            noun_token = None
        near = [m for m in near if not m.entity.place]
        touching = [m for m in touching if not m.entity.place]
        if noun_token is not None:
            covering = [m for m in near if m.start <= noun_token.idx < m.end]
            heads = [m for m in covering if m.token == noun_token.i]
            if heads or covering:
                return (heads or covering)[-1].entity, "relative"
        found = touching or [m for m in near if m.entity.type == "person" and not m.embedded] or near
        return (found[-1].entity, "relative") if found else (last, "continuity")

    @staticmethod
    def _disagrees(noun_token: Token, relative: Token) -> bool:
        """Whether the verb of a relative clause has another number than the noun that the parser hangs it on."""
        verb = relative.head
        finite = next(
            (t for t in (*verb.children, verb) if "Fin" in t.morph.get("VerbForm", []) and t.i > relative.i), None
        )
        numbers = noun_token.morph.get("Number", []), finite.morph.get("Number", []) if finite is not None else []
        return all(numbers) and numbers[0] != numbers[1]

    def _governed_relative(self, span: Span, gender: Gender | None, plural: bool) -> tuple[Entity | None, str]:
        """«le ministre, selon lequel…»: the noun just before that agrees."""
        for mention in reversed(self.cast.between(span.start - _NEAR, span.start)):
            entity = mention.entity
            if mention.end < span.start and entity.agrees(gender, plural) and not (mention.embedded or entity.place):
                return entity, "relative"
        return None, "unresolved"

    def _nested(self, ordered: list[Quote]) -> None:
        """A quote framed inside another's reported words reaches us through the other's source."""
        for i, quote in enumerate(ordered):
            if self.relays[quote.id] or quote.cue is None or quote.source is None:
                continue
            for outer in ordered[max(0, i - _NESTED) : i + 1 + _NESTED]:
                if outer is quote or outer.kind == "direct" or _UNEMBEDDING.search(outer.method):
                    continue
                holds = any(s.start <= quote.source.start and quote.cue.end <= s.end for s in outer.content)
                holds = holds and not _OPPOSED.search(
                    self.page.text, max(0, quote.source.start - 16), quote.source.start
                )
                speaker = self.speakers[outer.id][0]
                if holds and speaker is not None and speaker is not self.speakers[quote.id][0]:
                    self.relays[quote.id] = [*self.relays[outer.id], speaker]


def _is_plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])
