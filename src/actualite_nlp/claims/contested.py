"""Contested claims: a denial and what it answers, two figures, two versions, a statement played down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..record.types import Quote
from .charges import BACK, accused_by, active_accusation, charge_before, charges_of, is_passive_charge
from .contrary import find_contrary, find_rival_victories
from .corrections import find_corrections
from .denials import Denial, find_denials, subject_of
from .draft import SUPPORT, Draft, Held, hold, support
from .figures import find_figures
from .frames import conceded, find_framed
from .material import NEAR, Material, Stand, closeness
from .merging import merge
from .played_down import find_played_down
from .versions import find_versions
from .words import pattern, phrases, words

_NEGATIONS = frozenset({"pas", "aucun", "aucune", "jamais", "rien", "nullement", "ni"})
FAR = 60
"""Sentences back beyond which nothing is looked for, however many words are shared."""


def find_contested(material: Material) -> list[Draft]:
    """Every contested claim, those that share their evidence merged."""
    drafts = [
        *(d for denial in (*find_denials(material), *find_framed(material)) if (d := _answered(material, denial))),
        *find_content_denials(material),
        *find_figures(material),
        *find_played_down(material),
        *find_versions(material),
        *find_contrary(material),
        *find_rival_victories(material),
        *find_corrections(material),
    ]
    two = [d for d in drafts if len({h.holder for h in d.held}) > 1]
    kept = merge([d for d in two if not _superseded(material, d, two)])
    for draft in kept:
        draft.held += _seconded(material, draft)
    return kept


def _seconded(material: Material, draft: Draft) -> list[Held]:
    """The positions of up to two others who say or charge the same as the one whom a denial answers."""
    first = draft.held[0]
    if first.stance not in SUPPORT or not draft.method.startswith("denial") or first.holder is None:
        return []
    about = material.words_of(first.evidence.start, first.evidence.end)
    holders = {h.holder for h in draft.held}
    found: dict[str | None, Stand] = {}
    for stand in material.stands:
        grave = stand.stance in ("accuse", "confirm")
        if stand.holder in (*holders, None, *found) or stand.stance not in SUPPORT or _negates(material, stand):
            continue
        if len(about & stand.words) >= 3 - grave and closeness(about, stand.words) >= (0.4 if grave else 0.6):
            found[stand.holder] = stand
    return [hold(material, s, about, support(s.stance)) for s in list(found.values())[:2]]


def _superseded(material: Material, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a denial without its opponent is told beside the same holder's answer to somebody named."""
    if not draft.method.endswith(".unnamed"):
        return False
    denier, here = draft.held[-1].holder, material.sentence_of(draft.held[-1].evidence.start)
    return any(
        h.holder == denier and abs(material.sentence_of(h.evidence.start) - here) <= 1
        for d in drafts
        if not d.method.endswith(".unnamed")
        for h in d.held
    )


# denial by a verb ---------------------------------------------------------------------------------------------------
def _answered(material: Material, denial: Denial) -> Draft | None:
    target = denial.target or (denial.start, denial.end)
    about = material.words_of(*target)
    evidence = material.span(denial.start, denial.end)
    denying = Held(
        denial.denier, denial.stance, evidence, denial.quote, tuple(denial.quote.relay_ids) if denial.quote else ()
    )
    if denial.method == "denial.clause" and denial.target:
        return _clause_answered(material, denial, denying)
    opponent = _opponent(material, denial, about)
    if opponent is None:
        if denial.pointing or denial.grave or not _worth_telling(material, denial):
            return None
        unnamed = Held(_reporter(material, denial), "assert", material.span(*target))
        return Draft(
            "contested", [unnamed, denying], target, denial.method + ".unnamed", 0.5, "unnamed", denial.denier, True
        )
    held = [hold(material, opponent, about, support(opponent.stance)), denying]
    stretch = (held[0].evidence.start, held[0].evidence.end) if denial.pointing else target
    confidence = 0.75 if opponent.quote else 0.6
    return Draft(
        "contested", held, stretch, denial.method, confidence, subject=denial.denier, denied=not denial.pointing
    )


def _worth_telling(material: Material, denial: Denial) -> bool:
    """Whether what is denied says enough of a fact to stand without anybody who asserts it."""
    assert denial.target is not None
    about = material.words_of(*denial.target)
    verb = material.view.tokens[material.view.first(denial.at)]
    weak = verb.lower_.startswith("contest") and not about & (words("fact_nouns") | words("fact_adjectives"))
    return len(about) >= 2 and not weak


