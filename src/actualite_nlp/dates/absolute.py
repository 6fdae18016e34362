"""Days written in figures and ISO timestamps, read by dateparser.

Only spellings that state day, month and year are handed over, one span at a time. Month names stay with our own
rules: dateparser needs about 1 ms a span (ours 10 µs), knows neither «premier mai» nor years in words, and gives a
month without a day a day of its own. Two-figure years are completed first: it takes «3/5/45» for 2045.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_YEAR_FIRST = re.compile(r"\d{4}")


@cache
def _parser(order: str) -> DateDataParser:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["fr"],
        try_previous_locales=False,
        settings={
            "DATE_ORDER": order,
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


@lru_cache(4096)
def absolute(words: str) -> datetime | None:
    """The moment that a day in figures («12/05/2019», «2019-05-12») or a timestamp names; None for no such day."""
    order = "YMD" if _YEAR_FIRST.match(words) else "DMY"
    found: datetime | None = _parser(order).get_date_data(words).date_obj
    return found
