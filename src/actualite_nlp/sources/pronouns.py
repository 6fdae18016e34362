"""Who a pronoun stands for: agreement, then distance, subjecthood, who spoke last, how often it is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from spacy.tokens import Token

from ..record.types import Gender, Span
from .model import Entity, Mention, Page
from .words import ASKED, straight

PRONOUNS: dict[str, tuple[Gender | None, bool | None]] = {
    "il": ("m", False), "elle": ("f", False), "ils": (None, True), "elles": ("f", True), "lui": ("m", False),
    "eux": (None, True), "celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": (None, True),
    "celles-ci": ("f", True), "ce dernier": ("m", False), "cette dernière": ("f", False), "ces derniers": (None, True),
    "ces dernières": ("f", True), "lui-même": ("m", False), "elle-même": ("f", False), "celui-là": ("m", False),
    "l'intéressé": ("m", False), "l'intéressée": ("f", False), "le premier": ("m", False), "le second": ("m", False),
    "celui": ("m", False), "celle": ("f", False), "ceux": (None, True), "celles": ("f", True), "t-il": ("m", False),
    "t-elle": ("f", False), "t-ils": (None, True), "t-elles": ("f", True), "ses dires": (None, None),
    "ses mots": (None, None), "ses propos": (None, None), "ses termes": (None, None), "ses déclarations": (None, None),
    "ses paroles": (None, None), "ses propres mots": (None, None), "ses propres termes": (None, None),
    "leurs dires": (None, True), "leurs mots": (None, True), "leurs propres mots": (None, True),
}  # fmt: skip
RELATIVES: dict[str, tuple[Gender | None, bool]] = {
    "lequel": ("m", False), "laquelle": ("f", False), "lesquels": (None, True), "lesquelles": ("f", True),
    "duquel": ("m", False), "auquel": ("m", False),
}  # fmt: skip
NEAREST = frozenset(
    {"celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce dernier", "cette dernière", "ces derniers", "ces dernières"}
)
_PREPOSITIONS = frozenset({
    "à", "au", "aux", "envers", "par", "avec", "contre", "chez", "pour", "sur", "sous", "face", "devant", "auprès",
})  # fmt: skip
_ASKED = re.compile(rf"\W*(?:{ASKED})e?s?\b", re.I)
"""Opens a sentence about whoever its subject is: the names behind it are of others."""
_WINDOW = 60
"""Mentions looked back at."""
_FARTHEST = 12
"""Sentences beyond which a mention is out of reach."""


@dataclass(frozen=True)
class Weights:
    """What speaks for a candidate, in sentences of distance."""

    subject: float = 1.0
    person: float = 2.5
    named: float = 0.5
    last_speaker: float = 1.0
    frequency: float = 0.4
    embedded: float = -1.5
    place: float = -3.0
    document: float = -2.0
    told_of: float = -0.7
    quoted: float = -2.0
    paragraph: float = -0.5
    dependent: float = -0.8
    oblique: float = -0.8
    heading: float = -0.5


WEIGHTS = Weights()


def resolve_pronoun(
    page: Page,
    mentions: Sequence[Mention],
    pronoun: Span,
    last_speaker: Entity | None,
    own: Sequence[Span] = (),
) -> Entity | None:
    """The entity a pronoun refers to among the mentions before it; ``own`` is the content it introduces, left out."""
    form = straight(pronoun.text).strip("- ")
    gender, plural = PRONOUNS.get(form, (None, None))
    end = bisect_left(mentions, pronoun.start, key=lambda m: m.start)
    here, paragraph = page.sentence(pronoun.start), page.paragraph(pronoun.start)
    seen: dict[int, tuple[float, Entity]] = {}
    counts: dict[int, int] = {}
    asked = _ASKED.match(page.text, page.sentences[here]) is not None
    told_of = _named_in(mentions, own)
    for mention in reversed(mentions[max(0, end - _WINDOW) : end]):
        entity = mention.entity
        distance = here - page.sentence(mention.start)
        if distance > _FARTHEST:
            break
        if asked and not distance:
            continue
        if not entity.agrees(gender, plural) or any(s.start <= mention.start < s.end for s in own):
            continue
        counts[id(entity)] = counts.get(id(entity), 0) + 1
        if (
            form in NEAREST
            and not (page.quoted(mention.start) or mention.embedded)
            and mention.end <= pronoun.start
            and entity.type in ("person", "group")
        ):
            return entity
        value = -distance + WEIGHTS.paragraph * (paragraph - page.paragraph(mention.start))
        subject = is_subject(page, mention)
        value += WEIGHTS.subject * subject + WEIGHTS.dependent * (subject and _depends(page, mention))
        value += WEIGHTS.oblique * (not subject and _oblique(page, mention))
        value += WEIGHTS.heading * page.heading(mention.start) + WEIGHTS.quoted * page.quoted(mention.start)
        value += WEIGHTS.named * entity.named + WEIGHTS.person * (entity.type in ("person", "group", "anonymous"))
        value += WEIGHTS.last_speaker * (entity is last_speaker) + WEIGHTS.embedded * mention.embedded
        value += WEIGHTS.place * entity.place + WEIGHTS.document * (entity.type == "document")
        value += WEIGHTS.told_of * (id(entity) in told_of)
        if value > seen.get(id(entity), (-99.0, entity))[0]:
            seen[id(entity)] = (value, entity)
    scored = [(value + WEIGHTS.frequency * log2(1 + counts[key]), entity) for key, (value, entity) in seen.items()]
    return max(scored, key=lambda s: s[0], default=(0.0, None))[1]


def _named_in(mentions: Sequence[Mention], content: Sequence[Span]) -> set[int]:
    """Who is called by name in the reported words: few speak of themselves so."""
    found: set[int] = set()
    for span in content:
        first = bisect_left(mentions, span.start, key=lambda m: m.start)
        last = bisect_left(mentions, span.end, key=lambda m: m.start)
        found |= {id(m.entity) for m in mentions[first:last] if m.kind == "name"}
    return found


def is_subject(page: Page, mention: Mention) -> bool:
    """Whether the parser makes the mention a subject."""
    for i in range(mention.token, len(page.doc)):
        token = page.doc[i]
        if token.idx >= mention.end:
            return False
        if token.dep_.startswith("nsubj"):
            return True
    return False


def _depends(page: Page, mention: Mention) -> bool:
    """Whether the mention is the subject of a clause that hangs on another («alors que le ministre…»)."""
    token = page.doc[mention.token]
    while token.i + 1 < len(page.doc) and token.nbor().idx < mention.end and not token.dep_.startswith("nsubj"):
        token = token.nbor()
    return token.head.dep_.split(":")[0] in ("advcl", "acl", "ccomp", "csubj")


def _oblique(page: Page, mention: Mention) -> bool:
    """Whether a preposition governs the mention («à Ruiz», «envers le maire»)."""
    first = page.token(mention.start)
    before = (straight(page.doc[i].text) for i in range(max(0, first - 2), first))
    inside = straight(page.doc[first].text)
    return inside in _PREPOSITIONS or any(word in _PREPOSITIONS for word in before)


def antecedent(token: Token) -> Token | None:
    """The noun a relative «qui» refers to: what its clause hangs on."""
    verb = token.head
    for _ in range(4):
        if verb.dep_.startswith("acl") and verb.head.i < token.i:
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return None
