"""Which epistemic conditionals leave a fact open: hearsay of an event, as against opinions, findings and forecasts.

A compound conditional («aurait volé») nearly always passes on what is said. A simple one («serait utile», «aiderait»)
also words judgements, what studies and polls find, and what a plan would bring: it is hearsay only where the clause
tells an event or a state of affairs and nothing around it says otherwise.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..text.conditional import is_past, is_past_verb, participle, predicate
from .material import Material, Stand
from .words import pattern, words

_LINKS = ("que", "qu'", "qu’")
_BEING = frozenset({"être", "avoir"})
AROUND = 12
"""Tokens after a verb in which a word of the future or a figure is looked for."""


def is_hearsay(material: Material, token: Token, stand: Stand | None) -> bool:
    """Whether the epistemic conditional ``token``, inside ``stand`` if any, leaves its clause unverified."""
    if is_past(token):
        return not _counterfactual(token, stand)
    if under_present(token) or _of_a_plan(token) or _studied(material, token) or _foreseen(token):
        return False
    if stand is None or _states(token):
        return True
    return not _reported_clause(material, stand) and _tells_fact(token)


def leaves_open(token: Token, read: str | None, stand: Stand | None) -> bool:
    """Whether a conditional may be hearsay: the epistemic ones, and two that other readings are taken for.

    A state or an origin cannot lie in the future of a report («il a dit que la panne viendrait d'une pompe»), and what
    somebody wanted, by another's account, is no wish («selon le parquet, il aurait voulu se venger»).
    """
    if read == "epistemic":
        return True
    cue = stand.quote.cue.lemma if stand and stand.quote and stand.quote.cue else ""
    if read == "modal":
        found = participle(token)
        return cue in ("selon", "d'après") and found is not None and found.lower_ in ("voulu", "préféré")
    return read == "future_in_past" and _states(token)


def _states(token: Token) -> bool:
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 3]}
    return token.lemma_.lower() in words("stative") and bool(after & {"de", "d'", "d’", "du", "des", "à", "au"})


def under_present(token: Token) -> bool:
    """«Assurant qu'il ferait tout»: what a present participle reports, at a time that is not told."""
    clause = predicate(token)
    if clause.dep_.partition(":")[0] != "ccomp" or clause.head.i > token.i:
        return False
    return clause.head.morph.get("VerbForm", []) == ["Part"] and clause.head.lower_.endswith("ant")


def _counterfactual(token: Token, stand: Stand | None) -> bool:
    """«Avoir annulé l'attaque car elle aurait fait des victimes»: the reason given for what was done."""
    if stand is None:
        return False
    for before in token.doc[max(0, token.i - 8) : token.i]:
        if before.lower_ in ("car", "sinon") and before.idx > stand.start:
            return True
    return False


def _of_a_plan(token: Token) -> bool:
    """A relative clause of effect: «une frontière qui couperait la région en deux», not «qui serait proxénète»."""
    return predicate(token).dep_ == "acl:relcl" and token.lemma_.lower() not in _BEING


def _studied(material: Material, token: Token) -> bool:
    """A study or a poll stands in the sentence or beside it: what it finds is its result, not a rumour."""
    view, here = material.view, material.sentence_of(token.idx)
    first, last = max(0, here - 1), min(len(view.sentences) - 1, here + 1)
    start, end = view.start[view.sentences[first].start], view.end[view.sentences[last].end - 1]
    found = pattern("studies").search(material.text, start, end)
    return bool(found or pattern("polls").search(material.text))


def _foreseen(token: Token) -> bool:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + AROUND]]
    return bool(words("later") & set(after))


def _reported_clause(material: Material, stand: Stand) -> bool:
    """Whether the statement is a que-clause under a verb: a judgement, or a future seen from the past."""
    quote = stand.quote
    if quote is None or quote.cue is None:
        return False
    opening = material.text[max(0, stand.start - 6) : stand.start].rstrip(' «"“\u00a0\u202f').lower()
    cue = material.view.tokens[material.view.first(quote.cue.start)]
    return opening.endswith(_LINKS) or (cue.pos_ == "VERB" and is_past_verb(cue) and cue.idx < stand.start)


def _tells_fact(token: Token) -> bool:
    """Whether a simple conditional tells an event or a state: a passive, a class, a figure, a verb of action."""
    lemma = token.lemma_.lower()
    if lemma in words("intending") or token.lower_.startswith(("entendr", "voudr", "souhait")):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    if before in ("ne", "n'", "n’"):
        return False
    if lemma == "avoir" and before == "y":
        return True
    if lemma not in _BEING:
        return True
    after = token.doc[token.i + 1 : token.i + AROUND]
    if any(t.like_num for t in after):
        return True
    if before == "qui" and predicate(token).dep_ == "acl:relcl":
        return True
    return lemma == "être" and (participle(token) is not None or any(_classed(t) for t in after[:1]))


def _classed(token: Token) -> bool:
    return token.lower_ in (
        "dû",
        "due",
        "dus",
        "dues",
        "un",
        "une",
        "le",
        "la",
        "l'",
        "l’",
        "des",
        "issu",
        "issue",
        "originaire",
    )
