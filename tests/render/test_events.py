from __future__ import annotations

from actualite_nlp.render.events import Mark, nest


def written(text: str, marks: list[Mark]) -> str:
    out = []
    for event in nest(0, len(text), marks):
        if event.mark is None:
            out.append(text[event.start : event.end])
        else:
            out.append(f"<{event.mark.key}>" if event.what == "open" else f"</{event.mark.key}>")
    return "".join(out)


def test_a_mark_inside_another_is_nested() -> None:
    assert written("il part demain", [Mark(8, 14, "d"), Mark(0, 14, "q")]) == "<q>il part <d>demain</d></q>"


def test_of_two_that_cross_the_one_that_goes_on_is_opened_again() -> None:
    assert written("abcdef", [Mark(0, 4, "a"), Mark(2, 6, "b")]) == "<a>ab<b>cd</b></a><b>ef</b>"


def test_same_bounds_go_by_rank() -> None:
    assert written("ab", [Mark(0, 2, "in", rank=2), Mark(0, 2, "out", rank=1)]) == "<out><in>ab</in></out>"


def test_neighbours_close_before_the_next_opens() -> None:
    assert written("abcd", [Mark(0, 2, "a"), Mark(2, 4, "b")]) == "<a>ab</a><b>cd</b>"


def test_empty_marks_and_marks_outside_are_left_out() -> None:
    assert written("abcd", [Mark(1, 1, "a"), Mark(4, 9, "b")]) == "abcd"


def test_only_the_real_ends_are_outer() -> None:
    events = [e for e in nest(0, 6, [Mark(0, 4, "a"), Mark(2, 6, "b")]) if e.mark and e.mark.key == "b"]
    assert [(e.what, e.outer) for e in events] == [("open", True), ("close", False), ("open", False), ("close", True)]
