from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from actualite_nlp import layers
from actualite_nlp.quotes.component import QuotesComponent
from actualite_nlp.quotes.marks import find_marks
from actualite_nlp.record.types import Quote
from actualite_nlp.text.component import ZonesComponent

WORDS = [
    "Le",
    "maire",
    "a",
    "dit",
    "que",
    "qu'il",
    "selon",
    "d'après",
    "X",
    "Paul",
    "ministre",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "«",
    "»",
    '"',
    "“",
    "”",
    "(",
    ")",
    "et",
    "ou",
    "de",
    "d'",
    "avant",
    "tout",
    "en",
    "assurant",
    "ajoute-t-il",
    "dit-elle",
    "s'est-il",
    "n'a",
    "pas",
    "mardi",
    "à",
    "l'AFP",
    "qui",
    "dont",
    "–",
    "…",
    "\n\n",
]
NOISE = st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=120).map(" ".join)
BLANK = spacy.blank("fr")
ZONES, QUOTES = ZonesComponent(), QuotesComponent()


@given(st.text(alphabet='ab «»"“”‘’„.\n', max_size=200))
def test_marks_nest_and_lie_inside_the_text(text: str) -> None:
    marking = find_marks(text, [(0, len(text))])
    for q in marking.quoted:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
    for q, other in zip(marking.quoted, marking.quoted[1:], strict=False):
        apart = q.outer_end <= other.outer_start
        assert apart or other.outer_end <= q.outer_end
    assert marking.unbalanced == sorted(set(marking.unbalanced))


@settings(deadline=None, max_examples=150)
@given(NOISE)
def test_any_noise_gives_quotes_that_say_what_the_text_says(text: str) -> None:
    doc = QUOTES(ZONES(BLANK(text)))
    found = layers.get(doc, Quote)
    assert [q.id for q in found] == [f"q{i}" for i in range(1, len(found) + 1)]
    for quote in found:
        spans = [*quote.content, *quote.relays, *(s for s in (quote.cue, quote.source, quote.venue) if s)]
        assert quote.content
        for span in spans:
            assert span.start < span.end
            assert doc.text[span.start : span.end] == span.text


@settings(deadline=None, max_examples=50)
@given(NOISE)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    first, second = (layers.get(QUOTES(ZONES(BLANK(text))), Quote) for _ in range(2))
    assert first == second
