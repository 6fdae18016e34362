"""What lexicon and grammar know of a cue that the network found: its lemma, its stance, its subject."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from .. import layers
from ..lexicon.cues import load_cues
from ..quotes.adverbials import chars
from ..quotes.cues import find_cues
from ..quotes.found import Hit
from ..quotes.mention import postverbal, preverbal
from ..quotes.view import View
from ..record.types import Stance, Zone
from .labels import Extent


class CueFacts:
    """Facts about cues of a document by their extents; the document is searched for cues on first use."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._view: View | None = None
        self._hits: dict[int, Hit] = {}

    def lemma_and_stance(self, extent: Extent) -> tuple[str, Stance]:
        """Lemma and stance of the cue at ``extent``; of one that the lexicon lacks, its words and «assert»."""
        hit = self._hit(extent)
        if hit is not None:
            return hit.entry.lemma, _stance(hit)
        lexicon, doc = load_cues(), self._doc
        span = doc.char_span(*extent, alignment_mode="expand")
        lemma = " ".join(t.lemma_.lower() for t in span) if span else doc.text[extent[0] : extent[1]].lower()
        entry = lexicon.entries.get(("verb", lemma)) or lexicon.entries.get(("noun", lemma))
        return lemma, entry.stance if entry else "assert"

    def subject(self, extent: Extent, content: Extent) -> Extent | None:
        """The subject of the verb at ``extent``: behind it when the content goes before, else before it."""
        hit = self._hit(extent)
        view = self._view
        if hit is None or view is None:
            return None
        sentence = view.sentences[bisect_right([s.start for s in view.sentences], hit.i) - 1]
        if content[0] < extent[0] or hit.inverted is not None:
            behind = postverbal(view, hit, sentence.end)
            if behind is not None and not content[0] <= view.start[behind[0][0]] < content[1]:
                return chars(view, *behind[0])
        before = preverbal(view, hit, sentence.start)
        if before is None or content[0] <= view.start[before[0]] < content[1]:
            return None
        return chars(view, *before)

    def _hit(self, extent: Extent) -> Hit | None:
        if self._view is None:
            self._view = View(self._doc, layers.get(self._doc, Zone))
            self._hits = {self._view.start[hit.i]: hit for hit in find_cues(self._view, load_cues())}
        return self._hits.get(extent[0])


def _stance(hit: Hit) -> Stance:
    if hit.restricted:
        return "minimise"
    return hit.entry.under_negation or "decline" if hit.negated else hit.entry.stance
