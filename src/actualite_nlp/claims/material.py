"""An article as the claim rules read it: statements with their holders, in order, and the words they share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from ..quotes.view import Sentence, View
from ..record.types import Quote, Source, Span, Stance, TimeExpression
from ..sources.words import noun
from .words import families, pattern, words

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
AUTHOR = "author"
_ROLE_POS = frozenset({"NOUN", "PROPN"})
_PERSONAL = frozenset({"il", "elle", "ils", "elles", "lui", "celui-ci", "celle-ci", "ce"})
_DOUBLING = frozenset({"eux", "elles", "elle", "lui"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
BACKWARD = 60
"""Tokens back in which the noun that a pronoun stands for is looked for."""
_ARTICLES = ("Le ", "La ", "Les ", "L'", "L’", "Un ", "Une ", "Des ", "Ce ", "Cet ", "Cette ", "Ces ", "Son ", "Sa ")
NEAR = 6
"""Sentences back in which the statement that is answered is looked for."""
LONG = 220
"""Characters above which a content is cut down to its most telling sentence when it serves as evidence."""


@dataclass(frozen=True)
class Stand:
    """A statement of the article: where it stands, who holds it (None: nobody named) and what it is about."""

    start: int
    end: int
    holder: str | None
    stance: Stance
    sentence: int
    paragraph: int
    words: frozenset[str]
    quote: Quote | None = None
    relays: tuple[str, ...] = ()
    charge: bool = False
    """Whether it is a charge that the article tells of («accusé de fraude») and that may be nobody's in particular."""

    def closeness(self, other: Stand) -> float:
        """Share of this stand's words, the fewer of the two, that the other has too."""
        return closeness(self.words, other.words)


def closeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over the smaller set; words of one family count as shared for half."""
    if not a or not b:
        return 0.0
    shared = a & b
    kin = {f for w in a - shared for f in families().get(w, ())} & {
        f for w in b - shared for f in families().get(w, ())
    }
    return (len(shared) + 0.6 * len(kin)) / min(len(a), len(b))


@dataclass
class Material:
    """What the earlier stages left on a document, indexed for the rules."""

    view: View
    quotes: list[Quote]
    sources: list[Source]
    dates: list[TimeExpression] = field(default_factory=list)
    added: list[Source] = field(default_factory=list)
    """Holders that appear in claims only."""
    charges: list[Stand] | None = None
    """What the article tells as a charge, a rumour or hearsay, once it has been looked for."""

    def __post_init__(self) -> None:
        self.starts = [self.view.start[s.start] for s in self.view.sentences]
        self.mentions = sorted((m.start, m.end, s.id) for s in self.sources for m in s.mentions)
        self.by_cue = {q.cue.start: q for q in self.quotes if q.cue}
        self.stands = sorted(self._stands(), key=lambda s: (s.start, s.end))

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.view.string

    def sentence_of(self, offset: int) -> int:
        """Number of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_at(self, i: int) -> Sentence:
        """The sentence that holds token ``i`` of the view."""
        return self.view.sentences[self.sentence_of(self.view.start[i])]

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        return self.view.sentences[number]

    def paragraph_of(self, offset: int) -> int:
        """Number of the zone that holds an offset; every paragraph is one."""
        return self.view.sentences[self.sentence_of(offset)].zone

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text, trimmed of blanks and commas."""
        text = self.text
        while start < end and text[start] in " \n\t,;:":
            start += 1
        while end > start and text[end - 1] in " \n\t,;:":
            end -= 1
        return Span(start, end, text[start:end])

    def words_of(self, start: int, end: int) -> frozenset[str]:
        """Content words of a stretch: lemmas of nouns, verbs, adjectives, names and numbers."""
        a, b = self.view.range_of(start, end)
        return frozenset(self.view.lemma[i] for i in range(a, b) if self._tells(i))

    def _tells(self, i: int) -> bool:
        return (
            self.view.pos[i] in CONTENT_POS and self.view.lemma[i] not in words("stop") and len(self.view.text[i]) > 1
        )

    def _stands(self) -> Iterable[Stand]:
        for quote in self.quotes:
            if not quote.content or not self.view.sentences:
                continue
            start, end = quote.content[0].start, quote.content[-1].end
            about = frozenset().union(*(self.words_of(c.start, c.end) for c in quote.content))
            yield Stand(
                start, end, quote.source_id, quote.stance, self.sentence_of(start), self.paragraph_of(start), about,
                quote, tuple(quote.relay_ids),
            )  # fmt: skip

    def narrated(self, start: int, end: int, stance: Stance = "assert", holder: str | None = AUTHOR) -> Stand:
        """A statement in the article's own voice, or in somebody's without a quote."""
        return Stand(
            start, end, holder, stance, self.sentence_of(start), self.paragraph_of(start), self.words_of(start, end)
        )

    def evidence(self, stand: Stand, about: frozenset[str]) -> Span:
        """The stretch of a stand that bears on ``about``: its content, or of a long one the sentence closest to it."""
        quote = stand.quote
        if quote is None:
            return self.span(stand.start, stand.end)
        if len(quote.content) == 1 and stand.end - stand.start <= LONG:
            return self.span(stand.start, stand.end)
        pieces = [piece for c in quote.content for piece in self._pieces(c)]
        return max(pieces, key=lambda s: (closeness(self.words_of(s.start, s.end), about), -s.start))

    def _pieces(self, content: Span) -> list[Span]:
        a, b = self.view.range_of(content.start, content.end)
        cuts = [i + 1 for i in range(a, b - 1) if self.view.text[i] in (".", "!", "?", "…", ";")]
        edges = [a, *cuts, b]
        found = [self.span(self.view.start[x], self.view.end[y - 1]) for x, y in pairwise(edges) if y - x > 2]
        return found or [self.span(content.start, content.end)]

    # who ------------------------------------------------------------------------------------------------------------
    def holder_at(self, token: Token) -> str | None:
        """The source a noun, name or pronoun stands for; a new one when it speaks nowhere else; None when unclear."""
        start, end = noun_phrase(token)
        for quote in self.quotes:
            if quote.source and quote.source_id and quote.source.start < end and start < quote.source.end:
                return quote.source_id
        inside = [sid for a, b, sid in self.mentions if a <= token.idx < b]
        if inside:
            return inside[0]
        if token.lower_ in _PERSONAL or token.pos_ == "PRON":
            subject = _subject_before(token)
            if subject is not None and (found := self.holder_at(subject)):
                return found
            before = [sid for a, _, sid in self.mentions if a < token.idx]
            return before[-1] if before else None
        named = self._by_name(self.text[start:end])
        speaks = token.pos_ in _ROLE_POS and (noun(token.text) is not None or token.ent_type_ in ("PER", "ORG", "LOC"))
        return named or (self._add(token, start, end) if speaks else None)

    def _by_name(self, text: str) -> str | None:
        wanted = set(_folded(text))
        for source in (*self.sources, *self.added):
            own = set(_folded(source.name))
            if own and wanted and (own <= wanted or wanted <= own):
                return source.id
        return None

    def _add(self, token: Token, start: int, end: int) -> str:
        """A new source; «le porte-parole, Otto Lang» is named by its apposition, the description is its role."""
        start = _past_preposition(token, start)
        span = self.span(start, end)
        appositive = next((c for c in token.children if c.dep_ == "appos" and c.ent_type_ == "PER"), None)
        named = self.span(*noun_phrase(appositive)) if appositive is not None else None
        kind = {"PER": "person", "ORG": "organization"}.get(token.ent_type_)
        plural = token.morph.get("Number", []) == ["Plur"]
        described = span.text[0].lower() + span.text[1:] if span.text.startswith(_ARTICLES) else span.text
        source = Source(
            id=f"s{len(self.sources) + len(self.added) + 1}",
            name=named.text if named else described,
            type=kind or ("group" if plural else "person"),  # type: ignore[arg-type]
            role=described if named else None,
            mentions=[span, *([named] if named else [])],
        )
        self.added.append(source)
        return source.id

    def is_survey(self, holder: str | None) -> bool:
        """Whether a holder is a study, a poll or those it asked: what they find differs without contradiction."""
        return bool(pattern("survey_holders").search(self.name_of(holder) or ""))

    def name_of(self, holder: str | None) -> str | None:
        """The name of a source."""
        return next((s.name for s in (*self.sources, *self.added) if s.id == holder), None)


def _folded(text: str) -> list[str]:
    skip = {"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "m", "mme", "et"}
    return [w for w in text.casefold().replace("'", " ").replace("’", " ").split() if w not in skip]


def _subject_before(token: Token) -> Token | None:
    """The noun a subject pronoun stands for: the one it doubles («les parents, eux»), else the last that agrees."""
    if token.lower_ in _DOUBLING and token.i:
        before = next((t for t in reversed(token.doc[max(0, token.i - 2) : token.i]) if t.text != ","), None)
        if before is not None and before.pos_ in _ROLE_POS:
            return before
    if token.lower_ not in _SUBJECTS:
        return None
    plural, gender = token.lower_.endswith("s"), "Fem" if token.lower_.startswith("elle") else "Masc"
    for before in reversed(token.doc[max(0, token.i - BACKWARD) : token.i]):
        if before.pos_ not in _ROLE_POS or before.dep_.partition(":")[0] != "nsubj":
            continue
        number, own = before.morph.get("Number", []), before.morph.get("Gender", [])
        if (number == ["Plur"]) == plural and (not own or gender in own or plural):
            return before
    return None


def _past_preposition(token: Token, start: int) -> int:
    """Where a noun phrase begins without the preposition that stands before it («par l'entourage»)."""
    left = [t for t in token.doc[token.left_edge.i : token.i] if t.idx >= start]
    return left[1].idx if len(left) > 1 and left[0].pos_ == "ADP" else start


def noun_phrase(token: Token) -> tuple[int, int]:
    """Characters of a noun phrase by its head, relative clauses and appositions after a comma left out."""
    kept = [token]
    for part in token.subtree:
        if part.i == token.i:
            continue
        top = part
        while top.head.i != token.i:
            top = top.head
        if top.dep_.partition(":")[0] in ("acl", "conj", "cc", "punct", "parataxis", "advcl", "appos"):
            continue
        kept.append(part)
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    doc = token.doc
    return doc[first].idx, doc[last].idx + len(doc[last])
