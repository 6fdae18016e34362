"""Incises: «…, a-t-il dit», «…", explique X», also inside quotation marks and inside a sentence."""

from __future__ import annotations

from ..adverbials import chars
from ..clauses import content_start, has_clause, is_finite, strip_range
from ..found import Found, Hit, Range
from ..mention import interrupted_relative, postverbal
from ..phrase import phrase_end
from ..view import Sentence, View
from ..wordclass import can_speak, is_name, names_medium
from .context import HEADINGS, Context

LEADS = frozenset({",", "?", "!", "…", "...", "-", "–", "—", ";"})
FIRST_OR_SECOND = frozenset({"ai", "as", "avons", "avez", "suis", "es", "sommes", "êtes"})
_ACTIONS = ("tion", "sion", "ment", "age", "ture", "tions", "sions", "ments", "ages", "tures", "hausse", "baisse")
"""Endings of nouns of action, which are announced and do not speak."""
SENTENCE_STOPS = frozenset({".", "!", "?", "…", ";", ":"})


def find_incise(context: Context, hit: Hit) -> Found | None:
    """The attribution of an incise whose cue is ``hit``, or None when the cue is no incise."""
    view = context.view
    if hit.mood not in ("finite", "compound") or not hit.takes("quote", "quote-q", "quote-incise", "attr", "lire"):
        return None
    if hit.inverted is None and _of_the_speaker(view, hit):
        return None
    sentence = context.sentence(hit.i)
    if (
        view.lower[sentence.start] == "selon"
        and view.inside[hit.i] < 0
        and not view.is_mark(hit.g0 - 1)
        and not view.is_mark(hit.g0 - 2)
    ):
        return None
    number = view.inside[hit.i]
    if number >= 0 and not _leads(view, hit, view.first(view.quoted[number].start)):
        return None
    lead = hit.g0 - 1
    bare = False
    if number < 0 and (lead < sentence.start or not _leads(view, hit, sentence.start)):
        bare = _without_comma(view, hit, sentence)
        if not bare:
            return None
    if interrupted_relative(view, hit.g0, sentence.start) is not None:
        return None
    limit = context.limit(hit, sentence)
    subject = postverbal(view, hit, limit)
    if subject is None:
        return None
    tokens, stop, venue = subject
    amid = stop + 1 < sentence.end and view.text[stop] == "," and is_finite(view, stop + 1)
    amid = amid and can_speak(view, *tokens) and not view.is_mark(tokens[0])
    if hit.inverted is None and not amid and not bare and _has_subject_before(view, hit, sentence, tokens):
        return None
    source: Range | None = chars(view, *tokens)
    if hit.inverted is not None and hit.takes("lire"):
        source = _document(view, hit, limit) or source
    elif hit.inverted is not None and view.lower[hit.inverted] == "-on":
        source = _behind_on(view, hit, limit) or source
    if hit.takes("quote-incise") and any(
        o.anchor == hit.i and o is not hit for o in context.hits_in(hit.g1, hit.g1 + 6)
    ):
        return None
    if number >= 0:
        content = _around(view, context, number, hit, stop)
        method = "direct.incise"
    else:
        content = _before(view, sentence, lead + bare) + ([] if bare else _after(view, sentence, hit, stop))
        method = "frame.incise"
    content = [r for r in content if r[0] < r[1]]
    if not content or not _worth(view, content) or view.lower[content[0][0]] == "selon":
        return None
    return Found(content, method, hit, source, venue=venue)


def _without_comma(view: View, hit: Hit, sentence: Sentence) -> bool:
    """Whether an incise ends its sentence with no comma before it («La route est coupée précise Météo France.»)."""
    lead = hit.g0 - 1
    if hit.inverted is not None or hit.mood not in ("finite", "compound") or lead <= sentence.start + 2:
        return False
    if view.pos[lead] in ("PRON", "SCONJ", "CCONJ", "ADP", "DET") or view.lower[lead] in ("qui", "que", "qu'", "et"):
        return False
    if hit.g1 >= sentence.end or not (names_medium(view, hit.g1) or is_name(view, hit.g1)):
        return False
    if any(view.dep[c] == "nsubj" and c < hit.g0 for c in view.children[hit.anchor]):
        return False
    end = phrase_end(view, hit.g1, sentence.end)
    return end > hit.g1 and end >= sentence.end - 1 and _has_main_verb(view, sentence.start, hit.g0)


