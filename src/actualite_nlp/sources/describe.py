"""Descriptions: noun phrases that can refer to something that speaks («le quotidien économique», «une source proche…»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from ..record.types import Gender, SourceType
from .words import DEFINITE, INDEFINITE, POSSESSIVE, Noun, content_words, fold, known_names, noun

Article = Literal["definite", "indefinite", "demonstrative", "possessive", "none"]
_MAX_TOKENS = 16
_BEFORE_HEAD = 4
_LINKS = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "en", "chez", "pour", "contre", "près", "auprès", "sur"})
_CLOSE_LINKS = frozenset({"de", "d'", "du", "des"})
_FEMININE_ARTICLES = frozenset({"la", "une", "cette", "ma", "ta"})
_MASCULINE_ARTICLES = frozenset({"le", "un", "ce", "cet", "du", "au"})
_PLURAL_ARTICLES = frozenset(
    ["les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "certains", "certaines", "quelques", "deux", "trois", "quatre", "cinq"]
)
_NOT_NOUNS = frozenset({"VERB", "AUX", "ADP", "ADV"})
_ADJECTIVES: dict[str, Gender] = {
    "ancien": "m", "ancienne": "f", "nouveau": "m", "nouvel": "m", "nouvelle": "f", "premier": "m", "première": "f",
    "actuel": "m", "actuelle": "f", "seul": "m", "seule": "f", "vieux": "m", "vieille": "f", "grand": "m", "grande": "f",
    "petit": "m", "petite": "f", "puissant": "m", "puissante": "f",
}  # fmt: skip
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_GAP_AFTER = re.compile(r"(?: \([^()\n]{1,30}\))?,? ")
_GAP_TITLED = re.compile(r"(?: \([^()\n]{1,30}\))?,? (?:l[ea] )?(?:M\.|Mme|Mlle|Me|Dr|Pr|Mgr|Sir|Lord|Lady) ")
_CLOSED = re.compile(r"(?: \([^()\n]{1,30}\))?(?:[,.;)]|$)")
_GAP_BEFORE = re.compile(r"(?: \([^()\n]{1,30}\))?(?:, (?:qui est |alias )?| est | était | devient )$")
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


def find_descriptions(doc: Doc, names: Mapping[int, int], slots: Sequence[tuple[int, int]] = ()) -> list[Description]:
    """Every described speaker in text order.

    ``names`` maps the first offset of each proper name to its end; ``slots`` are the stretches that fill the source slot
    of a quote: a description that begins in one ends there.
    """
    out = []
    named_until = slot_end = -1
    ahead = sorted(slots, reverse=True)
    for token in doc:
        if token.idx in names and " " in doc.text[token.idx : names[token.idx]]:
            named_until = names[token.idx]
        while ahead and ahead[-1][0] <= token.idx:
            slot_end = ahead.pop()[1]
        found = noun(token.text)
        if found is None or token.pos_ in _NOT_NOUNS or token.idx < named_until or not _heads(doc, token):
            continue
        out.append(_describe(doc, token, found, names, slot_end if token.idx < slot_end else len(doc.text)))
    return out


def _heads(doc: Doc, token: Token) -> bool:
    """Whether a listed noun is used as one: not the adjective of another noun, not a piece of a hyphenated word."""
    if not token.i:
        return True
    before = token.nbor(-1)
    if token.pos_ == "ADJ" and before.pos_ in ("NOUN", "PROPN", "ADJ"):
        return False
    after = doc.text[token.idx + len(token) : token.idx + len(token) + 2]
    return not (before.text == "-" and not before.whitespace_) and not (after[:1] == "-" and after[1:].isalpha())


def describe_span(doc: Doc, start: int, end: int, names: Mapping[int, int]) -> Description | None:
    """The description that fills a given stretch of text, its head the first noun there; None when there is no noun."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    head = next(
        (t for t in span if noun(t.text) and t.pos_ not in _NOT_NOUNS and t.idx not in names), None
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
    plural = "Plur" in token.morph.get("Number", [])
    gender = {"Masc": "m", "Fem": "f"}.get("".join(token.morph.get("Gender", [])))
    person = token.text.casefold().rstrip("s").endswith(_PERSON_ENDINGS)
    kind: SourceType = "group" if plural else "person" if person else "organization"
    return Noun(token.lemma_.casefold(), gender, plural, kind, "")  # type: ignore[arg-type]


def _describe(doc: Doc, head: Token, known: Noun, names: Mapping[int, int], limit: int) -> Description:
    left = _left(doc, head, 0)
    last, inside = head.i, 0
    for i in range(head.i + 1, min(len(doc), head.i + _MAX_TOKENS)):
        if doc[i].idx < inside or "-" in (doc[i].text, doc[i - 1].text) and not doc[i - 1].whitespace_:
            last = i
            continue
        if doc[i].idx >= limit or not _continues(doc, head, i, names):
            break
        last, inside = i, names.get(doc[i].idx, 0)
    while last > head.i and (doc[last].text.casefold() in _LINKS or doc[last].pos_ in ("DET", "ADP", "CCONJ", "PUNCT")):
        last -= 1
    end = doc[last].idx + len(doc[last])
    return _build(doc, head, known, left, doc[left].idx, end)


