import pytest

from actualite_nlp.attribution.quotemarks import CLOSES, INSIDE, MAX_DEPTH, OPENS, OUTSIDE, find_quoted, states


def interiors(text):
    return [(text[slice(*q.interior(text))], q.depth) for q in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » et part.", [("oui", 1)]),
        ('Elle parle de "gâchis" et de "fiasco".', [("gâchis", 1), ("fiasco", 1)]),
        ("« Un “petit” pas »", [("Un “petit” pas", 1), ("petit", 2)]),
        ("„Nein“, dit-il", [("Nein", 1)]),
        ("« Jamais refermé", []),
        ("Refermé seul »", []),
        ('"Ouvert\n\nautre" ligne', []),
    ],
)
def test_pairs(text, expected):
    assert interiors(text) == expected


def test_states_mark_the_place_of_every_character():
    text = "a « b » c"
    state, depth = states(len(text), find_quoted(text))
    assert list(state) == [OUTSIDE, OUTSIDE, OPENS, INSIDE, INSIDE, INSIDE, CLOSES, OUTSIDE, OUTSIDE]
    assert max(depth) == 1


def test_nesting_is_bounded():
    text = "«" * 50 + "x" + "»" * 50
    assert max(q.depth for q in find_quoted(text)) <= MAX_DEPTH
