from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from actualite_nlp import Record
from actualite_nlp.record.types import ArticleInfo, Quote, Source, Span, Zone
from actualite_nlp.render.html import html_page
from tests.render.reading import Reading

letters = st.text(st.sampled_from("ab é«»<>&\"'/{}%#-=\u00a0\u202f\u0301😀"), min_size=1, max_size=40).filter(
    lambda text: text.strip() == text
)
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=8)


@settings(deadline=None, max_examples=80)
@given(letters, spans)
def test_whatever_overlaps_and_whatever_it_says_the_text_stands_unchanged(
    text: str, given: list[tuple[int, int, bool]]
) -> None:
    quotes, sources = [], []
    for i, (a, b, is_quote) in enumerate(given):
        start, end = min(a, b, len(text)), min(max(a, b), len(text))
        span = Span(start, end, text[start:end])
        if is_quote:
            quotes.append(Quote(id=f"q{i}", kind="mixed", content=[span], source=span, source_id=text))
        else:
            sources.append(Source(id=f"s{i}", name=text, type="person", mentions=[span], quote_ids=[f"q{i - 1}"]))
    record = Record(
        article=ArticleInfo(title=text), zones=[Zone(0, len(text), text, "body")], quotes=quotes, sources=sources
    )
    page = Reading(html_page([(record, text)]))
    assert page.blocks == [text]
    assert len(page.ids) == len(set(page.ids))
