import numpy as np
import pytest

from actualite_nlp.attribution.decode import TagScores, answer, best_path, content_runs, make_fragment


def column(*values):
    return np.array(values, dtype=np.float32)


@pytest.mark.parametrize(
    ("outside", "begin", "inside", "runs"),
    [
        ((0.9, 0.1, 0.1, 0.9), (0.1, 0.8, 0.1, 0.05), (0.0, 0.1, 0.8, 0.05), [(1, 2)]),
        ((0.1, 0.1, 0.1, 0.1), (0.8, 0.1, 0.8, 0.1), (0.1, 0.8, 0.1, 0.8), [(0, 1), (2, 3)]),
        ((0.9, 0.9), (0.05, 0.05), (0.05, 0.05), []),
        ((0.9, 0.2, 0.1), (0.05, 0.3, 0.1), (0.05, 0.5, 0.8), [(1, 2)]),
    ],
)
def test_best_path(outside, begin, inside, runs):
    assert best_path(column(*outside), column(*begin), column(*inside)) == runs


def test_best_path_of_nothing():
    assert best_path(column(), column(), column()) == []


def test_bias_finds_more():
    scores = TagScores.empty(2)
    scores.content[:, 0] = 0.6
    scores.content[0, 1] = 0.4
    scores.content[1, 2] = 0.4
    assert content_runs(scores) == []
    assert content_runs(scores, bias=2.0) == [(0, 1)]


def test_fragment_takes_the_kind_with_most_weight():
    scores = TagScores.empty(2)
    scores.content[0] = [0.1, 0.2, 0.0, 0.7, 0.0, 0.0, 0.0]
    scores.content[1] = [0.1, 0.0, 0.2, 0.0, 0.7, 0.0, 0.0]
    fragment = make_fragment(scores, 0, 1)
    assert fragment.kind == "indirect"
    assert fragment.score == pytest.approx(0.9)
    assert fragment.edge == pytest.approx(0.9)


def test_answer_sums_over_a_mention():
    mention, none = answer(column(0.2, 0.2, 0.3, 0.3), [(0, 1)])
    assert (mention.first, mention.last) == (0, 1)
    assert none == pytest.approx(0.3)


def test_answer_none_and_stray_word():
    assert answer(column(0.1, 0.1, 0.8), [(0, 0)])[0] is None
    assert answer(column(0.1, 0.8, 0.1), [(0, 0)])[0].first == 1
