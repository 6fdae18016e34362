"""What may stand in a source slot and never speaks: dates, lone participles, shouted words, abstractions."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.words import words
from ..record.types import Span
from .phrase import NOT_NOUNS, Reading
from .words import ASKED, noun, plural_of, rows, straight

_NEVER = re.compile(
    r"(?:(?:[Ll]e|[Ll]a|[Ll]es|[Ll]['’]|[Uu]n|[Uu]ne|[Ss]on|[Ss]a|[Ll]eur|[Cc]e|[Cc]ette|[Aa]u|[Dd]u) ?)?"
    r"(?:\d+(?:er)? )?"
    r"(?:côté|part|tour|temps|cours|fois|lieu|suite|occasion|heure|jour|mois|année|semaine|matin|soir|début|fin|sein|"
    r"casier|passage|sujet|marche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui|demain)s?\b",
    re.I,
)
"""Words that the parser takes for a subject, and that never speak."""
_DATED = re.compile(
    r"(?:hier|ce |le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir)?, (?=\w)", re.I
)
_CITED = re.compile(rf",? (?:{ASKED}|cité)e?s?$")
_LOOSE = frozenset({"dont", "où", "que", "et", "ou", "mais", "donc", "y", "en", "ceci"})
_ABSTRACT = re.compile(r"(?:[tsx]ion|ité|eté|ance|ence|itude|isme|ssement|tement|ture)s?$")
"""Endings of nouns of action and quality: unlisted, they name nothing that speaks."""
_PARTICIPLE = re.compile(rf"(?:ré)?(?:{ASKED}|cité)e?s?")
_LETTER = re.compile(r"[^\W\d_]")
_AT = frozenset({"à", "au", "aux", "en", "dans", "sur", "contre"})
_AMOUNT = re.compile(
    r"\d[\d .,]* (?:milliers|millions|milliards) (?:d['’]euros|de (?:dollars|francs|livres))|\d[\d .,]* euros"
)
_SHOUTED_WORDS = 4


def trimmed(span: Span) -> Span:
    """A source slot without the day before it («Vendredi, le ministre») and the participle after it («citée»)."""
    dated = _DATED.match(span.text)
    start = dated.end() if dated else 0
    text = _CITED.sub("", span.text[start:])
    return Span(span.start + start, span.start + start + len(text), text) if text != span.text else span


def is_silent(reading: Reading, span: Span, framed: bool = False) -> bool:
    """Whether the words that fill a source slot cannot name a speaker.

    ``framed``: after «selon» or «d'après» a noun of action is a document («selon les premières constatations»).
    """
    form = straight(span.text).strip("- ")
    if form in _LOOSE or _PARTICIPLE.fullmatch(form) or _AMOUNT.match(form) or not _LETTER.search(span.text):
        return True
    never = _NEVER.match(span.text)
    if never and reading.names.get(span.start, 0) <= span.start + never.end():
        return True
    words = span.text.split()
    if len(words) >= _SHOUTED_WORDS and span.text.isupper():
        return True
    return not framed and _names_nothing(reading, span)


def _names_nothing(reading: Reading, span: Span) -> bool:
    """Whether the head is a word that names neither a person nor a body: a thing, a noun of action."""
    found = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return False
    head = next((t for t in found if t.pos_ in ("NOUN", "PROPN") or (noun(t.text) and t.pos_ not in NOT_NOUNS)), None)
    name = next((t for t in found if t.idx in reading.names), None)
    if name is not None:
        governed = name.i > found.start and straight(name.nbor(-1).text) in _AT
        return governed and head is not None and head.i < name.i and head.text.casefold() in things()
    if head is None or noun(head.text) is not None or head.text[:1].isupper():
        return False
    return bool(_ABSTRACT.search(head.text)) or head.text.casefold() in things()


@cache
def things() -> frozenset[str]:
    """Concrete nouns and nouns of events that never speak, in the singular and the plural."""
    singular = {row[0] for row in rows("things.tsv")} | words("facts")
    return frozenset(singular | {plural_of(word) for word in singular})
