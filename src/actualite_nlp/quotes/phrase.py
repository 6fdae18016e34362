"""Extents of noun phrases, with title and apposition and without relative clause.

Phrases are read on word classes from left to right: the parser attaches appositions and prepositions to the wrong side
of an incise.
"""

from __future__ import annotations

from .view import View
from .wordclass import (
    AT,
    CIVIL,
    DETERMINERS,
    OF,
    VERBAL,
    is_moment,
    is_name,
    is_person_noun,
    is_venue,
    names_medium,
    starts_phrase,
)

PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "on",
        "ils",
        "elles",
        "je",
        "nous",
        "qui",
        "lui",
        "eux",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "celui-là",
        "celle-là",
        "ce",
        "certains",
        "certaines",
        "d'autres",
        "plusieurs",
        "beaucoup",
        "tous",
        "toutes",
        "chacun",
        "moi",
    ]
)
CHARGED = frozenset({"chargé", "chargée", "chargés", "chargées"})
"""Participles that go on with a title («la secrétaire d'État chargée de l'eau»)."""
STRONG_PRONOUNS = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
BREAKS = frozenset(
    [
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "lors",
        "avant",
        "après",
        "devant",
        "depuis",
        "pendant",
        "alors",
        "tandis",
        "mais",
        "car",
    ]
)
OCCASIONS = frozenset(
    [
        "issue",
        "sortie",
        "suite",
        "occasion",
        "propos",
        "cours",
        "lendemain",
        "travers",
        "micro",
        "sujet",
        "terme",
        "marge",
        "fin",
        "moment",
        "aune",
    ]
)
ENVOYS = frozenset(
    [
        "secrétaire",
        "ministre",
        "ambassadeur",
        "ambassadrice",
        "représentant",
        "représentante",
        "délégué",
        "déléguée",
        "conseiller",
        "conseillère",
    ]
)
TIMES = frozenset({"temps", "jours", "semaines", "mois", "années", "ans", "heures"})
LAST = frozenset({"dernier", "dernière", "derniers", "dernières"})
QUALIFIERS = frozenset(["premier", "première", "ancien", "ancienne", "ex", "grand", "grande", "simple", "jeune"])
JOINING = frozenset({"et", "ou", "&", "ainsi"})
COUNTS = frozenset({"deux", "trois", "quatre", "cinq", "six", "des"})
STOP_LEFT = frozenset(',;:.!?()«»"“”')
MAX_WORDS = 40
MAX_NICKNAME = 8
MAX_PARENTHESIS = 20
MAX_DEPTH = 3


def phrase_end(
    view: View, i: int, limit: int, *, apposition: bool = True, loose: bool = False, joint: bool = True
) -> int:
    """End of the noun phrase that starts at ``i``; ``i`` itself when none does.

    ``loose`` takes any preposition and participle in, ``joint`` allows a coordinated second phrase.
    """
    limit = min(limit, len(view), i + MAX_WORDS)
    if i >= limit:
        return i
    if view.lower[i] in ("ce", "cette", "ces") and i + 1 < limit and view.lower[i + 1] in LAST:
        return i if i + 2 < limit and view.lower[i + 2] in TIMES else i + 2
    if view.pos[i] == "PRON" and view.lower[i] in PRONOUNS and view.lower[i] not in DETERMINERS:
        return i + 1
    j, head = i, None
    while j < limit:
        if head is None and view.pos[j] == "PRON" and view.lower[j] in PRONOUNS:
            return j + 1
        step = _opening(view, i, j, limit) if head is None else _going_on(view, j, head, limit, loose, joint)
        if step is None:
            break
        if head is None and _is_head(view, i, j):
            head = j
        j = step
    j = _trim(view, i, j)
    if head is None:
        return i
    return _with_apposition(view, i, j, limit) if apposition else j


def _is_head(view: View, i: int, j: int) -> bool:
    """Whether token ``j`` is a noun, a name or what stands for one («l'un»)."""
    if view.is_mark(j):
        return True
    noun = (
        view.pos[j] in ("NOUN", "PROPN")
        or is_name(view, j)
        or names_medium(view, j)
        or ((j == i or view.lower[j - 1] in DETERMINERS) and is_person_noun(view.lower[j]))
    )
    return noun or (view.lower[j] == "un" and j > i and view.lower[j - 1] == "l'")


