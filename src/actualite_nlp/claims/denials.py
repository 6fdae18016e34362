"""Denials in running text: «ce que dément le parti», «a contesté ces évaluations», «une information démentie par X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from ..lexicon.conjugation import inflect
from ..record.types import Quote, Stance
from .material import Material, noun_phrase
from .words import phrases, words

_CLITICS = frozenset({"le", "la", "l'", "les", "en", "y"})
_SUBJECTS = ("nsubj",)
_HEADED = ("conj", "xcomp", "advcl", "acl", "parataxis")
NOT_OF_FACTS = frozenset({"exclure", "écarter", "rejeter", "repousser"})
"""Verbs that mostly refuse a plan: a clause or a clitic after them denies no fact."""


@dataclass(frozen=True)
class Denial:
    """Somebody denies something: [start, end) are the characters of the denying clause, ``at`` its verb's.

    ``target`` is the stretch denied; ``pointing`` says that it only points back («ces accusations», «ce que»).
    """

    at: int
    start: int
    end: int
    denier: str | None
    target: tuple[int, int] | None
    pointing: bool
    quote: Quote | None
    method: str
    stance: Stance = "deny"
    grave: bool = False
    """Whether it counts only as the answer to a charge or a rumour («dénonce des mensonges»)."""


@cache
def _verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for section in ("deny_facts_only", "deny", "deny_reflexive"):
        for lemma in words(section):
            found |= {form: lemma for form, _ in inflect(lemma)}
    return found | {"balaie": "balayer", "balaient": "balayer"}


@cache
def admission_forms() -> frozenset[str]:
    """Forms of the verbs that, restricted, play a statement down."""
    return frozenset(form for lemma in words("admission") for form, _ in inflect(lemma))


def find_denials(material: Material) -> Iterator[Denial]:
    """Every denial outside verbatim quotes, in text order."""
    view = material.view
    for a, b in view.zone_ranges:
        for i in range(a, b):
            if view.inside[i] >= 0:
                continue
            found = None
            if view.lower[i] in _verbs():
                found = _verbal(material, i, _verbs()[view.lower[i]])
            elif view.lower[i] in words("innocence") or view.lower[i] == "coupable":
                found = _innocence(material, i)
            elif view.lower[i] in words("deny_nouns"):
                found = _nominal(material, i)
            if found:
                yield found


def _verbal(material: Material, i: int, lemma: str) -> Denial | None:
    view = material.view
    if (view.pos[i] in ("NOUN", "PROPN") and not _after_auxiliary(material, i)) or _negated(material, i):
        return None
    token = view.tokens[i]
    reflexive = view.lower[i - 1] in ("se", "s'") or view.lower[i - 2 : i] in (["s'", "en"],) if i else False
    if (lemma in words("deny_reflexive") and not reflexive) or _only_planned(material, i, lemma) or _asked(material, i):
        return None
    if lemma == "rejeter" and "sur" in view.lower[i + 1 : i + 3]:
        return None
    quote = material.by_cue.get(view.start[i])
    clause = _relative_ce(material, i)
    agent = _agent(token)
    passive = agent is not None and "Part" in token.morph.get("VerbForm", [])
    if lemma == "démentir" and agent is None and token.dep_.startswith(("acl", "amod")) and view.lower[i] != "dément":
        return _agentless(material, i, lemma)
    if clause:
        return _make(material, i, quote, clause, True, "denial.clause", subject_of(material, token))
    if passive and agent is not None:
        return _passive(material, i, quote, agent, lemma)
    target, pointing = _relative(material, token, lemma) or _target(material, token, lemma, quote)
    if target is None and not pointing:
        return None
    denier = (quote.source_id if quote else None) or subject_of(material, token)
    if denier is None:
        return None
    return _make(material, i, quote, target, pointing, "denial.verb", denier)


def _make(
    material: Material, i: int, quote: Quote | None, target: tuple[int, int] | None, pointing: bool, method: str,
    denier: str | None,
) -> Denial:  # fmt: skip
    view = material.view
    sentence = material.sentence_at(i)
    start, end = view.start[sentence.start], view.end[sentence.end - 1]
    if target and target[1] <= view.start[i]:
        start = max(start, target[1])
    else:
        start = max(start, _clause_start(material, i))
    return Denial(view.start[i], start, _clause_end(material, i, target, end), denier, target, pointing, quote, method)


def _only_planned(material: Material, i: int, lemma: str) -> bool:
    """«L'intention de contester en justice»: nothing is denied yet, or a ruling is appealed."""
    lower = material.view.lower
    court = {"justice", "tribunal", "juge", "conseil"} & set(lower[i + 1 : i + 6])
    return lemma in words("deny_facts_only") and (lower[i] == lemma or bool(court))


