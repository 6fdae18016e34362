"""Quotations without a verb of speech: a sentence that is one quotation, a colon after a name, a quoted heading."""

from __future__ import annotations

from .. import mention
from ..clauses import after_connective, has_clause
from ..found import Found, Range
from ..view import Sentence, View
from .context import Context

HEADINGS = frozenset({"title", "heading"})


def find_floating(context: Context) -> list[Found]:
    """Direct quotations that no cue claimed."""
    found: list[Found] = []
    view = context.view
    for number, q in enumerate(view.quoted):
        if number in context.taken:
            continue
        a, b = view.range_of(q.start, q.end)
        if a >= b:
            continue
        sentence = context.sentence(a)
        opening = view.first(q.outer_start)
        colon = opening - 1 >= sentence.start and view.text[opening - 1] == ":"
        start = after_connective(view, sentence.start, opening)
        clause = has_clause(view, a, b)
        alone = start >= opening and _ends_sentence(view, b, sentence)
        if colon and clause:
            source = _before_colon(context, sentence, opening - 1)
            found.append(Found([(a, b)], "direct.colon", None, source, confidence=0.75))
        elif alone and clause and b - a >= 4:
            found.append(Found([(a, b)], "direct.floating", None, None, confidence=0.75))
    return found


def _ends_sentence(view: View, b: int, sentence: Sentence) -> bool:
    return all(view.is_mark(i) or view.text[i] in ".,!?…;:)" for i in range(b, sentence.end))


def _before_colon(context: Context, sentence: Sentence, colon: int) -> Range | None:
    """«Mélenchon : "…"»: the noun phrase before the colon, or the subject of the clause before it."""
    view = context.view
    end = mention.phrase_end(view, sentence.start, colon)
    if end == colon and end > sentence.start:
        return mention.chars(view, sentence.start, end)
    for i in range(sentence.start, colon):
        if view.dep[i] == "nsubj":
            if view.pos[i] == "PRON":
                return mention.chars(view, i, i + 1)
            a = mention.left_edge(view, i, sentence.start)
            end = mention.phrase_end(view, a, colon)
            return mention.chars(view, a, end) if end > a else None
    return None
