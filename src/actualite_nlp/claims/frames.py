"""Denials worded by a frame: «dénonce des rumeurs», «met en doute cette version», «Non, ont répliqué les élus»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..record.types import Stance
from .denials import Denial, subject_of
from .material import Material, Stand
from .words import pattern

_ABOUT = re.compile(r"[»\"”]? (?:sur|autour d[eu]|concernant) ([^.,;:!?\n«»\"]{12,90})")


def find_framed(material: Material) -> Iterator[Denial]:
    """Every denial that a frame words, in text order of each frame."""
    for match in pattern("lie_frames").finditer(material.text):
        yield from _framed(material, match, "denial.lies", "deny", True)
    for match in pattern("disbelief_frames").finditer(material.text):
        yield from _framed(material, match, "denial.disbelief", "deny", False)
    for match in pattern("doubt_frames").finditer(material.text):
        yield from _framed(material, match, "denial.doubt", "question", False)
    for match in pattern("plain_no").finditer(material.text):
        yield from _plain_no(material, match)


def _framed(
    material: Material, match: re.Match[str], method: str, stance: Stance, grave: bool
) -> Iterator[Denial]:  # fmt: skip
    view = material.view
    at = _verb(material, match)
    if at is None:
        return
    token = view.tokens[at]
    quote = material.by_cue.get(view.start[at])
    denier = (quote.source_id if quote else None) or subject_of(material, token)
    if denier is not None:
        end = max(match.end(), quote.content[-1].end if quote and quote.content else 0)
        about = _ABOUT.match(material.text, match.end()) if method == "denial.lies" else None
        if about:
            target = about.span(1)
            yield Denial(view.start[at], match.start(), about.end(), denier, target, False, quote, method, stance)
            return
        yield Denial(view.start[at], match.start(), end, denier, None, True, quote, method, stance, grave)


def _verb(material: Material, match: re.Match[str]) -> int | None:
    """The verb of a frame, outside quotation marks."""
    view = material.view
    a, b = view.range_of(match.start(), match.end())
    found = next((k for k in range(a, min(b, a + 4)) if view.pos[k] in ("VERB", "AUX")), None)
    return found if found is not None and view.inside[found] < 0 else None


def _plain_no(material: Material, match: re.Match[str]) -> Iterator[Denial]:
    view = material.view
    a, b = view.range_of(match.end(), min(len(material.text), match.end() + 60))
    noun = next((view.tokens[k] for k in range(a, b) if view.pos[k] in ("NOUN", "PROPN")), None)
    denier = material.holder_at(noun) if noun is not None else None
    if noun is not None and denier is not None:
        end = noun.idx + len(noun)
        yield Denial(view.start[a - 1], match.start(), end, denier, None, True, None, "denial.no")


def conceded(material: Material, denial: Denial) -> Stand | None:
    """The clause that a denial answers in its own sentence: «Alors que l'opposition moque un retard, il nie…»."""
    view = material.view
    sentence = material.sentence(material.sentence_of(denial.at))
    start = view.start[sentence.start]
    opening = pattern("concession_openings").match(material.text, start)
    if opening is None:
        return None
    stop = material.text.find(",", start, denial.at)
    if stop < 0:
        return None
    a, b = view.range_of(start, stop)
    subject = next((view.tokens[k] for k in range(a, b) if view.dep[k] == "nsubj"), None)
    holder = material.holder_at(subject) if subject is not None and subject.pos_ in ("NOUN", "PROPN") else None
    first = view.first(opening.end())
    return material.narrated(view.start[first], stop, "assert", holder)
