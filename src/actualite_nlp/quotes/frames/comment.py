"""Comment clauses: «comme le rappelle X, P», «comme l'a dit X, P», «selon ce que rapporte X, P»."""

from __future__ import annotations

from ..adverbials import chars
from ..clauses import clause_end, content_start, has_clause, strip_range
from ..found import Found, Hit
from ..mention import postverbal, preverbal
from ..view import Sentence
from ..wordclass import can_speak
from .context import FACTIVE, Context

_BEFORE_COMMENT = frozenset({"que", "qu'", "puisque", "car", "et", "mais"})
"""Words whose clause a comment breaks into: «alors que, comme le rappelle X, P»."""


def find_comment(context: Context, hit: Hit) -> Found | None:
    """The attribution of a clause with «comme» or «selon ce que» that stands before or after what was said."""
    view = context.view
    sentence = context.sentence(hit.i)
    told = _told(context, hit, sentence)
    if told:
        return told
    if hit.mood not in ("finite", "compound") or view.inside[hit.i] >= 0 or hit.g0 - 1 < sentence.start:
        return None
    opener = hit.g0 - 1
    if view.lower[opener] in ("le", "l'") and opener > sentence.start:
        opener -= 1
    if view.lower[opener] in ("que", "qu'") and view.lower[max(opener - 2, 0) : opener] == ["selon", "ce"]:
        opener -= 2
    elif view.lower[opener] not in ("comme", "ainsi") or not {"le", "l'"} & set(view.lower[opener + 1 : hit.i]):
        return None
    subject = postverbal(view, hit, sentence.end)
    if subject is None:
        return None
    tokens, stop, venue = subject
    if hit.entry.lemma in FACTIVE and not can_speak(view, *tokens):
        return None
    comma = next((k for k in range(stop, sentence.end) if view.text[k] == ","), None)
    broken_off = (
        opener - 2 >= sentence.start and view.text[opener - 1] == "," and view.lower[opener - 2] in _BEFORE_COMMENT
    )
    if comma is not None and (broken_off or not has_clause(view, sentence.start, opener)):
        end = clause_end(view, comma + 1, sentence.end, None, context.hits_in(comma + 1, sentence.end))
        content = strip_range(view, comma + 1, end)
    else:
        content = strip_range(view, sentence.start, opener)
    if not has_clause(view, *content):
        return None
    return Found([content], "frame.comment", hit, chars(view, *tokens), venue=venue)


def _told(context: Context, hit: Hit, sentence: Sentence) -> Found | None:
    """«C'est ce que révèle X»: what was said is the sentence before, in the same paragraph."""
    view = context.view
    if hit.mood not in ("finite", "compound") or view.inside[hit.i] >= 0 or not hit.takes("que"):
        return None
    opening = view.lower[sentence.start : hit.g0]
    if opening[:2] != ["c'", "est"] or not {"que", "qu'"} & set(opening[2:8]) or "ce" not in opening[2:7]:
        return None
    before = context.sentence(sentence.start - 1) if sentence.start else sentence
    if before is sentence or before.zone != sentence.zone or not has_clause(view, before.start, before.end):
        return None
    subject = postverbal(view, hit, sentence.end) if opening[-1] in ("que", "qu'") else None
    tokens = subject[0] if subject else preverbal(view, hit, sentence.start + 2)
    if tokens is None or view.text[before.end - 1] == "?" or not can_speak(view, *tokens):
        return None
    content = strip_range(view, content_start(view, before.start, before.end), before.end)
    return Found([content], "frame.comment", hit, chars(view, *tokens))
