"""Frames of a verb and its complement: que-clauses, indirect questions, infinitives, colon, fragments, reported facts."""

from __future__ import annotations

from ..adverbials import chars, prepositional_end, skip_adverbials, venue_of
from ..clauses import clause_end, has_clause, is_finite, strip_range
from ..found import Found, Hit, Range
from ..phrase import phrase_end
from ..view import Sentence, View
from ..wordclass import AT, can_speak, is_moment, starts_phrase
from .context import Context

MAX_GAP = 30
PREPOSITIONS = {"de": frozenset({"de", "d'"}), "a": frozenset({"à"})}


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
    for frame in (_colon, _que, _si, _infinitive, _predicate, _fragment, _fact):
        content, method, confidence = frame(context, hit, sentence)
        if content:
            return _build(context, hit, content, method, confidence)
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


FACTIVE = frozenset({"montrer", "démontrer", "prouver", "établir", "déterminer"})
WISHES = frozenset({"aller", "devoir", "pouvoir", "vouloir", "falloir", "espérer"})


Reading = tuple[list[Range], str, float]
NOTHING: Reading = ([], "", 0.0)


def _build(context: Context, hit: Hit, content: list[Range], method: str, confidence: float) -> Found | None:
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
    if tokens and view.lower[tokens[0]] in ("je", "j'", "nous", "-je", "-nous"):
        return None
    if source is None and not hit.passive:
        confidence *= 0.6
        if method in ("frame.infinitive", "frame.fragment", "frame.fact"):
            return None
    return Found(content, method, hit, source, venue=venue, confidence=confidence)


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
    content, method, confidence = _que(context, hit, sentence)
    view = context.view
    if not content or view.lower[max(hit.g0 - 1, 0)] != "il":
        return None
    return Found(content, "frame.impersonal", hit, None, confidence=confidence * 0.7)


def _end(context: Context, hit: Hit, start: int, sentence: Sentence) -> int:
    hits = [h for h in context.hits_in(start, sentence.end) if h is not hit]
    return clause_end(context.view, start, sentence.end, hit, hits, sentence.start)


