"""Proper names of the text: sequences of capitalised words, titles taken off, with what kind of thing they seem to name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..record.types import Gender
from .words import TITLES, first_name, fold, known_names, noun

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_WORD = re.compile(
    rf"(?:(?:M|MM|Mme|Mmes|Mlle|Mr|Dr|Pr|Mgr|[{_CAPITAL}](?:\.-?[{_CAPITAL}])*)\.|[{_CAPITAL}][\w]*(?:[-'’&.+][\w]+|\+)*)"
)
_GAP = re.compile(
    r" |(?: (?:van|von|der|den|ten|ter|ben|bin|ibn|al|el|da|di|do|dos|della|del|y|e|of|the|for|and|in|on|&))+ "
)
_PARTICLE = re.compile(r" (?:de |d['’]|du |de la |des )")
_ELISION = re.compile(r"^(?:[LDQSNJCMT]|Qu|Lorsqu|Puisqu|Jusqu|Quoiqu)['’](?=\w)")
_STARTERS = frozenset({"DET", "ADP", "ADV", "PRON", "CCONJ", "SCONJ", "VERB", "AUX", "NUM", "INTJ"})
_PLACES_BEFORE = frozenset(
    ["lycée", "collège", "hôpital", "rue", "avenue", "place", "boulevard", "stade", "institut", "fondation", "prix", "aéroport", "école", "trophée", "université", "palais", "château", "cathédrale", "église", "clinique", "gare", "quai", "pont", "centre", "théâtre", "parc", "musée"]
)
_COMMON = frozenset(
    "premier première hôtel mairie vidéo photo photos loi france-presse noël pâques dieu internet twitter facebook instagram "
    "youtube whatsapp whatsapp covid covid-19 brexit intérieur économie economie finances santé justice travail culture "
    "éducation education affaires défense armées transports écologie ecologie agriculture budget numérique outre-mer sports "
    "ville logement solidarités affaires constitution code histoire internet mission occident orient sud nord est ouest lundi "
    "mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre".split()
)
_MAX_WORDS = 8


@dataclass(frozen=True)
class Name:
    """A proper name at a place of the text. ``label`` is the entity recogniser's opinion (PER, ORG, LOC, MISC or "")."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    label: str
    titled: bool = False
    gender: Gender | None = None
    """Told by the title before it («Mme»)."""


def find_names(doc: Doc) -> list[Name]:
    """Every proper name in text order; overlapping none."""
    text = doc.text
    labels = {t.idx: t.ent_type_ for t in doc if t.ent_type_}
    starts = {t.idx: t for t in doc if t.text[:1].isupper()}
    out: list[Name] = []
    for start, end in _sequences(text):
        for a, b in _split(text, *_trim(text, start, end, starts)):
            name = _make(text, a, b, labels)
            if name is not None and _naming(name, starts):
                out.append(name)
    return out


def _sequences(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    count = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()] if start >= 0 else ""
        joined = (
            start >= 0
            and count < _MAX_WORDS
            and len(gap) < 14
            and (_GAP.fullmatch(gap) or (_PARTICLE.fullmatch(gap) and _takes_particle(text[start:end])))
        )
        if (joined and not text[start:end].endswith(("»", "."))) or (joined and _titled(text[start:end])):
            end, count = match.end(), count + 1
            continue
        if start >= 0:
            yield start, end
        start, end, count = match.start(), match.end(), 1
    if start >= 0:
        yield start, end


def _titled(sequence: str) -> bool:
    last = sequence.split(" ")[-1]
    return last.rstrip(".").casefold() in TITLES or (last.endswith(".") and len(last) <= 6)


def _takes_particle(sequence: str) -> bool:
    words = sequence.split(" ")
    return (
        (words[0].rstrip(".").casefold() in TITLES
        and len(words) == 1)
        or (len(words) <= 2
        and all(first_name(w)[0] for w in words))
    )


