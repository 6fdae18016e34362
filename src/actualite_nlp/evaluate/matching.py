"""How spans and names of a record are compared with gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

EDGE = set(" \t\n\r\u00a0\u202f\u2009«»“”„\"'’‘‹›.,;:!?…()[]–—-")
ARTICLES = frozenset(
    "le la les l un une des du de d au aux m mme mlle monsieur madame ce cet cette ces son sa ses leur leurs".split()  # noqa: SIM905
)


def covered(spans: Iterable[Mapping[str, Any]], text: str) -> set[int]:
    """Character positions of the spans, white space and edge punctuation left out."""
    out: set[int] = set()
    for span in spans:
        start, end = span["start"], span["end"]
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        out.update(i for i in range(start, end) if not text[i].isspace())
    return out


def overlap(a: set[int], b: set[int]) -> float:
    """Intersection over union; 0 when either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def name_words(name: str) -> list[str]:
    """Words of a name that carry it: no case, no accents, no articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return [w for w in re.findall(r"\w+", plain) if w not in ARTICLES]


def same_name(a: str, b: str) -> bool:
    """One name's words are contained in the other's, which is not much longer, or at least half are shared."""
    left, right = set(name_words(a)), set(name_words(b))
    if not left or not right:
        return False
    shorter, longer = sorted((len(left), len(right)))
    contained = (left <= right or right <= left) and longer <= 3 * shorter + 2
    return contained or len(left & right) / len(left | right) >= 0.5


def same_entity(predicted: Sequence[str], gold: Sequence[str]) -> bool:
    """Canonical names (first of each list) agree, or the predicted one equals a gold mention."""
    if same_name(predicted[0], gold[0]):
        return True
    folded = {" ".join(name_words(n)) for n in gold} - {""}
    return " ".join(name_words(predicted[0])) in folded


def pair(n_gold: int, n_predicted: int, weight: Callable[[int, int], float], floor: float) -> list[tuple[int, int]]:
    """Greedy one-to-one pairing of gold and predicted items, best weight first, down to ``floor``."""
    cells = [(weight(i, j), i, j) for i in range(n_gold) for j in range(n_predicted)]
    cells = sorted((c for c in cells if c[0] >= floor and c[0] > 0), key=lambda c: (-c[0], c[1], c[2]))
    left: set[int] = set()
    right: set[int] = set()
    out: list[tuple[int, int]] = []
    for _, i, j in cells:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out
