"""Lone surrogates: what is left in a text that was decoded wrongly, and no encoding can write."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def has_surrogates(text: str) -> bool:
    """Whether ``text`` holds lone surrogates."""
    return _SURROGATE.search(text) is not None


def scrub(text: str) -> str:
    """``text`` with each lone surrogate replaced by U+FFFD; offsets stay what they were."""
    return _SURROGATE.sub("\ufffd", text)
