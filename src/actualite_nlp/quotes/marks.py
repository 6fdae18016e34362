"""Quotation marks of every typography, paired in one pass over each paragraph.

Marks nest («a "b" c»), may be left open at a paragraph's end and reopened in the next (« … ¶ « … »), may be missing.
A straight mark opens or closes by its neighbours, then by what is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PAIRS = {"«": "»", "“": "”", "‹": "›", "‘": "’", "„": "“”", "‟": "”"}
CLOSERS = {"»": "«", "”": "“„‟", "›": "‹", "’": "‘"}
STRAIGHT = '"'
MARKS = frozenset('«»“”"‹›„‟‘')
MAX_DEPTH = 8
MAX_PARAGRAPHS = 40
"""A quotation that nobody closes is followed no further than this."""
_BEFORE_OPENER = frozenset(" \n\t(['’-–—/:«“‹,")
_AFTER_CLOSER = frozenset(" \n\t.,;:!?…)]'’-–—/»”›")


@dataclass(frozen=True)
class Quoted:
    """What stands between a pair of marks: ``start`` and ``end`` inside the marks, ``outer`` with them.

    ``depth`` 0 is outermost; ``goes_on`` says that the text between marks continues in the next item, after a paragraph
    break; ``closed`` is False when the closing mark is missing for good.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    mark: str
    closed: bool = True
    goes_on: bool = False


@dataclass(frozen=True)
class Marking:
    """Outermost and nested quoted stretches in text order, and offsets of marks without a partner."""

    quoted: list[Quoted]
    unbalanced: list[int]


@dataclass
class _Open:
    mark: str
    at: int


def find_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> Marking:
    """Pair the marks of each paragraph (start, end); a quotation left open goes on in the next if that closes it."""
    quoted: list[Quoted] = []
    unbalanced: list[int] = []
    carried: str | None = None
    chain = 0
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        found, left, stray = _pair(text, start, end, carried)
        unbalanced += stray
        quoted += found
        carried = None
        if left:
            first = left[0]
            goes_on = following is not None and chain < MAX_PARAGRAPHS and _closes(text, *following, first.mark)
            carried = first.mark if goes_on else None
            stop = _stop(text, first.at + 1, end, found)
            quoted.append(_item(text, first.at + 1, stop, first.at, stop, 0, first.mark, bool(carried), bool(carried)))
            unbalanced += [item.at for item in left[0 if carried is None else 1 :]]
        chain = chain + 1 if carried else 0
    return Marking(_with_depth(quoted), sorted(unbalanced))


def _pair(text: str, start: int, end: int, carried: str | None) -> tuple[list[Quoted], list[_Open], list[int]]:
    stack: list[_Open] = []
    found: list[Quoted] = []
    stray: list[int] = []
    if carried:
        if text[start] == carried:
            start += 1
        stack.append(_Open(carried, start - 1))
    for at in range(start, end):
        mark = text[at]
        if mark not in MARKS and not (mark == "’" and stack and stack[-1].mark == "‘"):
            continue
        if _opens(text, at, stack):
            stack.append(_Open(mark, at))
            if len(stack) > MAX_DEPTH:
                stray.append(stack.pop(0).at)
            continue
        depth = _partner(mark, stack)
        if depth is None:
            if mark != "‘":
                stray.append(at)
            continue
        stray += [item.at for item in stack[depth + 1 :] if item.mark != "‘"]
        opener = stack[depth]
        del stack[depth:]
        found.append(_item(text, opener.at + 1, at, opener.at, at + 1, 0, opener.mark, True, False))
    return found, [item for item in stack if item.mark != "‘"], stray


def _opens(text: str, at: int, stack: list[_Open]) -> bool:
    mark = text[at]
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if mark == "“" and any(item.mark == "„" for item in stack):
        return False
    if mark == "‘":
        return before in _BEFORE_OPENER and not after.isspace()
    if mark != STRAIGHT:
        return mark in PAIRS
    is_open = any(item.mark == STRAIGHT for item in stack)
    opening = before in _BEFORE_OPENER and not after.isspace() and after not in ".,;:)"
    closing = not before.isspace() and after in _AFTER_CLOSER
    if is_open:
        return opening and not closing and (before.isspace() or before in "«“(")
    return True


def _partner(mark: str, stack: list[_Open]) -> int | None:
    """Index in the stack of the opening mark that ``mark`` closes."""
    wanted = STRAIGHT if mark == STRAIGHT else "„" if mark == "“" else CLOSERS.get(mark, "")
    for i in range(len(stack) - 1, -1, -1):
        if stack[i].mark in wanted:
            return i
    return None


def _closes(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a paragraph reads as the continuation of a quotation left open before it."""
    if mark == STRAIGHT:
        return text.count(STRAIGHT, start, end) % 2 == 1 or (text[start] == STRAIGHT and text[start + 1] != " ")
    closer = PAIRS[mark][0]
    if text[start] == mark or text[start] == closer:
        return True
    first = text.find(closer, start, end)
    reopened = text.find(mark, start, end)
    return first >= 0 and (reopened < 0 or first < reopened)


def _stop(text: str, start: int, end: int, found: list[Quoted]) -> int:
    """Where a quotation that nobody closes ends: before the next quotation of the paragraph, else at its end."""
    following = [item.outer_start for item in found if item.outer_start >= start]
    return min(following, default=end)


def _item(
    text: str,
    start: int,
    end: int,
    outer_start: int,
    outer_end: int,
    depth: int,
    mark: str,
    closed: bool,
    goes_on: bool,
) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer_start, outer_end, depth, mark, closed, goes_on)


def _with_depth(quoted: list[Quoted]) -> list[Quoted]:
    """In text order, empty ones left out, with the number of others that stand around each."""
    ordered = sorted((q for q in quoted if q.start < q.end), key=lambda q: (q.outer_start, -q.outer_end))
    ends: list[int] = []
    result: list[Quoted] = []
    for q in ordered:
        while ends and ends[-1] <= q.outer_start:
            ends.pop()
        result.append(Quoted(q.start, q.end, q.outer_start, q.outer_end, len(ends), q.mark, q.closed, q.goes_on))
        ends.append(q.outer_end)
    return result
