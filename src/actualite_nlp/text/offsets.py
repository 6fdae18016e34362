"""The text as the pipeline analyses it, and the way back to the text as it was given.

The French models know plain spaces and composed accents: exotic spaces are replaced one for one, decomposed accents are
composed, lone surrogates become U+FFFD. Every record is mapped back, so that its offsets hold in the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..surrogates import scrub

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2002\u2003\u2008\u200a\t\r\v\f\x00\u200b\ufeff"), " ")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")


@dataclass(frozen=True)
class Normalised:
    """``text`` is what is analysed; its code point ``i`` starts at ``origin[i]`` of the given text (None: the same)."""

    text: str
    origin: list[int] | None = None

    def back(self, offset: int) -> int:
        """Offset of the analysed text in the given one."""
        return offset if self.origin is None else self.origin[offset]


def normalise(given: str) -> Normalised:
    """Analysed form of a text; same length unless accents had to be composed."""
    text = scrub(given).translate(_SPACES)
    if unicodedata.is_normalized("NFC", text):
        return Normalised(text)
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for cluster in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", cluster[0])
        parts += [text[at : cluster.start()], composed]
        origin.extend(range(at, cluster.start()))
        origin.extend(min(cluster.start() + i, cluster.end() - 1) for i in range(len(composed)))
        at = cluster.end()
    parts.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return Normalised("".join(parts), origin)
