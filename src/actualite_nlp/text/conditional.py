"""What a French conditional means where it stands: rumour, hypothesis, future in the past, modality, politeness.

Decided on morphology (mood, person, compound or simple form) and on syntax (the clause that governs the verb, «si» and
its equivalents). The epistemic reading is the reporter's «so I was told»: «Moscou aurait demandé», «il serait mêlé».
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Doc, Token

Reading = Literal["epistemic", "hypothetical", "future_in_past", "modal", "polite", "prospective"]

THIRD_PERSON = ("rait", "raient")
MODAL = frozenset({"devoir", "pouvoir", "falloir", "vouloir", "aimer", "préférer", "valoir", "souhaiter"})
MOVING = frozenset(
    [
        "aller",
        "venir",
        "revenir",
        "devenir",
        "parvenir",
        "survenir",
        "intervenir",
        "partir",
        "repartir",
        "sortir",
        "entrer",
        "rentrer",
        "retourner",
        "arriver",
        "monter",
        "descendre",
        "tomber",
        "retomber",
        "rester",
        "naître",
        "mourir",
        "décéder",
        "passer",
        "apparaître",
    ]
)
"""Verbs whose compound tenses take être: «serait parti» is a past, «serait voté» a passive present."""
FUTURE_STEMS = ("ir", "dr", "vr", "ttr", "îtr", "aitr", "aur", "rr", "pr", "cr", "ur")
"""Ends of stems of the future other than -er, which no imperfect has («montrait», «assurait» are imperfects)."""
ATTACHED = ("aux", "cop")
QUESTIONS = frozenset({"combien", "comment", "pourquoi", "quand", "quel", "quelle", "quels", "quelles"})
ASKED = 8
"""Tokens between the word that asks and the verb of its question."""
REACH = 60
"""Tokens looked at on each side when a clause is searched for «si»: news sentences are shorter."""


@cache
def _words(name: str) -> frozenset[str]:
    text = files(__package__).joinpath("conditional.txt").read_text(encoding="utf-8")
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in text.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            current.add(line)
    return frozenset(sections[name])


def is_form(token: Token) -> bool:
    """Whether ``token`` is a verb in the third person of the conditional, by tagger or by ending."""
    low = token.lower_
    if not low.endswith(THIRD_PERSON) or token.pos_ not in ("VERB", "AUX"):
        return False
    stem = low.removesuffix("aient").removesuffix("ait")
    lemma = token.lemma_.lower()
    regular = lemma in (stem, f"{stem}e")
    return (
        stem.endswith("er")
        or stem == "aur"
        or regular
        or ("Cnd" in token.morph.get("Mood", []) and stem.endswith(FUTURE_STEMS))
    )


def predicate(token: Token) -> Token:
    """The word that heads the clause of an auxiliary or copula; the verb itself otherwise."""
    return token.head if token.dep_.partition(":")[0] in ATTACHED and token.head.i != token.i else token


def participle(token: Token) -> Token | None:
    """The past participle that an auxiliary in the conditional goes with («aurait, selon X, demandé»)."""
    if token.lower_ not in ("aurait", "auraient", "serait", "seraient"):
        return None
    head = predicate(token)
    if head.i > token.i and _is_participle(head):
        return head
    return _after(token)


def _after(token: Token) -> Token | None:
    """The participle after an auxiliary, behind adverbs and at most one aside between commas."""
    aside = False
    for after in token.doc[token.i + 1 : token.i + 15]:
        if after.text == ",":
            aside = not aside
        elif aside:
            continue
        elif _is_participle(after):
            return after
        elif after.pos_ not in ("ADV", "PRON", "SPACE") and after.lower_ not in ("pas", "plus", "jamais", "été"):
            return None
    return None


def _is_participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])


def is_past(token: Token) -> bool:
    """Whether a conditional states a past fact («aurait volé», «serait mort», «se serait enfui»)."""
    found = participle(token)
    if found is None:
        return False
    if token.lower_.startswith("aur"):
        return True
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return before in ("se", "s'", "s’") or found.lemma_.lower() in MOVING


def reading(token: Token) -> Reading | None:
    """What the conditional ``token`` means; None when it is no third-person conditional."""
    if not is_form(token):
        return None
    past = is_past(token)
    if _is_modal(token):
        return "modal"
    if _is_polite(token):
        return "polite"
    if _hypothesis(token):
        return "hypothetical"
    if not past and (under_past_report(token) or _asked(token)):
        return "future_in_past"
    if not past and not seems(token) and _prospective(token):
        return "prospective"
    return "epistemic"


def _is_modal(token: Token) -> bool:
    if token.lemma_.lower() in MODAL or token.lower_.startswith(("devr", "pourr", "faudr", "voudr", "vaudr")):
        return True
    found = participle(token)
    return found is not None and found.lower_ in ("pu", "dû", "fallu", "mieux", "aimé", "préféré", "voulu")


def _is_polite(token: Token) -> bool:
    """Impersonal judgements and questions: «il serait temps», «ce serait dommage», «serait-il prêt ?»."""
    doc = token.doc
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if after.startswith("-") and after != "-":
        return True
    if after == "-" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in ("il", "elle", "ils", "elles", "t", "ce"):
        return True
    before = [doc[i].lower_ for i in range(max(0, token.i - 2), token.i)]
    if before and before[-1] in ("on", "ce", "c'", "cela", "ça") and participle(token) is None:
        return True
    if "il" in before and token.lower_ == "serait":
        judged = [t.lower_ for t in doc[token.i + 1 : min(token.i + 4, len(doc))]]
        return any(word in _words("judgement") for word in judged)
    return False


def _hypothesis(token: Token) -> bool:
    """A «si»-clause or what stands for one, in the clause of ``token`` or beside it."""
    doc, sent = token.doc, token.sent
    start, end = max(sent.start, token.i - REACH), min(sent.end, token.i + REACH)
    lower = [doc[i].lower_.replace("’", "'") for i in range(start, end)]
    for k, word in enumerate(lower):
        if _opens_hypothesis(word, lower[k + 1 : k + 2], lower[max(0, k - 1) : k]) and _near(doc, token.i, start + k):
            return True
    text = " " + " ".join(lower).replace("' ", "'") + " "
    return any(f" {phrase} " in text for phrase in _words("hypothesis"))


def _opens_hypothesis(word: str, after: list[str], before: list[str]) -> bool:
    if word == "s'":
        return bool(after) and after[0] in ("il", "ils")
    return word == "si" and before not in (["et"], ["même"], ["comme"]) and not (after and after[0] in ("peu", "bien"))


def _near(doc: Doc, verb: int, si: int) -> bool:
    """Whether «si» is a condition of the verb and not an indirect question under another verb before it."""
    between = doc[min(verb, si) : max(verb, si)]
    if any(t.lower_ in ('"', "«", "»", ";", ":") for t in between):
        return False
    head = doc[si].head
    if si > verb or head.dep_.startswith("advcl"):
        return True
    asks = doc[si - 1] if si else None
    return asks is None or asks.pos_ not in ("VERB", "AUX")


def under_past_report(token: Token) -> bool:
    """Whether the clause hangs on a verb of the past: «a annoncé que l'usine fermerait» is a future seen from then."""
    clause = predicate(token)
    for _ in range(6):
        dep = clause.dep_.partition(":")[0]
        if dep == "conj":
            clause = clause.head
            continue
        if dep not in ("ccomp", "xcomp", "acl", "advcl"):
            return False
        marks = [c.lower_ for c in clause.children if c.dep_ == "mark"]
        if dep in ("ccomp", "xcomp") or any(m in ("que", "qu'", "qu’") for m in marks):
            return is_past_verb(clause.head)
        clause = clause.head
    return False


