"""Where a reported clause starts and ends, and whether a stretch is a clause."""

from __future__ import annotations

from ..lexicon.words import words
from .found import Hit, Range
from .mention import interrupted_relative, postverbal
from .phrase import STRONG_PRONOUNS
from .view import STOPS, View
from .wordclass import can_speak

VERBAL = frozenset({"VERB", "AUX"})
COORDINATORS = frozenset({"et", "mais", "or", "car", "puis"})
MAX_CONNECTIVES = 4


def is_finite(view: View, i: int) -> bool:
    """Whether token ``i`` is a finite verb."""
    return view.verb_form[i] == "Fin" and view.pos[i] in VERBAL


def has_clause(view: View, a: int, b: int) -> bool:
    """Whether tokens [a, b) hold a finite verb."""
    return any(is_finite(view, i) for i in range(a, b))


def strip_range(view: View, a: int, b: int) -> Range:
    """Tokens [a, b) without punctuation at its ends; quotation marks stay."""
    while a < b and view.text[a] in ",;:.–—-!?…►▶→•●■":
        a += 1
    while b > a and view.text[b - 1] in ",;:.–—-":
        b -= 1
    return a, b


def after_connective(view: View, a: int, b: int) -> int:
    """Start of the content in [a, b) behind connectives («Néanmoins, », «Et », «Par ailleurs, »)."""
    for _ in range(MAX_CONNECTIVES):
        width = _connective(view, a, b)
        if not width:
            break
        a += width
    return a


def _connective(view: View, a: int, b: int) -> int:
    """Number of tokens of the connective at ``a``, its comma counted; 0 when there is none."""
    known = words("connectives")
    for n in (4, 3, 2, 1):
        phrase = " ".join(view.lower[a : a + n]).replace("' ", "'")
        if a + n < b and phrase in known:
            comma = view.text[a + n] == ","
            if comma or phrase in COORDINATORS:
                return n + comma
    return 0


def content_start(view: View, a: int, b: int) -> int:
    """Start of the content in [a, b) behind connectives and behind a label with a colon («SNCF : la grève…»)."""
    a = after_connective(view, a, b)
    for j in range(a + 1, min(a + 9, b - 2)):
        if view.inside[j] >= 0 or is_finite(view, j):
            break
        if view.text[j] == ":":
            return after_connective(view, j + 1, b)
    return a


SUBORDINATORS = frozenset(
    ["alors", "si", "s'", "lorsque", "lorsqu'", "quand", "tandis", "comme", "puisque", "puisqu'", "quoique", "bien"]
)
TAILS = frozenset(
    {("alors", "que"), ("alors", "qu'"), ("tandis", "que"), ("tandis", "qu'"), ("même", "si"), ("tout", "en")}
)
WITHHELD = frozenset(
    ["préciser", "donner", "dire", "citer", "nommer", "fournir", "détailler", "apporter", "avancer", "expliquer"]
)
"""With «, sans», what the speaker leaves unsaid («a promis que P, sans donner de date»)."""
OPENERS = frozenset({"qui", "que", "qu'", "dont", "où"})
SUBJECTS = frozenset({"NOUN", "PROPN", "PRON"})
AHEAD_OF_VERB = frozenset({"s'", "se", "n'", "ne", "il", "elle", "on", "ils", "elles", "c'"})
CITING = frozenset({"selon", "citant"})


def clause_end(view: View, start: int, end: int, cue: Hit | None, hits: list[Hit], begin: int = 0) -> int:
    """End of the clause that starts at ``start``: before what belongs to another speech act or to the main clause.

    ``begin`` is the start of the sentence.
    """
    reporting = [h for h in hits if h.mood in ("finite", "compound") and view.inside[h.i] < 0 and h.i > start]
    end = _punctuation_end(view, start, end, cue, begin, reporting)
    for hit in hits:
        if hit.i < start or hit.g0 >= end or view.inside[hit.i] >= 0:
            continue
        cut = _cut_before(view, hit, cue, start)
        if cut is not None and cut > start:
            return cut
    return end


