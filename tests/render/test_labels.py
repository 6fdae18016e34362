from __future__ import annotations

from typing import Any, get_args

import pytest

from actualite_nlp.claims.link import Outcome
from actualite_nlp.record import types
from actualite_nlp.render import labels


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (labels.KINDS, types.QuoteKind),
        (labels.TYPES, types.SourceType),
        (labels.STANCES, types.Stance),
        (labels.AXES, types.Axis),
        (labels.SIGNALS, types.Signal),
        (labels.STATUSES, types.ClaimStatus),
        (labels.OUTCOMES, Outcome),
        (labels.RELATIONS, types.RelationType),
        (labels.DATE_TYPES, types.DateType),
        (labels.MODIFIERS, types.Modifier),
    ],
)
def test_every_value_of_the_record_has_its_french_word(words: dict[str, str], values: Any) -> None:
    assert set(words) == set(get_args(values))
    assert len(set(words.values())) == len(words)


def test_gender_may_be_unknown() -> None:
    assert set(labels.GENDERS) == {*get_args(types.Gender), None}
