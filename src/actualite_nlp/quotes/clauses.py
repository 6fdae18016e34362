"""Where a reported clause starts and ends, whether a stretch is a clause, and epistemic conditionals."""

from __future__ import annotations

from ..lexicon.words import words
from .found import Hit, Range
from .view import View

VERBAL = frozenset({"VERB", "AUX"})


def is_finite(view: View, i: int) -> bool:
    """Whether token ``i`` is a finite verb."""
    return view.pos[i] in VERBAL and "Fin" in view.tokens[i].morph.get("VerbForm")


def has_clause(view: View, a: int, b: int) -> bool:
    """Whether tokens [a, b) hold a finite verb."""
    return any(is_finite(view, i) for i in range(a, b))


def strip_range(view: View, a: int, b: int) -> Range:
    """Tokens [a, b) without punctuation at its ends; quotation marks stay."""
    while a < b and view.text[a] in ",;:.–—-!?…":
        a += 1
    while b > a and view.text[b - 1] in ",;:.–—-":
        b -= 1
    return a, b


def after_connective(view: View, a: int, b: int) -> int:
    """Start of the content in [a, b) behind a connective («Néanmoins, », «Et », «Par ailleurs, »)."""
    known = words("connectives")
    for n in (4, 3, 2, 1):
        phrase = " ".join(view.lower[a : a + n]).replace("' ", "'")
        if a + n < b and phrase in known:
            comma = view.text[a + n] == ","
            if comma or phrase in ("et", "mais", "or", "car", "puis"):
                return after_connective(view, a + n + comma, b)
    return a


def clause_end(view: View, start: int, end: int, cue: Hit | None, hits: list[Hit]) -> int:
    """End of the clause that starts at ``start``: before a later cue of the same speaker, else ``end``."""
    for hit in hits:
        if hit.i < start or hit.g0 >= end or view.inside[hit.i] >= 0:
            continue
        j = hit.g0
        if hit.mood in ("present_participle", "infinitive") and hit.takes("quote", "que", "inf", "frag", "attr"):
            cut = _before_linker(view, j, start, gerund=hit.mood == "present_participle")
            if cut is not None:
                return cut
        elif hit.mood in ("finite", "compound") and cue is not None:
            if j - 1 > start and view.lower[j - 1] in ("et", "mais", "puis") and _shares_subject(view, hit, cue, start):
                return j - 1
            if j - 1 > start and view.lower[j - 1] == "qui" and view.text[j - 2] == "," and False:
                return j - 2
    return end


def _before_linker(view: View, j: int, start: int, gerund: bool) -> int | None:
    """Where the main clause ends before «, estimant», «tout en assurant», «avant d'ajouter»; None if there is no linker."""
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
    head = view.head[hit.i]
    if start <= head < hit.g0 and view.dep[hit.i] == "conj":
        return False
    return hit.past == cue.past


def is_conditional(view: View, ranges: list[Range], cue: Hit | None, subordinate: bool) -> bool:
    """Whether the content is given in the epistemic conditional («aurait demandé», «serait»).

    After a past cue the simple conditional of a que-clause is a future in the past; a hypothesis with «si» needs no rumour.
    """
    for a, b in ranges:
        if "si" in view.lower[a:b] or any(view.lower[i] == "s'" and view.lower[i + 1] in ("il", "ils") for i in range(a, b - 1)):
            return False
        for i in range(a, b):
            if not is_finite(view, i):
                continue
            if _follows_relative(view, a, i):
                continue
            word = view.lower[i]
            if not word.endswith(("rait", "raient")) or view.lemma[i] in ("pouvoir", "devoir", "vouloir", "falloir", "aimer", "souhaiter"):
                return False
            if not subordinate or cue is None or not cue.past:
                return True
            return view.lemma[i] in ("avoir", "être") and any(
                "Part" in view.tokens[k].morph.get("VerbForm") for k in range(i + 1, min(i + 5, b))
            )
    return False


def _follows_relative(view: View, a: int, i: int) -> bool:
    return any(view.lower[k] in ("qui", "que", "qu'", "dont", "où") for k in range(max(a, i - 4), i))