def _clause_answered(material: Material, denial: Denial, denying: Held) -> Draft:
    """«P, ce que dément X»: P is held by whoever says it, else by the author."""
    assert denial.target is not None
    start, end = denial.target
    inside = [s for s in material.stands if start <= s.start < end and s.holder not in (denying.holder, None)]
    verb = None if inside else active_accusation(material, start, end)
    accuser = subject_of(material, material.view.tokens[verb]) if verb is not None else None
    told = material.narrated(start, end, "accuse", accuser) if accuser else material.narrated(start, end)
    asserting = inside[-1] if inside else told
    if verb is not None and accuser and _generic(material, denying.holder):
        denying = replace(denying, holder=_accused(material, material.view.end[verb], end) or denying.holder)
    held = [hold(material, asserting, frozenset(), support(asserting.stance)), denying]
    return Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), denial.method, 0.85)


def _generic(material: Material, holder: str | None) -> bool:
    """Whether a holder is but a description that stands for somebody named before («le parti», «le groupe»)."""
    name = material.name_of(holder) or ""
    return name.startswith(("le ", "la ", "l'", "l’")) and len(name.split()) <= 2


def _accused(material: Material, start: int, end: int) -> str | None:
    """The source that is named first after a verb of accusation."""
    view = material.view
    a, b = view.range_of(start, end)
    first = next((view.tokens[i] for i in range(a, b) if view.pos[i] in ("NOUN", "PROPN")), None)
    return material.holder_at(first) if first is not None else None


def _reporter(material: Material, denial: Denial) -> str | None:
    """Who is said to have told what is denied: «des faits rapportés par Le Canard»."""
    sentence = material.sentence_of(denial.at)
    start = material.starts[sentence]
    end = material.view.end[material.sentence(sentence).end - 1]
    found = pattern("told_by").search(material.text, start, end)
    if found is None:
        return None
    token = material.view.tokens[min(material.view.first(found.end()), len(material.view.tokens) - 1)]
    inside = [sid for a, b, sid in material.mentions if found.end() <= b and a <= found.end() + 4]
    noun = next((t for t in token.doc[token.i : token.i + 4] if t.pos_ in ("NOUN", "PROPN")), None)
    return inside[0] if inside else material.holder_at(noun) if noun is not None else None


def _opponent(material: Material, denial: Denial, about: frozenset[str]) -> Stand | None:
    """The statement a denial answers: the closest in words and place among others', then the author's own."""
    here, title = material.sentence_of(denial.at), _in_title(material, denial.at)
    if denial.method == "denial.innocence":
        return charge_before(material, here, "charges") or _narrated_opponent(material, denial, about, here)
    charge = (
        charge_before(material, here - 1, "strict_charges", BACK - 1) if here and _of_charge(material, denial) else None
    )
    charge = charge if denial.pointing else None
    best: tuple[float, Stand] | None = None
    of_crime = _of_crime(material, denial)
    for stand in (*material.stands, *charges_of(material)):
        gap = here - stand.sentence
        far = gap > NEAR or gap < -2
        if stand.stance not in SUPPORT or abs(gap) > FAR or not _another(stand, denial.denier):
            continue
        if not denial.pointing and stand.start <= denial.at < stand.end:
            continue
        shared = closeness(about, stand.words)
        if (
            far
            and not title
            and (shared < (0.3 if stand.charge else 0.5) or len(about & stand.words) < 2 - stand.charge)
        ):
            continue
        if of_crime and not (stand.stance == "accuse" or _conditional(stand)):
            continue
        if gap < 0 and denial.pointing and denial.target is None:
            continue
        lean = _lean(material, denial, gap)
        if lean < 0.4 and shared < 0.15 and not (stand.stance == "accuse" or _conditional(stand)):
            continue
        if not denial.pointing and not _bears_on(stand, shared, gap):
            continue
        score = (0.4 / (1 + gap) if gap >= 0 else 0.0) + 0.15 * _conditional(stand) + shared + lean
        score += 0.35 * (stand.stance == "accuse" and _of_charge(material, denial)) + 0.2 * stand.charge
        if denial.pointing and stand.stance == "concede" and _of_charge(material, denial) and denial.target:
            continue
        if charge and (stand.stance != "accuse" or is_passive_charge(material, stand.quote)):
            continue
        if best is None or score > best[0]:
            best = score, stand
    if best and best[0] >= 0.55:
        return best[1]
    if denial.grave:
        return None
    return charge or conceded(material, denial) or _narrated_opponent(material, denial, about, here)


