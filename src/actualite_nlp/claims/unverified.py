"""Unverified claims: what the article gives in the epistemic conditional or marks as not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ..record.types import Span
from ..text.conditional import is_past, predicate, reading
from .draft import SUPPORT, Draft, Held, hold
from .hearsay import is_hearsay, leaves_open
from .material import AUTHOR, Material, Stand, closeness
from .words import pattern

_BREAKS = frozenset({";", ":", "«", "»", '"', "“", "”"})
_JOINTS = frozenset({"mais", "et", "tandis", "alors", "car", "or"})
_DEPENDENT = ("ce qui ", "ce que ", "ce qu'", "que ", "qu'", "qui ", "de ", "dont ", "aux ", "au ")
WIDE = 200
"""Characters above which a sentence is cut to the clause of its conditional."""
BACKED = 0.5
"""Share of its words that a rumour of the author has in common with the statement that asserts it."""
SAID = 300
"""Characters above which words said to have been said are too many to be one claim."""
RECENT = 4
"""Sentences back in which the statement that is not confirmed is looked for."""


def find_unverified(material: Material, contested: list[Draft]) -> list[Draft]:
    """One claim a clause in the epistemic conditional, clauses of one sentence and holder joined."""
    taken = [(h.evidence.start, h.evidence.end) for d in contested for h in d.held]
    found: list[Draft] = []
    for draft in (*_said_to_say(material), *conditionals(material), *_unconfirmed(material), *_open(material)):
        start, end = draft.held[0].evidence.start, draft.held[0].evidence.end
        if any(a < end and start < b for a, b in taken):
            continue
        twin = next((d for d in found if _same(material, d, draft)), None)
        if twin is None:
            found.append(draft)
        elif _in_title(material, twin) and not _in_title(material, draft):
            found[found.index(twin)] = draft
    return found


def conditionals(material: Material) -> Iterator[Draft]:
    """One draft for each clause in the epistemic conditional, in text order."""
    view = material.view
    done = -1
    for a, b in view.zone_ranges:
        for i in range(a, b):
            token = view.tokens[i]
            read = reading(token) if i >= done and view.inside[i] < 0 else None
            if read is None:
                continue
            stand = _around(material, view.start[i])
            if (
                not leaves_open(token, read, stand)
                or (stand and stand.quote and stand.quote.kind == "direct")
                or not is_hearsay(material, token, stand)
            ):
                continue
            start, end = clause(material, i, stand)
            if _bare(material, i, start, end) or len(material.words_of(start, end)) < 2:
                continue
            done = view.range_of(start, end)[1]
            yield _draft(material, token, stand, start, end)


def _said_to_say(material: Material) -> Iterator[Draft]:
    """«…», aurait-il dit à ses proches: what is not established is that it was said."""
    view = material.view
    for stand in material.stands:
        quote = stand.quote
        if quote is None or quote.cue is None or quote.cue.start < stand.start:
            continue
        i = view.first(quote.cue.start)
        if not {"aurait", "auraient"} & set(view.lower[max(0, i - 3) : i]):
            continue
        end = max(stand.end, quote.cue.end)
        if end - stand.start <= SAID:
            held = [Held(AUTHOR, "unverified", material.span(stand.start, end), quote)]
            yield Draft("unverified", held, (stand.start, stand.end), "conditional.said", 0.65)


def _open(material: Material) -> Iterator[Draft]:
    """«Il est impossible de dire si la digue a cédé»: the article leaves it open."""
    for match in pattern("cannot_tell").finditer(material.text):
        if _around(material, match.start()):
            continue
        sentence = material.sentence(material.sentence_of(match.start()))
        end = material.view.end[sentence.end - 1]
        evidence = material.span(match.start(), end)
        yield Draft("unverified", [Held(AUTHOR, "unverified", evidence)], (match.end(), end), "open", 0.5)


def _bare(material: Material, i: int, start: int, end: int) -> bool:
    """Whether nothing is told: a question, or an incise («…», aurait déclaré l'un des agresseurs)."""
    lead = material.text[start : material.view.start[i]].strip(' ,"“”«»\n')
    return not lead or material.text[start : end + 2].rstrip().endswith("?")


def _draft(material: Material, token: Token, stand: Stand | None, start: int, end: int) -> Draft:
    evidence = material.span(start, end)
    author = Held(AUTHOR, "unverified", evidence)
    if stand is None:
        stand = _carried(material, start)
    held = [author, *_backing(material, evidence)]
    if stand is not None and stand.holder:
        held = [Held(stand.holder, "unverified", evidence, stand.quote, stand.relays), author]
    confidence = 0.8 if is_past(token) else 0.65
    return Draft("unverified", held, (start, end), "conditional" + (".quote" if stand else ""), confidence)


def _backing(material: Material, evidence: Span) -> list[Held]:
    """Statements that give as a fact what the author passes on: the surest one of each of two holders."""
    about = material.words_of(evidence.start, evidence.end)
    close = [(closeness(about, s.words), s) for s in material.stands if _asserts(material, s, evidence, about)]
    best: dict[str | None, Stand] = {}
    for share, stand in sorted(close, key=lambda x: (-x[0], x[1].start)):
        if share >= BACKED:
            best.setdefault(stand.holder, stand)
    return [hold(material, stand, about, "assert") for stand in list(best.values())[:2]]


def _asserts(material: Material, stand: Stand, evidence: Span, about: frozenset[str]) -> bool:
    """Whether a statement of somebody named says as a fact, in few words, what ``evidence`` gives as a rumour."""
    apart = stand.end <= evidence.start or evidence.end <= stand.start
    brief = stand.end - stand.start <= 3 * (evidence.end - evidence.start)
    told = stand.quote is not None and not stand.quote.conditional and stand.holder is not None
    return told and apart and brief and stand.stance in SUPPORT and len(about & stand.words) >= 2


def _around(material: Material, offset: int) -> Stand | None:
    """The statement whose content or cue holds an offset."""
    for stand in material.stands:
        quote = stand.quote
        if quote and any(c.start <= offset < c.end for c in quote.content):
            return stand
    return None


def _carried(material: Material, start: int) -> Stand | None:
    """The source of the hearsay in the sentence before («Selon X, l'usine aurait fermé. Elle serait vendue»)."""
    here, paragraph = material.sentence_of(start), material.paragraph_of(start)
    before = [s for s in material.stands if s.start < start]
    if not before:
        return None
    last = before[-1]
    a, b = material.view.range_of(last.start, last.end)
    carries = last.quote is not None and last.quote.conditional and last.paragraph == paragraph
    carries = carries and any(reading(material.view.tokens[i]) == "epistemic" for i in range(a, b))
    return last if carries and 0 <= here - last.sentence <= 1 else None


def clause(material: Material, i: int, stand: Stand | None) -> tuple[int, int]:
    """The clause of a conditional: its fragment of the content, or its sentence cut at other contents, ; and :."""
    view = material.view
    offset = view.start[i]
    if stand and stand.quote:
        for c in stand.quote.content:
            if c.start <= offset < c.end and c.end - c.start <= 300:
                return c.start, c.end
    sentence = material.sentence_at(i)
    a, b = sentence.start, sentence.end
    for k in range(i, a - 1, -1):
        if view.text[k] in _BREAKS and view.inside[k] < 0:
            a = k + 1
            break
    for k in range(i, b):
        if view.text[k] in (";", ":") and view.inside[k] < 0:
            b = k
            break
    a, b = _narrow(material, a, b, i)
    start = view.start[a]
    for other in material.stands:
        if start < other.start < offset and other.end <= offset:
            start = max(start, other.end)
    if material.text[start : start + 12].strip(" ,").lower().startswith(_DEPENDENT):
        start = view.start[sentence.start]
    relative = _relative(view.tokens[i])
    if relative is not None:
        start = max(start, relative)
        stop = next((k for k in range(i, b) if view.text[k] == ","), b)
        b = stop if stop > i else b
    return start, view.end[b - 1]


def _narrow(material: Material, a: int, b: int, i: int) -> tuple[int, int]:
    """A long sentence cut to the coordinate clause of token ``i``: «…, mais il conserverait sa confiance»."""
    view = material.view
    if view.end[b - 1] - view.start[a] <= WIDE:
        return a, b
    cuts = [k for k in range(a + 1, b) if view.lower[k] in _JOINTS and view.text[k - 1] == "," and view.inside[k] < 0]
    return max((k + 1 for k in cuts if k < i), default=a), min((k for k in cuts if k > i), default=b)


def _relative(token: Token) -> int | None:
    """Start of the noun phrase that a relative clause belongs to («un homme qui serait proxénète»)."""
    verb = predicate(token)
    if verb.dep_ != "acl:relcl":
        return None
    return int(verb.head.left_edge.idx) if verb.head.left_edge.i >= verb.head.i - 6 else int(verb.head.idx)


def _unconfirmed(material: Material) -> Iterator[Draft]:
    """«L'information n'a pas été confirmée»: the clause with «que», else a statement before it."""
    for number, sentence in enumerate(material.view.sentences):
        start, end = material.view.start[sentence.start], material.view.end[sentence.end - 1]
        match = pattern("unconfirmed").search(material.text, start, end)
        if not match or re.match(r"\s+s(?:i |['’])", material.text[match.end() : match.end() + 4]):
            continue
        around = _around(material, match.start())
        clause_of = re.compile(r"\s+qu(?:e |['’])").match(material.text, match.end())
        if clause_of:
            holder = around.holder if around and around.holder else AUTHOR
            quote = around.quote if around else None
            held = [Held(holder, "unverified", material.span(max(start, around.start if around else 0), end), quote)]
            yield Draft(
                "unverified", held, (clause_of.end(), min(end, around.end if around else end)), "unconfirmed", 0.6
            )
        elif around is None or around.quote is None or around.quote.kind == "indirect":
            yield from _unconfirmed_statement(material, number, (start, end), match.start())


def _unconfirmed_statement(material: Material, number: int, here: tuple[int, int], at: int) -> Iterator[Draft]:
    """The statement before that is not confirmed: the one whose words the sentence takes up, else the last."""
    about = material.words_of(*here)
    before = [
        (closeness(about, s.words) - 0.1 * (number - s.sentence), s.start, s)
        for s in material.stands
        if 0 <= number - s.sentence <= RECENT and s.end <= at and s.holder and s.stance in SUPPORT
    ]
    near = [b for b in before if number - b[2].sentence <= 1 or closeness(about, b[2].words) >= 0.2]
    if near:
        last = max(near)[2]
        evidence = material.evidence(last, frozenset())
        author = Held(AUTHOR, "unverified", material.span(*here))
        held = [Held(last.holder, "assert", evidence, last.quote, last.relays), author]
        yield Draft("unverified", held, (evidence.start, evidence.end), "unconfirmed", 0.6)


def _in_title(material: Material, draft: Draft) -> bool:
    zone = material.view.zones[material.paragraph_of(draft.held[0].evidence.start)]
    return zone.kind in ("title", "standfirst", "heading")


def _same(material: Material, a: Draft, b: Draft) -> bool:
    """Whether two drafts say the same: overlapping evidence, or a title and the body that repeats it."""
    x, y = a.held[0].evidence, b.held[0].evidence
    if x.start < y.end and y.start < x.end:
        return True
    if not (_in_title(material, a) or _in_title(material, b)):
        return False
    wa, wb = material.words_of(x.start, x.end), material.words_of(y.start, y.end)
    return len(wa & wb) >= 0.5 * min(len(wa), len(wb))
