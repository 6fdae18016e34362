"""What the network reads of a Doc: its words outside page furniture, and what the spaCy analysis says of each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from .. import layers
from ..lexicon.cues import load_cues
from ..lexicon.words import words as listed
from ..quotes.wordclass import is_person_noun, singular
from ..record.types import Quote, Span, Zone
from ..text.zones import SILENT
from .config import FEATURES, RULE_FEATURES
from .quotemarks import CLOSES, INSIDE, OPENS, find_quoted, states

Ints = NDArray[np.int32]
_INDEX = {name: {value: i + 1 for i, value in enumerate(values)} for name, values in FEATURES.items()}

LIKELY, FAIR = 0.88, 0.75
"""Confidence of the rules from which a finding counts as likely, as fair."""
_COLUMN = {name: i for i, name in enumerate(FEATURES)}


@dataclass(frozen=True)
class Words:
    """Parallel arrays over the words of a document that can take part in an attribution."""

    text: str
    token: Ints
    """Index of the spaCy token."""
    start: Ints
    end: Ints
    block: Ints
    """Number of the paragraph-like zone the word stands in."""
    sentence: Ints
    features: Ints
    """One column for each entry of FEATURES."""

    def __len__(self) -> int:
        return len(self.token)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Words (half-open) that lie at least partly between two character offsets."""
        return int(np.searchsorted(self.end, start, side="right")), int(np.searchsorted(self.start, end))


def read_words(doc: Doc) -> Words:
    """Words of ``doc`` outside boilerplate and bylines; the whole document where no zones are known."""
    text = doc.text
    zones = [z for z in layers.get(doc, Zone) if z.kind not in SILENT] or [
        Zone(start=0, end=len(text), text=text, kind="body")
    ]
    starts = [z.start for z in zones]
    state, depth = states(len(text), find_quoted(text))
    rows: list[tuple[int, ...]] = []
    features: list[list[int]] = []
    sentence = last_block = last_sentence = -1
    for token in doc:
        sentence += bool(token.is_sent_start) or token.i == 0
        z = bisect_right(starts, token.idx) - 1
        if token.is_space or z < 0 or token.idx >= zones[z].end:
            continue
        first = 1 if z != last_block else 2 if sentence != last_sentence else 0
        last_block, last_sentence = z, sentence
        rows.append((token.i, token.idx, token.idx + len(token), z, sentence))
        quote = _quote_value(state[token.idx], depth[token.idx])
        features.append(_features(token, quote, zones[z].kind, first))
    table = np.array(rows, dtype=np.int32).reshape(-1, 5)
    matrix = np.array(features, dtype=np.int32).reshape(-1, len(FEATURES))
    words = Words(text, table[:, 0], table[:, 1], table[:, 2], table[:, 3], table[:, 4], matrix)
    _mark_rules(words, layers.get(doc, Quote))
    return words


def _features(token: Token, quote: str, zone: str, place: int) -> list[int]:
    ent = f"{token.ent_iob_}-{token.ent_type_}"
    return [
        _INDEX["pos"].get(token.pos_, 0),
        _INDEX["dep"].get(token.dep_, 0),
        _INDEX["ent"].get(ent, 0),
        _INDEX["quote"].get(quote, 0),
        _INDEX["zone"].get(zone, 0),
        _INDEX["verb"].get(_verb_form(token), 0),
        _INDEX["shape"].get(_shape(token), 0),
        place,
        _INDEX["cue"].get(_cue(token), 0),
        _INDEX["speaker"].get(_speaker(token), 0),
        *([0] * len(RULE_FEATURES)),
    ]


def _mark_rules(words: Words, quotes: list[Quote]) -> None:
    """Write what the rules found into its columns; of nested contents the inner one stands."""
    for quote in sorted(quotes, key=lambda q: -sum(c.end - c.start for c in q.content)):
        for content in quote.content:
            first, last = words.span(content.start, content.end)
            words.features[first:last, _COLUMN["rule_sure"]] = _INDEX["rule_sure"][_sureness(quote.confidence)]
            _mark(words, "rule_content", f"-{quote.kind}", first, last)
        found: list[tuple[str, Span | None]] = [("rule_cue", quote.cue), ("rule_source", quote.source)]
        for name, span in found:
            if span is not None:
                _mark(words, name, "", *words.span(span.start, span.end))


def _mark(words: Words, name: str, kind: str, first: int, last: int) -> None:
    words.features[first:last, _COLUMN[name]] = _INDEX[name][f"inside{kind}"]
    words.features[first : min(first + 1, last), _COLUMN[name]] = _INDEX[name][f"begin{kind}"]


def _sureness(confidence: float) -> str:
    return "likely" if confidence >= LIKELY else "fair" if confidence >= FAIR else "doubtful"


def _quote_value(state: int, depth: int) -> str:
    if state == INSIDE:
        return "inside" if depth <= 1 else f"inside{depth}"
    return {OPENS: "opens", CLOSES: "closes"}.get(state, "")


def _cue(token: Token) -> str:
    word, lexicon = token.lower_.replace("’", "'"), load_cues()
    if token.pos_ in ("VERB", "AUX", "ADJ") and (forms := lexicon.verbs.get(word)):
        return "verb-que" if any("que" in form.entry.frames for form in forms) else "verb"
    if token.pos_ in ("NOUN", "PROPN") and word in lexicon.nouns:
        return "noun"
    return "prep" if word in lexicon.preps else ""


def _speaker(token: Token) -> str:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return ""
    word = token.lower_.replace("’", "'")
    forms = {word, singular(word)}
    if is_person_noun(word):
        return "person"
    return "institution" if forms & listed("institutions") else "venue" if forms & listed("venues") else ""


def _verb_form(token: Token) -> str:
    if token.pos_ not in ("VERB", "AUX"):
        return ""
    morph = token.morph
    form, mood, tense = (morph.get(key, [""])[0] for key in ("VerbForm", "Mood", "Tense"))
    if form in ("Inf", "Part"):
        return form
    return f"Ind-{tense}" if mood == "Ind" else mood


def _shape(token: Token) -> str:
    if token.is_punct or token.is_quote:
        return "punct"
    if token.text[0].isdigit():
        return "digit"
    if token.is_upper and len(token) > 1:
        return "upper"
    return "title" if token.text[0].isupper() else "lower"
