"""Descriptions of what can speak: found over the whole text, or read in a stretch that fills a quote's source slot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from ..record.types import Gender, SourceType
from .phrase import LINKS, NOT_NOUNS, Description, Reading
from .words import Noun, noun, straight

_STOP = re.compile(r"[,;:(«\"“–—\n]| et | ou | ainsi que | qui ")
_COMPLEMENT = re.compile(
    r" (?:(?:à|au|aux|de|du|des|d['’]|en|chez|pour|dans|sur|auprès|chargée?s?) ?|[a-zà-ÿ]+$|"
    r"[a-zà-ÿ]+ (?:à|au|de|du|des|d['’]|dans|par))"
)
_FRAMEWORK = re.compile(r"dans (?:le|un|ce|son) cadre$|(?:du|de la|le) meilleure? \w+$", re.I)
"""«dans le cadre de la loi», «le César du meilleur acteur» speak of nobody."""
_PERSON_ENDINGS = ("eur", "euse", "rice", "ien", "ienne", "iste", "yste", "logue", "crate", "iatre")
_GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}


def find_descriptions(reading: Reading, slots: Sequence[tuple[int, int]] = ()) -> list[Description]:
    """Every described speaker in text order.

    ``slots`` are the stretches that fill the source slot of a quote: a description that begins in one ends there.
    """
    out = []
    named_until = slot_end = -1
    ahead = sorted(slots, reverse=True)
    for token in reading.doc:
        end = reading.names.get(token.idx, 0)
        named_until = max(named_until, end)
        while ahead and ahead[-1][0] <= token.idx:
            slot_end = ahead.pop()[1]
        found = noun(token.text) if token.idx >= named_until else None
        if found is not None and _is_head(reading, token):
            limit = slot_end if token.idx < slot_end else len(reading.text)
            left = reading.first_token(token)
            last = reading.doc[reading.last_token(token, limit)]
            end = last.idx + len(last)
            if token.idx < slot_end:
                end = _to_comma(reading, end, slot_end)
            out.append(reading.build(token, found, left, reading.doc[left].idx, end))
    return out


def _to_comma(reading: Reading, end: int, slot_end: int) -> int:
    """Where a description goes on to inside a source slot, which holds no verb: its comma, bracket or end.

    It stays at ``end`` when a name stands on the way («le maire de Nice Jean Ruiz») or «et» joins another source.
    """
    rest = _STOP.split(reading.text[end:slot_end], maxsplit=1)[0]
    linked = _COMPLEMENT.match(rest)
    return end + len(rest.rstrip()) if linked else end


def _is_head(reading: Reading, token: Token) -> bool:
    """Whether a listed noun is used as one: not the adjective of another noun, not a piece of a hyphenated word."""
    if token.pos_ in NOT_NOUNS or _FRAMEWORK.search(reading.text, max(0, token.idx - 16), token.idx + len(token)):
        return False
    after = reading.text[token.idx + len(token) : token.idx + len(token) + 2]
    if after[:1] == "-" and after[1:].isalpha():
        return False
    if not token.i:
        return True
    before = token.nbor(-1)
    if (token.pos_ == "ADJ" or token.dep_ == "amod") and before.pos_ in ("NOUN", "PROPN", "ADJ"):
        return False
    return before.text != "-" or bool(before.whitespace_)


def describe_span(reading: Reading, start: int, end: int) -> Description | None:
    """The description that fills a given stretch of text, its head the first noun there; None when there is no noun."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    first = next((t for t in span if t.pos_ in ("NOUN", "PROPN")), None)
    listed = (t for t in span if noun(t.text) and t.pos_ not in NOT_NOUNS and t.idx not in reading.names)
    head = next(listed, first)
    if head is not None and first is not None and first.i < head.i and (head.pos_ == "ADJ" or _linked(first, head)):
        head = first
    if head is None:
        return None
    return reading.build(head, noun(head.text) or _guess(head), reading.first_token(head, span.start), start, end)


def _linked(first: Token, head: Token) -> bool:
    """Whether ``head`` is a complement of an earlier noun («l'entourage du ministre»)."""
    return any(straight(t.text) in LINKS for t in first.doc[first.i : head.i])


def _guess(token: Token) -> Noun:
    """What an unlisted noun seems to be, by its ending and its inflection."""
    plural = "Plur" in token.morph.get("Number", [])
    gender = _GENDERS.get("".join(token.morph.get("Gender", [])))
    person = token.text.casefold().rstrip("s").endswith(_PERSON_ENDINGS)
    kind: SourceType = "group" if plural else "person" if person else "organization"
    return Noun(token.lemma_.casefold(), gender, plural, kind, "")