def _asked(material: Material, i: int) -> bool:
    """«Il n'est pas établi si la déclaration contredit…»: an indirect question denies nothing."""
    view = material.view
    begin = max(material.sentence_at(i).start, i - 8)
    return any(view.lower[k] == "si" and view.text[k - 1] not in (",", "et") for k in range(begin + 1, i))


def _after_auxiliary(material: Material, i: int) -> bool:
    return bool(i) and material.view.pos[i - 1] in ("AUX", "ADV", "PRON")


def _clause_start(material: Material, i: int) -> int:
    view = material.view
    sentence = material.sentence_at(i)
    k = i
    while k > sentence.start and view.text[k - 1] not in (",", ";", ":", "—", "–"):
        k -= 1
    return view.start[k]


def _clause_end(material: Material, i: int, target: tuple[int, int] | None, end: int) -> int:
    """End of the denying clause: of what is denied when it follows, else of the stretch up to the next comma."""
    view = material.view
    if target and target[0] >= view.start[i]:
        return min(end, target[1])
    sentence = material.sentence_at(i)
    k = i
    while k + 1 < sentence.end and view.text[k + 1] not in (",", ";", ":", ".", "—", "–"):
        k += 1
    return view.end[k]


def _negated(material: Material, i: int) -> bool:
    lower = material.view.lower
    before, after = lower[max(0, i - 5) : i], lower[i + 1 : i + 4]
    if "ni" in before or "sans" in before[-2:]:
        return True
    return bool({"ne", "n'"} & set(before)) and bool({"pas", "plus", "jamais", "guère", "ni"} & {*before, *after})


def _relative_ce(material: Material, i: int) -> tuple[int, int] | None:
    """The clause before «ce que … dément»: from the start of the sentence to the comma."""
    view = material.view
    begin = material.sentence_at(i).start
    for k in range(i - 1, max(begin, i - 14), -1):
        if view.lower[k] in ("que", "qu'") and view.lower[k - 1] == "ce" and k - 1 > begin:
            if any(view.pos[j] == "VERB" for j in range(k + 1, i)):
                return None
            return view.start[begin], view.end[k - 2]
    return None


def _agent(token: Token) -> Token | None:
    """The agent of a passive participle: a complement with «par», or the noun after a «par» close behind."""
    for child in token.children:
        if child.dep_.startswith("obl") and any(c.lower_ == "par" for c in child.children):
            return child
    doc = token.doc
    for k in range(token.i + 1, min(token.i + 4, len(doc))):
        if doc[k].lower_ == "par":
            return next((t for t in doc[k + 1 : k + 6] if t.pos_ in ("NOUN", "PROPN")), None)
    return None


def _passive(material: Material, i: int, quote: Quote | None, agent: Token, lemma: str) -> Denial | None:
    token = material.view.tokens[i]
    subject = next((c for c in token.children if c.dep_.startswith("nsubj")), None)
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if subject is None and first.dep_.startswith(("acl", "amod")):
        subject = first.head
    if subject is None or not _deniable(material, subject, lemma):
        return None
    denier = (quote.source_id if quote else None) or material.holder_at(agent)
    found = _make(material, i, quote, None, True, "denial.passive", denier)
    return Denial(
        found.at, min(subject.idx, found.start), found.end, denier, noun_phrase(subject), True, quote, found.method
    )


