"""Lemma and stance of a cue that the network found, from the cue lexicon."""

from __future__ import annotations

from spacy.tokens import Doc

from .. import layers
from ..lexicon.cues import load_cues
from ..quotes.cues import find_cues
from ..quotes.found import Hit
from ..quotes.view import View
from ..record.types import Stance, Zone
from .labels import Extent


class CueFacts:
    """Called with the extent of a cue, gives its lemma and stance; the document is searched for cues on first use."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._hits: dict[int, Hit] | None = None

    def __call__(self, extent: Extent) -> tuple[str, Stance]:
        """Lemma and stance of the cue that stands at ``extent``."""
        hit = self._find().get(extent[0])
        if hit is not None:
            return hit.entry.lemma, _stance(hit)
        lexicon, doc = load_cues(), self._doc
        span = doc.char_span(*extent, alignment_mode="expand")
        lemma = " ".join(t.lemma_.lower() for t in span) if span else doc.text[extent[0] : extent[1]].lower()
        entry = lexicon.entries.get(("verb", lemma)) or lexicon.entries.get(("noun", lemma))
        return lemma, entry.stance if entry else "assert"

    def _find(self) -> dict[int, Hit]:
        if self._hits is None:
            view = View(self._doc, layers.get(self._doc, Zone))
            self._hits = {view.start[hit.i]: hit for hit in find_cues(view, load_cues())}
        return self._hits


def _stance(hit: Hit) -> Stance:
    if hit.restricted:
        return "minimise"
    return hit.entry.under_negation or "decline" if hit.negated else hit.entry.stance