def _of_the_speaker(view: View, hit: Hit) -> bool:
    """Whether the verb is in the first or second person: it has its subject before it («nous avons commencé»)."""
    simple = hit.mood == "finite" and view.lower[hit.i].endswith(("ons", "ez"))
    return simple or any(word in FIRST_OR_SECOND for word in view.lower[hit.g0 : hit.i])


def _leads(view: View, hit: Hit, begin: int) -> bool:
    lead = hit.g0 - 1
    if lead < begin:
        return False
    if view.text[lead] == "-" and view.start[lead] == view.end[lead - 1]:
        return False
    return view.text[lead] in LEADS or view.is_mark(lead)


def _has_subject_before(view: View, hit: Hit, sentence: Sentence, subject: Range) -> bool:
    """Whether the comma before the cue closes an apposition of its subject («X, ministre, a annoncé la fin»)."""
    lead = hit.g0 - 1
    mark = lead - 1 if view.text[lead] == "," and lead > sentence.start else lead
    if view.is_mark(mark) and view.inside[mark] >= 0:
        q = view.quoted[view.inside[mark]]
        a, b = view.range_of(q.start, q.end)
        alone = content_start(view, sentence.start, a) >= view.first(q.outer_start) and can_speak(view, *subject)
        return b - a <= 4 and not alone and not _has_main_verb(view, sentence.start, lead)
    first = view.lower[subject[0]]
    if first in ("son", "sa", "ses", "leur", "leurs") and not can_speak(view, *subject):
        return True
    head = next((i for i in range(*subject) if view.pos[i] in ("NOUN", "PROPN", "PRON")), subject[0])
    if not _has_main_verb(view, sentence.start, lead):
        if view.zones[sentence.zone].kind in HEADINGS and subject[1] >= sentence.end - 1:
            return not can_speak(view, *subject)
        return not (view.dep[head] == "nsubj" and can_speak(view, *subject))
    object_ = view.inside[head] < 0 and view.dep[head] == "obj" and not can_speak(view, *subject)
    return object_ and not _disagrees(view, hit, head, sentence.start, lead)


def _disagrees(view: View, hit: Hit, noun: int, a: int, b: int) -> bool:
    """Whether the verb agrees with the noun behind it and not with the subject of the clause in [a, b)."""
    own = view.tokens[min(hit.anchor, hit.i)].morph.get("Number", [])
    before = next((k for k in range(a, b) if view.dep[k] == "nsubj" and view.inside[k] < 0), None)
    if before is None or view.lower[noun].endswith(_ACTIONS):
        return False
    other = view.tokens[before].morph.get("Number", [])
    return bool(own and other) and own == view.tokens[noun].morph.get("Number", []) != other


def _has_main_verb(view: View, a: int, b: int) -> bool:
    """Whether [a, b) holds a finite verb outside relative clauses."""
    relatives = 0
    for i in range(a, b):
        opens = i == a or view.is_mark(i - 1)
        if opens and view.lower[i] in ("qui", "que", "qu'", "où"):
            continue
        if view.lower[i] in ("qui", "dont", "où") or (view.lower[i] in ("que", "qu'") and view.pos[i] == "PRON"):
            relatives += 1
        elif is_finite(view, i):
            if not relatives:
                return True
            relatives -= 1
    return False