def _cut_before(view: View, hit: Hit, cue: Hit | None, start: int) -> int | None:
    """Where the clause ends because of a later cue (participle, coordinated verb, incise); None when it goes on."""
    j = hit.g0
    if hit.mood in ("present_participle", "infinitive") and hit.takes("quote", "que", "inf", "frag", "attr"):
        return _before_linker(view, j, start, gerund=hit.mood == "present_participle")
    if hit.mood not in ("finite", "compound"):
        return None
    if view.text[j - 1] == "," and (hit.inverted is not None or _is_incise(view, hit)):
        return j - 1
    if cue is None or j - 1 <= start:
        return None
    if view.lower[j - 1] in ("et", "mais", "puis") and _shares_subject(view, hit, cue, start):
        return j - 1
    return _before_new_subject(view, hit, start)


def phrase_stop(view: View, start: int, end: int) -> int:
    """End of an infinitive or noun phrase in [start, end): before «et» and a clause that no relative goes on with."""
    opened, joint, alone = 0, -1, True
    for j in range(start, end):
        if view.inside[j] >= 0:
            continue
        if view.lower[j] in OPENERS or view.lower[j] in SUBORDINATORS:
            opened, alone = opened + 1, False
        elif view.lower[j] in ("et", "mais"):
            joint = j
        elif is_finite(view, j):
            if opened:
                opened -= 1
            elif start < joint and (alone or any(view.pos[k] in SUBJECTS for k in range(joint + 1, j))):
                return joint
    return end


def _is_incise(view: View, hit: Hit) -> bool:
    """«, rapporte Le Phare» behind a comma: the verb has its subject after it, and ends the sentence with it."""
    if not hit.takes("quote") or interrupted_relative(view, hit.g0, 0) is not None:
        return False
    found = postverbal(view, hit, len(view))
    if found is None or not can_speak(view, *found[0]):
        return False
    return found[1] >= len(view) or view.text[found[1]] in STOPS or view.text[found[1]] in ",;"


def _before_new_subject(view: View, hit: Hit, start: int) -> int | None:
    """«… et les démocrates ont demandé que»: the conjunction before the subject of another cue with a que-clause."""
    subjects = [c for c in view.children[hit.i] if view.dep[c] == "nsubj" and start < c < hit.g0]
    if not subjects or not hit.takes("que"):
        return None
    k = subjects[0]
    while k - 1 > start and view.pos[k - 1] in ("DET", "ADJ", "NUM", "PROPN"):
        k -= 1
    joined = view.lower[k - 1] in ("et", "mais", "tandis", "alors") and k - 1 > start
    follows = any(word in ("que", "qu'") for word in view.lower[hit.g1 : hit.g1 + 6])
    return k - 1 if joined and follows else None


def _punctuation_end(view: View, start: int, end: int, cue: Hit | None, begin: int, reporting: list[Hit]) -> int:
    """Stop at «;», at a colon before a quotation, at «, selon X», at «, alors que», at the comma of a quotation."""
    opening = view.inside[start] if start < end else -1
    nested = cue is not None and (_in_fronted_clause(view, cue, begin) or _in_subject_relative(view, cue, begin))
    relative = cue is not None and cue.g0 > 0 and view.lower[cue.g0 - 1] == "qui"
    for j in range(start + 1, end - 1):
        if view.inside[j] >= 0:
            continue
        text = view.text[j]
        if text == ";":
            return j
        if text == ":" and j + 1 < end and view.inside[j + 1] >= 0:
            return j
        contrast = view.lower[j : j + 2] in (["tandis", "que"], ["tandis", "qu'"])
        if contrast and opening >= 0 and view.inside[j - 1] == opening:
            return j
        if text != ",":
            continue
        resumed = j + 1 < end and view.inside[j + 1] >= 0
        if nested or (opening >= 0 and view.inside[j - 1] == opening and not resumed):
            return j
        ahead = tuple(view.lower[j + 1 : j + 3])
        cited = ahead and (ahead[0] in CITING or ahead == ("d'", "après"))
        if cited and ahead[-1] not in STRONG_PRONOUNS:
            return j
        if ahead in TAILS and (any(j < h.i < end for h in reporting) or not _belongs(view, start, j, end)):
            return j
        if relative and j + 2 < end and is_finite(view, j + 1 + (ahead[0] in AHEAD_OF_VERB)):
            return j
        if ahead[:1] == ("sans",) and any(view.lemma[k] in WITHHELD for k in range(j + 2, min(j + 5, end))):
            return j
    return end


