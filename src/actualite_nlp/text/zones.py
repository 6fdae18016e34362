"""Zones of a news page: what is title, standfirst, heading, body, byline, dateline, and what is page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..record.types import Zone, ZoneKind
from .blocks import Block, split_blocks
from .patterns import BYLINE, CREDIT, CRUMBS, DATELINE, LABEL, LEAD

SILENT: frozenset[ZoneKind] = frozenset({"boilerplate", "byline"})
"""Kinds of zones from which nothing is extracted."""

TITLE_MAX_CHARS = 220
HEADING_MAX_WORDS = 14
STANDFIRST_MAX_CHARS = 450
_OPENERS = '«“"‹„'
_CLOSERS = '»”"›'
_SENTENCE_END = re.compile(r"[.!?…][»”\"›)\]]?$")
_DIALOGUE = re.compile(r"^[–—-]\s")
_TWO_SENTENCES = re.compile(r"\w[.!?…] \w")
_RULED = re.compile(r"^[-–—*=_]+\s.*\s[-–—*=_]+$")
_SPEAKER_LABEL = re.compile(r"^[^.:!?]{2,60}\s?:\s?\S")


@dataclass(frozen=True)
class Page:
    """Zones in text order, and what the byline says."""

    zones: list[Zone]
    author: str | None = None
    outlet: str | None = None


def find_zones(text: str, title: str | None = None) -> Page:
    """Zones of ``text``; ``title`` is the article's title where it is known apart from the text."""
    blocks = split_blocks(text)
    kinds = _classify(blocks, title)
    zones: list[Zone] = []
    author = outlet = None
    for block, kind in zip(blocks, kinds, strict=True):
        if kind == "byline":
            found = _byline(block.text) or {}
            author = author or found.get("author")
            outlet = outlet or found.get("outlet")
        elif kind == "body" and (line := DATELINE.match(block.text)) and line.end() < len(block.text):
            cut = block.start + line.end()
            zones.append(_zone(text, block.start, cut, "dateline"))
            zones.append(_zone(text, cut, block.end, "body"))
            continue
        zones.append(_zone(text, block.start, block.end, kind))
    return Page(zones, author, outlet)


def _zone(text: str, start: int, end: int, kind: ZoneKind) -> Zone:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Zone(start=start, end=end, text=text[start:end], kind=kind)


def _classify(blocks: list[Block], title: str | None) -> list[ZoneKind]:
    kinds: list[ZoneKind | None] = [_furniture(block) for block in blocks]
    first = _find_title(blocks, kinds, title)
    if first is not None:
        kinds[first] = "title"
        for i in range(first):
            kinds[i] = "byline" if kinds[i] == "byline" else "boilerplate"
        lead = _find_standfirst(blocks, kinds, first)
        if lead is not None:
            kinds[lead] = "standfirst"
    last = max((i for i, kind in enumerate(kinds) if kind is None), default=-1)
    return [kind or ("heading" if i < last and _is_heading(blocks, i) else "body") for i, kind in enumerate(kinds)]


def _furniture(block: Block) -> ZoneKind | None:
    text = block.text
    if LABEL.fullmatch(text) or (len(text) <= 250 and LEAD.match(text)):
        return "boilerplate"
    if len(text) <= 120 and _byline(text):
        return "byline"
    if (block.n_words <= 45 and CREDIT.search(text)) or (block.n_words <= 12 and CRUMBS.match(text)):
        return "boilerplate"
    return "boilerplate" if not any(c.isalnum() for c in text) else None


def _byline(text: str) -> dict[str, str | None] | None:
    for pattern in BYLINE:
        if found := pattern.match(text):
            groups = found.groupdict()
            return {"author": groups.get("author"), "outlet": (groups.get("outlet") or "").strip(" )") or None}
    return None


def _find_title(blocks: list[Block], kinds: list[ZoneKind | None], title: str | None) -> int | None:
    """The block that is the title: the one given, else the first that reads like one, menus before it skipped."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    if title:
        wanted = _folded(title)
        for i in free[:12]:
            if _folded(blocks[i].text) == wanted:
                return i
        return None
    if len(blocks) < 2:
        return None
    for i in free[:8]:
        block = blocks[i]
        if not _could_be_title(block):
            return None
        following = next((j for j in free if j > i), None)
        is_label = block.n_words <= 3 and following is not None and _could_be_title(blocks[following])
        if not is_label or blocks[following or 0].n_words < 5:
            return i
    return None


def _could_be_title(block: Block) -> bool:
    return (
        len(block.text) <= TITLE_MAX_CHARS
        and not block.text.endswith((".", ";", ","))
        and not _DIALOGUE.match(block.text)
    )


def _find_standfirst(blocks: list[Block], kinds: list[ZoneKind | None], title: int) -> int | None:
    """The paragraph after the title when it is short and a body of two paragraphs or more comes after it."""
    free = [i for i, kind in enumerate(kinds) if kind is None and i > title]
    if len(free) < 3:
        return None
    lead = blocks[free[0]]
    rest = [blocks[i] for i in free[1:]]
    is_short = len(lead.text) <= STANDFIRST_MAX_CHARS and lead.n_words >= 6 and not DATELINE.match(lead.text)
    is_prose = bool(_SENTENCE_END.search(lead.text)) and lead.text[0] not in _OPENERS
    return free[0] if is_short and is_prose and max(len(b.text) for b in rest) > len(lead.text) else None


def _is_heading(blocks: list[Block], i: int) -> bool:
    """A short line without a full stop that more text follows; a whole quoted sentence or a speaker's line is body."""
    text = blocks[i].text
    if _RULED.match(text) and blocks[i].n_words <= HEADING_MAX_WORDS:
        return True
    if blocks[i].n_words > HEADING_MAX_WORDS or _DIALOGUE.match(text) or not any(c.isalpha() for c in text):
        return False
    if _TWO_SENTENCES.search(text):
        return False
    inner = text.strip(_OPENERS + _CLOSERS + " ")
    if text[0] in _OPENERS and text[-1] in _CLOSERS:
        return blocks[i].n_words <= 8 and not inner.endswith((".", "!", "…", "..."))
    if text.endswith((".", "…", ";", ",", ":", ")")) or (_SENTENCE_END.search(text) and text[-1] not in "?!"):
        return False
    return not (_SPEAKER_LABEL.match(text) and blocks[i].n_words > 6)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