def _opening(view: View, i: int, j: int, limit: int) -> int | None:
    """The token after ``j`` where ``j`` may stand before or at the head of a phrase."""
    word, pos = view.lower[j], view.pos[j]
    if view.is_mark(j):
        return _nickname(view, j, limit)
    if word in BREAKS:
        return None
    if word in OF and (j == i or (j == i + 1 and view.lower[i] in ("un", "une"))):
        return j + 1 if _phrase_follows(view, j, limit) else None
    if word in DETERMINERS or word in CIVIL or pos in NOMINAL or pos == "DET" or _is_head(view, i, j):
        return j + 1
    return j + 1 if pos == "ADV" and j + 1 < limit and view.pos[j + 1] == "ADJ" else None


def _going_on(view: View, j: int, head: int, limit: int, loose: bool, joint: bool) -> int | None:
    """The token after ``j`` where ``j`` continues a phrase whose head has been met; None where the phrase is over."""
    word, pos = view.lower[j], view.pos[j]
    if view.is_mark(j):
        return _nickname(view, j, limit)
    if word in BREAKS:
        return j + 1 if word == "dont" and j + 1 < limit and is_name(view, j + 1) else None
    if _is_new_phrase(view, j):
        return None
    if word in CHARGED and is_person_noun(view.lower[head]) and j + 1 < limit and view.lower[j + 1] in OF:
        return j + 1
    if word in OF and _phrase_follows(view, j, limit):
        return j + 1
    if word in AT:
        return j + 1 if _attaches(view, j, head, loose) else None
    if word in JOINING:
        return j + 1 if joint and _coordinates(view, j, limit) else None
    if word == "(":
        return _closing(view, j, limit)
    if word in DETERMINERS or word in CIVIL or pos in NOMINAL or pos == "DET" or is_name(view, j):
        return j + 1
    if pos == "PRON" and is_person_noun(word):
        return j + 1
    if pos == "ADV":
        return j + 1 if j + 1 < limit and view.pos[j + 1] == "ADJ" else None
    if pos == "VERB":
        return j + 1 if loose and _is_participle(view, j) else None
    glued = word in ("-", "–", "/") and j + 1 < limit and is_name(view, j + 1) and view.start[j] == view.end[j - 1]
    return j + 1 if glued else None


def _phrase_follows(view: View, j: int, limit: int) -> bool:
    return j + 1 < limit and not view.is_mark(j + 1) and view.pos[j + 1] not in VERBAL


def _trim(view: View, i: int, j: int) -> int:
    while j > i and view.lower[j - 1] in OF | AT | DETERMINERS | {"et", "ou", "ainsi", "&", "-", "–"}:
        j -= 1
    return j


def _nickname(view: View, j: int, limit: int) -> int | None:
    """Skip a short quoted nickname or title inside a phrase («le "Commander in Chief"»)."""
    number = view.inside[j]
    if number < 0 or view.start[j] != view.quoted[number].outer_start:
        return None
    q = view.quoted[number]
    end = view.first(q.outer_end)
    return end if q.closed and end - j <= MAX_NICKNAME and end <= limit else None


def _is_new_phrase(view: View, j: int) -> bool:
    """Whether token ``j`` starts something else than the rest of the phrase: an indication of time, a second phrase."""
    if is_moment(view, j) and view.lower[j - 1] not in OF | DETERMINERS:
        return True
    word = view.lower[j]
    return (
        word in DETERMINERS and view.text[j][:1].islower() and word not in COUNTS
        and view.lower[j - 1] not in OF | AT | {"et", "ou", "à", "tous", "toutes", ",", "ainsi"}
        and view.pos[j - 1] not in ("ADP", "CCONJ")
    )  # fmt: skip


def _attaches(view: View, j: int, head: int, loose: bool) -> bool:
    """Whether «à», «en»... continues the phrase, after a role («secrétaire d'État aux Transports»), not a venue."""
    if is_venue(view, j) or (j + 1 < len(view) and is_moment(view, j + 1)):
        return False
    if j + 2 < len(view) and {view.lower[j + 1], view.lower[j + 2]} & OCCASIONS:
        return False
    if view.lower[j] == "en" and j + 1 < len(view) and view.pos[j + 1] in ("VERB", "AUX"):
        return False
    if loose:
        return True
    if view.lower[j + 1 : j + 2] == ["sein"]:
        return True
    if any(view.lower[k] in ("source", "sources", "témoignage", "témoignages") for k in range(head, j)):
        return view.lower[j] in ("dans", "au", "à", "chez")
    envoy = view.lower[j] == "auprès" and any(view.lower[k] in ENVOYS for k in range(head, j))
    role = any(is_person_noun(view.lower[k]) for k in range(head, j))
    return envoy or (role and view.lower[j] not in ("sur", "sous", "auprès", "dans", "pour"))


