"""Proper names of the text: sequences of capitalised words, titles taken off, with what they seem to name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..record.types import Gender
from .words import TITLES, capitalised, first_name, fold, known_from, known_names, noun, straight

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_ABBREVIATED = rf"(?:M|MM|Mme|Mmes|Mlle|Mr|Dr|Pr|Mgr|[{_CAPITAL}](?:\.-?[{_CAPITAL}])*)\."
_WORD = re.compile(rf"{_ABBREVIATED}|[{_CAPITAL}]\w*(?:[-'’&.+]\w+|\+)*")
_PARTICLES = "van|von|der|den|ten|ter|ben|bin|ibn|al|el|da|di|do|dos|della|del|y|e|of|the|for|and|in|on|&"
_GAP = re.compile(rf"(?: (?:{_PARTICLES}))* (?:(?:al|el|ad|as|ash|ben|bin|ibn|ould)-)?")
_OF = re.compile(r" (?:de |d['’]|du |de la |des )")
_LONGEST_GAP = 14
_ELISION = re.compile(r"(?:[LDQSNJCMT]|Qu|Lorsqu|Puisqu|Jusqu|Quoiqu)['’](?=\w)")
_INITIALS = re.compile(rf"\b[{_CAPITAL}](?:\.[{_CAPITAL}])*\.$")
_STARTERS = frozenset({"DET", "ADP", "ADV", "PRON", "CCONJ", "SCONJ", "VERB", "AUX", "NUM", "INTJ"})
_OPENING = frozenset('«"“:-–—(\n')
_TITLED_FIELDS = frozenset({"government", "elected", "justice", "police", "military", "medical", "religion"})
_LEGAL_FORMS = frozenset({"ONG", "PME", "ETI", "SARL", "SAS", "SA"})
_TITLE_ARTICLES = frozenset({"Le", "La", "Les"})
_WRITTEN_SMALL = frozenset({"franceinfo", "francetvinfo", "iTélé", "iTELE", "i24news", "lci.fr", "lemonde.fr"})
_SMALL_WORDS = frozenset({
    "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ne", "pas", "ce", "ça", "est", "sont", "ai",
    "dans", "pour", "avec", "qui", "que", "mon", "ma", "mes", "une", "plus", "très", "tout",
})  # fmt: skip
_MAX_WORDS = 8


@dataclass(frozen=True)
class Name:
    """A proper name at a place of the text. ``label`` is the entity recogniser's (PER, ORG, LOC, MISC or "")."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    label: str
    titled: bool = False
    gender: Gender | None = None
    """Told by the title before it («Mme»)."""


_POINTING = frozenset({"celui", "celle", "ceux", "celles"})


def find_names(doc: Doc) -> list[Name]:
    """Every proper name in text order; overlapping none."""
    text = doc.text
    labels = {t.idx: t.ent_type_ for t in doc if t.ent_type_}
    people = {e.start_char for e in doc.ents if e.label_ == "PER"}
    capitals = {t.idx: t for t in doc if t.text[:1].isupper()}
    small = {t.idx: _small(t) for t in doc if t.text in _WRITTEN_SMALL}
    held = {i for name in small.values() for i in range(name.start, name.end)}
    out: list[Name] = list(small.values())
    for start, end in _sequences(text):
        for a, b in _split(text, *_trim(text, start, end, capitals), people):
            name = _make(text, a, b, labels)
            if name is not None and name.start not in held and _naming(name, capitals) and not _shouted(name):
                out.append(name)
    return sorted(out, key=lambda n: n.start)


def _shouted(name: Name) -> bool:
    """Whether words in capitals are a line or quotation set so, not a name: they hold a small word of the language."""
    words = name.text.split(" ")
    return len(words) > 2 and name.text.isupper() and any(w.casefold() in _SMALL_WORDS for w in words)


def _small(token: Token) -> Name:
    """A medium that writes its own name without a capital."""
    return Name(token.idx, token.idx + len(token), token.text, (fold(token.text),), "ORG")