def _asked(token: Token) -> bool:
    """Whether an indirect question holds the verb: «n'a pas voulu préciser combien de départs seraient volontaires»."""
    doc = token.doc
    for i in range(token.i - 1, max(token.sent.start, token.i - ASKED) - 1, -1):
        if doc[i].lower_ in QUESTIONS:
            return i > token.sent.start and doc[i - 1].pos_ in ("VERB", "AUX")
    return False


def is_past_verb(verb: Token) -> bool:
    """Whether a verb group stands in a tense of the past."""
    parts = [verb, *(c for c in verb.children if c.dep_.startswith("aux"))]
    if any("Fin" in t.morph.get("VerbForm", []) and t.morph.get("Tense", []) in (["Imp"], ["Past"]) for t in parts):
        return True
    return _is_participle(verb) and any(c.dep_.startswith("aux") for c in verb.children)


def seems(token: Token) -> bool:
    """«Il semblerait que»: the impersonal way to pass on what is said."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lemma_.lower() in ("sembler", "paraître") and before == "il"


def _prospective(token: Token) -> bool:
    """What a plan would do («une mesure qui permettrait»): a simple conditional of effect, or after an indefinite."""
    if token.lemma_.lower() in _words("effect"):
        return True
    clause = predicate(token)
    if clause.dep_ != "acl:relcl":
        return False
    determiners = {c.lower_ for c in clause.head.children if c.dep_ == "det"}
    return bool(determiners & {"un", "une", "des", "de", "d'", "tout", "toute"}) and token.lemma_.lower() != "être"
