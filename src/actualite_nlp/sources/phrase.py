"""Noun phrases read token by token: where they begin and end, what their article and head tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from ..record.types import Gender, SourceType
from .words import INDEFINITE, POSSESSIVE, Noun, content_words, first_name, fold, known_names, noun, straight

Article = Literal["definite", "indefinite", "demonstrative", "possessive", "none"]
NOT_NOUNS = frozenset({"VERB", "AUX", "ADP", "ADV"})
LINKS = frozenset(
    {"de", "d'", "du", "des", "à", "au", "aux", "en", "chez", "pour", "contre", "près", "auprès", "sur", "sans"}
)
_CLOSE_LINKS = frozenset({"de", "d'", "du", "des", "auprès"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "du", "au", "aux"})
_DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_MAX_TOKENS = 16
_BEFORE_HEAD = 4
_ARTICLE_GENDER: dict[str, Gender] = {
    "la": "f", "une": "f", "cette": "f", "ma": "f", "le": "m", "un": "m", "ce": "m", "cet": "m", "du": "m", "au": "m",
}  # fmt: skip
_ADJECTIVE_GENDER: dict[str, Gender] = {
    "ancien": "m", "ancienne": "f", "nouveau": "m", "nouvel": "m", "nouvelle": "f", "premier": "m", "première": "f",
    "actuel": "m", "actuelle": "f", "seul": "m", "seule": "f", "vieux": "m", "vieille": "f", "grand": "m",
    "grande": "f", "petit": "m", "petite": "f", "puissant": "m", "puissante": "f",
}  # fmt: skip
_PLURAL_ARTICLES = frozenset({
    "les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "certains", "certaines", "quelques", "deux", "trois",
    "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
})  # fmt: skip
_SUITORS = frozenset({"candidat", "prétendant"})


@dataclass(frozen=True)
class Description:
    """A noun phrase and what its words tell. ``text`` is without the article; ``lemma`` is masculine singular."""

    start: int
    end: int
    head: int
    text: str
    lemma: str
    words: frozenset[str]
    article: Article
    type: SourceType
    field: str
    gender: Gender | None
    plural: bool

    @property
    def definite(self) -> bool:
        """Whether it can point back to something already known."""
        return self.article in ("definite", "demonstrative", "possessive")


@dataclass(frozen=True)
class Reading:
    """A Doc, its text (a Doc joins it anew each time) and where each proper name begins and ends."""

    doc: Doc
    text: str
    names: Mapping[int, int]

    def first_token(self, head: Token, floor: int = 0) -> int:
        """Index of the phrase's first token: its article, or the first adjective when it has none."""
        first = head.i
        for i in range(head.i - 1, max(floor, head.i - _BEFORE_HEAD) - 1, -1):
            token = self.doc[i]
            word = straight(token.text)
            if word in _DEFINITE | _DEMONSTRATIVE | INDEFINITE | POSSESSIVE or token.pos_ == "DET":
                return i
            if (token.pos_ not in ("ADJ", "NUM") and token.dep_ != "amod") or token.is_punct or token.is_space:
                break
            first = i
        return first

    def last_token(self, head: Token, limit: int) -> int:
        """Index of the phrase's last token: complements in, relative clauses and appositions out."""
        last, inside = head.i, 0
        for i in range(head.i + 1, min(len(self.doc), head.i + _MAX_TOKENS)):
            token = self.doc[i]
            if token.idx < inside or self._hyphenated(token):
                last = i
                continue
            if token.idx >= limit or not self._continues(head, i):
                break
            last, inside = i, self.names.get(token.idx, 0)
        while last > head.i and self._dangling(self.doc[last]):
            last -= 1
        return last

    def _hyphenated(self, token: Token) -> bool:
        before = token.nbor(-1)
        return "-" in (token.text, before.text) and not before.whitespace_

    def _dangling(self, token: Token) -> bool:
        return straight(token.text) in LINKS or token.pos_ in ("DET", "ADP", "CCONJ", "PUNCT")

    def _continues(self, head: Token, i: int) -> bool:
        """Whether the noun phrase goes on with token ``i``."""
        token, before = self.doc[i], self.doc[i - 1]
        word = straight(token.text)
        after_link = straight(before.text) in LINKS or before.pos_ in ("DET", "ADP")
        if token.is_space or token.is_punct:
            return False
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "ADV"):
            infinitive = "Inf" in token.morph.get("VerbForm", [])
            return after_link and token.pos_ in ("VERB", "ADV") and not token.is_stop and not infinitive
        if word in _CLOSE_LINKS or (token.pos_ == "DET" and after_link):
            return True
        if word in LINKS:
            return head.i <= token.head.head.i < i and self._far_complement(head, token)
        if word == "et":
            return i + 1 < len(self.doc) and self._joined(before, self.doc[i + 1])
        after_and = straight(before.text) == "et" and token.idx in self.names
        if token.idx in self.names and not after_link and not after_and:
            return False
        joins = after_link or after_and or token.pos_ != "NOUN" or before.pos_ in ("ADJ", "NUM")
        return joins and token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "X")

    def _joined(self, before: Token, after: Token) -> bool:
        """«ministre de l'Économie et des Finances», «patron de Novatel et Sudair», not «le maire de Vallon et Paul»."""
        if straight(after.text) in _CLOSE_LINKS:
            return True
        return before.text[:1].isupper() and after.idx in self.names and not first_name(after.text)[0]

    def _far_complement(self, head: Token, link: Token) -> bool:
        """«déléguée à l'Économie», «chercheur au CNRS», «candidat à la mairie», not «l'acteur à l'issue de…»."""
        known = noun(head.text)
        if known is not None and known.lemma in _SUITORS:
            return True
        governed = link.head.text
        if not governed[:1].isupper():
            return False
        media = (known_names().get(fold(form)) for form in (governed, f"le {governed}", f"la {governed}"))
        return not any(m is not None and m.type == "media" for m in media)

    def build(self, head: Token, known: Noun, left: int, start: int, end: int) -> Description:
        """The description of a phrase that spans [start, end); a contracted article («du») is left out of it."""
        first = self.doc[left]
        word = straight(first.text)
        article = article_of(first) if left < head.i else "none"
        text_start = first.idx + len(first) if article != "none" and first.idx >= start else start
        text = self.text[text_start:end].strip()
        if article == "definite" and word in _CONTRACTED and first.idx == start:
            start = self.doc[left + 1].idx
        plural = known.plural or word in _PLURAL_ARTICLES
        adjectives = (_ADJECTIVE_GENDER.get(t.text.casefold()) for t in self.doc[left : head.i])
        gender = known.gender or _ARTICLE_GENDER.get(word) or next(filter(None, adjectives), None)
        kind = _type(known, plural, text)
        words = content_words(text)
        return Description(start, end, head.i, text, known.lemma, words, article, kind, known.field, gender, plural)


def _type(known: Noun, plural: bool, text: str) -> SourceType:
    if known.type != "person":
        return known.type
    if "anonymat" in text or "proche du dossier" in text:
        return "anonymous"
    return "group" if plural else "person"


def article_of(token: Token) -> Article:
    """What kind of article a word is."""
    word = straight(token.text)
    if word in _DEMONSTRATIVE:
        return "demonstrative"
    if word in POSSESSIVE:
        return "possessive"
    if word in _DEFINITE or (word == "des" and token.pos_ == "ADP"):
        return "definite"
    if word in ("de", "d'"):
        return "indefinite" if straight(token.nbor().text) in ("autres", "nombreux", "nombreuses") else "none"
    return "indefinite" if word in INDEFINITE else "none"
