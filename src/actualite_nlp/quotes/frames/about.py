"""What was said stands before the cue: «une indifférence que confirme X», «l'information est démentie par X»."""

from __future__ import annotations

from ..adverbials import chars
from ..clauses import is_finite, strip_range
from ..found import Found, Hit, Range
from ..mention import postverbal, preverbal
from ..phrase import left_edge, phrase_end
from ..view import Sentence, View
from ..wordclass import can_speak
from .context import Context

_MAX_AGENT_GAP = 12


def find_about(context: Context, hit: Hit) -> Found | None:
    """The attribution of a fact confirmed or denied that is the antecedent or the passive subject of the cue."""
    view = context.view
    if view.inside[hit.i] >= 0 or not hit.takes("np") or hit.g0 < 2 or hit.conditional:
        return None
    sentence = context.sentence(hit.i)
    if hit.passive or hit.mood == "participle":
        if hit.negated or hit.entry.stance not in ("confirm", "deny"):
            return None
        return _passive(view, hit, sentence)
    if hit.mood in ("finite", "compound"):
        return _relative(view, hit, sentence)
    return None


def _relative(view: View, hit: Hit, sentence: Sentence) -> Found | None:
    """«…, ce que dément X», «une version que X conteste»."""
    before = next((k for k in range(hit.g0 - 1, max(sentence.start, hit.g0 - 10), -1) if _opens(view, k)), None)
    if before is None or before - 1 < sentence.start or any(is_finite(view, k) for k in range(before, hit.g0)):
        return None
    subject: Range | None
    if before == hit.g0 - 1:
        found = postverbal(view, hit, sentence.end)
        subject = found[0] if found else None
    else:
        subject = preverbal(view, hit, before + 1)
    if subject is None or not can_speak(view, *subject):
        return None
    last = before - 1
    content = (last, before) if view.lower[last] == "ce" else (left_edge(view, last, sentence.start), before)
    noun = view.lower[last] == "ce" or view.pos[last] in ("NOUN", "PROPN")
    return Found([content], "frame.fact", hit, chars(view, *subject)) if noun else None


def _opens(view: View, k: int) -> bool:
    return view.lower[k] in ("que", "qu'") and view.text[k - 1] != ","


def _passive(view: View, hit: Hit, sentence: Sentence) -> Found | None:
    """«Cette version a été démentie par X», «une information confirmée par X»."""
    by = next((k for k in range(hit.g1, min(hit.g1 + _MAX_AGENT_GAP, sentence.end)) if view.lower[k] == "par"), None)
    if by is None or any(is_finite(view, k) for k in range(hit.g1, by)):
        return None
    end = phrase_end(view, by + 1, sentence.end)
    if end == by + 1 or not can_speak(view, by + 1, end):
        return None
    if hit.passive:
        subject = preverbal(view, hit, sentence.start)
        if subject and "qui" in view.lower[subject[1] : subject[1] + 2]:
            subject = subject[0], hit.g0
    else:
        noun = view.pos[hit.g0 - 1] in ("NOUN", "ADJ", "PROPN") and hit.g0 - 1 >= sentence.start
        subject = (left_edge(view, hit.g0 - 1, sentence.start), hit.g0) if noun else None
    if subject is None or view.pos[subject[0]] == "PRON":
        return None
    content = strip_range(view, *subject)
    return Found([content], "frame.fact", hit, chars(view, by + 1, end)) if content[0] < content[1] else None
