"""Contested claims: a denial and what it answers, two figures, two versions, a statement played down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..record.types import Quote, Stance
from .charges import BACK, active_accusation, charge_before, is_passive_charge
from .corrections import find_corrections
from .denials import Denial, admission_forms, find_denials, subject_of
from .draft import SUPPORT, Draft, Held, hold
from .figures import figures_of, find_figures
from .material import Material, Stand, closeness
from .versions import find_versions
from .words import pattern, phrases, words

NEAR = 6
"""Sentences back in which the statement that is answered is looked for."""
_NEGATIONS = frozenset({"pas", "aucun", "aucune", "jamais", "rien", "nullement", "ni"})
FAR = 60
"""Sentences back beyond which nothing is looked for, however many words are shared."""


def find_contested(material: Material) -> list[Draft]:
    """Every contested claim, those that share their evidence merged."""
    drafts = [
        *(d for denial in find_denials(material) if (d := _answered(material, denial))),
        *find_content_denials(material),
        *find_figures(material),
        *find_played_down(material),
        *find_versions(material),
        *find_corrections(material),
    ]
    return merge([d for d in drafts if not _superseded(material, d, drafts)])


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
    denying = Held(denial.denier, "deny", evidence, denial.quote, tuple(denial.quote.relay_ids) if denial.quote else ())
    if denial.method == "denial.clause" and denial.target:
        return _clause_answered(material, denial, denying)
    opponent = _opponent(material, denial, about)
    if opponent is None:
        if denial.pointing or not _worth_telling(material, denial):
            return None
        unnamed = Held(_reporter(material, denial), "assert", material.span(*target))
        return Draft(
            "contested", [unnamed, denying], target, denial.method + ".unnamed", 0.5, "unnamed", denial.denier, True
        )
    held = [hold(material, opponent, about, _support(opponent.stance)), denying]
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
    weak = verb.lower_.startswith("contest") and not about & words("fact_nouns")
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
    held = [hold(material, asserting, frozenset(), _support(asserting.stance)), denying]
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


def _support(stance: Stance) -> Stance:
    return stance if stance in SUPPORT else "assert"


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
    for stand in material.stands:
        gap = here - stand.sentence
        far = gap > NEAR or gap < -2
        if stand.holder in (denial.denier, None) or stand.stance not in SUPPORT or abs(gap) > FAR:
            continue
        shared = closeness(about, stand.words)
        if far and not title and (shared < 0.5 or len(about & stand.words) < 2):
            continue
        lean = _lean(material, denial, gap)
        if lean < 0.4 and shared < 0.15 and not (stand.stance == "accuse" or _conditional(stand)):
            continue
        score = (0.4 / (1 + gap) if gap >= 0 else 0.0) + 0.15 * _conditional(stand) + shared + lean
        score += 0.35 * (stand.stance == "accuse" and _of_charge(material, denial))
        if denial.pointing and stand.stance == "concede" and _of_charge(material, denial) and denial.target:
            continue
        if charge and (stand.stance != "accuse" or is_passive_charge(material, stand.quote)):
            continue
        if best is None or score > best[0]:
            best = score, stand
    if best and best[0] >= 0.55:
        return best[1]
    return charge or _narrated_opponent(material, denial, about, here)


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
    return stand.quote is not None and stand.quote.conditional


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
        force = _force(stand.quote, " ".join(c.text for c in stand.quote.content))
        other = _answered_by(material, stand, force) if force else None
        if other is None:
            continue
        held = [hold(material, other, stand.words, _support(other.stance)), hold(material, stand, other.words, "deny")]
        about = (held[0].evidence.start, held[0].evidence.end)
        yield Draft("contested", held, about, f"denial.{force}", 0.65 if force == "false" else 0.55)


def _force(quote: Quote, content: str) -> str:
    """How a statement denies: calls something false, says that there is none of it, or merely answers."""
    cue = quote.cue.lemma if quote.cue else ""
    if pattern("false_phrases").search(content):
        return "false"
    if pattern("absence_phrases").search(content):
        return "absence"
    if cue in words("strict_answering"):
        return "reply"
    return "answer" if cue in words("answering") else ""


_WANTED = {"false": 0.4, "absence": 0.55, "reply": 0.5, "answer": 0.72}


def _answered_by(material: Material, stand: Stand, force: str) -> Stand | None:
    """The statement answered, by closeness of words and place; else a charge that the author tells of."""
    charged = _frame_names_charge(material, stand)
    absent = _absent(material, stand) if force == "absence" else frozenset()
    best: tuple[float, Stand] | None = None
    for other in material.stands:
        gap = stand.sentence - other.sentence
        if (
            other.holder in (stand.holder, None)
            or other.stance not in SUPPORT
            or not 0 <= gap <= FAR
            or other.start >= stand.start
        ):
            continue
        shared = other.closeness(stand) + 0.4 * bool(absent & other.words)
        grave = other.stance == "accuse" or _conditional(other)
        if _requests(other) or material.is_survey(stand.holder) or not _opposed(material, other, stand, force):
            continue
        if force == "absence" and shared < 0.2 and not grave:
            continue
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
    if force == "absence":
        grave = other.stance == "accuse" or _conditional(other)
        return bool(other.words & stand.words) and (grave or not _negates(material, other))
    return bool(other.words & stand.words) and _negates(material, stand) != _negates(material, other)


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


# playing down -------------------------------------------------------------------------------------------------------
def find_played_down(material: Material) -> Iterator[Draft]:
    """«N'a évoqué qu'un appel» after somebody else's «plusieurs échanges»; «même son de cloche» joins a third."""
    telling = words("admission") | words("playing_down")
    quoted = [
        s
        for s in material.stands
        if s.stance == "minimise" and s.quote and (s.quote.cue is None or s.quote.cue.lemma in telling)
    ]
    for stand in (*quoted, *_restrictions(material, quoted)):
        if stand.holder is None or _soothes(material, stand):
            continue
        before = [
            (s.closeness(stand), s)
            for s in material.stands
            if s.holder not in (stand.holder, None)
            and s.stance in SUPPORT
            and 0 <= stand.sentence - s.sentence <= NEAR
            and s.start < stand.start
        ]
        close = [(c, s) for c, s in before if c >= 0.05]
        if not close:
            continue
        opponent = max(close, key=lambda x: (x[0], -x[1].start))[1]
        held = [
            hold(material, opponent, stand.words, _support(opponent.stance)),
            hold(material, stand, opponent.words),
            *_concordant(material, stand, opponent),
        ]
        yield Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), "minimise", 0.7, "numeric")


