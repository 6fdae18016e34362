"""What may stand between a cue and its subject or complement: adverbs, moments, places of utterance (venues)."""

from __future__ import annotations

from ..lexicon.words import words
from .found import Range
from .phrase import phrase_end
from .view import View
from .wordclass import AT, DETERMINERS, OF, is_moment, is_name, is_venue, medium_end, names_medium

_PREPOSITIONS = AT | frozenset(
    {"par", "devant", "lors", "à", "avec", "depuis", "via", "face", "durant", "pendant", "après", "avant", "selon"}
)
_COMPOUND = frozenset({"lors", "auprès", "face", "par", "près", "avant"})
_LIGHT = frozenset(["tout", "lui-même", "elle-même", "même", "encore", "plus", "tôt", "tard", "aussi"])
_OF_A_DATE = frozenset(
    ["le", "la", "l'", "ce", "cette", "cet", "un", "une", "en", "dernier", "dernière", "prochain", "1er", "tôt"]
)
_NO_ADVERBS = frozenset({"auprès", "comment", "combien", "pourquoi", "quand", "où"})
_UNITS = frozenset({
    "an", "ans", "année", "années", "mois", "semaine", "semaines", "jour", "jours", "heure", "heures", "minute",
    "minutes", "siècle", "siècles", "décennie", "décennies", "temps",
})  # fmt: skip
_OPENS_A_DATE = frozenset(["le", "la", "l'", "ce", "cette", "un", "une", "cet", "en"])


def skip_adverbials(view: View, j: int, limit: int) -> tuple[int, Range | None]:
    """Skip adverbs, indications of time and place between a cue and its subject or complement; gives the venue met."""
    venue: Range | None = None
    while j < limit:
        word, pos = view.lower[j], view.pos[j]
        fixed = fixed_phrase(view, j, limit)
        if fixed:
            j = fixed
        elif is_moment(view, j):
            j = _moment_end(view, j, limit)
        elif (pos == "ADV" and word not in _NO_ADVERBS) or (word in _LIGHT and pos != "DET"):
            j += 1
        elif word in _PREPOSITIONS and pos not in ("DET", "VERB"):
            end = prepositional_end(view, j, limit)
            if end is None:
                break
            venue = venue or venue_of(view, j, end)
            j = end
        else:
            break
    return j, venue


def fixed_phrase(view: View, j: int, limit: int) -> int | None:
    """End of a fixed adverbial at ``j`` («par la suite», «de son côté»), or None."""
    known = words("adverbials")
    for n in (5, 4, 3, 2):
        if j + n <= limit and " ".join(view.lower[j : j + n]).replace("' ", "'") in known:
            return j + n
    return _ago(view, j, limit)


def _ago(view: View, j: int, limit: int) -> int | None:
    """End of «il y a quelques jours» at ``j``, or None."""
    if view.lower[j : j + 3] != ["il", "y", "a"]:
        return None
    return next((k + 1 for k in range(j + 3, min(j + 8, limit)) if view.lower[k] in _UNITS), None)


def _moment_end(view: View, j: int, limit: int) -> int:
    """End of the indication of time at ``j`` («mardi 3 mai dernier», «la semaine dernière»)."""
    k = j
    while k < limit and (_is_dated(view, k) or view.lower[k] in _OF_A_DATE or _of_a_date(view, k, limit)):
        if view.lower[k] in _OPENS_A_DATE and k > j and not (k + 1 < limit and _is_dated(view, k + 1)):
            break
        k += 1
    return max(k, j + 1)


def _of_a_date(view: View, k: int, limit: int) -> bool:
    """«de» inside an indication of time («fin de semaine»)."""
    return view.lower[k] in ("de", "d'") and k + 1 < limit and _is_dated(view, k + 1)


def _is_dated(view: View, k: int) -> bool:
    return view.lower[k] in words("moments") or view.lower[k].isdigit()


def prepositional_end(view: View, j: int, limit: int) -> int | None:
    """End of the prepositional phrase at ``j``; None when it is not one (gerund, infinitive)."""
    k = j + 1
    while (
        k < limit
        and view.lower[k] in OF | {"à", "côté", "suite", "que"}
        and view.lower[j] in ("lors", "auprès", "face", "par", "près", "avant")
    ):
        k += 1
    if k >= limit or view.pos[k] in ("VERB", "AUX"):
        return None
    if is_moment(view, k):
        return _moment_end(view, k, limit)
    named = k + 1 if view.lower[k] in DETERMINERS and k + 1 < limit else k
    if names_medium(view, named):
        end = medium_end(view, named)
        return end + 1 if end < limit and view.lower[end] == "-" else end
    end = phrase_end(view, k, limit, apposition=False)
    for m in range(k, end):
        after = medium_end(view, m) if names_medium(view, m) else m
        if m < after < end and is_name(view, after) and view.lower[m - 1] not in ("à", "de", "d'", "l'"):
            return after
    return end if end > k else None


def venue_of(view: View, j: int, end: int) -> Range | None:
    """Characters of the venue in the prepositional phrase [j, end), preposition left out; None if it is none."""
    if not is_venue(view, j):
        return None
    k = j + 1
    while k < end and view.lower[k] in OF | {"du"}:
        k += 1
    return chars(view, k, end) if k < end else None


def chars(view: View, a: int, b: int) -> Range:
    """Characters of tokens [a, b); the hyphen of a postposed clitic left out, quotation marks at both ends kept."""
    start = view.start[a]
    if view.text[a].startswith("-") and len(view.text[a]) > 1:
        start += 1
    return start, view.end[b - 1]
