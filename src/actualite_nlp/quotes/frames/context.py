"""What every frame reads: the view, the cues by sentence, and who was last found to speak."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ...lexicon.cues import CueLexicon
from ..adverbials import chars, skip_adverbials
from ..clauses import after_connective, is_finite
from ..found import Found, Hit, Range
from ..mention import SUBJECT_PRONOUNS, preverbal
from ..phrase import STOP_LEFT, left_edge, phrase_end
from ..view import Sentence, View

HEADINGS = frozenset({"title", "heading"})
FACTIVE = frozenset({"montrer", "démontrer", "prouver", "établir", "déterminer"})
"""Verbs of showing: facts show as well as people."""


@dataclass
class Context:
    """The document being read. ``taken``: numbers of the quoted stretches that belong to an attribution already."""

    view: View
    lexicon: CueLexicon
    hits: list[Hit]
    found: list[Found] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._places = [hit.i for hit in self.hits]
        self._starts = [s.start for s in self.view.sentences]
        self.by_cue: dict[int, Found] = {}

    def hits_in(self, a: int, b: int) -> list[Hit]:
        """Cues whose head stands in tokens [a, b)."""
        return self.hits[bisect_left(self._places, a) : bisect_left(self._places, b)]

    def sentence(self, i: int) -> Sentence:
        """The sentence that holds token ``i``."""
        return self.view.sentences[max(0, bisect_right(self._starts, i) - 1)]

    def add(self, found: Found) -> None:
        """Keep an attribution and mark the quotations it uses."""
        view = self.view
        numbers = {view.inside[i] for a, b in found.content for i in (a, b - 1)} - {-1}
        found.quotes = sorted(numbers | set(found.quotes))
        self.taken.update(found.quotes)
        for a, b in found.content:
            for number in set(view.inside[a:b]) - {-1}:
                self.taken.update(view.linked(number))
        self.found.append(found)
        if found.hit:
            self.by_cue[found.hit.i] = found

    def extend(self, items: list[Found]) -> None:
        """Keep several attributions."""
        for item in items:
            self.add(item)

    def source_of(self, hit: Hit) -> tuple[Range | None, Range | None, int, Range | None]:
        """(source in characters, its tokens, where reading stopped after the cue, venue) for a verb cue."""
        view = self.view
        sentence = self.sentence(hit.i)
        limit = self.limit(hit, sentence)
        if hit.inverted is not None:
            after, venue = skip_adverbials(view, hit.g1, limit)
            return chars(view, hit.inverted, hit.inverted + 1), (hit.inverted, hit.inverted + 1), after, venue
        after, venue = skip_adverbials(view, hit.g1, limit)
        if hit.mood == "infinitive" and view.lower[sentence.start : hit.g0] in (["et", "de"], ["et", "d'"]):
            return None, None, after, venue
        bare = hit.g0 == hit.i and hit.mood == "compound"
        if bare or hit.mood in ("present_participle", "infinitive", "participle") or self._carries_on(hit, sentence):
            tokens = self.controller(hit, sentence)
        else:
            tokens = preverbal(view, hit, self.begin(hit, sentence))
            if tokens is None and hit.g0 and view.lower[hit.g0 - 1] in ("et", "puis", "mais", ","):
                tokens = self.controller(hit, sentence)
        return (chars(view, *tokens) if tokens else None), tokens, after, venue

    def _carries_on(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a verb behind «et» follows what another cue reports, and so shares the subject of that cue."""
        if not hit.g0 or self.view.lower[hit.g0 - 1] not in ("et", "puis", "mais"):
            return False
        known = (self.by_cue.get(other.i) for other in self.hits_in(sentence.start, hit.g0))
        return any(f is not None and f.source and f.content[-1][1] in (hit.g0 - 1, hit.g0 - 2) for f in known)

    def begin(self, hit: Hit, sentence: Sentence) -> int:
        """Where the words that may hold the subject of ``hit`` begin."""
        number = self.view.inside[hit.i]
        if number < 0:
            return sentence.start
        return max(sentence.start, self.view.first(self.view.quoted[number].start))

    def limit(self, hit: Hit, sentence: Sentence) -> int:
        """Where the words that may follow ``hit`` in its sentence or quotation end."""
        number = self.view.inside[hit.i]
        if number < 0:
            return sentence.end
        return min(sentence.end, self.view.first(self.view.quoted[number].end))

    def _beside(self, hit: Hit, sentence: Sentence) -> Range | None:
        """The noun phrase right before a participle, no comma between («nombre de députés estimant que»)."""
        view = self.view
        if (
            hit.mood != "present_participle"
            or hit.g0 - 1 < sentence.start
            or view.pos[hit.g0 - 1] not in ("NOUN", "PROPN", "ADJ")
        ):
            return None
        a = hit.g0 - 1
        while (
            a - 1 >= sentence.start
            and view.text[a - 1] not in STOP_LEFT
            and view.pos[a - 1] not in ("VERB", "AUX", "CCONJ", "SCONJ")
        ):
            a -= 1
        end = phrase_end(view, a, hit.g0)
        return (a, end) if end == hit.g0 else None

    def controller(self, hit: Hit, sentence: Sentence) -> Range | None:
        """Who speaks in a participle or infinitive: the source of the cue before, else the subject of the clause."""
        view = self.view
        beside = self._beside(hit, sentence)
        if beside:
            return beside
        according = self._according(hit, sentence)
        if according:
            return according
        for other in reversed(self.hits_in(sentence.start, hit.i)):
            known = self.by_cue.get(other.i)
            if known and known.source and view.inside[other.i] == -1:
                return view.range_of(*known.source) if known.source else None
        subject = self._subject_before(hit, sentence)
        if subject is None:
            return None
        if view.pos[subject] == "PRON":
            return subject, subject + 1
        a = left_edge(view, subject, sentence.start)
        end = phrase_end(view, a, hit.g0 if subject < hit.g0 else sentence.end)
        return (a, end) if end > a else (subject, subject + 1)

    def _subject_before(self, hit: Hit, sentence: Sentence) -> int | None:
        """The subject of the nearest finite verb before a participle, else the first subject of the sentence."""
        view = self.view
        for k in range(hit.g0 - 1, sentence.start, -1):
            if view.inside[k] != view.inside[hit.i] or not is_finite(view, k):
                continue
            for verb in (view.head[k], k):
                for child in view.children[verb]:
                    if view.dep[child] == "nsubj" and sentence.start <= child < k:
                        return child
            if view.lower[k - 1] in SUBJECT_PRONOUNS:
                return k - 1
        first = sentence.start
        if hit.mood == "present_participle" and after_connective(view, first, hit.g0) == hit.g0:
            commas = (k for k in range(hit.g1 + 2, sentence.end) if view.text[k] == "," and view.inside[k] < 0)
            first = next(commas, first)
        places = range(first, sentence.end)
        return next((k for k in places if view.dep[k] == "nsubj" and view.inside[k] == view.inside[hit.i]), None)

    def _according(self, hit: Hit, sentence: Sentence) -> Range | None:
        """The source of an opening «selon X» whose clause ends right before the participle."""
        view = self.view
        if hit.mood != "present_participle" or view.lower[sentence.start] not in ("selon", "d'", "pour"):
            return None
        for item in self.found:
            if (
                item.hit is None
                and item.source
                and sentence.start <= item.content[0][0] < hit.i
                and item.content[-1][1] >= hit.g0 - 3
            ):
                return view.range_of(*item.source)
        return None
