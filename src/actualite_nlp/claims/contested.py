"""Contested claims: a denial and what it answers, two figures, two versions, a statement played down."""

from __future__ import annotations

from collections.abc import Iterator

from ..record.types import Stance
from .denials import Denial, find_denials
from .draft import SUPPORT, Draft, Held, hold
from .figures import find_figures
from .material import AUTHOR, Material, Stand, closeness
from .versions import find_versions
from .words import pattern, phrases, words

NEAR = 6
"""Sentences back in which the statement that is answered is looked for."""


def find_contested(material: Material) -> list[Draft]:
    """Every contested claim, those that share their evidence merged."""
    drafts = [
        *(d for denial in find_denials(material) if (d := _answered(material, denial))),
        *find_content_denials(material),
        *find_figures(material),
        *find_played_down(material),
        *find_versions(material),
    ]
    return merge(drafts)


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
        if denial.pointing:
            return None
        unnamed = Held(None, "assert", material.span(*target))
        return Draft(
            "contested", [unnamed, denying], target, denial.method + ".unnamed", 0.5, "unnamed", denial.denier, True
        )
    held = [hold(material, opponent, about, _support(opponent.stance)), denying]
    stretch = (held[0].evidence.start, held[0].evidence.end) if denial.pointing else target
    confidence = 0.75 if opponent.quote else 0.6
    return Draft(
        "contested", held, stretch, denial.method, confidence, subject=denial.denier, denied=not denial.pointing
    )


def _clause_answered(material: Material, denial: Denial, denying: Held) -> Draft:
    """«P, ce que dément X»: P is held by whoever says it, else by the author."""
    assert denial.target is not None
    start, end = denial.target
    inside = [s for s in material.stands if start <= s.start < end and s.holder not in (denying.holder, None)]
    asserting = inside[-1] if inside else material.narrated(start, end)
    held = [hold(material, asserting, frozenset(), _support(asserting.stance)), denying]
    return Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), denial.method, 0.85)


def _support(stance: Stance) -> Stance:
    return stance if stance in SUPPORT else "assert"


def _opponent(material: Material, denial: Denial, about: frozenset[str]) -> Stand | None:
    """The statement a denial answers: the closest in words and place among others' statements, then the author's own."""
    here = material.sentence_of(denial.at)
    best: tuple[float, Stand] | None = None
    for stand in material.stands:
        gap = here - stand.sentence
        if stand.holder in (denial.denier, None) or stand.stance not in SUPPORT or not -2 <= gap <= NEAR:
            continue
        near = 0.4 / (1 + abs(gap)) if gap >= 0 else 0.0
        score = near + 0.35 * (stand.stance == "accuse") + 0.15 * _conditional(stand)
        score += 0.5 if denial.pointing and 0 <= gap <= 2 else closeness(about, stand.words)
        if best is None or score > best[0]:
            best = score, stand
    if best and best[0] >= 0.55:
        return best[1]
    return _narrated_opponent(material, denial, about, here)


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
        content = " ".join(c.text for c in stand.quote.content)
        match = pattern("denial_phrases").search(content)
        cue = stand.quote.cue.lemma if stand.quote.cue else ""
        answering = cue in words("answering")
        if not match and not answering:
            continue
        found = _best_before(material, stand, bool(match), answering)
        if found is None:
            continue
        other, score = found
        held = [hold(material, other, stand.words, _support(other.stance)), hold(material, stand, other.words, "deny")]
        about = (held[0].evidence.start, held[0].evidence.end)
        yield Draft("contested", held, about, "denial.content", min(0.8, 0.35 + 0.4 * score))


def _best_before(material: Material, stand: Stand, flat: bool, answering: bool) -> tuple[Stand, float] | None:
    best: tuple[Stand, float] | None = None
    for other in material.stands:
        gap = stand.sentence - other.sentence
        if (
            other.holder in (stand.holder, None)
            or other.stance not in SUPPORT
            or not 0 <= gap <= NEAR
            or other.start >= stand.start
        ):
            continue
        accused = other.stance == "accuse"
        score = other.closeness(stand) + 0.3 * accused + 0.2 * _conditional(other) + 0.2 * answering + 0.3 / (1 + gap)
        wanted = 0.65 if flat else 0.95
        if score >= wanted and (best is None or score > best[1]):
            best = other, score
    return best


# playing down -------------------------------------------------------------------------------------------------------
def find_played_down(material: Material) -> Iterator[Draft]:
    """«N'a évoqué qu'un appel» after somebody else's «plusieurs échanges»; «même son de cloche» joins a third."""
    for stand in material.stands:
        if stand.stance != "minimise" or stand.quote is None or stand.holder is None:
            continue
        before = [
            (s.closeness(stand), s)
            for s in material.stands
            if s.holder not in (stand.holder, None) and s.stance in SUPPORT and 0 <= stand.sentence - s.sentence <= NEAR
            and s.start < stand.start
        ]  # fmt: skip
        close = [(c, s) for c, s in before if c >= 0.12]
        if not close:
            continue
        opponent = max(close, key=lambda x: (x[0], -x[1].start))[1]
        held = [hold(material, opponent, stand.words, _support(opponent.stance)), hold(material, stand, opponent.words)]
        held += _concordant(material, stand, opponent)
        yield Draft("contested", held, (held[0].evidence.start, held[0].evidence.end), "minimise", 0.7, "numeric")


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


__all__ = ["AUTHOR", "find_contested", "merge"]