def _relative(material: Material, token: Token, lemma: str) -> tuple[tuple[int, int], bool] | None:
    """«Des violences, qu'il conteste»: what is denied is the noun that the relative clause belongs to."""
    asked = any(c.lower_ in ("que", "qu'", "qu’") and c.dep_ == "obj" for c in token.children)
    if not asked or token.dep_ != "acl:relcl" or not _deniable(material, token.head, lemma):
        return None
    return noun_phrase(token.head), True


def _agentless(material: Material, i: int, lemma: str) -> Denial | None:
    """«Une annonce démentie par la suite»: nobody is named who denies it."""
    noun = material.view.tokens[i].head
    if material.view.lower[i - 1] in ("jamais", "non", "pas") or not _deniable(material, noun, lemma):
        return None
    found = _make(material, i, None, None, True, "denial.passive", None)
    return replace(found, start=min(noun.idx, found.start), target=noun_phrase(noun))


def subject_of(material: Material, token: Token) -> str | None:
    """The holder that is subject of a verb, looked for up the chain of verbs that share it, else by place."""
    verb = token
    for _ in range(5):
        for child in token.children:
            if child.dep_.partition(":")[0] in _SUBJECTS:
                if child.lower_ in ("qui", "qu'", "que"):
                    return material.holder_at(token.head) if token.head.pos_ in ("NOUN", "PROPN") else None
                return material.holder_at(child)
        if token.dep_.partition(":")[0] not in _HEADED or token.head.i == token.i:
            break
        if token.dep_.startswith("acl") and token.head.pos_ in ("NOUN", "PROPN"):
            return material.holder_at(token.head)
        token = token.head
    return _nearest_holder(material, verb)


def _nearest_holder(material: Material, verb: Token) -> str | None:
    """The source named last before the verb in its sentence; after «ce que» the one named next; else the first noun."""
    view = material.view
    i = view.first(verb.idx)
    sentence = material.sentence_at(i)
    begin, end = view.start[sentence.start], view.end[sentence.end - 1]
    if view.lower[i - 1] in ("que", "qu'"):
        after = [view.tokens[k] for k in range(i + 1, sentence.end) if view.pos[k] in ("NOUN", "PROPN")]
        return material.holder_at(after[0]) if after else None
    named = [sid for a, b, sid in material.mentions if begin <= a and b <= verb.idx]
    if named:
        return named[-1]
    nouns = [view.tokens[k] for k in range(sentence.start, i) if view.pos[k] in ("NOUN", "PROPN", "PRON")]
    return material.holder_at(nouns[0]) if nouns and end > begin else None


def _target(material: Material, token: Token, lemma: str, quote: Quote | None) -> tuple[tuple[int, int] | None, bool]:
    """What is denied and whether it only points back; (None, False) when it is nothing that can be true or false."""
    said = (quote.content[0].start, quote.content[-1].end) if quote else None
    head = _object(token) or _object_by_place(material, token)
    if head is None and lemma in words("deny_reflexive"):
        head = next((c for c in token.children if c.dep_.startswith("obl") and c.i > token.i), None)
    if head is None:
        back = token.i and token.nbor(-1).lower_.replace("’", "'") in _CLITICS
        plain = lemma in words("deny") and quote is None
        return None, (bool(back) and lemma not in NOT_OF_FACTS) or plain
    if head.pos_ in ("VERB", "AUX"):
        return (said or _subtree(head), False) if lemma not in NOT_OF_FACTS else (None, False)
    if not _deniable(material, head, lemma):
        return None, False
    return said or _with_quoted(material, noun_phrase(head)), _points_back(head)


def _with_quoted(material: Material, stretch: tuple[int, int]) -> tuple[int, int]:
    """A noun phrase with the words between quote marks that complete it: «toute volonté de « nuire »»."""
    found = re.compile(r"""\s(?:de|d['’]|du|des)?\s?(?:«[^«»\n]{2,120}»|"[^"\n]{2,120}")""").match(
        material.text, stretch[1]
    )
    return (stretch[0], found.end()) if found else stretch


def _object(token: Token) -> Token | None:
    wanted = ("obj", "ccomp", "xcomp")
    found = next((c for c in token.children if c.dep_.partition(":")[0] in wanted and c.i > token.i), None)
    if found is not None and any(t.pos_ == "CCONJ" for t in token.doc[token.i + 1 : found.i]):
        return None
    return found


