"""Blocks of a text: the lines or hard-wrapped groups of lines that stand for one paragraph, heading or label."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRAPPED = re.compile(r"[a-zà-öø-ÿ]")
_CLOSED = re.compile(r"[.!?…:;»”\"]\s*$")


@dataclass(frozen=True)
class Block:
    """One paragraph-like stretch, white space at its ends left out; ``gap`` tells whether a blank line goes before."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def n_words(self) -> int:
        """Number of white-space separated words."""
        return len(self.text.split())


def split_blocks(text: str) -> list[Block]:
    """Blocks in order. A line that goes on the unfinished line before it in lower case belongs to the same block."""
    blocks: list[Block] = []
    gap = True
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not stripped:
            gap = True
            continue
        previous = blocks[-1] if blocks else None
        if previous and not gap and _WRAPPED.match(stripped) and not _CLOSED.search(previous.text):
            blocks[-1] = Block(
                previous.start, start + len(stripped), text[previous.start : start + len(stripped)], previous.gap
            )
        else:
            blocks.append(Block(start, start + len(stripped), stripped, gap))
        gap = False
    return blocks