def _coordinates(view: View, j: int, limit: int) -> bool:
    """Whether «et» joins a second speaker and not a second clause."""
    k = j + 1
    if view.lower[j] == "ainsi":
        return k < limit and view.lower[k] == "que"
    if k >= limit or not (starts_phrase(view, k) or view.pos[k] in ("NOUN", "ADJ")):
        return False
    if view.lower[k] in DETERMINERS and view.pos[k] == "PRON":
        return False
    end = phrase_end(view, k, limit, apposition=False, joint=False)
    return end > k and (end >= len(view) or view.pos[end] not in ("VERB", "AUX") or end >= limit)


def _closing(view: View, j: int, limit: int) -> int | None:
    for k in range(j + 1, min(limit, j + MAX_PARENTHESIS)):
        if view.text[k] == ":":
            return None
        if view.text[k] == ")":
            return k + 1
    return None


def _with_apposition(view: View, i: int, j: int, limit: int) -> int:
    """Extend over «, député de Seine-Saint-Denis» or «, Bruno Le Maire» where what follows closes the apposition."""
    for _ in range(2):
        if j + 1 >= limit or view.text[j] != ",":
            return j
        k = j + 1
        if not _opens_apposition(view, k, i, j):
            return j
        end = phrase_end(view, k, limit, apposition=False)
        if end <= k or (end < limit and view.pos[end] in VERBAL and not _is_participle(view, end)):
            return j
        j = end
    return j


def _opens_apposition(view: View, k: int, i: int, j: int) -> bool:
    """Whether token ``k`` behind a comma opens an apposition to the phrase [i, j): a name, a role, an age."""
    word = view.lower[k]
    if is_moment(view, k):
        return False
    role = any(is_person_noun(view.lower[m]) for m in range(i, j))
    if is_name(view, k) and view.pos[k] != "ADJ":
        return role
    named = role or any(
        view.pos[m] == "PROPN" or (is_name(view, m) and view.pos[m] == "NOUN" and m > i) for m in range(i, j)
    )
    if not named or k + 1 >= len(view):
        return False
    if word in DETERMINERS:
        return any(is_person_noun(view.lower[m]) for m in range(k + 1, min(k + 4, len(view))))
    age = word.isdigit() and view.lower[k + 1] in ("ans", "an")
    return is_person_noun(word) or word in QUALIFIERS or age


def _is_participle(view: View, i: int) -> bool:
    return view.verb_form[i] == "Part"


def left_edge(view: View, head: int, begin: int, depth: int = 0) -> int:
    """Left edge of the phrase around ``head``: determiners, names, «X de», «X à» and «X, » before it."""
    a = head
    while a - 1 >= begin and head - a < MAX_WORDS and _stands_before(view, a, begin):
        a -= 1
    if a - 2 < begin or depth >= MAX_DEPTH or view.pos[a - 2] not in ("NOUN", "PROPN", "ADJ"):
        return a
    if view.text[a - 1] == ",":
        b = left_edge(view, a - 2, begin, depth + 1)
        fronted = b - 1 >= begin and (
            view.pos[b - 1] in ("ADP", "VERB") or view.lower[b - 1] in AT | OF | {"par", "lors", ","}
        )
        if not fronted and phrase_end(view, b, head + 1) > head:
            return b
    if view.lower[a - 1] in ("à", "au", "aux", "chez", "en"):
        b = left_edge(view, a - 2, begin, depth + 1)
        if any(is_person_noun(view.lower[m]) for m in range(b, a - 1)):
            return b
    return a


def _stands_before(view: View, a: int, begin: int) -> bool:
    """Whether the token before ``a`` belongs to the phrase that starts at ``a``."""
    word, pos = view.lower[a - 1], view.pos[a - 1]
    if view.text[a - 1] in STOP_LEFT or is_moment(view, a - 1):
        return False
    if word in OF and word != "des" and a - 2 >= begin and view.pos[a - 2] in ("NOUN", "PROPN", "ADJ"):
        return True
    joined = pos == "NOUN" and view.pos[a] != "DET"
    return pos in ("ADJ", "NUM", "PROPN") or word in DETERMINERS or word in CIVIL or joined
