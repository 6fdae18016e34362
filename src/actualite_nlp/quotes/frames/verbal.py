"""A verb of speech with its complement: which frame reads it, who speaks, what keeps it from being reported speech."""

from __future__ import annotations

from ...lexicon.words import words
from ..adverbials import chars, prepositional_end, venue_of
from ..clauses import strip_range
from ..found import Found, Hit, Range
from ..phrase import phrase_end
from ..view import Sentence, View
from ..wordclass import AT, can_speak, singular
from .complement import colon, infinitive, que_clause, question
from .context import FACTIVE, Context
from .predicate import fact, fragment, predicate

FRAMES = (colon, que_clause, question, infinitive, predicate, fragment, fact)
NEEDS_SOURCE = frozenset({"frame.infinitive", "frame.fragment", "frame.fact"})
WISHES = frozenset({"aller", "devoir", "pouvoir", "vouloir", "falloir", "espérer"})
UNSAID = frozenset(
    ["noter", "constater", "remarquer", "observer", "rappeler", "considérer", "estimer", "supposer", "croire", "penser"]
)
"""With «on», verbs of what everybody sees or holds, which nobody in particular says."""
FIRST_PERSON = frozenset({"je", "j'", "nous", "-je", "-nous"})


def find_verbal(context: Context, hit: Hit) -> Found | None:
    """The attribution a verb introduces by its complement, or None."""
    view = context.view
    if view.inside[hit.i] >= 0:
        return None
    sentence = context.sentence(hit.i)
    if _is_hypothetical(view, hit, sentence):
        return None
    if hit.passive and hit.mood != "participle" and not hit.takes("de", "attr"):
        return _impersonal(context, hit, sentence)
    for frame in FRAMES:
        content, method = frame(context, hit, sentence)
        if content:
            return _build(context, hit, content, method)
    return None


def _is_hypothetical(view: View, hit: Hit, sentence: Sentence) -> bool:
    """Whether the speech is only wished, planned or supposed («pour dire que», «doit annoncer que», «s'il dit que»)."""
    following = view.text[hit.g1] if hit.g1 < sentence.end else ""
    quotes = following == ":" or (hit.g1 < sentence.end and view.is_mark(hit.g1))
    if hit.mood == "infinitive" and not quotes:
        before = view.lower[max(hit.g0 - 2, 0) : hit.g0]
        return not (before[-1:] in (["de"], ["d'"]) and (before[:1] in (["avant"], ["et"], ["puis"], ["après"])))
    if hit.anchor != hit.i and hit.inverted is None and view.lemma[hit.anchor] in WISHES and not quotes:
        return True
    a = max(sentence.start, hit.g0 - 4)
    return any(
        view.lower[k] in ("si", "s'") and view.lower[k + 1] in ("il", "ils", "elle", "on") and view.pos[k] == "SCONJ"
        for k in range(a, hit.g0 - 1)
    )


def _build(context: Context, hit: Hit, content: list[Range], method: str) -> Found | None:
    view = context.view
    source, tokens, _, venue = context.source_of(hit)
    venue = venue or fronted_venue(context, hit)
    if hit.negated and hit.entry.lemma in FACTIVE:
        return None
    if hit.passive or hit.mood == "participle":
        agent = _agent(view, hit, content[-1][1], context.sentence(hit.i).end)
        agent = agent if agent and can_speak(view, *agent) else None
        source, tokens = (chars(view, *agent), agent) if agent else (None, None)
        if not agent and not (hit.entry.lemma == "accuser" or method == "frame.que"):
            return None
        if agent and content[-1][1] >= agent[0] > content[0][0]:
            content[-1] = strip_range(view, content[-1][0], agent[0] - 1)
    if tokens and hit.takes("lire") and view.lower[tokens[0]] == "on":
        source = tokens = _read_in(view, context.sentence(hit.i), content[-1][1])
        source = chars(view, *source) if source else None
    if tokens and not _is_reporter(view, hit, tokens):
        return None
    if tokens is None and view.lower[hit.i].endswith("ons") and hit.mood == "finite":
        return None
    if source is None and not hit.passive and method in NEEDS_SOURCE:
        return None
    return Found(content, method, hit, source, venue=venue)


def _read_in(view: View, sentence: Sentence, behind: int) -> Range | None:
    """The document in which one reads: «Sur la banderole, on peut lire "…"», «on peut lire "…" sur la banderole»."""
    for j in (sentence.start, behind, behind + 1):
        if j < sentence.end and view.lower[j] in ("sur", "dans", "à"):
            end = phrase_end(view, j + 1, sentence.end, apposition=False)
            return (j + 1, end) if end > j + 1 else None
    return None


def _is_reporter(view: View, hit: Hit, tokens: Range) -> bool:
    """Whether the subject can report: no writer («on note que»), no fact («cela laisse penser»)."""
    first = view.lower[tokens[0]]
    if first in FIRST_PERSON or first in ("cela", "ça", "c'"):
        return False
    if first == "on" and hit.entry.lemma in UNSAID:
        return False
    head = next((k for k in range(*tokens) if view.pos[k] in ("NOUN", "PROPN")), None)
    if head is not None and (view.lower[head] in words("facts") or singular(view.lower[head]) in words("facts")):
        return False
    hinted = hit.entry.lemma.startswith("laisser") or (hit.mood == "present_participle" and tokens[1] == hit.g0)
    return not hinted or can_speak(view, *tokens)


def fronted_venue(context: Context, hit: Hit) -> Range | None:
    """The venue that opens the sentence («Auprès du quotidien, X a déclaré»)."""
    view = context.view
    start = context.sentence(hit.i).start
    if view.lower[start] not in AT | {"lors"}:
        return None
    end = prepositional_end(view, start, hit.g0)
    return venue_of(view, start, end) if end is not None else None


def _agent(view: View, hit: Hit, begin: int, end: int) -> Range | None:
    """«par X» after a passive cue."""
    for j in (*range(hit.g1, min(hit.g1 + 12, end)), begin):
        if j < end and view.inside[j] < 0 and view.lower[j] == "par":
            stop = phrase_end(view, j + 1, end)
            if stop > j + 1:
                return j + 1, stop
    return None


def _impersonal(context: Context, hit: Hit, sentence: Sentence) -> Found | None:
    """«il a été annoncé que P»: reported, by nobody named."""
    content, _ = que_clause(context, hit, sentence)
    view = context.view
    if not content or view.lower[max(hit.g0 - 1, 0)] != "il":
        return None
    return Found(content, "frame.impersonal", hit, None)
