"""Descriptions: noun phrases that can refer to something that speaks («le quotidien économique», «une source proche…»)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from ..record.types import Gender, SourceType
from .words import DEFINITE, INDEFINITE, POSSESSIVE, Noun, content_words, noun

Article = Literal["definite", "indefinite", "demonstrative", "possessive", "none"]
_MAX_TOKENS = 16
_BEFORE_HEAD = 4
_LINKS = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "en", "chez", "pour", "contre", "près", "auprès", "sur"})
_FEMININE_ARTICLES = frozenset({"la", "une", "cette", "ma", "ta"})
_MASCULINE_ARTICLES = frozenset({"le", "un", "ce", "cet", "du", "au"})
_PLURAL_ARTICLES = frozenset(
    ["les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "certains", "certaines", "quelques", "deux", "trois", "quatre", "cinq"]
)
_PERSON_ENDINGS = ("eur", "euse", "rice", "ien", "ienne", "iste", "logue", "crate", "iatre")


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


def find_descriptions(doc: Doc, names: Mapping[int, int]) -> list[Description]:
    """Every described speaker in text order. ``names`` maps the first offset of each proper name to its end."""
    out = []
    for token in doc:
        found = noun(token.text)
        if found is None or token.pos_ in ("VERB", "AUX", "ADP", "ADV"):
            continue
        if (
            token.i
            and doc[token.i - 1].text.casefold() in ("premier", "première")
            and doc[token.i - 1].text[0].isupper()
            and token.pos_ == "ADJ"
        ):
            continue
        out.append(_describe(doc, token, found, names))
    return out


def describe_span(doc: Doc, start: int, end: int, names: Mapping[int, int]) -> Description | None:
    """The description that fills a given stretch of text, its head the first noun there; None when there is no noun."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    head = next(
        (t for t in span if noun(t.text) and t.pos_ not in ("VERB", "AUX", "ADP", "ADV") and t.idx not in names), None
    )
    first = next((t for t in span if t.pos_ in ("NOUN", "PROPN")), None)
    if head is None or (first is not None and first.i < head.i and _linked(head, first)):
        head = first
    if head is None:
        return None
    known = noun(head.text) or _guess(head)
    left = _left(doc, head, span.start)
    return _build(doc, head, known, left, start, end)


def _linked(head: Token, first: Token) -> bool:
    """Whether ``head`` is a complement of an earlier noun («l'entourage du ministre»)."""
    between = {t.text.casefold() for t in first.doc[first.i : head.i]}
    return bool(between & _LINKS)


def _guess(token: Token) -> Noun:
    plural = token.morph.get("Number") == ["Plur"]
    gender = {"Masc": "m", "Fem": "f"}.get("".join(token.morph.get("Gender")))
    person = token.text.casefold().rstrip("s").endswith(_PERSON_ENDINGS)
    kind: SourceType = "group" if plural else "person" if person else "organization"
    return Noun(token.lemma_.casefold(), gender, plural, kind, "")  # type: ignore[arg-type]


def _describe(doc: Doc, head: Token, known: Noun, names: Mapping[int, int]) -> Description:
    left = _left(doc, head, 0)
    last = head.i
    for i in range(head.i + 1, min(len(doc), head.i + _MAX_TOKENS)):
        if not _continues(doc, i, names):
            break
        last = i
    while last > head.i and (doc[last].text.casefold() in _LINKS or doc[last].pos_ in ("DET", "ADP", "CCONJ", "PUNCT")):
        last -= 1
    end = doc[last].idx + len(doc[last])
    return _build(doc, head, known, left, doc[left].idx, end)


def _continues(doc: Doc, i: int, names: Mapping[int, int]) -> bool:
    """Whether the noun phrase goes on with token ``i``."""
    token, before = doc[i], doc[i - 1]
    word, previous = token.text.casefold().replace("’", "'"), before.text.casefold().replace("’", "'")
    after_link = previous in _LINKS or before.pos_ in ("DET", "ADP")
    if token.is_space or token.is_punct or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "ADV"):
        return after_link and token.pos_ in ("VERB", "ADV") and not token.is_punct
    if word in _LINKS or (token.pos_ == "DET" and after_link):
        return True
    if word == "et":
        return i + 1 < len(doc) and doc[i + 1].text.casefold() in ("des", "du", "de", "d'")
    if token.idx in names and not after_link:
        return False
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "X") and (
        after_link or token.pos_ != "NOUN" or before.pos_ == "ADJ"
    )


def _left(doc: Doc, head: Token, floor: int) -> int:
    """Index of the first token of the noun phrase: its article, or the first adjective when it has none."""
    first = head.i
    for i in range(head.i - 1, max(floor, head.i - _BEFORE_HEAD) - 1, -1):
        word = doc[i].text.casefold().replace("’", "'")
        if word in DEFINITE | INDEFINITE | POSSESSIVE or doc[i].pos_ == "DET":
            return i
        if doc[i].pos_ not in ("ADJ", "NUM", "ADV", "NOUN") or doc[i].is_punct or doc[i].is_space:
            break
        if doc[i].pos_ in ("ADJ", "NUM"):
            first = i
        else:
            break
    return first


def _build(doc: Doc, head: Token, known: Noun, left: int, start: int, end: int) -> Description:
    article_word = doc[left].text.casefold().replace("’", "'")
    article = _article(article_word)
    body = doc.text[start:end]
    text = body[len(doc[left].text) :].strip() if article != "none" and doc[left].idx == start else body
    plural = known.plural or article_word in _PLURAL_ARTICLES
    gender = known.gender
    if gender is None:
        gender = "f" if article_word in _FEMININE_ARTICLES else "m" if article_word in _MASCULINE_ARTICLES else None
    kind: SourceType = "group" if plural and known.type == "person" else known.type
    if kind == "anonymous" and known.lemma != "source":
        kind = "person"
    words = content_words(text)
    return Description(start, end, head.i, text, known.lemma, words, article, kind, known.field, gender, plural)


def _article(word: str) -> Article:
    if word in ("ce", "cet", "cette", "ces"):
        return "demonstrative"
    if word in POSSESSIVE:
        return "possessive"
    if word in ("le", "la", "l'", "les", "du", "au", "aux"):
        return "definite"
    return "indefinite" if word in INDEFINITE else "none"


def appositions(text: str, descriptions: list[Description], names: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs (index of the description, first offset of the name) that the text puts side by side as one thing."""
    ends = {end: start for start, end in names.items()}
    for i, d in enumerate(descriptions):
        after, before = d.end, d.start
        if text[after : after + 1] == " " and after + 1 in names:
            yield i, after + 1
        elif text[after : after + 2] == ", " and after + 2 in names and d.article != "indefinite":
            if text[names[after + 2] : names[after + 2] + 4] != " et ":
                yield i, after + 2
        elif text[before - 2 : before] == ", " and before - 2 in ends:
            closed = text[after : after + 1] in ",.;)" or after >= len(text)
            if d.article == "none" or (closed and not _framed(text, ends[before - 2])):
                yield i, ends[before - 2]
        else:
            for verb in (" est ", " était ", " devient ", ", alias "):
                at = before - len(verb)
                if text[at:before] == verb and at in ends and d.article != "possessive":
                    yield i, ends[at]


def _framed(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].casefold().split(" ")[-2:-1] in (["selon"], ["pour"], ["d'après"])
