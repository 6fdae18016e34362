"""The proposition of a claim: its stretch of text in the indicative, with names for pronouns and full dates."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ..lexicon.conjugation import stems
from ..record.types import TimeExpression
from ..text.conditional import is_form
from .charges import accused_by
from .draft import Draft
from .figures import figures_of
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
    "ferait": "fait", "feraient": "font", "pourrait": "peut", "pourraient": "peuvent", "devrait": "doit",
    "devraient": "doivent",
    "voudrait": "veut", "voudraient": "veulent", "saurait": "sait", "sauraient": "savent"}  # fmt: skip
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
_TAIL = re.compile(
    r",? ce qu(?:e|['’]) ?[^,]{0,30}(?:contest|dément|démenti|ni|réfut|récus)\w* .*$"
    r"|, (?:des|les|une|ces) (?:faits?|informations?|révélations?) (?:rapporté|révélé|avancé|relayé)e?s? par .*$"
)
_CHARGED = re.compile(
    r"^(?P<who>[^,]{2,80}?) (?P<be>est|sont|était|étaient|a été|ont été) (?:\w+ment )?"
    r"(?:accusé|soupçonné|suspecté)e?s? d['’](?P<verb>avoir|être) "
)
_CHARGING = re.compile(
    r"^.{2,80}? (?:accuse|accusent|accusait|soupçonne) (?:\w+ )?"
    r"(?P<who>(?:le|la|l['’]|[A-Z]).{1,120}?) d['’](?P<verb>avoir|être) "
)
_RELATIVE = re.compile(r"^(?:dont )?(?!.{0,60}\bce qui )((?:\S+ ){0,5}?[^\s,]+),? qui (?=a |est |ont |sont |n['’]a )")
_FINITE = {"avoir": "a", "être": "est", "s'être": "s'est"}
_DETERMINED = re.compile(r"(le|la|les|l['’]|son|sa|ses|leurs?|une?|des|cet?|cette|ces)\b ?", re.I)
_INDEFINITE = {"le": "un ", "un": "un ", "ce": "un ", "cet": "un ", "la": "une ", "une": "une ", "cette": "une ",
    "les": "des ", "des": "des ", "ces": "des "}  # fmt: skip
_INFINITIVE = re.compile(r"^(?:d['’]|de |n['’]|ne )?(?P<neg>pas |jamais )?(?P<verb>avoir|être|s['’]être)\b", re.I)


def write(material: Material, draft: Draft) -> str:
    """A positive, self-contained sentence for the claim."""
    start, end = draft.about
    text = _rewrite(material, start, end)
    text = _OPENING.sub("", text.strip(" \n\t,;:"))
    text = _ELISION.sub(lambda m: m[1] + "'", text)
    text = re.sub(r"\s+", " ", text).strip(' «»"“”')
    text = _charged(_TAIL.sub("", text))
    text = _from_denied(material, draft, text) if draft.denied else _from_infinitive(material, draft, text)
    if draft.method.startswith("figures"):
        text = _with_topic(material, draft, text)
    text = _balanced(text.strip(" ,;:."))
    return (text[:1].upper() + text[1:] + ".") if text else "Ce qui est affirmé."


def _balanced(text: str) -> str:
    """A lost closing or opening mark is given back or taken away, so that quotations inside the sentence stay whole."""
    if text.count("«") == text.count("»") + 1:
        return text + " »"
    if text.count('"') % 2:
        return text + '"' if text.rfind('"') < len(text) - 60 or " " in text[text.rfind('"') :].strip() else text
    return text


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
    """What «il», «elle», «ils», «elles» stands for where only one subject of this sentence or the last agrees."""
    here = material.sentence_of(pronoun.idx)
    for number in range(here, max(-1, here - 2), -1):
        found = {text for token in _subjects(material, number, pronoun) if (text := _naming(material, token))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _subjects(material: Material, number: int, pronoun: Token) -> list[Token]:
    """The subjects of a sentence that stand before a pronoun and agree with it."""
    sentence, view = material.sentence(number), material.view
    tokens = (view.tokens[i] for i in range(sentence.start, sentence.end) if view.inside[i] < 0)
    return [
        t
        for t in tokens
        if t.idx < pronoun.idx and t.dep_.startswith("nsubj") and t.pos_ in ("NOUN", "PROPN") and _agrees(t, pronoun)
    ]


def _naming(material: Material, token: Token) -> str | None:
    """A subject as a proposition words it: a person by the full name, others as they stand; None when too long."""
    start, end = noun_phrase(token)
    text = material.text[start:end]
    if token.pos_ == "PROPN":
        holder = next((sid for a, b, sid in material.mentions if a <= token.idx < b), None)
        text = material.name_of(holder) or text
    return text if len(text) <= 80 and "\n" not in text else None


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
    if lemma.endswith("erer"):
        lemma = lemma.removesuffix("er")
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
        return f"{name} {_FINITE[infinitive['verb'].lower().replace('’', chr(39))]}{text[infinitive.end() :]}"
    match = re.match(r"(?:toute?|l['’]existence d[eu']?|l['’]existence des?) ?", text, re.I)
    if match:
        return "Il y a eu " + text[match.end() :]
    noun = _DETERMINED.match(text)
    if noun and not _has_verb(material, draft):
        owner = f" de {name}" if name and noun[1].lower() in ("son", "sa", "ses", "leur", "leurs") else ""
        return "Il y a eu " + _INDEFINITE.get(noun[1].lower(), "") + text[noun.end() :] + owner
    return text


def _charged(text: str) -> str:
    """What a charge says: «X est accusé d'avoir menti» becomes «X a menti», «Y accuse X d'avoir menti» too."""
    found = _CHARGED.match(text) or _CHARGING.match(text)
    if not found:
        return _RELATIVE.sub(r"\1 ", text)
    plural = found.groupdict().get("be") in ("sont", "étaient", "ont été")
    finite = {"avoir": "ont" if plural else "a", "être": "sont" if plural else "est"}[found["verb"]]
    return f"{found['who']} {finite} {text[found.end() :]}"


def _from_infinitive(material: Material, draft: Draft, text: str) -> str:
    """«Avoir été contactée» said by X: «X a été contactée»; after a verb of accusation it is the accused who did."""
    infinitive = _INFINITIVE.match(text)
    stand = next((s for s in material.stands if s.start == draft.about[0] and s.quote), None)
    if infinitive is None or stand is None or infinitive["neg"]:
        return text
    name = material.name_of(stand.holder)
    if stand.stance == "accuse":
        accused = accused_by(material, stand)
        name = material.text[slice(*accused)] if accused else None
    return (
        f"{name} {_FINITE[infinitive['verb'].lower().replace('’', chr(39))]}{text[infinitive.end() :]}"
        if name
        else text
    )


def _has_verb(material: Material, draft: Draft) -> bool:
    a, b = material.view.range_of(*draft.about)
    return any("Fin" in material.view.tokens[i].morph.get("VerbForm", []) for i in range(a, b))


def _with_topic(material: Material, draft: Draft, text: str) -> str:
    """A bare figure with the sentence it counts in: «100 000» → «Le nombre de manifestants est de 100 000»."""
    a, b = material.view.range_of(*draft.about)
    if any("Fin" in material.view.tokens[i].morph.get("VerbForm", []) for i in range(a, b)):
        return text
    sentence = material.sentence(material.sentence_of(draft.about[0]))
    whole = [material.view.tokens[i] for i in range(sentence.start, sentence.end)]
    units = {f.unit for f in figures_of(material, whole[0].idx, whole[-1].idx)} - {""}
    topic = next((t for t in whole if t.lemma_ in units), None)
    return (
        f"Le nombre de {topic.text} est de {text}"
        if topic is not None and topic.text not in text
        else f"Le nombre est de {text}"
    )
