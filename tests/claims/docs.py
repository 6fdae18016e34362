"""Docs by hand: words with the tags that a rule reads, no pipeline needed."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

Row = tuple[str, str, str, int, str]
"""Text, part of speech, dependency, head's place, morphology."""


def parsed(rows: list[Row], lemmas: dict[str, str] | None = None) -> Doc:
    nlp = spacy.blank("fr")
    doc = Doc(
        nlp.vocab,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        deps=[r[2] for r in rows],
        heads=[r[3] for r in rows],
        morphs=[r[4] for r in rows],
        lemmas=[(lemmas or {}).get(r[0], r[0].lower()) for r in rows],
        sent_starts=[k == 0 for k in range(len(rows))],
    )
    return doc
