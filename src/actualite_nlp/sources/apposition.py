"""Descriptions and names that stand side by side as one thing: «le porte-parole du Kremlin, Dmitri Peskov»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from .phrase import Description

_BRACKET = r"(?: \([^()\n]{1,30}\))?"
_AFTER = re.compile(_BRACKET + r",? (?:(?:(?:pré|sur)?nommé|baptisé)e? |du nom de |[«\"“][ \u00a0\u202f]?)?(?:L['’])?")
_MARKED = re.compile(r"[«\"“]")
_UNMARKED = re.compile(r"[ \u00a0\u202f]?[»\"”]")
_AFTER_ADJUNCT = re.compile(r"(?:,? et)? (?!et |ou )[^.,;:!?()«»\"“”\n]{2,70}" + _BRACKET + r", ")
"""What may stand between a speaker and a name behind a comma: «la responsable de l'OMS pour l'Afrique, Eva Ruiz»."""
_CLAUSE = re.compile(r"\b(?:qu['’e]|qui|dont|où|quand|lorsqu|alors|tandis|mais|car)\b")
_AFTER_TITLED = re.compile(_BRACKET + r",? (?:l[ea] )?(?:M\.|Mme|Mlle|Me|Dr|Pr|Mgr|Sir|Lord|Lady) ")
_CLOSED = re.compile(_BRACKET + r"(?:[,.;)]|$)")
_BEFORE = re.compile(_BRACKET + r"(?:, (?:qui est |alias )?| est | était | devient )$")
_ARTICLE = re.compile(r"\b(?:l'|l[ea] |les )$")
Slots = Callable[[int], int]
_REACH = 45
"""Characters looked at between a name and the description after it."""


def appositions(
    text: str,
    descriptions: Sequence[Description],
    names: Mapping[int, int],
    slots: Slots = lambda offset: -1,
) -> Iterator[tuple[int, int]]:
    """Pairs (index of the description, first offset of the name); ``names`` maps first offsets to ends.

    Read from the end, so that in «le porte-parole, le colonel Barbry» both descriptions reach the name, and in
    «un proche du ministre Ruiz» or «un élu du gouvernement Ruiz» only the inner one does. ``slots`` tells where the
    source slot that holds an offset ends (-1: none): what stands in one slot needs no other sign.
    """
    ends = {end: start for start, end in names.items()}
    heads = {start: start for start in names}
    holder: dict[int, int] = {}
    for i in reversed(range(len(descriptions))):
        d = descriptions[i]
        slot = slots(d.start)
        start = _name_after(text, d, heads, names, slot)
        if start is not None and d.type in ("person", "group") and holder.get(d.end) == start:
            continue
        if start is not None:
            heads[d.start] = start
            name = text[start : names[start]]
            if d.type in ("person", "group") or (" " not in name and not name.isupper()):
                holder[d.end] = start
        behind = _name_behind_adjunct(text, d, heads, names) if slot >= d.end else None
        if start is None and behind is None:
            start = _name_before(text, d, ends, slots)
        yield from ((i, at) for at in (start, behind) if at is not None)


def _name_after(text: str, d: Description, heads: Mapping[int, int], names: Mapping[int, int], slot: int) -> int | None:
    gap = _AFTER.match(text, d.end)
    if gap and gap.end() not in heads:
        gap = _AFTER_TITLED.match(text, d.end)
    if not gap or gap.end() not in heads:
        return None
    if "," in gap[0] and d.article == "indefinite" and not (slot >= d.end and _closed(text, names, heads[gap.end()])):
        return None
    start = heads[gap.end()]
    if _MARKED.search(gap[0]) and not _UNMARKED.match(text, names[start]):
        return None
    if names[start] <= slot:
        return start
    after = text[names[start] : names[start] + 4]
    if "," in gap[0] and (after == " et " or (_framed(text, d.start) and after[:1] not in ",.;)")):
        return None
    return start


def _name_behind_adjunct(text: str, d: Description, heads: Mapping[int, int], names: Mapping[int, int]) -> int | None:
    gap = _AFTER_ADJUNCT.match(text, d.end)
    if gap is None or d.type != "person" or _CLAUSE.search(gap[0]) or _framed(text, d.start):
        return None
    end = gap.end()
    if end not in heads and (titled := _AFTER_TITLED.match(text, end - 2)):
        end = titled.end()
    start = heads.get(end)
    return start if start is not None and _closed(text, names, start) else None


def _closed(text: str, names: Mapping[int, int], start: int) -> bool:
    return _CLOSED.match(text, names[start]) is not None


def _name_before(text: str, d: Description, ends: Mapping[int, int], slots: Slots) -> int | None:
    gap = _BEFORE.search(text, max(0, d.start - _REACH), d.start)
    start = ends.get(gap.start()) if gap else None
    if gap is None or start is None:
        return None
    if d.article == "none" or gap[0].rstrip().endswith(("est", "était", "devient")):
        return start
    if d.end <= slots(d.start) == slots(start):
        return start
    if d.article == "indefinite" and text.startswith(" qui ", d.end):
        return start
    closed = d.article == "indefinite" or _CLOSED.match(text, d.end) is not None
    return start if closed and not _framed(text, start) else None


def _framed(text: str, start: int) -> bool:
    """Whether «selon» or the like stands before: what follows the comma is then the reported clause."""
    before = _ARTICLE.sub("", text[max(0, start - 14) : start].casefold().replace("’", "'"))
    words = before.split()
    return bool(words) and words[-1] in ("selon", "pour", "d'après", "après")
