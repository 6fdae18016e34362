from __future__ import annotations

from actualite_nlp.sources.model import Page


def test_stretches_inside_others_do_not_end_them() -> None:
    inside = Page.stretches([(0, 100), (20, 40), (150, 160)])
    assert [inside(at) for at in (0, 30, 60, 99, 100, 155, 160)] == [True, True, True, True, False, True, False]