def _trim(text: str, start: int, end: int, starts: dict[int, Token]) -> tuple[int, int]:
    """Take off the sentence's first words that only look like names, elided articles and a trailing full stop."""
    if text[end - 1] == "." and not re.search(rf"\b[{_CAPITAL}](?:\.[{_CAPITAL}])*\.$", text[start:end]):
        end -= 1
    while start < end:
        rest = text[start:end]
        if fold(rest) in known_names():
            break
        elided = _ELISION.match(rest)
        token = starts.get(start)
        if elided:
            start += elided.end()
            if text[start].islower():
                space = rest.find(" ")
                start = end if space < 0 else end - len(rest) + space + 1
        elif (
            token is not None
            and token.pos_ in _STARTERS
            and _dispensable(token, text)
            and not _is_title(rest)
        ):
            space = rest.find(" ")
            start = end if space < 0 else start + space + 1
        elif rest[0].islower():
            space = rest.find(" ")
            start = end if space < 0 else start + space + 1
        else:
            break
    return start, end


def _dispensable(token: Token, text: str) -> bool:
    """Whether the word is capitalised for its place, not as part of a name."""
    before = text[max(0, token.idx - 2) : token.idx].strip(" ")
    if token.pos_ in ("VERB", "AUX", "NUM"):
        return bool(token.is_sent_start)
    if token.is_sent_start or before[-1:] in ("«", '"', "“", ":", "-", "–", "—", "(", "\n", "'", ""):
        return True
    return token.is_stop and token.text.casefold() not in ("le", "la", "les")


def _is_title(rest: str) -> bool:
    return rest.split(" ")[0].rstrip(".").casefold() in TITLES


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """«Economie Agnès Pannier-Runacher» is two names: a first name inside a sequence begins a new one."""
    if start >= end:
        return
    words = text[start:end].split(" ")
    head = words[0].casefold()
    if not first_name(words[0])[0] and head.rstrip(".") not in TITLES and head not in _PLACES_BEFORE and len(words) > 2:
        if fold(text[start:end]) not in known_names():
            at = start
            for i, word in enumerate(words[:-1]):
                if (
                    i
                    and len(word) > 2
                    and first_name(word)[0]
                    and (words[i - 1][:1].isupper())
                    and not words[i + 1][:1].islower()
                ):
                    yield start, at - 1
                    yield at, end
                    return
                at += len(word) + 1
    yield start, end


def _make(text: str, start: int, end: int, labels: dict[int, str]) -> Name | None:
    titled, gender = False, None
    words = text[start:end].split(" ")
    while len(words) > 1:
        word = words[0].rstrip(".").casefold()
        role = noun(word)
        if word in TITLES:
            titled, gender = True, TITLES[word] or gender
        elif (
            role is not None
            and role.type == "person"
            and words[0][0].isupper()
            and not first_name(words[0])[0]
            and role.field != "demonym"
        ):
            titled, gender = True, role.gender or gender
        else:
            break
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    if len(name) < 2 or (len(words) == 1 and _common(name) and not titled):
        return None
    label = next((labels[i] for i in range(start, end) if i in labels), "")
    return Name(start, end, name, tuple(fold(w) for w in words if w), label, titled, gender)


def _naming(name: Name, starts: dict[int, Token]) -> bool:
    """Whether a capitalised word by itself is a name: tagged so, found by the recogniser, an acronym or a known name."""
    token = starts.get(name.start)
    if len(name.words) > 1 or name.titled or token is None or name.text.isupper() or name.words[0] in known_names():
        return True
    if token.is_sent_start or token.i and token.nbor(-1).is_punct:
        return token.pos_ == "PROPN"
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or bool(name.label)


def _common(word: str) -> bool:
    """«République», «Etat», «Hôtel»: a capitalised common noun alone names nobody."""
    return noun(word) is not None or word.casefold() in _COMMON or word.casefold() in _PLACES_BEFORE
