"""Other spellings of the same article, as French newsrooms would print them; labels move with the text."""

from __future__ import annotations

import random
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from .quotemarks import find_quoted

Edit = tuple[int, int, str]
QUOTE_STYLES = (('"', '"'), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("«\u202f", "\u202f»"), ("“", "”"), ("«", "»"))


def respell(article: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A copy of a gold article with other quote marks, apostrophes, title case or accents on capitals."""
    text = article["text"]
    edits = _quote_edits(text, rng.choice(QUOTE_STYLES))
    edits += _apostrophe_edits(text, rng.choice("'’"))
    if rng.random() < 0.25:
        edits += _title_edits(text, rng.choice((str.upper, str.lower)))
    elif rng.random() < 0.3:
        edits += _bare_capital_edits(text)
    return apply_edits(article, edits)


def apply_edits(article: dict[str, Any], edits: list[Edit]) -> dict[str, Any]:
    """The article with stretches of its text replaced; overlapping edits after the first are left out."""
    text: str = article["text"]
    parts: list[str] = []
    starts, shifts = [0], [0]
    at = shift = 0
    for start, end, new in sorted(edits):
        if start < at:
            continue
        parts += [text[at:start], new]
        at, shift = end, shift + len(new) - (end - start)
        starts.append(end)
        shifts.append(shift)
    parts.append(text[at:])
    changed = "".join(parts)

    def move(value: Any) -> Any:
        if isinstance(value, list):
            return [move(v) for v in value]
        if not isinstance(value, dict):
            return value
        out = {k: move(v) for k, v in value.items()}
        if {"start", "end", "text"} <= out.keys():
            a, b = (out[k] + shifts[bisect_right(starts, out[k]) - 1] for k in ("start", "end"))
            out |= {"start": a, "end": b, "text": changed[a:b]}
        return out

    apostrophe = "’" if "’" in changed and "'" not in changed else "'"
    same: Callable[[str], str] = lambda s: re.sub("['’]", apostrophe, s)  # noqa: E731
    sources = [
        {**s, "name": same(s["name"]), "mentions": [same(m) for m in s.get("mentions", [])]} for s in article["sources"]
    ]
    attributions = [{**move(a), "chain": [same(n) for n in a["chain"]]} for a in article["attributions"]]
    return {**article, "text": changed, "attributions": attributions, "sources": sources}


def _quote_edits(text: str, style: tuple[str, str]) -> list[Edit]:
    edits: list[Edit] = []
    for item in find_quoted(text):
        opening, closing = style if item.depth == 1 else ("“", "”")
        a, b = item.interior(text)
        if a < b and "\n" not in text[item.start : a] + text[b : item.end]:
            edits += [(item.start, a, opening), (b, item.end, closing)]
    return edits


def _apostrophe_edits(text: str, apostrophe: str) -> list[Edit]:
    return [(m.start(), m.end(), apostrophe) for m in re.finditer(r"(?<=\w)['’](?=\w)", text)]


def _title_edits(text: str, case: Callable[[str], str]) -> list[Edit]:
    end = text.find("\n")
    return [(i, i + 1, case(text[i])) for i in range(max(0, end)) if text[i].isalpha() and len(case(text[i])) == 1]


def _bare_capital_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for m in re.finditer(r"[ÀÂÇÉÈÊËÎÏÔÙÛÜ]", text):
        edits.append((m.start(), m.end(), unicodedata.normalize("NFD", m[0])[0]))
    return edits
