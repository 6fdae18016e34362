"""Clausal complements of a cue: a quotation behind a colon, a que-clause, an indirect question, an infinitive."""

from __future__ import annotations

from ..adverbials import skip_adverbials
from ..clauses import OPENERS, clause_end, has_clause, is_finite, phrase_stop, strip_range
from ..found import Hit, Range
from ..view import Sentence, View
from .context import Context

Reading = tuple[list[Range], str]
"""The content in tokens and the frame that reads it; an empty list when the frame does not apply."""
NOTHING: Reading = ([], "")
MAX_GAP = 30
PREPOSITIONS = {"de": frozenset({"de", "d'"}), "a": frozenset({"à"})}
INFINITIVE_CLITICS = frozenset(
    [
        "se",
        "s'",
        "me",
        "nous",
        "vous",
        "lui",
        "leur",
        "le",
        "la",
        "l'",
        "les",
        "y",
        "en",
        "ne",
        "n'",
        "pas",
        "plus",
        "jamais",
        "rien",
    ]
)


def content_end(context: Context, hit: Hit, start: int, sentence: Sentence) -> int:
    """Where the content of ``hit`` that starts at ``start`` ends."""
    hits = [h for h in context.hits_in(start, sentence.end) if h is not hit]
    return clause_end(context.view, start, sentence.end, hit, hits, sentence.start)