def _object_by_place(material: Material, token: Token) -> Token | None:
    """The noun or infinitive after a verb the parser misread: past adverbs and asides, up to ten words on."""
    view = material.view
    i = view.first(token.idx)
    end = min(material.sentence_at(i).end, i + 11)
    for k in range(i + 1, end):
        if any(d.start - 3 <= view.start[k] < d.end for d in material.dates):
            continue
        if view.lower[k] in ("avoir", "être") or (view.pos[k] in ("VERB", "AUX") and view.text[k - 1] == ","):
            return view.tokens[k] if view.lower[k] in ("avoir", "être") else None
        if view.pos[k] == "DET" or view.lower[k] in ("toute", "tout"):
            nouns = [view.tokens[n] for n in range(k + 1, min(k + 5, end)) if view.pos[n] in ("NOUN", "PROPN")]
            return nouns[0] if nouns else None
        if view.text[k] in (".", ";", ":") or view.pos[k] == "CCONJ":
            return None
    return None


def _points_back(noun: Token) -> bool:
    """Whether a noun phrase says nothing of its own: «ces accusations», «l'information»."""
    if noun.pos_ == "PRON":
        return True
    if noun.lemma_.lower() not in words("statement_nouns"):
        return False
    determiners = {c.lower_ for c in noun.children if c.dep_ == "det"}
    return not any(c.dep_.startswith(("nmod", "acl")) for c in noun.children) or bool(
        determiners & {"ce", "cet", "cette", "ces"}
    )


def _deniable(material: Material, noun: Token, lemma: str) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in ("ce", "cela", "ça", "qui", "que", "tout")
    if noun.pos_ == "PROPN" or noun.ent_type_ == "PER":
        return False
    name = noun.lemma_.lower()
    if name in words("statement_nouns") or name in words("fact_nouns"):
        return True
    if any(c.lemma_.lower() in words("fact_adjectives") for c in noun.children):
        return True
    if any(c.lower_ in ("tout", "toute") for c in noun.children):
        return name not in words("not_facts") or lemma in words("deny")
    if lemma in words("deny"):
        return name not in words("not_facts")
    if lemma != "contester" or name in words("not_facts"):
        return False
    start = noun.idx
    before = material.text[max(0, start - 1500) : noun_phrase(noun)[0]].casefold()
    return noun.lower_.rstrip("s") in before


def _subtree(token: Token) -> tuple[int, int]:
    first, last = token.left_edge, token.right_edge
    return first.idx, last.idx + len(last)


def _innocence(material: Material, i: int) -> Denial | None:
    """«qui clame son innocence», «plaide non coupable», «se dit innocent»."""
    view = material.view
    if view.lower[i] == "coupable" and (view.lower[i - 1] not in ("non", "-") or view.lower[i - 2] == "ou"):
        return None
    for k in range(i - 1, max(-1, i - 6), -1):
        if view.lower[k] in words("innocence_cues"):
            if view.lower[i] in ("innocent", "innocente", "innocents") and view.lower[k - 1] not in ("se", "s'"):
                return None
            if _negated(material, k) or "Inf" in view.tokens[k].morph.get("VerbForm", []):
                return None
            denier = subject_of(material, view.tokens[k])
            return Denial(
                view.start[k], view.start[k], view.end[i], denier, None, True, material.by_cue.get(view.start[k]),
                "denial.innocence",
            )  # fmt: skip
    return None


def _nominal(material: Material, i: int) -> Denial | None:
    """«malgré les démentis de X», «un démenti de la direction»."""
    view = material.view
    token = view.tokens[i]
    if "aucun" in view.lower[max(0, i - 2) : i] or not phrases("nominal_denial").search(
        material.text[max(0, view.start[i] - 30) : view.end[i]]
    ):
        return None
    holder = next((c for c in token.children if c.dep_ == "nmod"), None)
    start, end = noun_phrase(token)
    denier = material.holder_at(holder) if holder is not None else None
    return Denial(view.start[i], start, end, denier, None, True, None, "denial.noun")