def _of_crime(material: Material, denial: Denial) -> bool:
    """«Nie les faits»: what a charge or the article told, never a statement on something else."""
    told = material.text[denial.target[0] : denial.target[1]] if denial.target else ""
    return told.casefold() in ("les faits", "ces faits", "tous les faits")


def _another(stand: Stand, denier: str | None) -> bool:
    """Whether a statement is somebody else's; a charge may be nobody's in particular."""
    return stand.holder != denier and (stand.holder is not None or stand.charge)


def _bears_on(stand: Stand, shared: float, gap: int) -> bool:
    """Whether a statement is about what a denial spells out, or is a charge or a rumour close before it."""
    grave = stand.stance == "accuse" or _conditional(stand)
    return shared >= 0.25 or (grave and 0 <= gap <= 3 and (shared > 0 or not stand.charge))


def _lean(material: Material, denial: Denial, gap: int) -> float:
    """How much a denial rests on what was just said: «ces accusations» wholly, «tout retard» much, a clause little."""
    if not 0 <= gap <= 2:
        return 0.0
    if denial.pointing:
        return 0.5
    if gap <= 1 and phrases("contrast").search(material.text, denial.start, denial.end):
        return 0.4
    opening = material.text[denial.target[0] : denial.target[1]].casefold() if denial.target else ""
    return 0.3 if opening.startswith(("tout ", "toute ", "l'existence", "l’existence", "jusqu")) else 0.1


def _of_charge(material: Material, denial: Denial) -> bool:
    """Whether what is denied is a charge, not just a piece of news."""
    if denial.target is None or not denial.pointing:
        return True
    return bool(material.words_of(*denial.target) & words("charge_nouns"))


def _in_title(material: Material, offset: int) -> bool:
    return material.view.zones[material.paragraph_of(offset)].kind in ("title", "standfirst", "heading")


def _conditional(stand: Stand) -> bool:
    return stand.stance in ("unverified", "speculate") or (stand.quote is not None and stand.quote.conditional)


def _narrated_opponent(material: Material, denial: Denial, about: frozenset[str], here: int) -> Stand | None:
    for number in range(here - (not denial.pointing or denial.target is not None), max(-1, here - 4), -1):
        if number == here or number < 0:
            continue
        sentence = material.sentence(number)
        start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
        stand = material.narrated(start, end)
        kind = material.view.zones[sentence.zone].kind
        if kind not in ("body", "standfirst") or end - start < 25:
            continue
        if not denial.pointing and closeness(about, stand.words) < 0.5:
            continue
        return stand
    return None


# denial in what is said ---------------------------------------------------------------------------------------------
def find_content_denials(material: Material) -> Iterator[Draft]:
    """«C'est faux», «il n'y a eu aucune irrégularité» said after somebody else's statement about the same."""
    for stand in material.stands:
        if stand.quote is None or stand.holder is None or stand.stance in ("promise", "decline", "question"):
            continue
        force = _force(material, stand, stand.quote, " ".join(c.text for c in stand.quote.content))
        other = _answered_by(material, stand, force) if force else None
        if other is None:
            continue
        held = [hold(material, other, stand.words, support(other.stance)), hold(material, stand, other.words, "deny")]
        about = (held[0].evidence.start, held[0].evidence.end)
        yield Draft("contested", held, about, f"denial.{force}", 0.6 if force == "false" else 0.5)


def _force(material: Material, stand: Stand, quote: Quote, content: str) -> str:
    """How a statement denies: calls something false, says that there is none of it, answers, or is negated."""
    cue = quote.cue.lemma if quote.cue else ""
    if pattern("false_phrases").search(content):
        return "false"
    if pattern("absence_phrases").search(content):
        return "absence"
    if cue in words("strict_answering"):
        return "reply"
    if cue in words("answering"):
        return "answer"
    return "negation" if _negates(material, stand) else ""


_WANTED = {"false": 0.4, "absence": 0.55, "reply": 0.5, "answer": 0.72, "negation": 0.7}


