"""Which entity a name or a noun phrase refers to, joint speakers and documents' issuers included."""

from __future__ import annotations

import re

from ..record.types import SourceType, Span
from .cast import Cast
from .describe import describe_span
from .model import Entity, Mention
from .phrase import Description
from .words import TITLES, fold, noun, straight

_PARTITIVE = re.compile(
    r"(?:l['’]une?|une?|certaine?s|plusieurs|quelques-une?s|la plupart|beaucoup|nombre|chacune?|deux|trois) "
    r"(?:des |de |d['’](?:entre)?)",
    re.I,
)
_MADE_BY = re.compile(
    r"(?: \w+)?,? (?:publié|dévoilé|révélé|fourni|donné|rédigé|mené|réalisé|établi|diffusé|communiqué|signé|transmis|"
    r"recueilli|récolté|réuni|obtenu|annoncé|rendue?s? publi(?:c|que)|effectué|conduit|émis|rapporté|"
    r"collecté)e?s?(?: [\w-]+){0,4}? par "
    r"(?:l['’]|l[ea]s? )?(?=\w)"
)
"""Who made a document: «les chiffres publiés lundi par l'agence»."""
_ARTICLE = 4
_FIRST_MENTIONS = 5
_LISTED = re.compile(
    r"(?:,? y compris|,? à commencer par|, parmi (?:lesquels|lesquelles|eux|elles)|, dont|, notamment) "
)
"""Where some of a group are told by name: «des élus, dont Anne Ruiz»."""
_PERCENT = re.compile(r"\d ?%|\bpour cents?\b|\b(?:une )?(?:majorité|moitié|minorité) ", re.I)
_PERSON = re.compile(r"quelqu['’]un\b|celui |celle ", re.I)
_MANY = re.compile(r"(?:certaine?s|plusieurs|beaucoup|tou(?:te)?s|d['’]autres|les uns|les autres|nombreux)", re.I)
_ONE = re.compile(r"(?:l['’])?une? ", re.I)
_COMPLETING = frozenset({
    "de", "d'", "du", "des", "à", "au", "aux", "chez", "en", "par", "pour", "comme", "dont", "avec", "contre",
})  # fmt: skip
_DETERMINERS = frozenset({
    "le", "la", "l'", "les", "un", "une", "ses", "son", "sa", "m", "mme", "mm", "plusieurs", "certains", "certaines",
})  # fmt: skip
_SEVERAL = (" et ", " ainsi que ")
_QUOTE_MARKS = frozenset("\"«“'‘")


def entity_at(cast: Cast, span: Span) -> Entity:
    """The entity that a stretch of text refers to; one never met before when nothing known fits."""
    listed = _LISTED.search(span.text)
    if listed is not None:
        span = Span(span.start, span.start + listed.start(), span.text[: listed.start()])
    several = _several(cast, span)
    if several is not None:
        return several
    if _PARTITIVE.match(span.text):
        named = _name_behind(cast, span) if _ONE.match(span.text) else None
        if named is not None:
            return named
        return _alone(cast, span, "person" if _ONE.match(span.text) else "group")
    around = next((m for m in reversed(cast.before(span.start, 2)) if m.kind == "name" and m.end >= span.end), None)
    if around is not None:
        return around.entity
    inside = [m for m in cast.between(span.start, span.end) if m.kind == "name"]
    last = inside[-1] if inside else None
    if last is not None and _is_apposed(last, span):
        return last.entity
    d = describe_span(cast.reading, span.start, span.end)
    if len(inside) > 1 and _titled(cast, inside, span):
        return inside[-1].entity
    if inside and (d is None or inside[0].start <= cast.doc[d.head].idx):
        return inside[0].entity
    for mention in inside:
        if mention.entity.type == "person" and not _completes(cast, mention, span.start):
            return mention.entity
    if _PERCENT.search(span.text[:40]):
        return _alone(cast, span, "group")
    if d is None or _PERSON.match(span.text):
        kind: SourceType = "group" if _MANY.fullmatch(span.text) else "organization"
        return _alone(cast, span, "person" if _PERSON.match(span.text) else kind)
    known = cast.by_head.get(d.head)
    if d.type == "document":
        issuer = _issuer(cast, d, span) or (_issuer_before(cast, known) if known is not None and d.definite else None)
        if issuer is not None:
            return issuer
    if known is None:
        return cast.insert(d)
    known.start, known.end = min(known.start, span.start), max(known.end, span.end)
    return known.entity


def _name_behind(cast: Cast, span: Span) -> Entity | None:
    """The person named at the end of «l'un des auteurs, Luc Ruiz» or right behind it."""
    comma = span.text.find(", ")
    start = (span.start + comma if comma >= 0 else span.end) + 2
    if cast.page.text[start - 2 : start] != ", ":
        return None
    for mention in cast.between(start, start + 1):
        closed = cast.page.text[mention.end : mention.end + 1] in (",", ".", ")", "")
        if mention.kind == "name" and mention.entity.type == "person" and closed:
            return mention.entity
    return None