def _continues(doc: Doc, head: Token, i: int, names: Mapping[int, int]) -> bool:
    """Whether the noun phrase goes on with token ``i``."""
    token, before = doc[i], doc[i - 1]
    word, previous = token.text.casefold().replace("’", "'"), before.text.casefold().replace("’", "'")
    after_link = previous in _LINKS or before.pos_ in ("DET", "ADP")
    if token.is_space or token.is_punct or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "ADV"):
        return after_link and token.pos_ in ("VERB", "ADV") and not token.is_punct
    if word in _CLOSE_LINKS or (token.pos_ == "DET" and after_link):
        return True
    if word in _LINKS:
        return head.i <= token.head.head.i < i and _far_complement(doc, head, i)
    if word == "et":
        return i + 1 < len(doc) and doc[i + 1].text.casefold() in ("des", "du", "de", "d'")
    if token.idx in names and not after_link:
        return False
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "X") and (
        after_link or token.pos_ != "NOUN" or before.pos_ == "ADJ"
    )


def _far_complement(doc: Doc, head: Token, i: int) -> bool:
    """«ministre déléguée à l'Économie», «chercheur au CNRS», «candidat à la mairie», not «l'acteur à l'issue de…»."""
    if noun(head.text) is not None and noun(head.text).lemma in ("candidat", "prétendant", "ex-candidat"):  # type: ignore[union-attr]
        return True
    noun_token = doc[i].head
    name = doc[noun_token.i : min(len(doc), noun_token.i + 3)].text
    known = known_names().get(fold(noun_token.text))
    return noun_token.text[:1].isupper() and (known is None or known.type != "media") and fold("Le " + name.split(" ")[0]) not in known_names()


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
    first = doc[left]
    word = first.text.casefold().replace("’", "'")
    article = _article(first) if left < head.i else "none"
    text_start = first.idx + len(first) if article != "none" and first.idx >= start else start
    text = doc.text[text_start:end].strip()
    if article == "definite" and word in _CONTRACTED and first.idx == start:
        start = doc[left + 1].idx
    plural = known.plural or word in _PLURAL_ARTICLES
    gender = known.gender
    if gender is None:
        gender = "f" if word in _FEMININE_ARTICLES else "m" if word in _MASCULINE_ARTICLES else None
    gender = gender or next((_ADJECTIVES[w] for t in doc[left : head.i] if (w := t.text.casefold()) in _ADJECTIVES), None)
    kind: SourceType = "group" if plural and known.type == "person" else known.type
    if kind == "person" and ("anonymat" in text or "proche du dossier" in text):
        kind = "anonymous"
    return Description(
        start, end, head.i, text, known.lemma, content_words(text), article, kind, known.field, gender, plural
    )


def _article(token: Token) -> Article:
    word = token.text.casefold().replace("’", "'")
    if word in ("ce", "cet", "cette", "ces"):
        return "demonstrative"
    if word in POSSESSIVE:
        return "possessive"
    if word in ("le", "la", "l'", "les", "du", "au", "aux") or (word == "des" and token.pos_ == "ADP"):
        return "definite"
    if word in ("de", "d'"):
        return "indefinite" if token.nbor().text.casefold() in ("autres", "nombreux", "nombreuses") else "none"
    return "indefinite" if word in INDEFINITE else "none"


def appositions(text: str, descriptions: list[Description], names: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs (index of the description, first offset of the name) that the text puts side by side as one thing."""
    ends = {end: start for start, end in names.items()}
    heads = {start: start for start in names}
    for i, d in reversed(list(enumerate(descriptions))):
        gap = _GAP_AFTER.match(text, d.end)
        if gap and gap.end() not in heads:
            gap = _GAP_TITLED.match(text, d.end)
        before = _GAP_BEFORE.search(text, max(0, d.start - 40), d.start)
        if gap and gap.end() in heads and not (gap[0].endswith(", ") and d.article == "indefinite"):
            start = heads[gap.end()]
            after = text[names[start] : names[start] + 4]
            if gap[0] == " " or (after != " et " and (after[:1] in ",.;)" or not _framed(text, d.start))):
                heads[d.start] = start
                yield i, start
        elif before and before.start() in ends:
            start = ends[before.start()]
            closed = d.article == "indefinite" or _CLOSED.match(text, d.end) is not None
            if d.article == "none" or "est" in before[0] or "était" in before[0] or (closed and not _framed(text, start)):
                yield i, start


def _framed(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].casefold().split(" ")[-2:-1] in (["selon"], ["pour"], ["d'après"])