def _behind_on(view: View, hit: Hit, limit: int) -> Range | None:
    """Who stands behind «on»: «indique-t-on de source policière», «a-t-on appris auprès de X», «dit-on à l'Élysée»."""
    for j in range(hit.end, min(hit.end + 6, limit)):
        word = view.lower[j]
        if word == "de" and j + 1 < limit and view.lower[j + 1] in ("source", "sources"):
            end = phrase_end(view, j + 1, limit, apposition=False, loose=True)
            return chars(view, j + 1, end) if end > j + 1 else None
        start = j + 2 if word == "auprès" else j + 1 if word in ("à", "au", "chez", "dans", "place", "quai") else None
        if word in ("place", "quai"):
            start = j
        if start is not None and start < limit:
            end = phrase_end(view, start, limit, apposition=False)
            return chars(view, start, end) if end > start and can_speak(view, start, end) else None
        if view.text[j] in ",.":
            return None
    return None


def _document(view: View, hit: Hit, limit: int) -> Range | None:
    """The document read in «peut-on lire dans le communiqué»."""
    for j in range(hit.end, min(hit.end + 4, limit)):
        if view.lower[j] in ("dans", "sur", "à"):
            end = phrase_end(view, j + 1, limit)
            return chars(view, j + 1, end) if end > j + 1 else None
    return None


def _before(view: View, sentence: Sentence, lead: int) -> list[Range]:
    """The content before the incise: the quotation that ends there, or the sentence up to there."""
    end = lead
    closing = lead if view.is_mark(lead) else lead - 1
    if closing >= sentence.start and view.is_mark(closing) and view.inside[closing] >= 0:
        q = view.quoted[view.inside[closing]]
        opening = view.first(q.outer_start)
        start = content_start(view, sentence.start, opening)
        alone = start >= opening or view.text[opening - 1] == ":"
        inner = view.range_of(q.start, q.end)
        if alone and q.outer_end >= view.end[closing]:
            return [inner]
        end = closing + 1
    elif view.text[lead] in ("?", "!", "…", "..."):
        end = lead + 1
    return [strip_range(view, content_start(view, sentence.start, end), end)]


def _after(view: View, sentence: Sentence, hit: Hit, stop: int) -> list[Range]:
    """What goes on behind the incise: a quotation resumed, or the rest of a sentence the incise stands in."""
    j = stop
    if (
        j < sentence.end
        and view.text[j] in (",", ":", ".")
        and j + 1 < sentence.end
        and view.is_mark(j + 1)
        and view.inside[j + 1] >= 0
    ):
        j += 1
    if j < sentence.end and view.is_mark(j) and view.inside[j] >= 0:
        q = view.quoted[view.inside[j]]
        if view.start[j] == q.outer_start:
            return [view.range_of(q.start, q.end)]
    lead = hit.g0 - 1
    if j + 1 < sentence.end and view.text[j] == "," and view.lower[j + 1] == "pour" and hit.inverted is not None:
        return [strip_range(view, j + 1, sentence.end)]
    if (
        j < sentence.end
        and view.text[j] == ","
        and not has_clause(view, sentence.start, lead)
        and not view.is_mark(lead)
        and not view.is_mark(lead - 1)
    ):
        return [strip_range(view, j + 1, sentence.end)]
    return []


def _around(view: View, context: Context, number: int, hit: Hit, stop: int) -> list[Range]:
    """The pieces of a quotation in whose marks the incise stands."""
    q = view.quoted[number]
    a, b = view.range_of(q.start, q.end)
    pieces: list[Range] = []
    at = a
    for other in context.hits_in(a, b):
        if not _leads(view, other, a) or other.mood not in ("finite", "compound"):
            continue
        subject = postverbal(view, other, b)
        if subject is None or (other is not hit and other.inverted is None):
            continue
        pieces.append(strip_range(view, at, other.g0 - 1))
        at = subject[1]
        while at < b and view.text[at] not in SENTENCE_STOPS | {","}:
            at += 1
    pieces.append(strip_range(view, at, b))
    return pieces


def _worth(view: View, content: list[Range]) -> bool:
    return any(b - a >= 2 or view.inside[a] >= 0 for a, b in content)
