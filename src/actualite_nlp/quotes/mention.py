"""Noun phrases that fill the source slot: their extents, before and after a verb, after a preposition.

An extent has title and apposition and no relative clause («le ministre de l'Économie, Bruno Le Maire»). Phrases are read on
word classes from left to right, because the parser attaches appositions and prepositions to the wrong side of an incise.
"""

from __future__ import annotations

from ..lexicon.words import words
from .found import Hit, Range
from .view import View

PRONOUNS = frozenset(
    "il elle on ils elles je nous qui lui eux celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ce certains certaines "
    "d'autres plusieurs beaucoup tous toutes chacun moi".split()
)
DETERMINERS = frozenset(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos plusieurs quelques certains certaines "
    "deux trois quatre cinq six sept huit neuf dix d'autres chaque aucun aucune tout toute tous toutes nombre".split()
)
OF = frozenset({"de", "d'", "du", "des"})
AT = frozenset({"à", "au", "aux", "en", "chez", "pour", "sur", "contre", "près", "auprès", "dans", "entre", "sous"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
BREAKS = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles lors avant après devant depuis pendant alors tandis mais car".split())
OCCASIONS = frozenset("issue sortie suite occasion propos cours lendemain travers micro sujet terme marge fin moment aune".split())
ENVOYS = frozenset("secrétaire ministre ambassadeur ambassadrice représentant représentante délégué déléguée conseiller conseillère".split())
LAST = frozenset({"dernier", "dernière", "derniers", "dernières"})
CIVIL = frozenset({"m.", "mme", "mm.", "me", "mlle", "dr", "pr", "mgr", "m"})
MAX_WORDS = 40


def singular(word: str) -> str:
    """Rough singular of a noun, to look it up in a list."""
    if word.endswith("aux") and len(word) > 5:
        return word[:-2] + "l"
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 4 else word


def is_person_noun(word: str) -> bool:
    """Whether a noun names people by role («ministres», «ex-député»)."""
    known = words("persons")
    bare = word.removeprefix("ex-").removeprefix("vice-").removeprefix("co-")
    return word in known or singular(word) in known or bare in known or singular(bare) in known


def is_moment(view: View, i: int) -> bool:
    """Whether token ``i`` opens or is an indication of time («mardi», «hier», «le 9 mai», «ce matin»)."""
    word = view.lower[i]
    if word in words("moments") and view.text[i][:1].islower():
        return True
    if word in ("le", "la", "l'", "ce", "cette", "cet", "un", "une", "début", "fin", "mi") and i + 1 < len(view):
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
    return text[:1].isupper() and view.pos[i] in ("PROPN", "NOUN", "ADJ", "X", "DET", "ADP") and view.lower[i] not in DETERMINERS | AT


def starts_phrase(view: View, i: int) -> bool:
    """Whether a noun phrase can start at token ``i``."""
    word = view.lower[i]
    if word in DETERMINERS or word in CIVIL or view.text[i][:1].isupper():
        return view.pos[i] not in ("VERB", "AUX") or view.text[i][:1].isupper()
    if view.lower[i] in ("d'", "de") and i + 1 < len(view) and view.lower[i + 1] in ("autres", "nombreux", "nombreuses"):
        return True
    return view.pos[i] in ("PROPN", "NUM")


def phrase_end(view: View, i: int, limit: int, *, apposition: bool = True, loose: bool = False) -> int:
    """End of the noun phrase that starts at ``i``; ``i`` itself when none does. ``loose`` takes any preposition in."""
    if view.lower[i] in ("ce", "cette", "ces") and i + 1 < limit and view.lower[i + 1] in LAST:
        return i + 2
    j = i
    head: int | None = None
    limit = min(limit, len(view), i + MAX_WORDS)
    while j < limit:
        word, pos = view.lower[j], view.pos[j]
        if view.is_mark(j):
            jump = _nickname(view, j, limit)
            if jump is None:
                break
            j, head = jump, head if head is not None else j
        elif word in BREAKS and not (word == "dont" and j + 1 < limit and is_name(view, j + 1)):
            break
        elif head is not None and _is_new_phrase(view, j, head):
            break
        elif word in OF and (head is not None or j == i) and j + 1 < limit and not view.is_mark(j + 1) and view.pos[j + 1] not in ("VERB", "AUX"):
            j += 1
        elif word in AT and head is not None:
            if not _attaches(view, j, head, loose):
                break
            j += 1
        elif word in ("et", "ou", "&", "ainsi") and head is not None:
            if not _coordinates(view, j, limit):
                break
            j += 1
        elif word == "(" and head is not None:
            close = _closing(view, j, limit)
            if close is None:
                break
            j = close + 1
        elif word == "un" and view.lower[j - 1] == "l'" and j > i:
            j, head = j + 1, j
        elif word == "dont" or (j == i and is_person_noun(word)):
            j, head = j + 1, head if head is not None or word == "dont" else j
        elif word in DETERMINERS or word in CIVIL or pos in NOMINAL or pos == "DET" or is_name(view, j):
            if head is None and (pos in ("NOUN", "PROPN") or is_name(view, j)):
                head = j
            elif pos in ("NOUN", "PROPN") and view.lower[j - 1] in OF | AT | DETERMINERS:
                head = head if head is not None else j
            j += 1
        elif pos == "ADV" and j + 1 < limit and view.pos[j + 1] == "ADJ":
            j += 1
        elif pos == "VERB" and loose and head is not None and "Part" in view.tokens[j].morph.get("VerbForm"):
            j += 1
        elif pos == "PRON" and head is None and word in PRONOUNS:
            return j + 1
        elif word in ("-", "–", "/") and head is not None and j + 1 < limit and is_name(view, j + 1) and view.start[j] == view.end[j - 1]:
            j += 1
        else:
            break
    j = _trim(view, i, j)
    if head is None:
        return i
    return _with_apposition(view, i, j, head, limit) if apposition else j


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
    return end if q.closed and end - j <= 8 and end <= limit else None


def _is_new_phrase(view: View, j: int, head: int) -> bool:
    """Whether token ``j`` starts something else than the rest of the phrase: an indication of time, a second phrase."""
    if is_moment(view, j) and view.lower[j - 1] not in OF | DETERMINERS:
        return True
    word = view.lower[j]
    return (
        word in DETERMINERS and view.text[j][:1].islower() and word not in ("deux", "trois", "quatre", "cinq", "six", "des")
        and view.lower[j - 1] not in OF | AT | {"et", "ou", "à", "tous", "toutes", ",", "ainsi"}
        and view.pos[j - 1] not in ("ADP", "CCONJ")
    )  # fmt: skip


def _attaches(view: View, j: int, head: int, loose: bool) -> bool:
    """Whether «à», «en», «chez»... continues the phrase: after a role («secrétaire d'État aux Transports»), not a venue."""
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
    end = phrase_end(view, k, limit, apposition=False)
    return end > k and (end >= len(view) or view.pos[end] not in ("VERB", "AUX") or end >= limit)


def _closing(view: View, j: int, limit: int) -> int | None:
    for k in range(j + 1, min(limit, j + 20)):
        if view.text[k] == ":":
            return None
        if view.text[k] == ")":
            return k
    return None


def _with_apposition(view: View, i: int, j: int, head: int, limit: int) -> int:
    """Extend over «, député de Seine-Saint-Denis» or «, Bruno Le Maire» where what follows closes the apposition."""
    for _ in range(2):
        if j + 1 >= limit or view.text[j] != ",":
            return j
        k = j + 1
        if not _opens_apposition(view, k, i, j):
            return j
        end = phrase_end(view, k, limit, apposition=False, loose=False)
        if end <= k or (end < limit and view.pos[end] in ("VERB", "AUX") and view.text[end - 1] != "," and not _is_participle(view, end)):
            return j
        j = end
    return j


def _opens_apposition(view: View, k: int, i: int, j: int) -> bool:
    word = view.lower[k]
    if is_moment(view, k):
        return False
    named = any(is_name(view, m) and view.pos[m] in ("PROPN", "NOUN") and m > i or view.pos[m] == "PROPN" for m in range(i, j))
    if is_name(view, k) and view.pos[k] != "ADJ":
        return any(is_person_noun(view.lower[m]) for m in range(i, j))
    named = named or any(is_person_noun(view.lower[m]) for m in range(i, j))
    if is_person_noun(word) or (word in ("premier", "première", "ancien", "ancienne", "ex", "grand", "grande", "simple", "jeune") and k + 1 < len(view)):
        return named
    if word in DETERMINERS and k + 1 < len(view):
        ahead = [view.lower[m] for m in range(k + 1, min(k + 4, len(view)))]
        return named and any(is_person_noun(w) for w in ahead)
    if word.isdigit() and k + 1 < len(view) and view.lower[k + 1] in ("ans", "an"):
        return named
    return False


def _is_participle(view: View, i: int) -> bool:
    return "Part" in view.tokens[i].morph.get("VerbForm")


def is_venue(view: View, j: int) -> bool:
    """Whether preposition ``j`` opens a place of utterance («à l'AFP», «sur BFMTV», «dans un communiqué»)."""
    k = j + 1
    while k < min(j + 5, len(view)) and (view.lower[k] in DETERMINERS or view.lower[k] in OF or view.pos[k] == "ADJ" or view.is_mark(k)):
        k += 1
    if k >= len(view):
        return False
    return names_medium(view, k) or view.lower[k] in words("venues") or singular(view.lower[k]) in words("venues")


def names_medium(view: View, k: int) -> bool:
    """Whether a known medium is named at token ``k``, up to three words."""
    media = words("media")
    if not view.text[k][:1].isupper() and not view.lower[k][:1].isdigit():
        return False
    return any(" ".join(view.lower[k : k + n]) in media for n in (3, 2, 1))


def medium_end(view: View, k: int) -> int:
    """End of the known medium named at ``k`` (``k`` when none is)."""
    media = words("media")
    return next((k + n for n in (3, 2, 1) if " ".join(view.lower[k : k + n]) in media), k)


def chars(view: View, a: int, b: int) -> Range:
    """Characters of tokens [a, b); the hyphen of a postposed clitic left out, quotation marks at both ends kept."""
    start = view.start[a]
    if view.text[a].startswith("-") and len(view.text[a]) > 1:
        start += 1
    return start, view.end[b - 1]


def postverbal(view: View, hit: Hit, limit: int) -> tuple[Range, int, Range | None] | None:
    """The subject after the cue, past adverbials and venues: its token range, where reading stopped, the venue."""
    if hit.inverted is not None:
        end, venue = skip_adverbials(view, hit.g1, limit)
        return (hit.inverted, hit.inverted + 1), end, venue
    j, venue = skip_adverbials(view, hit.g1, limit)
    if venue and j + 1 < limit and view.text[j] == "," and is_name(view, j + 1):
        j += 1
    if j >= limit or not (starts_phrase(view, j) or view.is_mark(j)):
        return None
    end = phrase_end(view, j, limit)
    if end <= j:
        return None
    after, second = skip_adverbials(view, end, limit)
    return (j, end), after, venue or second


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
        elif pos == "ADV" or word in ("tout", "lui-même", "elle-même", "même", "encore", "plus", "tôt", "tard", "aussi"):
            j += 1
        elif word in AT | {"par", "devant", "lors", "à", "avec", "depuis", "auprès", "via", "face", "durant", "pendant", "après", "avant", "selon"} and pos not in ("DET", "VERB"):
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
    return None


def _moment_end(view: View, j: int, limit: int) -> int:
    k = j
    while k < limit and (view.lower[k] in words("moments") or view.lower[k].isdigit() or view.lower[k] in ("le", "la", "l'", "ce", "cette", "dernier", "dernière", "prochain", "en", "1er", "tôt", "un", "une", "cet")):
        if view.lower[k] in ("le", "la", "l'", "ce", "cette", "un", "une", "cet", "en") and k > j and not (k + 1 < limit and (view.lower[k + 1] in words("moments") or view.lower[k + 1].isdigit())):
            break
        k += 1
    return max(k, j + 1)


def prepositional_end(view: View, j: int, limit: int) -> int | None:
    """End of the prepositional phrase at ``j``; None when it is not one (gerund, infinitive)."""
    k = j + 1
    while k < limit and view.lower[k] in OF | {"à", "côté", "suite", "que"} and view.lower[j] in ("lors", "auprès", "face", "par", "près", "avant"):
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
    return end if end > k else None


def venue_of(view: View, j: int, end: int) -> Range | None:
    """Characters of the venue in the prepositional phrase [j, end), preposition left out; None if it is none."""
    if not is_venue(view, j):
        return None
    k = j + 1
    while k < end and view.lower[k] in OF | {"du"}:
        k += 1
    return chars(view, k, end) if k < end else None


def preverbal(view: View, hit: Hit, begin: int) -> Range | None:
    """The subject before a finite cue inside [begin, hit.g0): a pronoun, or the noun phrase the parser names."""
    g0 = hit.g0
    if g0 <= begin:
        return None
    before = view.lower[g0 - 1]
    if before in ("il", "elle", "ils", "elles", "on", "qui", "je", "nous", "ce", "celui-ci", "celle-ci", "ceux-ci", "certains", "beaucoup", "j'"):
        return g0 - 1, g0
    subject = _parsed_subject(view, hit, begin)
    if subject is None:
        subject = _nearest_noun(view, g0, begin)
    if subject is None:
        return None
    if view.lower[subject] in PRONOUNS and view.pos[subject] == "PRON":
        return subject, subject + 1
    a = left_edge(view, subject, begin)
    end = phrase_end(view, a, g0)
    comma = next((k for k in range(a, end) if view.text[k] == ","), None)
    if comma is not None and a == begin and is_person_noun(view.lower[a]) and is_name(view, comma + 1):
        a = comma + 1
    return (a, end) if end > a else None


def _parsed_subject(view: View, hit: Hit, begin: int) -> int | None:
    for verb in dict.fromkeys((hit.anchor, hit.i)):
        seen = 0
        while seen < 4:
            for child in view.children[verb]:
                if view.dep[child] == "nsubj" and begin <= child < hit.g0 and view.pos[child] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                    return child
            if view.dep[verb] not in ("conj", "xcomp", "cop", "aux") or view.head[verb] == verb:
                break
            verb = view.head[verb]
            seen += 1
    return None


def _nearest_noun(view: View, g0: int, begin: int) -> int | None:
    """Head of the noun phrase that ends right before the verb group, adverbs and one parenthesis skipped."""
    j = g0 - 1
    while j >= begin and (view.pos[j] == "ADV" or view.text[j] in (",", ")", "(") or view.lower[j] in ("lui", "elle", "eux")):
        j -= 1
    while j >= begin and view.pos[j] in ("ADJ", "NUM"):
        j -= 1
    return j if j >= begin and view.pos[j] in ("NOUN", "PROPN", "X") else None


def left_edge(view: View, head: int, begin: int) -> int:
    """Left edge of the phrase around ``head``: determiners, names, «X de» and «X, » before it."""
    a = head
    while a - 1 >= begin:
        word, pos = view.lower[a - 1], view.pos[a - 1]
        inside = pos in ("ADJ", "NUM", "PROPN") or word in DETERMINERS or word in CIVIL or (pos == "NOUN" and view.pos[a] != "DET")
        if word in OF and a - 2 >= begin and view.pos[a - 2] in ("NOUN", "PROPN", "ADJ") and word != "des":
            inside = True
        if view.text[a - 1] in STOP_LEFT or is_moment(view, a - 1) or not inside:
            break
        a -= 1
    if a - 2 >= begin and view.text[a - 1] == "," and view.pos[a - 2] in ("NOUN", "PROPN", "ADJ"):
        b = left_edge(view, a - 2, begin)
        fronted = b - 1 >= begin and (view.pos[b - 1] in ("ADP", "VERB") or view.lower[b - 1] in AT | OF | {"par", "lors"})
        if not fronted and phrase_end(view, b, head + 1) > head:
            return b
    if a - 2 >= begin and view.lower[a - 1] in ("à", "au", "aux", "chez", "en") and view.pos[a - 2] in ("NOUN", "PROPN", "ADJ"):
        b = left_edge(view, a - 2, begin)
        if any(is_person_noun(view.lower[m]) for m in range(b, a - 1)):
            return b
    return a


STOP_LEFT = frozenset(",;:.!?()«»\"“”")


def can_speak(view: View, a: int, b: int) -> bool:
    """Whether the phrase [a, b) names what can speak: a pronoun, a name, a person, a body."""
    speaks = words("persons") | words("institutions")
    return view.pos[a] == "PRON" or any(
        view.pos[k] == "PROPN" or view.lower[k] in speaks or is_person_noun(view.lower[k]) for k in range(a, b)
    )