def _soothes(material: Material, stand: Stand) -> bool:
    """«Relativise», «nuance» with no figure to it: a judgement of how grave things are."""
    cue = stand.quote.cue.lemma if stand.quote and stand.quote.cue else ""
    return cue in words("playing_down") and not figures_of(material, stand.start, stand.end)


def _restrictions(material: Material, quoted: list[Stand]) -> Iterator[Stand]:
    """«N'a évoqué qu'un appel», «ne reconnaît que deux visites»: a verb of admission restricted to a noun phrase."""
    view = material.view
    for i, word in enumerate(view.lower):
        if (
            word not in ("que", "qu'")
            or view.inside[i] >= 0
            or any(s.start - 4 <= view.start[i] < s.end for s in quoted)
        ):
            continue
        verb = next((k for k in range(i - 1, max(-1, i - 5), -1) if view.lower[k] in admission_forms()), None)
        if verb is None or not {"ne", "n'"} & set(view.lower[max(0, verb - 4) : verb]):
            continue
        sentence = material.sentence_at(i)
        stop = next((k for k in range(i + 1, sentence.end) if view.text[k] in ",;:."), sentence.end)
        if stop <= i + 1:
            continue
        holder = subject_of(material, view.tokens[verb])
        yield material.narrated(view.start[i + 1], view.end[stop - 1], "minimise", holder)


def _concordant(material: Material, stand: Stand, opponent: Stand) -> list[Held]:
    following = [s for s in material.stands if 0 <= s.sentence - stand.sentence <= 1 and s.start > stand.end]
    for other in following:
        sentence = material.sentence(other.sentence)
        opening = material.text[material.view.start[sentence.start] : other.start]
        if other.holder not in (stand.holder, None) and phrases("concord").search(opening):
            return [hold(material, other, opponent.words)]
    return []


# merging ------------------------------------------------------------------------------------------------------------
def merge(drafts: list[Draft]) -> list[Draft]:
    """Drafts whose evidence overlaps become one: the surest leads, positions of new holders are added."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        twin = next((k for k in kept if _overlap(k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        known = {(h.holder, h.stance) for h in twin.held}
        holders = {h.holder for h in twin.held}
        twin.held += [h for h in draft.held if (h.holder, h.stance) not in known and h.holder not in (*holders, None)]
    return sorted(kept, key=lambda d: min(h.evidence.start for h in d.held))


def _overlap(a: Draft, b: Draft) -> bool:
    return any(x.evidence.start < y.evidence.end and y.evidence.start < x.evidence.end for x in a.held for y in b.held)