def _titled(cast: Cast, inside: list[Mention], span: Span) -> bool:
    """Whether a person's name ends the phrase right behind another name: «la Relance Anne Ruiz»."""
    first, last = inside[0], inside[-1]
    gap = cast.page.text[inside[-2].end : last.start]
    return last.end == span.end and last.entity.type == "person" and first.entity.type != "person" and gap == " "


def _is_apposed(name: Mention, span: Span) -> bool:
    """Whether a person's name closes the phrase after a comma: «le patron de Novatel, à Vallon, Luc Bonnet»."""
    before = span.text[: max(0, name.start - span.start)]
    return name.end == span.end and name.entity.type == "person" and before.endswith(", ")


def _alone(cast: Cast, span: Span, kind: SourceType) -> Entity:
    """What a stretch names by itself («l'une des femmes»), unless the same stretch was read before."""
    for mention in cast.between(span.start, span.start + 1):
        if mention.end == span.end:
            return mention.entity
    entity = Entity(type=kind, name=span.text, plural=kind == "group")
    cast.refer(entity, span.start, span.end, "description")
    return entity


def _issuer(cast: Cast, d: Description, span: Span) -> Entity | None:
    """Who stands behind a document: «un rapport de la Cour des comptes», «un sondage Ifop pour…»."""
    after = cast.doc[d.head].idx + len(cast.doc[d.head])
    made_by = _MADE_BY.match(cast.page.text, after)
    end = max(span.end, made_by.end() + 1 if made_by else 0)
    for mention in cast.between(after, end):
        if made_by and mention.start >= made_by.end() - _ARTICLE:
            return mention.entity
        if mention.entity.type in ("organization", "media") and not mention.entity.place:
            before = straight(cast.page.text[after : mention.start]).split()
            near = len(before) < 4 or (mention.kind == "name" and {"de", "du", "des"} & set(before[-2:]))
            if near and "pour" not in before:
                return mention.entity
    return None


def _issuer_before(cast: Cast, known: Mention) -> Entity | None:
    """Who an earlier mention of the document says it is by."""
    for mention in known.entity.mentions[:_FIRST_MENTIONS]:
        d = cast.descriptions.get(mention.token)
        if d is not None and mention.start < known.start:
            issuer = _issuer(cast, d, Span(mention.start, mention.end, ""))
            if issuer is not None:
                return issuer
    return None


def _completes(cast: Cast, mention: Mention, floor: int) -> bool:
    """Whether a name only completes the noun phrase that begins at ``floor``: «un proche du président Macron»."""
    if cast.page.text[mention.start - 1] in _QUOTE_MARKS:
        return True
    earlier = [m for m in cast.between(floor, mention.start) if m.kind == "name"]
    for i in range(cast.page.token(mention.start) - 1, cast.page.token(floor) - 1, -1):
        token = cast.doc[i]
        word = straight(token.text).rstrip(".")
        if word in _COMPLETING:
            return True
        if word == "et" or any(m.start <= token.idx < m.end for m in earlier):
            continue
        known = noun(word)
        if known is not None and known.type == "organization" and len(mention.entity.words) == 1:
            return True
        person = known is not None and known.type in ("person", "group")
        if not person and word not in TITLES and token.pos_ not in ("ADJ", "DET"):
            return False
    return False


def _several(cast: Cast, span: Span) -> Entity | None:
    """«A et B» is one source named so."""
    for joint in _SEVERAL:
        at = span.text.rfind(joint)
        if at < 0:
            continue
        start = at + len(joint)
        first = Span(span.start, span.start + at, span.text[:at])
        second = Span(span.start + start, span.end, span.text[start:])
        if _stands_alone(cast, first) and _stands_alone(cast, second):
            parts = [entity_at(cast, first), entity_at(cast, second)]
            return parts[0] if parts[0] is parts[1] else _joint(cast, parts, span)
    return None


def _joint(cast: Cast, parts: list[Entity], span: Span) -> Entity:
    name = " et ".join(p.name for p in parts)
    if name not in cast.joint:
        kind = "group" if any(p.type in ("person", "group") for p in parts) else parts[0].type
        cast.joint[name] = Entity(type=kind, name=name, plural=True, words=tuple(fold(name).split()))
    entity = cast.joint[name]
    if not any(m.start == span.start for m in entity.mentions):
        cast.refer(entity, span.start, span.end, "description")
    return entity


def _stands_alone(cast: Cast, span: Span) -> bool:
    first = cast.doc[cast.page.token(span.start)]
    if straight(first.text).rstrip(".") in _DETERMINERS or span.start in cast.reading.names:
        return True
    return first.text[:1].isupper() and noun(first.text) is None
