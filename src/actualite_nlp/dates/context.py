"""What stands around an expression: the tense of the verb that governs it, and the word that opens or closes it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ..record.types import Modifier
from .scene import Tense

FUTURE_LEMMAS = frozenset(["prévoir", "attendre", "fixer", "programmer", "reporter", "prévu", "attendu"])
_MODIFIERS: list[tuple[re.Pattern[str], Modifier]] = [
    (re.compile(p + r" ?\"?$"), m)  # type: ignore[misc]
    for p, m in [
        (r"\b(?:d'ici(?: à| a| au| la| le)?|avant(?: le| la| l'| meme| que)?|anterieure?s? (?:à|au))", "before"),
        (r"\b(?:apres(?: le| la)?|au-delà (?:de|du)|posterieure?s? (?:à|au)|plus tard que|le lendemain du)", "after"),
        (
            r"\b(?:depuis(?: le| la| les)?|à partir d[eu]s?|à compter d[eu]|à dater d[eu]|des(?: le| la)?|"
            r"(?:à|a) partir du)",
            "since",
        ),
        (r"\b(?:jusqu'(?:à|au|en|aux|a)(?: la)?|jusque|au plus tard (?:le|en|à)?|jusqu'à la)", "until"),
        (
            r"\b(?:vers(?: le| la)?|environ|aux? (?:alentours|environs) d[eu]|autour d[eu]|proche d[eu]|pres "
            r"d[eu]|à peu pres|plutot vers|autour)",
            "approx",
        ),
    ]
]
_FROM_NOW = re.compile(r"\b(?:à partir|à compter|d'ici) (?:de |du |d'|à |au )?$")
_TENSES: dict[str, Tense] = {"Past": "past", "Imp": "past", "Fut": "future"}
_MODALS = frozenset(["devoir", "aller", "pouvoir"])


def modifier_before(text: str, start: int) -> Modifier | None:
    """The modifier that the words just before an expression give («depuis», «d'ici», «vers»)."""
    before = text[max(0, start - 24) : start]
    return next((m for p, m in _MODIFIERS if p.search(before)), None)


class Governor(NamedTuple):
    """The tense of a governing verb, and whether the verb is finite, with its auxiliary if it needs one."""

    tense: Tense | None = None
    finite: bool = False


def led(before: str, governor: Governor) -> Governor:
    """The governor as the words before the expression correct it: «depuis» looks back, «à partir de» ahead.

    «jusqu'à» leaves the tense but dates no event: «jusqu'à aujourd'hui» is nowadays.
    """
    if governor.tense is None and before.endswith("depuis "):
        return Governor("past")
    if governor.tense in (None, "present") and _FROM_NOW.search(before):
        return Governor("future", governor.finite)
    if before.endswith("jusqu'à "):
        return Governor(governor.tense)
    return governor


def governor_of(doc: Doc, start: int, end: int) -> Governor:
    """What the verb that governs ``doc.text[start:end]`` tells; no tense where the parser or the verb does not tell."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return Governor()
    token: Token = span.root
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or "VerbForm=Part" in str(token.morph):
            found = _tense_at(token)
            if found is not None:
                return Governor(found, _finite(token))
        if token.head.i == token.i:
            return Governor()
        token = token.head
    return Governor()


def _finite(verb: Token) -> bool:
    """Whether an auxiliary or the verb itself carries the tense of an event that is told."""
    helpers = [c for c in verb.children if c.dep_.startswith("aux")]
    if "Inf" in verb.morph.get("VerbForm", []):
        return True
    if "Part" in verb.morph.get("VerbForm", []):
        return bool(helpers)
    return "Pres" not in verb.morph.get("Tense", [])


def _tense_at(verb: Token) -> Tense | None:
    """The tense of one verb with its auxiliaries and the modal above it."""
    helpers = [c for c in verb.children if c.dep_.startswith(("aux", "cop"))]
    forms = {f for h in helpers for f in h.morph.get("Tense", [])} | set(verb.morph.get("Tense", []))
    moods = {f for h in helpers for f in h.morph.get("Mood", [])} | set(verb.morph.get("Mood", []))
    participle = "Part" in verb.morph.get("VerbForm", [])
    if verb.lemma_ in FUTURE_LEMMAS and participle:
        return "future"
    if "Fut" in forms or (participle and helpers and {h.lemma_ for h in helpers} >= {"devoir"}):
        return "future"
    if "Inf" in verb.morph.get("VerbForm", []) and not any("Past" in h.morph.get("Tense", []) for h in helpers):
        head = verb.head
        if head.lemma_ in _MODALS and head.i != verb.i and not ({"Past", "Imp"} & set(head.morph.get("Tense", []))):
            return "future"
        return None
    if "Cnd" in moods:
        return "past" if participle and helpers and not _passive(verb) else "future"
    if "Imp" in forms or ("Past" in forms and "Ind" in moods and not participle):
        return "past"
    if participle and "Past" in verb.morph.get("Tense", []):
        return "present" if _passive(verb) and forms == {"Past", "Pres"} else "past"
    return "present" if "Pres" in forms else None


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.children) and not any(c.dep_ == "aux:tense" for c in verb.children)
