"""The proposition of a claim: its stretch of text in the indicative, with names for pronouns and full dates."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ..lexicon.conjugation import stems
from ..record.types import TimeExpression
from ..text.conditional import is_form
from .draft import Draft
from .material import Material, noun_phrase

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_AUXILIARIES = {"aurait": "a", "auraient": "ont", "serait": "est", "seraient": "sont", "irait": "va", "iraient": "vont",
    "ferait": "fait", "feraient": "font"}  # fmt: skip
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
_RELATIVE_DAYS = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:dernier|prochain))?"
    r"|hier|aujourd['’]hui|demain|avant-hier",
    re.I,
)
_OPENING = re.compile(
    r"^(?:que |qu['’]|si |et |mais |or |donc |car |alors que |en effet,? |ainsi,? |notamment,? |d['’](?=avoir|être))",
    re.I,
)
_ELISION = re.compile(r"\b([SsNnCc])e (?=[aeiouéèêAEIOU])")
_INFINITIVE = re.compile(r"^(?:d['’]|de |n['’]|ne )?(?P<neg>pas |jamais )?(?P<verb>avoir|être|s['’]être)\b", re.I)


def write(material: Material, draft: Draft) -> str:
    """A positive, self-contained sentence for the claim."""
    start, end = draft.about
    text = _rewrite(material, start, end)
    text = _OPENING.sub("", text.strip(" \n\t,;:"))
    text = _ELISION.sub(lambda m: m[1] + "'", text)
    text = re.sub(r"\s+", " ", text).strip(' «»"“”')
    if draft.denied:
        text = _from_denied(material, draft, text)
    if draft.method.startswith("figures"):
        text = _with_topic(material, draft, text)
    text = text.strip(" ,;:.")
    return (text[:1].upper() + text[1:] + ".") if text else "Ce qui est affirmé."


def _rewrite(material: Material, start: int, end: int) -> str:
    view = material.view
    a, b = view.range_of(start, end)
    out: list[str] = []
    at = start
    for i in range(a, b):
        if view.start[i] < at:
            continue
        out.append(material.text[at : view.start[i]])
        new, after = _token(material, i, a)
        if new is not None and after is None and out[-1][-1:] in ("'", "’"):
            new = None
        at = after or view.end[i]
        out.append(new if new is not None else material.text[view.start[i] : view.end[i]])
    out.append(material.text[at:end])
    return "".join(out)


def _token(material: Material, i: int, first: int) -> tuple[str | None, int | None]:
    """What stands for token ``i`` in the proposition, and where reading goes on when more than it is replaced."""
    view = material.view
    token = view.tokens[i]
    if view.inside[i] < 0 and is_form(token):
        return indicative(token), None
    if view.lower[i] in _PRONOUNS and i <= first + 2 and not _impersonal(token):
        return antecedent(material, token), None
    dated = next((d for d in material.dates if d.start == view.start[i]), None)
    if dated:
        spelt = spell_date(dated)
        contracted = view.lower[i - 1] in ("de", "du", "à", "au", "d'", "le", "ce") if i else False
        if spelt and not contracted:
            return "le " + spelt, dated.end
    return None, None


def antecedent(material: Material, pronoun: Token) -> str | None:
    """What «il», «elle», «ils», «elles» stands for: the nearest subject before that agrees, else nothing."""
    view = material.view
    here = material.sentence_of(pronoun.idx)
    for number in range(here, max(-1, here - 4), -1):
        sentence = material.sentence(number)
        for i in range(sentence.start, sentence.end):
            token = view.tokens[i]
            subject = token.dep_.startswith("nsubj") and token.pos_ in ("NOUN", "PROPN") and token.idx < pronoun.idx
            if subject and view.inside[i] < 0 and _agrees(token, pronoun):
                holder = next((sid for a, b, sid in material.mentions if a <= token.idx < b), None)
                start, end = noun_phrase(token)
                text = material.name_of(holder) or material.text[start:end]
                return text if len(text) <= 80 else None
    return None


def _agrees(noun: Token, pronoun: Token) -> bool:
    low = pronoun.lower_
    plural = low in ("ils", "elles", "ceux-ci", "celles-ci")
    feminine = low in ("elle", "elles", "celle-ci", "celles-ci")
    number, gender = noun.morph.get("Number", []), noun.morph.get("Gender", [])
    if noun.pos_ == "PROPN":
        return not plural and noun.ent_type_ == "PER" and gender != (["Masc"] if feminine else ["Fem"])
    return number == ["Plur" if plural else "Sing"] and gender == ["Fem" if feminine else "Masc"]


def _impersonal(token: Token) -> bool:
    return token.dep_.startswith("expl") or (
        token.lower_ == "il"
        and (
            token.head.lemma_.lower() in ("falloir", "agir", "sembler", "exister")
            or token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ in ("y", "n'y", "s'")
        )
    )


def indicative(token: Token) -> str:
    """The present of a verb in the conditional: «aurait» → «a», «préparerait» → «prépare»."""
    low = token.lower_
    plural = low.endswith("raient")
    if low in _AUXILIARIES:
        return _AUXILIARIES[low]
    lemma = token.lemma_.lower()
    if not lemma.endswith(("er", "ir", "re")):
        lemma = low.removesuffix("aient").removesuffix("ait")
    try:
        found = stems(lemma)
    except (IndexError, ValueError):
        return token.text
    return found.third_plural if plural else found.present[2]


def spell_date(expression: TimeExpression) -> str | None:
    """«mardi» → «12 mars 2019»; None where the text is already absolute or its value is no day."""
    if not _RELATIVE_DAYS.fullmatch(expression.text):
        return None
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", expression.value)
    if not match:
        return None
    day = int(match[3])
    return f"{'1er' if day == 1 else day} {_MONTHS[int(match[2]) - 1]} {match[1]}"


def _from_denied(material: Material, draft: Draft, text: str) -> str:
    """What is denied as a statement: an infinitive takes the denier as subject, a noun phrase becomes «Il y a eu …»."""
    name = material.name_of(draft.subject)
    infinitive = _INFINITIVE.match(text)
    if infinitive and name:
        rest = text[infinitive.end() :]
        finite = (
            "a" if infinitive["verb"].lower() == "avoir" else "est" if infinitive["verb"].lower() == "être" else "s'est"
        )
        return f"{name} {finite}{rest}"
    match = re.match(r"(?:toute?|l['’]existence d[eu']?|l['’]existence des?) ?", text, re.I)
    if match:
        return "Il y a eu " + text[match.end() :]
    if re.match(r"(?:le|la|les|l['’]|son|sa|ses|leur|leurs|une?|des|cet?|cette|ces)\b", text, re.I) and not _has_verb(
        material, draft
    ):
        return "Est réel : " + text
    return text


def _has_verb(material: Material, draft: Draft) -> bool:
    a, b = material.view.range_of(*draft.about)
    return any("Fin" in material.view.tokens[i].morph.get("VerbForm", []) for i in range(a, b))


def _with_topic(material: Material, draft: Draft, text: str) -> str:
    """A bare figure with the sentence it counts in: «100 000» → «Il y en a 100 000 (La manifestation …)»."""
    a, b = material.view.range_of(*draft.about)
    if any("Fin" in material.view.tokens[i].morph.get("VerbForm", []) for i in range(a, b)):
        return text
    sentence = material.sentence(material.sentence_of(draft.about[0]))
    whole = [material.view.tokens[i] for i in range(sentence.start, sentence.end)]
    subject = next((t for t in whole if t.dep_.startswith("nsubj") and t.pos_ in ("NOUN", "PROPN")), None)
    topic = next((t for t in (subject.subtree if subject is not None else ()) if t.pos_ == "NOUN"), None)
    return (
        f"Le nombre de {topic.text} est de {text}"
        if topic is not None and topic.text not in text
        else f"Le nombre est de {text}"
    )
