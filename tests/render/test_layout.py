from __future__ import annotations

import math

from actualite_nlp.render.layout import spring_layout


def test_linked_nodes_come_closer_than_unlinked_ones() -> None:
    places = spring_layout(6, [(0, 3), (1, 4)])
    assert math.dist(places[0], places[3]) < math.dist(places[0], places[1])
    assert math.dist(places[1], places[4]) < math.dist(places[1], places[2])


def test_places_differ_lie_within_bounds_and_repeat() -> None:
    places = spring_layout(20, [(i, (i * 7) % 20) for i in range(20)])
    assert len(set(places)) == 20
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    assert places == spring_layout(20, [(i, (i * 7) % 20) for i in range(20)])


def test_few_nodes() -> None:
    assert spring_layout(0, []) == []
    assert len(spring_layout(1, [])) == 1