def _belongs(view: View, start: int, j: int, end: int) -> bool:
    """Whether «, alors que» at ``j`` goes on with the content: in the imperfect, or in the tense of the content."""
    if view.lower[j + 1] != "alors":
        return False
    tail = next((k for k in range(j + 3, end) if is_finite(view, k)), None)
    main = next((k for k in range(start, j) if is_finite(view, k)), None)
    if tail is None or main is None:
        return False
    return _tense(view, tail) in ("Imp", _tense(view, main))


def _in_fronted_clause(view: View, cue: Hit, begin: int) -> bool:
    """Whether the cue opens its sentence or the clause that does («Alors que X dit que P, Y», «Estimant que P, Y»)."""
    first = after_connective(view, begin, cue.g0)
    if first == cue.g0 and cue.mood == "present_participle":
        return True
    opens = view.lower[first] in SUBORDINATORS and "," not in view.text[first : cue.g0]
    return opens and not (view.lower[first] == "comme" and view.lower[first + 1] in ("le", "l'"))


def _in_subject_relative(view: View, cue: Hit, begin: int) -> bool:
    """Whether the cue stands in a relative clause on the subject («ceux qui disent que P, …»)."""
    j = cue.g0 - 1
    return view.lower[j] == "qui" and not any(is_finite(view, k) for k in range(begin, j)) and view.text[j - 1] != ","


def _before_linker(view: View, j: int, start: int, gerund: bool) -> int | None:
    """Where the main clause ends before «, estimant», «tout en assurant», «avant d'ajouter»; None without a linker."""
    k = j - 1
    if gerund:
        if view.lower[k] == "en":
            k -= 1
            if view.lower[k] == "tout":
                k -= 1
            return k if k >= start and view.text[k] == "," else k + 1
        return k if view.text[k] == "," else None
    if view.lower[k] in ("de", "d'") and view.lower[k - 1] == "avant":
        k -= 2
        return k if view.text[k] == "," else k + 1
    return None


def _shares_subject(view: View, hit: Hit, cue: Hit, start: int) -> bool:
    """Whether a coordinated cue goes on from ``cue`` and not from the verb inside the content."""
    if hit.mood == "compound" and hit.g0 == hit.i:
        return cue.mood == "compound"
    head = view.head[hit.i]
    if start <= head < hit.g0 and view.dep[hit.i] == "conj":
        quoted = view.is_mark(hit.g0 - 2) or (view.text[hit.g0 - 2] == "," and view.is_mark(hit.g0 - 3))
        own = _tense(view, hit.anchor)
        reports = hit.takes("inf") or (hit.g1 < len(view) and view.lower[hit.g1] in ("que", "qu'", ":"))
        reports = reports or (hit.takes("a", "de") and "Inf" in view.verb_form[hit.g1 : hit.g1 + 8])
        other = own != _tense(view, head) or not _has_speaking_subject(view, head, start)
        return own == _tense(view, cue.anchor) and (quoted or (reports and other))
    return hit.past == cue.past


def _has_speaking_subject(view: View, verb: int, start: int) -> bool:
    """Whether the subject of a verb of the content could report what a verb coordinated with it says."""
    subjects = [c for c in view.children[verb] if view.dep[c] == "nsubj" and c >= start]
    return not subjects or any(can_speak(view, c, c + 1) for c in subjects)


def _tense(view: View, i: int) -> str:
    return "".join(view.tokens[i].morph.get("Tense", []))
