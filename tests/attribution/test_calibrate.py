import math
import random

import pytest

from actualite_nlp.attribution.calibrate import calibration_error, fit, reliability


def sample(n=3000):
    rng = random.Random(0)
    rows = [{"inside": rng.random(), "noise": rng.random()} for _ in range(n)]
    right = [rng.random() < 1 / (1 + math.exp(1 - 3 * row["inside"])) for row in rows]
    return rows, right


def test_the_weights_behind_the_data_are_found():
    weights = fit(*sample())
    assert weights["bias"] == pytest.approx(-1, abs=0.3)
    assert weights["inside"] == pytest.approx(3, abs=0.4)
    assert weights["noise"] == pytest.approx(0, abs=0.3)


def test_fitted_confidence_is_reliable():
    rows, right = sample()
    weights = fit(rows, right)
    sure = [1 / (1 + math.exp(-weights["bias"] - sum(weights[k] * v for k, v in row.items()))) for row in rows]
    assert calibration_error(sure, right) < 0.05
    assert calibration_error([0.99] * len(right), right) > 0.2
    means = [confidence for confidence, _, _ in reliability(sure, right)]
    assert means == sorted(means)


def test_separable_data_stay_finite():
    rows = [{"x": 0.0}, {"x": 1.0}] * 20
    assert all(math.isfinite(v) for v in fit(rows, [False, True] * 20).values())
