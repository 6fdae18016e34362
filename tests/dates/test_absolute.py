"""Days in figures through dateparser."""

from __future__ import annotations

from datetime import datetime

import pytest

from actualite_nlp.dates.absolute import absolute


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("5/12/2019", datetime(2019, 12, 5)),
        ("05.12.2019", datetime(2019, 12, 5)),
        ("2019-12-05", datetime(2019, 12, 5)),
        ("12/25/2019", datetime(2019, 12, 25)),
        ("29/02/2020", datetime(2020, 2, 29)),
        ("2019-12-05t10:30:15z", datetime(2019, 12, 5, 10, 30, 15)),
        ("29/02/2019", None),
        ("hier", None),
        ("14h30", None),
        ("mars 2019", None),
    ],
)
def test_only_whole_dates_are_read(words: str, moment: datetime | None) -> None:
    assert absolute(words) == moment