def colon(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«il a déclaré : "…"», also a quotation that follows the cue with no colon."""
    view = context.view
    if not hit.takes("quote", "quote-q", "attr", "que", "frag", "lire"):
        return NOTHING
    j = hit.g1
    plain = True
    while j < sentence.end and not (view.is_mark(j) and view.inside[j] >= 0):
        plain = plain and view.verb_form[j] != "Inf"
        if j - hit.g1 > MAX_GAP or is_finite(view, j) or (view.lower[j] in ("que", "qu'", "si") and view.inside[j] < 0):
            return NOTHING
        j += 1
    if j >= sentence.end:
        return NOTHING
    comma = plain and view.text[j - 1] == "," and hit.takes("quote") and hit.mood != "participle"
    colon = view.text[j - 1] == ":" or comma
    if any(other.i > hit.i and other.g0 < j for other in context.hits_in(hit.g1, j)):
        return NOTHING
    q = view.quoted[view.inside[j]]
    inner = view.range_of(q.start, q.end)
    read = hit.takes("lire") and hit.anchor != hit.i and inner[1] - inner[0] >= 2
    if read and skip_adverbials(view, hit.g1, j)[0] == j:
        return [inner], "frame.colon"
    if colon or (j == hit.g1 and hit.takes("quote") and has_clause(view, *inner)):
        if inner[1] - inner[0] < (2 if has_clause(view, *inner) else 4) and not colon:
            return NOTHING
        return [inner], "frame.colon"
    return NOTHING


def que_clause(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«a déclaré que P», «assure, mardi, que P», «s'est engagé à ce que P»."""
    view = context.view
    if not hit.takes("que", "que-q", "quote"):
        return NOTHING
    j = _complementizer(view, hit, sentence.end)
    if j is None or any(other.i > hit.i for other in context.hits_in(hit.g1, j)):
        return NOTHING
    if (hit.mood == "participle" or not hit.takes("que")) and j > hit.g1 and view.pos[j - 1] in ("NOUN", "PROPN"):
        return NOTHING
    start = j + 1
    if start < sentence.end and view.text[start] == ",":
        start += 1
    end = content_end(context, hit, start, sentence)
    content = strip_range(view, start, end)
    quoted = any(view.inside[i] >= 0 for i in range(*content))
    if content[1] - content[0] < 2 or (not quoted and not has_clause(view, *content)):
        return NOTHING
    if not hit.takes("que") and not quoted:
        return NOTHING
    return [content], "frame.que"


def _complementizer(view: View, hit: Hit, end: int) -> int | None:
    """The «que» of the complement; «ne… que» and relative «que» are none."""
    if hit.restricted:
        return None
    after, _ = skip_adverbials(view, hit.g1, end)
    if after < end and view.lower[after] in ("que", "qu'") and view.inside[after] < 0:
        return after
    for j in range(hit.g1, min(hit.g1 + MAX_GAP, end)):
        word = view.lower[j]
        if word in ("que", "qu'") and view.inside[j] < 0:
            if view.text[hit.g1 : j].count(",") % 2 and view.text[j - 1] == ",":
                return None
            if j == hit.g1 or skip_adverbials(view, hit.g1, j)[0] == j:
                return j
            relative = view.pos[j] == "PRON" and view.pos[j - 1] in ("NOUN", "ADJ") and view.dep[j] != "mark"
            relative = relative and view.text[j - 1].islower()
            if view.lower[j - 1] == "bien" and j - 1 == hit.g1:
                return j
            if view.lower[j - 2 : j] == ["à", "ce"] and view.lower[j - 3] != "jusqu'":
                return j
            comparative = view.lower[j - 1] in (
                "avant",
                "après",
                "pour",
                "afin",
                "dès",
                "jusqu'",
                "ce",
                "parce",
                "pourvu",
                "tant",
                "fois",
                "plus",
                "moins",
                "aussi",
                "même",
                "autre",
                "tel",
                "telle",
                "ainsi",
                "alors",
                "tandis",
                "lors",
                "bien",
                "depuis",
                "pendant",
                "sans",
            )
            return None if relative or comparative else j
        if is_finite(view, j) or word in ("qui", ":", ";", "dont", "où") or (view.is_mark(j) and j > hit.g1 + 1):
            return None
    return None


def question(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """An indirect question: «se demande si P», «refuse de dire pourquoi P»."""
    view = context.view
    if not hit.takes("si"):
        return NOTHING
    j, _ = skip_adverbials(view, hit.g1, sentence.end)
    if j >= sentence.end or view.lower[j] not in (
        "si",
        "s'",
        "pourquoi",
        "comment",
        "combien",
        "quand",
        "où",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "ce",
    ):
        return NOTHING
    after = "".join(view.lower[j + 1 : j + 2])
    if view.lower[j] == "s'" and after not in ("il", "ils"):
        return NOTHING
    if view.lower[j] == "ce" and after not in ("que", "qu'", "qui"):
        return NOTHING
    start = j + 1 if view.lower[j] in ("si", "s'") else j
    content = strip_range(view, start, content_end(context, hit, start, sentence))
    return ([content], "frame.question") if has_clause(view, *content) else NOTHING


def infinitive(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«assure avoir payé», «promet de payer», «a appelé X à voter»."""
    view = context.view
    for code, markers in (("inf", frozenset[str]()), ("de", PREPOSITIONS["de"]), ("a", PREPOSITIONS["a"])):
        if not hit.takes(code):
            continue
        start = _infinitive_start(view, hit, sentence.end, markers)
        if start is None:
            continue
        content = strip_range(view, start, _infinitive_end(context, hit, start, sentence))
        if content[1] - content[0] >= 2:
            return [content], "frame.infinitive"
    return NOTHING


def _infinitive_end(context: Context, hit: Hit, start: int, sentence: Sentence) -> int:
    """Where an infinitive clause ends: before a second clause, before a relative clause that reports in its turn."""
    end = phrase_stop(context.view, start, content_end(context, hit, start, sentence))
    return before_comment(context, start, end, OPENERS - {"qui"})


def before_comment(context: Context, start: int, end: int, openers: frozenset[str] = OPENERS) -> int:
    """Where a phrase ends before a relative clause that reports in its turn («un "coup", dont elle dénonce…»)."""
    view = context.view
    for hit in context.hits_in(start, end):
        opener = hit.g0 - 1 if view.lower[hit.g0 - 1] in OPENERS else hit.g0 - 2
        apart = opener - 1 > start and view.text[opener - 1] == "," and view.lower[opener] in openers
        if apart and view.inside[hit.i] < 0 and hit.mood in ("finite", "compound"):
            return opener - 1
    return end


def _infinitive_start(view: View, hit: Hit, end: int, markers: frozenset[str]) -> int | None:
    """First token of the infinitive clause after the cue, its clitics and «ne pas» included."""
    resumed = _behind_relative(view, hit.g1, end) if markers else hit.g1
    for j in range(resumed, min(resumed + 18, end)):
        if view.verb_form[j] == "Inf" and view.pos[j] in ("VERB", "AUX"):
            k = j
            while k - 1 >= hit.g1 and (view.lower[k - 1] in INFINITIVE_CLITICS or view.is_mark(k - 1)):
                k -= 1
            if view.lower[k - 1] in markers and k > hit.i + 1 and (k > hit.g1 or hit.end == k):
                return k
            return k if not markers and _only_adverbials(view, hit.g1, k) else None
        if is_finite(view, j) or view.lower[j] in ("qui", "que", "qu'", ";", ":", "pour"):
            return None
    return None


def _only_adverbials(view: View, a: int, k: int) -> bool:
    """Whether nothing but indications of time and place, in commas or not, stands in [a, k)."""
    while a < k:
        after, _ = skip_adverbials(view, a + (view.text[a] == ","), k)
        if after == a + (view.text[a] == ",") < k:
            return False
        a = after
    return True


def _behind_relative(view: View, start: int, end: int) -> int:
    """Where an infinitive may be looked for: behind «X, qui …,» when that follows the cue at once."""
    comma = next((k for k in range(start, min(start + 8, end - 1)) if view.text[k] == ","), None)
    if comma is None or view.lower[comma + 1] not in OPENERS or has_clause(view, start, comma):
        return start
    return next((k + 1 for k in range(comma + 1, min(comma + MAX_GAP, end)) if view.text[k] == ","), start)
