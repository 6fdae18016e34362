from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actualite_nlp.render.events import Mark, nest

marks = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)).map(
        lambda t: Mark(min(t[:2]), max(t[:2]), f"k{t[0]}", t[2])
    ),
    max_size=12,
)
bounds = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(marks, bounds)
def test_brackets_match_and_each_character_lies_in_the_marks_that_cover_it(
    given: list[Mark], limits: list[int]
) -> None:
    start, end = limits
    stack: list[Mark] = []
    at = start
    for event in nest(start, end, given):
        if event.mark is None:
            assert event.start == at < event.end
            at = event.end
            for place in range(event.start, event.end):
                assert set(stack) == {m for m in given if m.start <= place < m.end}
        elif event.what == "open":
            stack.append(event.mark)
        else:
            assert stack.pop() == event.mark
    assert stack == []
    assert at == end


@given(marks, bounds)
def test_each_mark_opens_and_closes_once_for_good(given: list[Mark], limits: list[int]) -> None:
    start, end = limits
    inside = {m for m in given if max(m.start, start) < min(m.end, end)}
    for what in ("open", "close"):
        outer = [e.mark for e in nest(start, end, given) if e.what == what and e.outer]
        assert len(outer) == len(inside)
        assert set(outer) == inside
