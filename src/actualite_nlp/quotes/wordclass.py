"""What a token can be, beyond its tag: a person's role, a moment, a name, the start of a noun phrase, a medium."""

from __future__ import annotations

from functools import cache

from ..lexicon.words import words
from .view import View

DETERMINERS = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "mon",
        "ma",
        "mes",
        "notre",
        "nos",
        "votre",
        "vos",
        "plusieurs",
        "quelques",
        "certains",
        "certaines",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "d'autres",
        "chaque",
        "aucun",
        "aucune",
        "tout",
        "toute",
        "tous",
        "toutes",
        "nombre",
    ]
)
OF = frozenset({"de", "d'", "du", "des"})
AT = frozenset({"à", "au", "aux", "en", "chez", "pour", "sur", "contre", "près", "auprès", "dans", "entre", "sous"})
CIVIL = frozenset({"m.", "mme", "mm.", "me", "mlle", "dr", "pr", "mgr", "m"})
VERBAL = frozenset({"VERB", "AUX"})
_UNCAPITALISED = frozenset({"franceinfo", "actu", "konbini", "rue89"})
_TRADES = ("iste", "logue", "peute", "cien", "cienne")
"""Endings of trades («urbaniste», «podologue», «technicien»)."""
_ARTICLES = frozenset({"le", "la", "l'", "ce", "cette", "cet", "un", "une", "début", "fin", "mi"})


def singular(word: str) -> str:
    """Rough singular of a noun, to look it up in a list."""
    if word.endswith("aux") and len(word) > 5:
        return word[:-2] + "l"
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 4 else word


def is_person_noun(word: str) -> bool:
    """Whether a noun names people by role («ministres», «ex-député»)."""
    known = words("persons")
    if word.rstrip("s").endswith(_TRADES) and len(word) > 6:
        return True
    bare = word.removeprefix("ex-").removeprefix("vice-").removeprefix("co-")
    return word in known or singular(word) in known or bare in known or singular(bare) in known


def is_moment(view: View, i: int) -> bool:
    """Whether token ``i`` opens or is an indication of time («mardi», «hier», «le 9 mai», «ce matin»)."""
    word = view.lower[i]
    if word in words("moments") and view.text[i][:1].islower():
        return True
    if word in _ARTICLES and i + 1 < len(view):
        following = view.lower[i + 1]
        if following in ("fin", "début", "moment", "instant") and word in ("le", "la", "l'"):
            return False
        if following in words("moments"):
            return True
        return following.isdigit() and i + 2 < len(view) and view.lower[i + 2] in words("moments")
    return False


def is_name(view: View, i: int) -> bool:
    """A capitalised token that is no sentence opener by its class."""
    text = view.text[i]
    if view.lower[i] in ("seul", "seule", "seuls", "seules"):
        return False
    return (text[0] == "@" and len(text) > 1) or (
        text[:1].isupper()
        and view.pos[i] in ("PROPN", "NOUN", "ADJ", "X", "DET", "ADP")
        and view.lower[i] not in DETERMINERS | AT
    )


def starts_phrase(view: View, i: int) -> bool:
    """Whether a noun phrase can start at token ``i``."""
    word = view.lower[i]
    if word in _UNCAPITALISED or word[0] == "@":
        return len(word) > 1
    if word in DETERMINERS or word in CIVIL or view.text[i][:1].isupper():
        return view.pos[i] not in ("VERB", "AUX") or view.text[i][:1].isupper()
    if (
        view.lower[i] in ("d'", "de")
        and i + 1 < len(view)
        and view.lower[i + 1] in ("autres", "nombreux", "nombreuses")
    ):
        return True
    return view.pos[i] in ("PROPN", "NUM")


@cache
def _media() -> frozenset[str]:
    return frozenset(name.replace("-", " ") for name in words("media"))


def names_medium(view: View, k: int) -> bool:
    """Whether a known medium is named at token ``k``, up to three words."""
    media = _media()
    if not view.text[k][:1].isupper() and not view.lower[k][:1].isdigit() and view.lower[k] not in _UNCAPITALISED:
        return False
    return any(_written(view, k, n) in media for n in (3, 2, 1))


def medium_end(view: View, k: int) -> int:
    """End of the known medium named at ``k`` (``k`` when none is)."""
    media = _media()
    return next((k + n for n in (3, 2, 1) if k + n <= len(view) and _written(view, k, n) in media), k)


def _written(view: View, k: int, n: int) -> str:
    """The ``n`` words from ``k`` as the list of media spells them: blanks for hyphens («Sud-Ouest»)."""
    return " ".join(view.lower[k : k + n]).replace("-", " ")


def can_speak(view: View, a: int, b: int) -> bool:
    """Whether the phrase [a, b) names what can speak: a pronoun, a name, a person, a body."""
    speaks = words("persons") | words("institutions")
    return (
        view.pos[a] == "PRON"
        or view.lower[a : a + 2] in (["l'", "un"], ["l'", "une"])
        or any(
            view.pos[k] == "PROPN"
            or view.lower[k] in speaks
            or is_person_noun(view.lower[k])
            or (k > a and view.pos[k] == "NOUN" and view.text[k][:1].isupper())
            or names_medium(view, k)
            for k in range(a, b)
        )
    )


def is_venue(view: View, j: int) -> bool:
    """Whether preposition ``j`` opens a place of utterance («à l'AFP», «sur BFMTV», «dans un communiqué»)."""
    k = j + 1
    while k < min(j + 5, len(view)) and (
        view.lower[k] in DETERMINERS or view.lower[k] in OF or view.pos[k] == "ADJ" or view.is_mark(k)
    ):
        k += 1
    if k >= len(view):
        return False
    return names_medium(view, k) or view.lower[k] in words("venues") or singular(view.lower[k]) in words("venues")
