"""Which known entity a description points back to: head noun, words, gender and number, then recency."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from .model import Entity, Role
from .phrase import Description
from .words import equivalents, fold, noun, straight

FIRST = frozenset({"premier", "première"})
FORMER = frozenset({"ancien", "ancienne", "ex", "futur", "future", "nouveau", "nouvelle", "jeune", "vieux"})
_PAST = frozenset({"ancien", "ancienne", "ex"})
_SOLE = frozenset({"président", "chancelier", "pape", "roi", "procureur", "gouverneur", "préfet"})
GENERIC = frozenset({"homme", "intéressé", "individu", "responsable", "personnalité", "personne"})
_NO_OFFICE = frozenset({"person", "demonym", "civil"})
_EXCLUSIVE = frozenset({"justice", "police", "medical", "military", "press", "religion"})
"""Trades that one who is known by another one is not called by."""
ENOUGH = 1.0
_COMPLEMENT = re.compile(r" (?:d[eu]|des|à|au|aux|pour|en) (?!\d)| d['’]")
"""What follows a noun that is told more closely («le réalisateur du film»); an age tells nothing («de 75 ans»)."""
_KNOWN = 1.3
"""Fit of a description by what everybody knows of a public figure: less than by what the article says."""
_KEPT = 40
"""Entities of one head noun that are looked at, the most recent ones: bounds the work on endless texts."""


class Directory:
    """Entities by the nouns that can describe them, in order of last mention."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[Entity, None]] = defaultdict(dict)

    def learn(self, entity: Entity, described: Description) -> None:
        """Remember that ``entity`` is what ``described`` says."""
        role = Role(described.lemma, described.words, described.text)
        if role not in entity.roles and len(entity.roles) < _KEPT:
            entity.roles.append(role)
        self.touch(entity)

    def touch(self, entity: Entity) -> None:
        """Make ``entity`` the most recent one under every noun that can describe it."""
        roles = (*entity.roles, *entity.background)
        for key in entity.described.union(*({role.head} | _other_names(role) for role in roles)):
            listed = self._by_noun[key]
            listed.pop(entity, None)
            listed[entity] = None

    def find(self, described: Description, named: bool = False) -> Entity | None:
        """The entity that fits best, the most recent among equals; None when none fits well enough.

        With ``named`` only those whose proper name is known are looked at.
        """
        best, score = None, ENOUGH - 1e-9
        keys = {described.lemma, _bare(described.text)}
        for key in keys:
            for entity in islice(reversed(self._by_noun.get(key, {})), _KEPT):
                fit = 0.0 if named and not entity.named else fitness(described, entity)
                if fit > score:
                    best, score = entity, fit
        return best

    def same_trade(self, described: Description) -> Entity | None:
        """The only named person known by this business: «le patron de X» after «le patron de Tesla»."""
        if described.field != "business" or described.article != "definite":
            return None
        known = (e for e in self._by_noun.get(described.lemma, {}) if e.named and e.type == "person")
        fitting = list(islice((e for e in known if e.agrees(described.gender, described.plural)), 2))
        return fitting[0] if len(fitting) == 1 else None


def fitness(described: Description, entity: Entity) -> float:
    """How well a description fits an entity: 3 all its words are known of it, 1 an office under another name, 0 not."""
    if not entity.agrees(described.gender if described.type == "person" else None, described.plural):
        return 0.0
    same = [role for role in entity.roles if role.head == described.lemma]
    extra = described.words - FORMER - {described.lemma}
    told = [role.words - FORMER - {role.head} for role in same]
    if extra and described.type != "person" and any(told) and not any(extra & words for words in told):
        return 0.0
    fits = [_fit(described, role) for role in same or entity.roles]
    if described.lemma in entity.described and not _of_another(described, entity):
        fits.append(2.0 if described.words <= entity.described else 1.2)
    if any(_recalls(described, role) for role in entity.background):
        fits.append(_KNOWN)
    return max(fits, default=0.0)


def _recalls(described: Description, role: Role) -> bool:
    """Whether a description says of a public figure what everybody knows: all of it, or a trade with an adjective.

    «le président» alone can be that of anything, «le secrétaire de la CGT du livre» is not that of the CGT.
    """
    if role.head != described.lemma or bool(described.words & _PAST) != bool(role.words & _PAST):
        return False
    words, known = described.words - FORMER, role.words - FORMER
    if bool(words & FIRST) != bool(known & FIRST):
        return False
    if words == known or (len(words) > 1 and words < known):
        return True
    return known == {role.head} and known < words and not _COMPLEMENT.search(described.text)


def _of_another(described: Description, entity: Entity) -> bool:
    """Whether a description names what it belongs to, and that is not the entity: «le site de l'Académie»."""
    names = re.findall(r"[A-ZÀ-ÖØ-ÞŒ]\w+", described.text)
    return bool(names) and not {fold(n) for n in names} & set(entity.words)


def takes_up(described: Description, entity: Entity) -> bool:
    """Whether a description of which nothing is known can be a new way to call a person."""
    if entity.type != "person" or not entity.agrees(described.gender, False):
        return False
    generic = described.lemma in GENERIC
    if not entity.named:
        return described.article == "demonstrative" or generic
    same = [role for role in entity.roles if role.head == described.lemma]
    if same:
        past = bool(described.words & _PAST) and all(role.words & _PAST for role in same)
        return past or described.field == "business"
    if entity.affiliation and entity.affiliation.casefold() in described.words:
        return True
    if not _offices(entity) or generic:
        return True
    return described.lemma not in _SOLE and described.field not in _EXCLUSIVE


def _offices(entity: Entity) -> frozenset[str]:
    """The fields of the offices and trades known of an entity."""
    found = (noun(role.head) for role in entity.roles)
    return frozenset(known.field for known in found if known is not None and known.field not in _NO_OFFICE)


def _fit(described: Description, role: Role) -> float:
    words, known = described.words - FORMER, role.words - FORMER
    if role.head == described.lemma:
        if bool(words & FIRST) != bool(known & FIRST):
            return 0.0
        if bool(described.words & _PAST) != bool(role.words & _PAST):
            return 0.8
        if words <= known:
            return 3.0
        if known <= words:
            return 2.5 if len(known) > 1 else 1.5
        shared = len((words & known) - {described.lemma})
        return 1.2 if shared and shared * 2 >= len(words) - 1 else 0.0
    if _bare(described.text) in _other_names(role) or (described.lemma in _other_names(role) and len(words) == 1):
        return 1.1
    return 0.0


def _other_names(role: Role) -> frozenset[str]:
    return equivalents().get(_bare(role.text), frozenset()) | equivalents().get(role.head, frozenset())


def _bare(text: str) -> str:
    words = [w for w in straight(text).split() if w not in FORMER]
    return " ".join(words).removeprefix("ex-")
