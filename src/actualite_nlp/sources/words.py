"""The word lists: nouns of persons and bodies, media, places that speak for a power, first names."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..record.types import Gender, SourceType

INDEFINITE = frozenset(
    {"un", "une", "des", "de", "d'", "plusieurs", "certains", "certaines", "quelques", "autre", "autres"}
)
POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos", "votre", "vos"})
TITLES: dict[str, Gender | None] = {
    "m": "m", "mm": "m", "mr": "m", "monsieur": "m", "mgr": "m", "sir": "m", "lord": "m", "mme": "f", "mmes": "f",
    "mlle": "f", "madame": "f", "mademoiselle": "f", "lady": "f", "me": None, "maître": None, "dr": None, "pr": None,
    "docteur": None, "professeur": None, "général": None, "père": "m", "frère": "m", "sœur": "f", "soeur": "f",
    "don": "m", "cheikh": "m", "imam": "m", "abbé": "m", "saint": None,
}  # fmt: skip
EMPTY_WORDS = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "au",
        "aux",
        "à",
        "en",
        "et",
        "ou",
        "dans",
        "sur",
        "pour",
        "par",
        "chez",
        "avec",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "ce",
        "cet",
        "cette",
        "ces",
        "qui",
        "que",
        "même",
        "lui-même",
        "elle-même",
        "actuel",
        "actuelle",
    ]
)


@dataclass(frozen=True)
class Noun:
    """A noun that can name a source. ``lemma`` is the masculine singular; ``gender`` is None for an epicene form."""

    lemma: str
    gender: Gender | None
    plural: bool
    type: SourceType
    field: str


@dataclass(frozen=True)
class Known:
    """A medium, a country or a place that speaks for a power."""

    name: str
    gender: Gender | None
    type: SourceType
    words: frozenset[str]
    """What it is described by: «quotidien», «économique»."""
    role: str | None = None


def fold(text: str) -> str:
    """Case and accents left out, apostrophes made straight: the form in which names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def straight(word: str) -> str:
    """A word in lower case with a straight apostrophe."""
    return word.casefold().replace("’", "'")


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning in a description, case folded."""
    text = re.sub(r"['’«»\"(),]|(?<=\bex)-", " ", text)
    return frozenset(w for w in text.casefold().split() if w not in EMPTY_WORDS)


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated data file, comment lines left out."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def nouns() -> dict[str, Noun]:
    """Every form of every noun, lower case."""
    out: dict[str, Noun] = {}
    for word, gender, kind in rows("body_nouns.tsv"):
        plural = kind == "group"
        read = Noun(word, _gender(gender), plural, _TYPES.get(kind, "group"), kind)
        if plural:
            out[word] = read
            continue
        out.setdefault(word, read)
        out.setdefault(plural_of(word), dataclasses.replace(read, plural=True))
    for masculine, feminine, field in rows("person_nouns.tsv"):
        for form, gender in ((masculine, "m"), (feminine, "f")):
            shown = None if masculine == feminine else _gender(gender)
            out.setdefault(form.casefold(), Noun(masculine.casefold(), shown, False, "person", field))
            out.setdefault(plural_of(form).casefold(), Noun(masculine.casefold(), shown, True, "group", field))
    return out


_TYPES: dict[str, SourceType] = {
    "organization": "organization", "media": "media", "document": "document", "group": "group", "quantity": "group",
    "anonymous": "anonymous",
}  # fmt: skip


def noun(form: str) -> Noun | None:
    """The noun of a form; «ex-ministre» is read as «ministre»."""
    form = form.casefold().replace("’", "'")
    return nouns().get(form) or (nouns().get(form[3:]) if form.startswith("ex-") else None)


def plural_of(word: str) -> str:
    """The regular French plural."""
    if word[-1:] in ("s", "x", "z"):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith("eau") else "s")


ASKED = "interrogé|questionné|invité|sollicité|contacté|joint|relancé|interviewé"
"""Participles of one who is asked, as a pattern without ending."""


@cache
def known_names() -> dict[str, Known]:
    """Media, countries and places that speak for a power, by folded name (article left out for all but media)."""
    out: dict[str, Known] = {}
    for name, gender in rows("countries.tsv"):
        out[fold(name)] = Known(name, _gender(gender), "organization", frozenset({"pays"}))
    for name, gender, meaning, forms in rows("metonyms.tsv"):
        for form in forms.split(";"):
            out[fold(form)] = Known(name, _gender(gender), "organization", frozenset(), meaning)
    for name, gender, description in rows("media.tsv"):
        out[fold(name)] = Known(name, _gender(gender), "media", frozenset(description.split()))
    return out


@dataclass(frozen=True)
class Office:
    """What a public figure is called: ``words`` carry meaning, ``head`` is its noun; years are None where open."""

    head: str
    words: frozenset[str]
    text: str
    since: int | None = None
    until: int | None = None

    def at(self, year: int | None) -> list[frozenset[str]]:
        """Its words as they hold in a year: those of an office that is over with «ancien»; all of them without year."""
        former = self.words | {"ancien"}
        if year is None:
            return [self.words] if self.until is None else [self.words, former]
        if self.since is not None and year < self.since:
            return []
        over = self.until is not None and year > self.until
        last = self.until is not None and year == self.until
        return [former] if over else [self.words, former] if last else [self.words]


_YEARS = re.compile(r"@(\d{4})?-?(\d{4})?$")


@cache
def public_figures() -> dict[str, tuple[Gender | None, tuple[Office, ...]]]:
    """Gender and offices of public figures by folded full name."""
    return {
        fold(name): (_gender(gender), tuple(_office(text) for text in told.split("; ")))
        for name, gender, told in rows("people.tsv")
    }


def _office(text: str) -> Office:
    years = _YEARS.search(text)
    phrase = text[: years.start()] if years else text
    heads = (known.lemma for word in phrase.split() if (known := noun(word)) and known.type == "person")
    head = next(heads, phrase.split()[0].casefold())
    since, until = (int(y) if y else None for y in (years.groups() if years else (None, None)))
    if years and "-" not in years[0]:
        until = since
    return Office(head, content_words(phrase), phrase, since, until)


@cache
def _known_by_word() -> dict[str, list[str]]:
    """Known names of several words by their first, the longest first."""
    out: dict[str, list[str]] = {}
    for name in sorted(known_names(), key=len, reverse=True):
        article, _, rest = name.partition(" ")
        for form in (name, rest if article in ("le", "la", "les") else ""):
            if " " in form:
                out.setdefault(form.split(" ")[0], []).append(form)
    return out


def known_from(text: str, start: int) -> int:
    """Where the longest known name of several words that begins at ``start`` ends («La Voix du Nord»), or -1."""
    first = re.match(r"[\w'’-]+", text[start : start + 40])
    for name in _known_by_word().get(fold(first[0]) if first else "", ()):
        end = start + len(name)
        if fold(text[start:end]) == name and not text[end : end + 1].isalnum():
            return end
    return -1


@cache
def first_names() -> dict[str, Gender | None]:
    """First names with their usual gender (None: borne by both), by folded form."""
    return {fold(row[0]): _gender(row[1] if len(row) > 1 else "") for row in rows("first_names.tsv")}


def first_name(word: str) -> tuple[bool, Gender | None]:
    """Whether a word is a first name, and its usual gender; a compound is read by its first part."""
    folded = fold(word)
    for form in (folded, folded.split("-")[0]):
        if form in first_names():
            return True, first_names()[form]
    return False, None


@cache
def capitalised() -> dict[str, str]:
    """Common nouns met with a capital, lower case: "place" where a person's name after them is part of a place name."""
    return {row[0]: row[1] for row in rows("capitalised.tsv")}


@cache
def equivalents() -> dict[str, frozenset[str]]:
    """Descriptions of one office under several names: head noun and words to the same set's other members."""
    out: dict[str, frozenset[str]] = {}
    for row in rows("equivalent_roles.tsv"):
        group = frozenset(row)
        for member in row:
            out[member] = out.get(member, frozenset()) | group
    return out


def _gender(letter: str) -> Gender | None:
    return "m" if letter == "m" else "f" if letter == "f" else None
