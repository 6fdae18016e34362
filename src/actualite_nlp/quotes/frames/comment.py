"""Comment clauses: «comme le rappelle X, P», «comme l'a dit X, P», «selon ce que rapporte X, P»."""

from __future__ import annotations

from ..adverbials import chars
from ..clauses import clause_end, has_clause, strip_range
from ..found import Found, Hit
from ..mention import postverbal
from .context import Context


def find_comment(context: Context, hit: Hit) -> Found | None:
    """The attribution of a clause with «comme» or «selon ce que» that stands before or after what was said."""
    view = context.view
    sentence = context.sentence(hit.i)
    if hit.mood not in ("finite", "compound") or view.inside[hit.i] >= 0 or hit.g0 - 1 < sentence.start:
        return None
    opener = hit.g0 - 1
    if view.lower[opener] in ("que", "qu'") and view.lower[max(opener - 2, 0) : opener] == ["selon", "ce"]:
        opener -= 2
    elif view.lower[opener] not in ("comme", "ainsi") or not {"le", "l'"} & set(view.lower[opener + 1 : hit.i]):
        return None
    subject = postverbal(view, hit, sentence.end)
    if subject is None:
        return None
    tokens, stop, venue = subject
    comma = next((k for k in range(stop, sentence.end) if view.text[k] == ","), None)
    if comma is not None and not has_clause(view, sentence.start, opener):
        end = clause_end(view, comma + 1, sentence.end, None, context.hits_in(comma + 1, sentence.end))
        content = strip_range(view, comma + 1, end)
    else:
        content = strip_range(view, sentence.start, opener)
    if not has_clause(view, *content):
        return None
    return Found([content], "frame.comment", hit, chars(view, *tokens), venue=venue)
