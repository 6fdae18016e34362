"""The Doc as the frames read it: tokens without white space in plain lists, quoted stretches, sentences of our own.

The parser's sentences break at French quotation marks, so sentences are found here: a full stop ends one unless it
stands inside quotation marks that go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from threading import local

from spacy.tokens import Doc, Token

from ..record.types import Zone, ZoneKind
from .marks import MARKS, Marking, Quoted, find_marks

SILENT: frozenset[ZoneKind] = frozenset({"boilerplate", "byline", "dateline"})
MAX_SENTENCE = 600
"""Tokens after which a sentence is cut, so that work on it stays bounded whatever the text."""
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "(...)", "[...]"})
_ABBREVIATED = frozenset(
    {"m.", "mm.", "me.", "dr.", "pr.", "st.", "ste.", "mgr.", "art.", "av.", "av", "cf.", "p.", "n°"}
)

MISTAGGED = frozenset({"dément"})
"""Verb forms that the French tagger takes for something else: an adverb, in each of seven sentences of the news."""


@dataclass(frozen=True)
class Sentence:
    """Tokens [start, end) of a sentence, its zone, and its number in the view."""

    start: int
    end: int
    zone: int


_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_MISTAKEN = frozenset({"VERB", "AUX", "ADV", "INTJ"})
"""Classes that the tagger gives to names it does not know («EasyJet», «Dietlind»)."""
_POINTING = frozenset({
    "il", "elle", "ils", "elles", "on", "je", "nous", "vous", "tu", "ce", "cela", "ça", "celui", "celle", "ceux",
    "celles", "certains", "certaines", "plusieurs", "beaucoup", "tous", "toutes", "chacun", "chacune", "personne",
    "rien", "qui", "lui", "eux", "moi", "aucun", "aucune", "nul", "tout", "autres", "quelqu'",
})  # fmt: skip
"""Pronouns; another word with a capital that the tagger calls one is a name («, Adobe explique»)."""
_CLASSES = {
    "qu'": "SCONJ", "que": "SCONJ", "d'": "ADP", "de": "ADP", "l'": "DET", "il": "PRON", "elle": "PRON", "on": "PRON",
    "ils": "PRON", "elles": "PRON", "c'": "PRON", "j'": "PRON", "je": "PRON", "s'": "PRON", "n'": "ADV",
}  # fmt: skip
_PIECE = re.compile("[" + "".join(MARKS - {"‘"}) + "]|[^" + "".join(MARKS - {"‘"}) + "]+")


def _verb_form(features: str) -> str:
    """«Fin», «Inf», «Part», or nothing, from the features of a token."""
    return features.partition("VerbForm=")[2].partition("|")[0]


def _simple(relation: str) -> str:
    return relation.partition(":")[0]


def pieces(doc: Doc) -> list[tuple[Token, str, int]]:
    """(token, text, start) without white space, cut at the marks: the tokeniser leaves «qu'"on» and «l'"ami» whole."""
    found: list[tuple[Token, str, int]] = []
    for token in doc:
        if token.is_space:
            continue
        text = token.text
        if len(text) == 1 or MARKS.isdisjoint(text):
            if (
                text in ("'", "’")
                and found
                and found[-1][1].lower() in ("qu", "d", "l")
                and found[-1][2] + len(found[-1][1]) == token.idx
            ):
                found[-1] = (found[-1][0], found[-1][1] + text, found[-1][2])
                continue
            found.append((token, text, token.idx))
            continue
        found += [(token, part[0], token.idx + part.start()) for part in _PIECE.finditer(text)]
    return found


