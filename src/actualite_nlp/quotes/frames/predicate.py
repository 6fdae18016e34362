"""Complements smaller than a clause: a quoted predicate, a phrase that holds a quotation, a fact denied."""

from __future__ import annotations

from ..adverbials import skip_adverbials
from ..clauses import is_finite, phrase_stop, strip_range
from ..found import Hit
from ..phrase import left_edge
from ..view import Sentence, View
from ..wordclass import can_speak, is_moment, is_venue, starts_phrase
from .complement import MAX_GAP, NOTHING, Reading, before_comment, content_end
from .context import Context

LIKENING = frozenset({"comparer", "assimiler"})


def predicate(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«qualifie le projet d'"absurde"», «s'est dit "prêt"»: the predicate, what it is about left out."""
    view = context.view
    if not hit.takes("attr"):
        return NOTHING
    reflexive = hit.entry.reflexive
    quote = _first_quote(view, hit, sentence.end) if reflexive else _quoted_predicate(view, hit, sentence.end)
    named = hit.mood == "participle" or (quote == hit.g1 and view.pos[hit.g0 - 1] != "PRON")
    if named and hit.entry.lemma == "dire":
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
        if start - 1 >= hit.g1 and hit.entry.lemma in LIKENING and view.lower[start - 1] in ("à", "au", "aux"):
            start -= 1
        if hit.entry.lemma == "décrire" and view.lower[start] != "comme":
            return NOTHING
        if (
            view.lower[start] not in ("de", "d'", "comme", "du", "des")
            and start > hit.g1 + 2
            and hit.entry.lemma in ("qualifier", "traiter", "taxer")
        ):
            return NOTHING
    end = content_end(context, hit, start, sentence)
    if quote is not None and not reflexive:
        end = _predicate_end(view, quote, end)
    content = strip_range(view, start, end)
    return ([content], "frame.predicate") if content[0] < content[1] else NOTHING


def _quoted_predicate(view: View, hit: Hit, end: int) -> int | None:
    """The quotation after «de», «comme» or the verb itself; the object may be long («qualifié X, Y, d'"…"»)."""
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
        aside = view.text[j] == "," and j > hit.g1 + 3 and j + 1 < end
        if aside and view.pos[j + 1] not in ("NOUN", "DET", "ADJ", "PUNCT"):
            return None
    return None


def fragment(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«dénonce une intrusion "grave"»: a complement that holds a quotation."""
    view = context.view
    if not hit.takes("frag", "frag-q", "np", "np-fact") or hit.mood == "infinitive":
        return NOTHING
    quote = _first_quote(view, hit, sentence.end)
    if quote is None:
        return NOTHING
    start, _ = skip_adverbials(view, hit.g1, sentence.end)
    start = min(start, quote)
    if view.lower[start] == "pour" and not hit.entry.lemma.endswith("pour"):
        return NOTHING
    if hit.restricted:
        start = next((k for k in range(hit.g1, quote) if view.lower[k] in ("que", "qu'")), start)
    end = before_comment(context, quote, phrase_stop(view, start, content_end(context, hit, start, sentence)))
    end = _before_adjunct(view, quote, end)
    content = strip_range(view, start, end)
    return ([content], "frame.fragment") if content[0] < content[1] else NOTHING


def _before_adjunct(view: View, quote: int, end: int) -> int:
    """Where a phrase that holds a quotation ends before an adjunct of the verb.

    «…, dans un communiqué», «…, en montrant les ruines», «… après que le pont a cédé», «… moins d'un jour après».
    """
    j = view.first(view.quoted[view.inside[quote]].outer_end)
    while j < end - 1:
        if view.inside[j] < 0:
            follows = view.text[j] == ","
            if follows and is_venue(view, j + 1) and view.lower[j + 1] in ("dans", "sur", "lors", "à", "au"):
                return j
            if follows and view.lower[j + 1] == "en" and j + 2 < end and view.lower[j + 2].endswith("ant"):
                return j
            if view.lower[j] in ("après", "avant", "alors") and view.lower[j + 1] in ("que", "qu'"):
                return j - (view.text[j - 1] == ",")
        j += 1
    return end


def fact(context: Context, hit: Hit, sentence: Sentence) -> Reading:
    """«dément les accusations»: a reported fact as a bare noun phrase, with verbs that confirm or deny."""
    view = context.view
    if not hit.takes("np") or hit.mood in ("participle", "infinitive") or hit.conditional or hit.passive:
        return NOTHING
    start, _ = skip_adverbials(view, hit.g1, sentence.end)
    if view.lower[hit.g1 : hit.g1 + 1] in (["à"], ["au"], ["aux"]) or not _answers(context, hit, sentence):
        return NOTHING
    if start >= sentence.end or not starts_phrase(view, start):
        return NOTHING
    content = strip_range(view, start, _fact_end(view, start, content_end(context, hit, start, sentence)))
    return ([content], "frame.fact") if content[1] - content[0] >= 2 else NOTHING


def _fact_end(view: View, start: int, end: int) -> int:
    """Where a reported fact ends: before a colon, a second verb («et a payé»), a participle or a clause of its own."""
    for j in range(start + 1, end - 1):
        following = view.verb_form[j + 1]
        if view.text[j] == ":" or (view.lower[j] in ("et", "mais") and following in ("Fin", "Part")):
            return j
        if view.text[j] == "," and (
            following or view.lower[j + 1] in ("ce", "en", "mais", "et", "tandis", "puis") or view.pos[j + 1] == "ADP"
        ):
            return j
    return end


def _answers(context: Context, hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject can speak: a name, a person, a pronoun, «qui» after a name or a person, an institution."""
    view = context.view
    _, tokens, _, _ = context.source_of(hit)
    if tokens is None:
        return False
    first = tokens[0]
    if view.lower[first] == "qui":
        last = first - 1 - (view.text[first - 1] == ",")
        return last > sentence.start and can_speak(view, left_edge(view, last, sentence.start), last + 1)
    return can_speak(view, *tokens)
