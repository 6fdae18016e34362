"""The mention that fills the source slot of a verb: its subject before or after the verb group."""

from __future__ import annotations

from ..lexicon.words import words
from .adverbials import skip_adverbials
from .found import Hit, Range
from .phrase import PRONOUNS, left_edge, phrase_end
from .view import View
from .wordclass import can_speak, is_name, is_person_noun, names_medium, starts_phrase

SUBJECT_PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "qui",
        "je",
        "nous",
        "ce",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "certains",
        "beaucoup",
        "j'",
    ]
)
ORDINALS = frozenset(
    [
        "premier",
        "première",
        "premiers",
        "premières",
        "second",
        "seconde",
        "dernier",
        "dernière",
        "derniers",
        "dernières",
    ]
)
_CLIMBED = frozenset({"conj", "xcomp", "cop", "aux"})
_MAX_CLIMB = 4
_MAX_ASIDE = 14
_MAX_CLAUSE = 40


def postverbal(view: View, hit: Hit, limit: int) -> tuple[Range, int, Range | None] | None:
    """The subject after the cue, past adverbials and venues: its token range, where reading stopped, the venue."""
    if hit.inverted is not None:
        end, venue = skip_adverbials(view, hit.g1, limit)
        return (hit.inverted, hit.inverted + 1), end, venue
    j, venue = skip_adverbials(view, hit.g1, limit)
    if venue and j + 1 < limit and view.text[j] == "," and is_name(view, j + 1):
        j += 1
    j = _behind_aside(view, hit, j, limit)
    j = _behind_venue(view, hit, j, limit, venue)
    if j >= limit or not (starts_phrase(view, j) or view.is_mark(j)):
        return None
    end = phrase_end(view, j, limit)
    if end <= j:
        return None
    after, second = skip_adverbials(view, end, limit)
    return (j, end), after, venue or second


def _behind_venue(view: View, hit: Hit, j: int, limit: int, venue: Range | None) -> int:
    """Start of the subject behind a venue that seems to go on with it.

    «a raconté à France Info, l'un des clients», «se défend dans le quotidien Luc Ruiz».
    """
    if venue is None or not _closed(view, hit) or (j < limit and view.text[j] not in ",."):
        return j
    if (
        j + 2 < limit
        and view.text[j] == ","
        and starts_phrase(view, j + 1)
        and can_speak(view, j + 1, min(j + 4, limit))
    ):
        end = phrase_end(view, j + 1, limit)
        return j + 1 if end > j + 1 and (end >= limit or view.text[end] in ".!") else j
    k = j
    while k - 1 > hit.g1 and view.pos[k - 1] == "PROPN":
        k -= 1
    return k if j - k > 1 and view.lower[k - 1] in words("venues") and not names_medium(view, k) else j


def _closed(view: View, hit: Hit) -> bool:
    """Whether the cue follows a closing mark, a comma between or not."""
    return hit.g0 > 1 and (view.is_mark(hit.g0 - 1) or (view.text[hit.g0 - 1] == "," and view.is_mark(hit.g0 - 2)))


def _behind_aside(view: View, hit: Hit, j: int, limit: int) -> int:
    """Start of the subject behind an aside after the verb of an incise («"…", raconte, ému, son frère»)."""
    if not _closed(view, hit) or j >= limit or view.text[j] != ",":
        return j
    for k in range(j + 1, min(j + _MAX_ASIDE, limit - 1)):
        if view.verb_form[k] == "Fin" or view.text[k] in ".;:" or view.inside[k] >= 0:
            return j
        if view.text[k] == ",":
            return k + 1
    return j


def interrupted_relative(view: View, g0: int, begin: int) -> int | None:
    """The «qui» of a relative clause whose verb group at ``g0`` follows an aside («qui, dans son blog, dénonce»)."""
    if g0 - 1 <= begin or view.text[g0 - 1] != ",":
        return None
    for k in range(g0 - 2, max(begin, g0 - _MAX_ASIDE) - 1, -1):
        if view.verb_form[k] == "Fin":
            return None
        if view.text[k] == ",":
            return k - 1 if k > begin and view.lower[k - 1] == "qui" else None
    return None


