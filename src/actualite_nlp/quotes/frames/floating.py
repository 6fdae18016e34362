"""Quotations without a verb of speech: a sentence that is one quotation, a colon after a name, a quoted heading."""

from __future__ import annotations

from ..adverbials import chars
from ..clauses import after_connective, has_clause, is_finite, strip_range
from ..found import Found, Hit, Range
from ..marks import Quoted
from ..phrase import left_edge, phrase_end
from ..view import Sentence, View
from ..wordclass import AT, DETERMINERS, can_speak
from .context import HEADINGS, Context

LONG_HEADING = 5
SHORT_HEADING = 4
"""Tokens under which a quoted heading that is a bare noun is the name of a thing («"Plan social"»), not speech."""
LONG_QUOTE = 4
MAX_NOUN_GAP = 6


def find_floating(context: Context) -> list[Found]:
    """Quotations that no cue claimed and that report speech by their place in the sentence."""
    found: list[Found] = []
    view = context.view
    for number, q in enumerate(view.quoted):
        a, b = view.range_of(q.start, q.end)
        if number in context.taken or a >= b:
            continue
        item = _read(context, q, a, b)
        if item:
            found.append(item)
    return found


def _read(context: Context, q: Quoted, a: int, b: int) -> Found | None:
    view = context.view
    sentence = context.sentence(a)
    opening = view.first(q.outer_start)
    heading = view.zones[sentence.zone].kind in HEADINGS
    if view.zones[sentence.zone].kind == "heading":
        item = _heading(context, q, sentence.zone)
        if item:
            return item
    clause = has_clause(view, a, b)
    starts = after_connective(view, sentence.start, opening) >= opening
    if opening - 1 >= sentence.start and view.text[opening - 1] == ":":
        if clause or (heading and b - a >= LONG_HEADING):
            noun = None if heading else _noun_cue(context, sentence, opening - 1)
            source = _before_colon(context, sentence, opening - 1)
            return Found([(a, b)], "frame.noun" if noun else "direct.colon", None, source, cue=noun)
        return None
    if not starts:
        return None
    after = view.first(q.outer_end)
    if after < sentence.end and view.text[after] == ":" and heading:
        end = phrase_end(view, after + 1, sentence.end)
        speaks = end > after + 1 and can_speak(view, after + 1, end)
        if b - a < LONG_QUOTE and not clause and view.text[b - 1] not in "!?":
            return None
        speaks = speaks and end < sentence.end and is_finite(view, end + (view.lower[end] in ("se", "s'", "ne", "n'")))
        return Found([(a, b)], "direct.colon", None, chars(view, after + 1, end) if speaks else None)
    alone = _ends_sentence(view, after, sentence) or _participle_follows(context, after, sentence)
    if alone and clause and b - a >= LONG_QUOTE:
        introduced = _introduction(context, sentence)
        if introduced:
            hit, source = introduced
            return Found([(a, b)], "frame.colon", hit, source)
        return Found([(a, b)], "direct.floating", None, None)
    if alone and heading and b - a >= LONG_HEADING:
        return Found([(a, b)], "direct.heading", None, None)
    return None


def _heading(context: Context, q: Quoted, zone: int) -> Found | None:
    """A heading that is a quotation whole («- "Un pas de géant" -»), or that ends in one («Un bilan "noir"»)."""
    view = context.view
    begin, end = view.zone_ranges[zone]
    opening, after = view.first(q.outer_start), view.first(q.outer_end)
    if not _bare(view, after, end):
        return None
    if _bare(view, begin, opening):
        a, b = view.range_of(q.start, q.end)
        dashed = opening > begin and view.text[opening - 1] in "-–—" and after < end and view.text[after] in "-–—"
        short = b - a < SHORT_HEADING and view.pos[a] in ("NOUN", "PROPN") and not has_clause(view, a, b)
        label = short and not dashed
        return None if label else Found([(a, b)], "direct.heading", None, None)
    cued = any(view.inside[hit.i] < 0 for hit in context.hits_in(begin, end))
    named = view.lower[opening - 1] in DETERMINERS or not view.string[q.start].islower()
    if cued or named or any(view.text[k] in ":?" for k in range(begin, end)):
        return None
    return Found([strip_range(view, begin, end)], "direct.heading", None, None)


def _bare(view: View, a: int, b: int) -> bool:
    """Whether tokens [a, b) are marks, dashes and stops alone."""
    return all(view.is_mark(k) or view.text[k] in "-–—►▶→•●■.,!?…" for k in range(a, b))


def _ends_sentence(view: View, b: int, sentence: Sentence) -> bool:
    return all(view.is_mark(i) or view.text[i] in ".,!?…;:)" for i in range(b, sentence.end))


def _participle_follows(context: Context, b: int, sentence: Sentence) -> bool:
    """«"…", rappelant que P»: only a participle cue hangs on the quotation."""
    hits = context.hits_in(b, min(b + 4, sentence.end))
    return b < sentence.end and context.view.text[b] == "," and any(h.mood == "present_participle" for h in hits)


def _introduction(context: Context, sentence: Sentence) -> tuple[Hit, Range | None] | None:
    """The cue of a sentence before that ends in a colon, the quotation standing in a paragraph of its own."""
    view = context.view
    last = sentence.start - 1
    if last < 0 or view.text[last] != ":":
        return None
    before = context.sentence(last)
    for hit in reversed(context.hits_in(before.start, last)):
        if hit.takes("quote") and view.inside[hit.i] < 0:
            return hit, context.source_of(hit)[0]
    return None


def _noun_cue(context: Context, sentence: Sentence, colon: int) -> Range | None:
    """Characters of the noun that announces the quotation («avec cette promesse : "…"»)."""
    view = context.view
    for k in range(colon - 1, max(sentence.start, colon - MAX_NOUN_GAP) - 1, -1):
        if view.pos[k] == "NOUN" and any(not form.rest for form in context.lexicon.nouns.get(view.lower[k], ())):
            return chars(view, k, k + 1)
    return None


def _before_colon(context: Context, sentence: Sentence, colon: int) -> Range | None:
    """«Mélenchon : "…"»: the noun phrase before the colon, or the subject of the clause before it."""
    view = context.view
    end = phrase_end(view, sentence.start, colon)
    if end > sentence.start and (end == colon or view.lower[end] in AT):
        return chars(view, sentence.start, end)
    for i in range(sentence.start, colon):
        if view.dep[i] == "nsubj":
            if view.pos[i] == "PRON":
                return chars(view, i, i + 1)
            a = left_edge(view, i, sentence.start)
            end = phrase_end(view, a, colon)
            return chars(view, a, end) if end > a else None
    return None