def _colon(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«il a déclaré : "…"», also a quotation that follows the cue with no colon."""
    view = context.view
    if not hit.takes("quote", "quote-q", "attr", "que", "frag", "lire"):
        return NOTHING
    j = hit.g1
    while j < sentence.end and not (view.is_mark(j) and view.inside[j] >= 0):
        if j - hit.g1 > MAX_GAP or is_finite(view, j) or (view.lower[j] in ("que", "qu'", "si") and view.inside[j] < 0):
            return NOTHING
        j += 1
    if j >= sentence.end:
        return NOTHING
    colon = view.text[j - 1] == ":" or (view.text[j - 1] == "," and hit.takes("quote"))
    if any(other.i > hit.i and other.g0 < j for other in context.hits_in(hit.g1, j)):
        return NOTHING
    q = view.quoted[view.inside[j]]
    inner = view.range_of(q.start, q.end)
    if colon or (j == hit.g1 and hit.takes("quote") and has_clause(view, *inner)):
        if not has_clause(view, *inner) and inner[1] - inner[0] < 4 and not colon:
            return NOTHING
        return [inner], "frame.colon", 0.93
    return NOTHING


def _que(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    view = context.view
    if not hit.takes("que", "que-q", "quote"):
        return NOTHING
    j = _complementizer(view, hit, sentence.end)
    if j is None or any(other.i > hit.i for other in context.hits_in(hit.g1, j)):
        return NOTHING
    start = j + 1
    if start < sentence.end and view.text[start] == ",":
        start += 1
    end = _end(context, hit, start, sentence)
    content = strip_range(view, start, end)
    quoted = any(view.inside[i] >= 0 for i in range(*content))
    if content[1] - content[0] < 2 or (not quoted and not has_clause(view, *content)):
        return NOTHING
    if not hit.takes("que") and not quoted:
        return NOTHING
    return [content], "frame.que", 0.9


def _complementizer(view: View, hit: Hit, end: int) -> int | None:
    """The «que» of the complement; «ne… que» and relative «que» are none."""
    if hit.restricted:
        return None
    for j in range(hit.g1, min(hit.g1 + MAX_GAP, end)):
        word = view.lower[j]
        if word in ("que", "qu'") and view.inside[j] < 0:
            if j == hit.g1:
                return j
            relative = view.pos[j] == "PRON" and view.pos[j - 1] in ("NOUN", "PROPN", "ADJ") and view.dep[j] != "mark"
            if view.lower[j - 1] == "bien" and j - 1 == hit.g1:
                return j
            if view.lower[j - 2 : j] == ["à", "ce"]:
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


def _si(context: Context, hit: Hit, sentence: Sentence) -> Reading:
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
    if view.lower[j] == "s'" and view.lower[j + 1] not in ("il", "ils"):
        return NOTHING
    if view.lower[j] == "ce" and view.lower[j + 1] not in ("que", "qu'", "qui"):
        return NOTHING
    start = j + 1 if view.lower[j] in ("si", "s'") else j
    content = strip_range(view, start, _end(context, hit, start, sentence))
    return ([content], "frame.question", 0.8) if has_clause(view, *content) else NOTHING


def _infinitive(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    view = context.view
    for code, markers in (("inf", frozenset[str]()), ("de", PREPOSITIONS["de"]), ("a", PREPOSITIONS["a"])):
        if not hit.takes(code):
            continue
        start = _infinitive_start(view, hit, sentence.end, markers)
        if start is None:
            continue
        content = strip_range(view, start, _end(context, hit, start, sentence))
        if content[1] - content[0] >= 2:
            return [content], "frame.infinitive", 0.85
    return NOTHING


def _infinitive_start(view: View, hit: Hit, end: int, markers: frozenset[str]) -> int | None:
    """First token of the infinitive clause after the cue, its clitics and «ne pas» included."""
    for j in range(hit.g1, min(hit.g1 + (18 if markers else 8), end)):
        if "Inf" in view.tokens[j].morph.get("VerbForm") and view.pos[j] in ("VERB", "AUX"):
            k = j
            while k - 1 >= hit.g1 and (view.lower[k - 1] in INFINITIVE_CLITICS or view.is_mark(k - 1)):
                k -= 1
            if k - 1 >= hit.g1 and view.lower[k - 1] in markers:
                return k
            if not markers and (
                k == hit.g1 or all(view.pos[m] == "ADV" or is_moment(view, m) for m in range(hit.g1, k))
            ):
                return k
            return None
        if is_finite(view, j) or view.lower[j] in ("qui", "que", "qu'", ";", ":", "pour"):
            return None
    return None


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


def _first_quote(view: View, hit: Hit, end: int) -> int | None:
    """Where a quotation that belongs to the complement of the cue opens; None when another clause comes first."""
    for j in range(hit.g1, min(hit.g1 + MAX_GAP, end)):
        if view.inside[j] >= 0:
            return j
        if hit.restricted and view.lower[j] in ("que", "qu'"):
            continue
        if (
            is_finite(view, j)
            or view.text[j] in (";", ":")
            or view.lower[j] in ("qui", "que", "qu'", "dont", "où", "lors")
        ):
            return None
        if view.text[j] == "," and j > hit.g1 + 3 and view.pos[j + 1] not in ("NOUN", "DET", "ADJ", "PUNCT"):
            return None
    return None


def _predicate(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«qualifie le projet d'"absurde"», «s'est dit "prêt"»: the predicate, what it is about left out."""
    view = context.view
    if not hit.takes("attr"):
        return NOTHING
    reflexive = hit.entry.reflexive
    quote = _first_quote(view, hit, sentence.end) if reflexive else _quoted_predicate(view, hit, sentence.end)
    if hit.mood == "participle" and hit.entry.lemma == "dire":
        return NOTHING
    if quote is None:
        if not reflexive or hit.entry.lemma not in ("se dire", "se déclarer", "s'estimer", "se juger"):
            return NOTHING
        start, _ = skip_adverbials(view, hit.g1, sentence.end)
        if start >= sentence.end or not (
            view.pos[start] == "ADJ"
            or view.lower[start]
            in (
                "pour",
                "contre",
                "en",
                "prêt",
                "prête",
                "prêts",
                "convaincu",
                "convaincue",
                "opposé",
                "opposée",
                "inquiet",
                "inquiète",
            )
        ):
            return NOTHING
        if is_moment(view, min(start + 1, sentence.end - 1)) or view.lower[start + 1 : start + 2] == ["fin"]:
            return NOTHING
    elif reflexive:
        start, _ = skip_adverbials(view, hit.g1, sentence.end)
        start = min(start, quote)
    else:
        start = quote
        while start - 1 >= hit.g1 and (
            view.pos[start - 1] == "ADV" or view.lower[start - 1] in ("un", "une", "le", "la", "l'", "très", "trop")
        ):
            start -= 1
        if start - 1 >= hit.g1 and view.lower[start - 1] in ("de", "d'", "comme", "du", "des"):
            start -= 1
        elif start > hit.g1 + 2 and hit.entry.lemma in ("qualifier", "traiter", "taxer"):
            return NOTHING
    end = _end(context, hit, start, sentence)
    if quote is not None and not reflexive:
        end = _predicate_end(view, quote, end)
    content = strip_range(view, start, end)
    return ([content], "frame.predicate", 0.85) if content[0] < content[1] else NOTHING


def _quoted_predicate(view: View, hit: Hit, end: int) -> int | None:
    """The quotation after «de», «d'», «comme» or right after the verb; the object may be long («qualifié X, Y, d'"…"»)."""
    for j in range(hit.g1, min(hit.g1 + MAX_GAP, end)):
        if view.inside[j] >= 0:
            return j
        if (
            is_finite(view, j)
            or view.text[j] in (";", ":")
            or view.lower[j] in ("qui", "que", "qu'", "dont", "où", "lors")
        ):
            return None
    return None


def _predicate_end(view: View, quote: int, end: int) -> int:
    """End of a quoted predicate: behind its quotation and those coordinated with it."""
    j = view.first(view.quoted[view.inside[quote]].outer_end)
    k = j
    while (
        k < end
        and k - j < 5
        and (
            view.lower[k] in ("et", "ou", ",", "même", "de", "d'", "comme", "puis", "un", "une") or view.inside[k] >= 0
        )
    ):
        if view.inside[k] >= 0:
            j = k = view.first(view.quoted[view.inside[k]].outer_end)
        else:
            k += 1
    return min(j, end)


def _fragment(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«dénonce une intrusion "grave"»: a complement that holds a quotation."""
    view = context.view
    if not hit.takes("frag", "frag-q", "np", "np-fact") or hit.mood == "infinitive":
        return NOTHING
    quote = _first_quote(view, hit, sentence.end)
    if quote is None:
        return NOTHING
    start, _ = skip_adverbials(view, hit.g1, sentence.end)
    start = min(start, quote)
    if hit.restricted:
        start = next((k for k in range(hit.g1, quote) if view.lower[k] in ("que", "qu'")), start)
    content = strip_range(view, start, _end(context, hit, start, sentence))
    return ([content], "frame.fragment", 0.8) if content[0] < content[1] else NOTHING


def _fact(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«dément les accusations»: a reported fact as a bare noun phrase, with verbs that confirm or deny."""
    view = context.view
    if not hit.takes("np") or hit.mood in ("participle", "infinitive") or hit.conditional:
        return NOTHING
    start, _ = skip_adverbials(view, hit.g1, sentence.end)
    if view.lower[hit.g1 : hit.g1 + 1] in (["à"], ["au"], ["aux"]) or not _answers(context, hit, sentence):
        return NOTHING
    if start >= sentence.end or not starts_phrase(view, start):
        return NOTHING
    content = strip_range(view, start, _end(context, hit, start, sentence))
    return ([content], "frame.fact", 0.7) if content[1] - content[0] >= 2 else NOTHING


def _answers(context: Context, hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject can speak: a name, a person, a pronoun, «qui» after a name or a person, an institution."""
    view = context.view
    _, tokens, _, _ = context.source_of(hit)
    if tokens is None:
        return False
    first = tokens[0]
    if view.lower[first] == "qui":
        return can_speak(view, max(sentence.start, first - 2), first)
    return can_speak(view, *tokens)