class View:
    """Plain lists over the pieces of a Doc that are not white space; ``index`` of a token is its place here."""

    def __init__(self, doc: Doc, zones: list[Zone]) -> None:
        self.doc = doc
        self.string = doc.text
        parts = pieces(doc)
        place = {token.i: k for k, (token, _, _) in enumerate(parts)}
        self.tokens = [token for token, _, _ in parts]
        self.text = [text for _, text, _ in parts]
        self.lower = [text.lower().replace("’", "'") for text in self.text]
        self.start = [start for _, _, start in parts]
        self.lemma = self._read("LEMMA", str.lower)
        self.pos = [self._class(k) for k in range(len(parts))]
        self.dep = self._read("DEP", _simple)
        self.head = [place.get(t.head.i, k) for k, t in enumerate(self.tokens)]
        forms = zip(self._read("MORPH", _verb_form), self.pos, strict=True)
        self.verb_form = [form if pos in _VERBAL else "" for form, pos in forms]
        for k in range(1, len(parts)):
            if self.verb_form[k] == "Part" and self.lower[k - 1] in ("ne", "n'"):
                self.verb_form[k] = "Fin"
        self.end = [start + len(text) for _, text, start in parts]
        self.children: list[list[int]] = [[] for _ in parts]
        for k, head in enumerate(self.head):
            if head != k:
                self.children[head].append(k)
        self.zones = [z for z in zones if z.kind not in SILENT]
        self.zone_ranges = [(bisect_left(self.start, z.start), bisect_left(self.start, z.end)) for z in self.zones]
        self.marking: Marking = find_marks(self.string, [(z.start, z.end) for z in self.zones])
        self.quoted: list[Quoted] = [q for q in self.marking.quoted if q.depth == 0]
        self.inside = self._inside()
        self.sentences: list[Sentence] = []
        for number, (a, b) in enumerate(self.zone_ranges):
            self.sentences += self._split(a, b, number)

    def _class(self, k: int) -> str:
        """Word class of a token; of pieces of one that was cut, by their form."""
        token, text = self.tokens[k], self.text[k]
        if len(text) == len(token.text):
            pos = token.pos_
            if self.lower[k] in MISTAGGED:
                return "VERB"
            if pos == "PRON" and text[0].isupper() and k and self.text[k - 1] == "," and self.lower[k] not in _POINTING:
                return "PROPN"
            return "PROPN" if pos in _MISTAKEN and text[0].isupper() and self._is_proper(k) else pos
        if text in MARKS:
            return "PUNCT"
        return _CLASSES.get(self.lower[k], token.pos_ if token.pos_ != "PUNCT" else "X")

    def _read(self, attribute: str, read: Callable[[str], str]) -> list[str]:
        """A string attribute of each token, each value read once."""
        keys = self.doc.to_array(attribute).tolist()
        strings = self.doc.vocab.strings
        known = {key: read(strings[key]) for key in set(keys)}
        return [known[keys[token.i]] for token in self.tokens]

    def _is_proper(self, k: int) -> bool:
        """Whether a capital can only be that of a name: inside the word, or on a word that opens no sentence."""
        text = self.text[k]
        if text.isupper():
            return False
        if text.isalpha() and not text[1:].islower():
            return True
        if k == 0 or len(text) < 3 or self.start[k] - self.start[k - 1] - len(self.text[k - 1]) > 1:
            return False
        return self.text[k - 1].isalnum() and self.text[k - 1][-1].islower()

    def __len__(self) -> int:
        return len(self.text)

    def first(self, offset: int) -> int:
        """The first token that starts at or after a character offset."""
        return bisect_left(self.start, offset)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Tokens that lie in [start, end) of the text."""
        return bisect_right(self.end, start), bisect_left(self.start, end)

    def _inside(self) -> list[int]:
        """For each token the number of the outermost quoted stretch around it (its marks included), or -1."""
        inside = [-1] * len(self.text)
        for number, q in enumerate(self.quoted):
            a, b = self.range_of(q.outer_start, q.outer_end)
            inside[a:b] = [number] * (b - a)
        return inside

    def linked(self, number: int) -> list[int]:
        """Numbers of the quoted stretches that make one quotation with ``number`` across paragraph breaks."""
        first = last = number
        while first > 0 and self.quoted[first - 1].goes_on:
            first -= 1
        while self.quoted[last].goes_on and last + 1 < len(self.quoted):
            last += 1
        return list(range(first, last + 1))

    def is_mark(self, i: int) -> bool:
        """Whether token ``i`` is a quotation mark."""
        return self.text[i] in MARKS

    def _split(self, a: int, b: int, zone: int) -> list[Sentence]:
        found: list[Sentence] = []
        begin = a
        for i in range(a, b - 1):
            if i - begin >= MAX_SENTENCE or self._ends(i, begin, b):
                found.append(Sentence(begin, i + 1, zone))
                begin = i + 1
        if begin < b:
            found.append(Sentence(begin, b, zone))
        return found

    def _ends(self, i: int, begin: int, b: int) -> bool:
        """Whether a sentence ends with token ``i``; inside quotation marks none does, at a closing mark one may."""
        q, after = self.inside[i], i + 1
        if q >= 0:
            closing = self.start[i] >= self.quoted[q].end and self.is_mark(i)
            if not closing:
                return False
            return self.text[i - 1] in STOPS and self._starts(after)
        if (
            not (self.text[i] in STOPS or self.text[i].endswith("]."))
            or i == begin
            or self.lower[i - 1] + "." in _ABBREVIATED
        ):
            return False
        if self.text[i] == "." and len(self.text[i - 1]) == 1 and self.text[i - 1].isupper():
            return False
        return self._starts(after)

    def _starts(self, i: int) -> bool:
        """Whether token ``i`` can start a sentence."""
        if self.inside[i] >= 0 and self.is_mark(i):
            return True
        text = self.text[i]
        if text in ("-", "–", "—", "(", "["):
            return i + 1 < len(self.text) and self.text[i + 1][:1].isupper()
        return text[:1].isupper() or text[:1].isdigit()


_last = local()


def make_view(doc: Doc, zones: list[Zone]) -> View:
    """A new view, remembered until the next one is made in this thread."""
    view = View(doc, zones)
    _last.view = view
    return view


def same_view(doc: Doc, zones: list[Zone]) -> View:
    """The view that an earlier component made of this very document, taken once; else a new one."""
    view: View | None = getattr(_last, "view", None)
    _last.view = None
    return view if view is not None and view.doc is doc else View(doc, zones)