def _sequences(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that one name could fill."""
    start = end = -1
    count = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        if start >= 0 and count < _MAX_WORDS and _joins(text, start, end, match.start()):
            end, count = max(match.end(), known_from(text, match.start())), count + 1
            continue
        if start >= 0:
            yield start, end
        start, end, count = match.start(), max(match.end(), known_from(text, match.start())), 1
    if start >= 0:
        yield start, end


def _joins(text: str, start: int, end: int, following: int) -> bool:
    if following - end > _LONGEST_GAP:
        return False
    gap, words = text[end:following], text[start:end].split(" ")
    if words[-1].endswith(".") and len(words[-1]) > 6:
        return False
    return _GAP.fullmatch(gap) is not None or (_OF.fullmatch(gap) is not None and _takes_particle(words))


def _takes_particle(words: Sequence[str]) -> bool:
    """«Dominique de Villepin», «M. de Rugy», «Le Courrier des Vallées», but «Emmanuel Macron de France» is no name."""
    if len(words) == 1 and _is_title(words[0]):
        return True
    if len(words) in (2, 3) and words[-2] in _TITLE_ARTICLES:
        known = noun(words[-1])
        return (known is None or known.type != "person") and fold(words[-1]) not in known_names()
    return len(words) <= 2 and all(first_name(w)[0] for w in words)


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in TITLES


def _trim(text: str, start: int, end: int, capitals: Mapping[int, Token]) -> tuple[int, int]:
    """Take off first words that only look like names, elided articles and a trailing full stop."""
    if text[end - 1] == "." and not _INITIALS.search(text[start:end]):
        end -= 1
    while start < end and fold(text[start:end]) not in known_names():
        elided = _ELISION.match(text, start, end)
        if elided:
            start = elided.end()
        elif text[start].islower() or _dispensable(text, start, end, capitals):
            space = text.find(" ", start, end)
            start = end if space < 0 else space + 1
        else:
            break
    return start, end


def _dispensable(text: str, start: int, end: int, capitals: Mapping[int, Token]) -> bool:
    """Whether a word is capitalised for its place in the sentence, not as part of a name."""
    if straight(text[start:end].split(" ")[0]) in _POINTING:
        return True
    token = capitals.get(start)
    if token is None or token.pos_ not in _STARTERS or _is_title(text[start:end].split(" ")[0]):
        return False
    if token.pos_ in ("VERB", "AUX", "NUM") or (len(token) > 1 and token.text.isupper()):
        return bool(token.is_sent_start) and not token.text.isupper()
    before = text[max(0, start - 2) : start].strip(" ")
    if token.is_sent_start or not before or before[-1] in _OPENING:
        return True
    return bool(token.is_stop) and token.text.casefold() not in ("le", "la", "les")


def _split(text: str, start: int, end: int, people: Set[int]) -> Iterator[tuple[int, int]]:
    """«Economie Agnès Pannier-Runacher» is two names: a first name inside a sequence begins a new one.

    ``people`` are the offsets where the entity recogniser sees a person begin.
    """
    if start >= end:
        return
    words = text[start:end].split(" ")
    at = start
    if len(words) > 1 and fold(text[start:end]) not in known_names():
        whole = len(words) == 2 or _whole(words)
        for i, word in enumerate(words):
            apart = i + 1 < len(words) and (_begins_name(words, i) or (at in people and len(words[i]) > 2))
            if i and (_after_medium(words, i) or (not whole and apart)):
                yield start, at - 1
                start = at
                break
            at += len(word) + 1
    yield start, end


def _after_medium(words: Sequence[str], i: int) -> bool:
    """«à l'AFP Me Ruiz», «au Parisien VNF»: what follows a medium's name is another's."""
    if not (_is_title(words[i]) or words[i].isupper() or first_name(words[i])[0]):
        return False
    before = fold(" ".join(words[:i]))
    known = known_names().get(before) or known_names().get("le " + before)
    return known is not None and known.type == "media"


def _whole(words: Sequence[str]) -> bool:
    """Whether a first name inside the sequence belongs to it («Jean Pierre Martin», «Lycée Victor Hugo»)."""
    return first_name(words[0])[0] or _is_title(words[0]) or capitalised().get(words[0].casefold()) == "place"


def _begins_name(words: Sequence[str], i: int) -> bool:
    around_upper = words[i - 1][:1].isupper() and not words[i + 1][:1].islower()
    return len(words[i]) > 2 and around_upper and first_name(words[i])[0]


def _make(text: str, start: int, end: int, labels: Mapping[int, str]) -> Name | None:
    """The name without the titles before it; None for a capitalised common noun."""
    titled, gender = False, None
    words = text[start:end].split(" ")
    if len(words) > 1 and words[0] in _LEGAL_FORMS:
        start += len(words[0]) + 1
        words = words[1:]
    while len(words) > 1 and (told := _title(words[0])):
        titled, gender = True, told[0] or gender
        start += len(words[0]) + 1
        words = words[1:]
    if text[max(0, start - 2) : start] == "M.":
        titled, gender = True, "m"
    name = text[start:end]
    article = _article_of_medium(text, start, name)
    if len(name) < 2 or _is_title(name) or (len(words) == 1 and not titled and not article and _common(name)):
        return None
    label = next((labels[i] for i in range(start, end) if i in labels), "")
    return Name(start, end, name, (*article, *(fold(w) for w in words if w)), label, titled, gender)


def _article_of_medium(text: str, start: int, name: str) -> tuple[str, ...]:
    """The article that is part of a medium's name, though written small: «le Monde», «la Croix»."""
    words = text[max(0, start - 5) : start].split()
    article = {"du": "le", "au": "le", "le": "le", "la": "la", "les": "les"}.get(words[-1] if words else "", "")
    known = known_names().get(f"{article} {fold(name)}")
    return (article,) if known is not None and known.type == "media" else ()


def _title(word: str) -> tuple[Gender | None] | None:
    """The gender a title tells («Mme», «Président»), in a tuple; None for a word that is no title."""
    if _is_title(word):
        return (TITLES[word.rstrip(".").casefold()],)
    role = noun(word)
    if role is None or role.field not in _TITLED_FIELDS or first_name(word)[0] or not word[0].isupper():
        return None
    return (role.gender,)


def _naming(name: Name, capitals: Mapping[int, Token]) -> bool:
    """Whether a capitalised word alone is a name: tagged so, found by the recogniser, an acronym or known."""
    token = capitals.get(name.start)
    if len(name.words) > 1 or name.titled or token is None or name.text.isupper() or name.words[0] in known_names():
        return True
    if token.is_sent_start or (token.i and token.nbor(-1).is_punct):
        return token.pos_ == "PROPN"
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or bool(name.label)


def _common(word: str) -> bool:
    """«République», «Etat», «Hôtel»: a capitalised common noun alone names nobody."""
    return noun(word) is not None or word.casefold() in capitalised()
