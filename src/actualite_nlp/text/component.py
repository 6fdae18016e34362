"""The component that stores zones, sets sentence starts at their borders and says what is odd about the text."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import numpy as np
from spacy.tokens import Doc

from .. import layers
from ..record.types import Warning, Zone
from .blocks import split_blocks
from .zones import find_zones

MIN_LETTERS_FOR_LANGUAGE = 120


class ZonesComponent:
    """Zones of the page; goes before the parser, which keeps the sentence starts set here.

    Stores ``doc._.actualite_zones``; author, outlet and title go to the article's metadata.
    """

    def __init__(self, name: str = "actualite_zones") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find and store the zones of ``doc``."""
        info = layers.article(doc)
        page = find_zones(doc.text, info.title)
        layers.put(doc, Zone, page.zones)
        title = next((z.text for z in page.zones if z.kind == "title"), None)
        language = detect_language(page.zones)
        layers.set_article(
            doc,
            msgspec.structs.replace(
                info,
                title=info.title or title,
                author=info.author or page.author,
                outlet=info.outlet or page.outlet,
                language=language,
            ),
        )
        if language not in (None, "fr"):
            message = f"the text reads as {language!r}, not French: what is extracted may be wrong"
            layers.warn(doc, Warning(code="not_french", message=message))
        if not doc.has_annotation("DEP"):
            set_sentence_starts(doc, page.zones)
        layers.show(doc, "zones", [(z.start, z.end, z.kind) for z in page.zones])
        return doc


def set_sentence_starts(doc: Doc, zones: list[Zone]) -> None:
    """A sentence starts at each zone, never at white space; the parser keeps what is set and decides the rest."""
    if not len(doc):
        return
    idx, space = doc.to_array(["IDX", "IS_SPACE"]).astype(np.int64).T
    marks = np.where(space == 1, -1, 0)
    marks[0] = 1
    starts = np.array([b.start for b in split_blocks(doc.text)] + [z.start for z in zones], dtype=np.int64)
    found = np.searchsorted(idx, starts)
    exact = (found < len(idx)) & (idx[np.minimum(found, len(idx) - 1)] == starts)
    marks[found[exact]] = 1
    column: Any = marks.astype(np.uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], column)


def detect_language(zones: list[Zone]) -> str | None:
    """ISO 639-1 code of the language of the running text, or None when there is too little of it."""
    text = " ".join(z.text for z in zones if z.kind in ("body", "standfirst"))[:3000]
    if sum(c.isalpha() for c in text) < MIN_LETTERS_FOR_LANGUAGE:
        return None
    code: str = _identifier().classify(text)[0]
    return code


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