def _answered_by(material: Material, stand: Stand, force: str) -> Stand | None:
    """The statement answered, by closeness of words and place; else a charge that the author tells of."""
    charged = _frame_names_charge(material, stand)
    absent = _absent(material, stand) if force == "absence" else frozenset()
    best: tuple[float, Stand] | None = None
    others = material.stands if force in ("reply", "answer") else (*material.stands, *charges_of(material))
    for other in others:
        gap = stand.sentence - other.sentence
        if (
            not _another(other, stand.holder)
            or other.stance not in SUPPORT
            or not 0 <= gap <= FAR
            or other.start >= stand.start
            or (other.charge and other.end > stand.start)
        ):
            continue
        shared = other.closeness(stand) + 0.4 * bool(absent & other.words)
        grave = other.stance == "accuse" or _conditional(other)
        if _requests(other) or material.is_survey(stand.holder) or not _opposed(material, other, stand, force):
            continue
        if force == "absence" and shared < 0.2 and not grave:
            continue
        if force == "negation" and gap > NEAR and other.stance == "accuse":
            shared = max(shared, 0.45)
        if gap > (10 if charged else NEAR) and (shared < 0.45 or len(other.words & stand.words) < 2 - bool(absent)):
            continue
        score = shared + 0.25 * grave * (1 + charged) + 0.4 / (1 + max(0, gap - 1))
        score -= 0.15 * (stand.paragraph - other.paragraph > 1 and not charged)
        if score >= _WANTED[force] and (best is None or score > best[0]):
            best = score, other
    if best is None and (force == "false" or charged or (stand.quote and _defends(stand.quote))):
        return charge_before(material, stand.sentence - 1, "charges") if stand.sentence else None
    return best[1] if best else None


def _opposed(material: Material, other: Stand, stand: Stand, force: str) -> bool:
    """Whether an answer takes back what was said: it shares words with it, and one of the two denies."""
    if force == "false":
        content = material.text[stand.start : stand.end]
        late = pattern("false_phrases").search(content[:80]) is None
        return not pattern("studies").search(content) and not (late and not other.words & stand.words)
    grave = other.stance == "accuse" or _conditional(other)
    if force == "negation":
        blaming = other.quote and other.quote.cue and other.quote.cue.lemma in words("accuse")
        charged = blaming or other.charge or (other.quote is not None and _conditional(other))
        return bool(charged) and _takes_back(material, other, stand)
    if force == "absence":
        return bool(other.words & stand.words) and (grave or not _negates(material, other))
    return bool(other.words & stand.words) and _negates(material, stand) != _negates(material, other)


def _takes_back(material: Material, other: Stand, stand: Stand) -> bool:
    """Whether the sentence of a statement that bears on a charge denies it: «il n'a ni menti ni volé»."""
    piece = material.evidence(stand, other.words)
    a, b = material.view.range_of(piece.start, piece.end)
    blamed = accused_by(material, other)
    charged = other.words | (material.words_of(*blamed) if blamed else frozenset())
    shared = material.words_of(piece.start, piece.end) & charged
    return len(shared) >= 2 and bool(_NEGATIONS & set(material.view.lower[a:b])) and not _negates(material, other)


def _absent(material: Material, stand: Stand) -> frozenset[str]:
    """What a statement says that there is none of: the nouns after «aucun»."""
    view = material.view
    a, b = view.range_of(stand.start, stand.end)
    return frozenset(
        view.lemma[k + 1]
        for k in range(a + 1, b - 1)
        if view.lower[k] in ("aucun", "aucune") and view.pos[k + 1] == "NOUN" and view.pos[k - 1] in ("VERB", "AUX")
    )


def _negates(material: Material, stand: Stand) -> bool:
    a, b = material.view.range_of(stand.start, stand.end)
    return bool(_NEGATIONS & set(material.view.lower[a:b]))


def _requests(stand: Stand) -> bool:
    """Whether a statement asks for something: refusing it denies no fact."""
    return bool(stand.quote and stand.quote.cue and stand.quote.cue.lemma in words("requesting"))


def _defends(quote: Quote) -> bool:
    return quote.cue is not None and quote.cue.lemma in ("se défendre", "se justifier")


def _frame_names_charge(material: Material, stand: Stand) -> bool:
    sentence = material.sentence(stand.sentence)
    begin, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
    frame = material.text[begin : stand.start] + " " + material.text[min(stand.end, end) : end]
    return bool(pattern("frame_charges").search(frame))
