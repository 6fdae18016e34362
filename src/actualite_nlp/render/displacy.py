"""Colours for displaCy, for those who want the spans of a Doc rather than the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc

from ..layers import PREFIX

HUES = ("#9cc9f5", "#f7b79a", "#9fdcc4", "#e6aade", "#f0d27a", "#98d8e8", "#f5a5b6", "#b9bcf2")
COLOURS = {
    "quotes": {"direct": "#9cc9f5", "indirect": "#f0d27a", "mixed": "#9fdcc4"},
    "claims": {"contested": "#f5a5b6", "unverified": "#f0d27a"},
    "zones": {
        "title": "#9cc9f5",
        "standfirst": "#b9bcf2",
        "heading": "#98d8e8",
        "body": "#e3e0d8",
        "byline": "#f7b79a",
        "dateline": "#f0d27a",
        "boilerplate": "#c9c5bb",
    },
}
"""Labels of each layer and their colours; sources (labelled by id) and dates (by value) take the hues in turn."""


def options(doc: Doc, layer: str) -> dict[str, Any]:
    """What ``displacy.render(doc, style="span", options=...)`` takes to show a layer.

    ``layer`` is zones, quotes, sources, dates or claims.
    """
    key = PREFIX + layer
    labels = dict.fromkeys(span.label_ for span in doc.spans.get(key, ()))
    return {"spans_key": key, "colors": COLOURS.get(layer, {}) | _in_turn(labels, COLOURS.get(layer, {}))}


def _in_turn(labels: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    new = [label for label in labels if label not in known]
    return {label: HUES[i % len(HUES)] for i, label in enumerate(new)}
