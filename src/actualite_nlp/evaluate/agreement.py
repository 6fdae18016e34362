"""Agreement of two annotations of the same articles, with the measures that extraction is scored by.

One annotation is scored against the other as if it had been extracted; F1 does not depend on which is which. Beside
``quotes@t`` stands ``contents exact``: contents that cover the same characters, white space and edge punctuation aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import InputError
from .convert.records import to_record
from .figures import Figure, Tally, with_intervals
from .matching import covered
from .score import score_article

Article = dict[str, Any]


def agreement(first: Iterable[Article], second: Iterable[Article]) -> tuple[dict[str, Figure], list[str]]:
    """Figures over the articles both annotated, and every difference in words. Raises InputError when there are none.

    Articles are joined by id; an article whose texts differ raises InputError too.
    """
    others = {gold["id"]: gold for gold in second}
    pairs = [(gold, others[gold["id"]]) for gold in first if gold["id"] in others]
    if not pairs:
        raise InputError("the two annotations have no article in common: their ids differ")
    scored = [_compare(a, b) for a, b in pairs]
    return with_intervals([tally for tally, _ in scored]), [line for _, lines in scored for line in lines]


def _compare(first: Article, second: Article) -> tuple[Tally, list[str]]:
    if first["text"] != second["text"]:
        raise InputError(f"{first['id']}: the two annotations were made on different texts")
    tally, differences = score_article(first, to_record(second).to_dict())
    one, other = ({frozenset(covered(a["content"], g["text"])) for a in g["attributions"]} for g in (first, second))
    tally["contents exact"].update(tp=len(one & other), gold=len(one), pred=len(other))
    return tally, differences