def preverbal(view: View, hit: Hit, begin: int) -> Range | None:
    """The subject before a finite cue inside [begin, hit.g0): a pronoun, or the noun phrase the parser names."""
    g0 = hit.g0
    if g0 <= begin:
        return None
    before = view.lower[g0 - 1]
    if before in SUBJECT_PRONOUNS:
        return g0 - 1, g0
    relative = interrupted_relative(view, g0, begin)
    if relative is not None:
        return relative, relative + 1
    before_aside = _before_aside(view, g0, begin)
    if before_aside is not None:
        return before_aside
    counted = _counted(view, g0, begin)
    if counted is not None:
        return counted, g0
    subject = _parsed_subject(view, hit, begin)
    if subject is None:
        subject = _nearest_noun(view, g0, begin)
    if subject is None:
        return None
    if view.lower[subject] in PRONOUNS and view.pos[subject] == "PRON":
        return subject, subject + 1
    if view.lower[subject] in ("un", "une") and subject > begin and view.lower[subject - 1] == "l'":
        of_them = subject + 2 < g0 and view.lower[subject + 1] == "d'" and view.pos[subject + 2] == "PRON"
        return subject - 1, subject + 3 if of_them else max(subject + 1, phrase_end(view, subject - 1, g0))
    a = left_edge(view, subject, begin)
    end = phrase_end(view, a, g0)
    comma = next((k for k in range(a, end) if view.text[k] == ","), None)
    if comma is not None and a == begin and is_person_noun(view.lower[a]) and is_name(view, comma + 1):
        a = comma + 1
    return (a, end) if end > a else None


def _before_aside(view: View, g0: int, begin: int) -> Range | None:
    """The subject before a clause or an apposition that a comma closes right before the verb group at ``g0``.

    «le médecin qui a soigné les blessés, a confié», «Anne Ruiz, qui habite à Vallon, avait écrit», «sept élus, emmenés
    par Luc Ruiz, 27 ans, ont annoncé»: the parser often takes the last noun of the aside for the subject.
    """
    if g0 - 2 <= begin or view.text[g0 - 1] != ",":
        return None
    opened = None
    for k in range(g0 - 2, max(begin, g0 - _MAX_CLAUSE) - 1, -1):
        if view.text[k] in ";:()" or view.inside[k] >= 0:
            break
        if view.lower[k] == "qui" and any(view.verb_form[m] == "Fin" for m in range(k + 1, min(k + 6, g0 - 1))):
            opened = k
        led = view.text[k] == "," and k + 2 < g0 and view.verb_form[k + 1] == "Part"
        if led and view.lower[k + 2] in ("par", "à", "au", "en", "de", "d'"):
            opened = k + 1
    if opened is None:
        return None
    end = opened - (view.text[opened - 1] == ",")
    if end - 1 < begin or view.pos[end - 1] not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    a = left_edge(view, end - 1, begin)
    if a > begin and (view.pos[a - 1] in ("ADP", "VERB", "AUX", "SCONJ") or view.text[a - 1] == ","):
        return None
    return a, end


def _counted(view: View, g0: int, begin: int) -> int | None:
    """Start of a subject without a noun right before the verb: «le premier», «beaucoup d'entre eux»; None if none."""
    if g0 - 2 < begin:
        return None
    if view.lower[g0 - 1] in ORDINALS and view.lower[g0 - 2] in ("le", "la", "les", "l'", "ce", "cette", "ces"):
        return g0 - 2
    if g0 - 4 < begin or view.lower[g0 - 1] not in ("eux", "elles", "nous") or view.lower[g0 - 2] != "entre":
        return None
    return g0 - 5 if g0 - 5 >= begin and view.lower[g0 - 4] == "plupart" else g0 - 4


def _parsed_subject(view: View, hit: Hit, begin: int) -> int | None:
    for verb in dict.fromkeys((hit.anchor, hit.i)):
        seen = 0
        while seen < _MAX_CLIMB:
            for child in view.children[verb]:
                if (
                    view.dep[child] == "nsubj"
                    and begin <= child < hit.g0
                    and view.pos[child] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
                ):
                    return child
            if view.dep[verb] not in _CLIMBED or view.head[verb] == verb:
                break
            verb = view.head[verb]
            seen += 1
    return None


def _nearest_noun(view: View, g0: int, begin: int) -> int | None:
    """Head of the noun phrase that ends right before the verb group, adverbs and one parenthesis skipped."""
    j = g0 - 1
    while j >= begin and (
        view.pos[j] == "ADV" or view.text[j] in (",", ")", "(") or view.lower[j] in ("lui", "elle", "eux")
    ):
        j -= 1
    while j >= begin and view.pos[j] in ("ADJ", "NUM"):
        j -= 1
    return j if j >= begin and view.pos[j] in ("NOUN", "PROPN", "X") else None
