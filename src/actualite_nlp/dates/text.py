"""A matching form of the text: lower case, no accents, plain spaces and apostrophes; with the way back."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

SPACES = "\t\r\u00a0\u202f\u2009\u2007\u2008\u2002\u2003"
APOSTROPHES = "\u2019\u02bc\u02bb\u055a\ua78c\uff07\u2032\u2035\u02b9\u2018\u00b4`"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
LETTERS = "àâäáãçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ"

_LONE_NEWLINE = re.compile(r"(?<!\n)\n(?!\n)")
_TABLE = {ord(c): unicodedata.normalize("NFD", c)[0] for c in LETTERS}
_TABLE |= dict.fromkeys(map(ord, SPACES), " ") | dict.fromkeys(map(ord, APOSTROPHES), "'")
_TABLE |= dict.fromkeys(map(ord, DASHES), "-") | {ord("İ"): "i", ord("à"): "à", ord("À"): "à"}


class Matching(Struct, frozen=True):
    """``text`` is the matching form, ``cased`` the same with its letters as written, character by character;
    ``offsets[i]`` is where character i stands in the original (None: at the same place)."""

    text: str
    cased: str
    offsets: list[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def matching_form(text: str) -> Matching:
    """The matching form of a text. «à» keeps its accent: it is the only one that tells two time words apart."""
    offsets: list[int] | None = None
    if not text.isascii() and any(map(unicodedata.combining, text)):
        text, offsets = _compose(text)
    folded = text.translate(_TABLE)
    lowered = folded.lower()
    if len(lowered) != len(folded):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    return Matching(_LONE_NEWLINE.sub(" ", lowered), text, offsets)


def _compose(text: str) -> tuple[str, list[int]]:
    """Join combining marks to their letters; the offsets have one more entry for the end."""
    letters: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        if unicodedata.combining(char) and letters:
            joined = unicodedata.normalize("NFC", letters[-1] + char)
            letters[-1] = joined if len(joined) == 1 else letters[-1]
        else:
            letters.append(char)
            offsets.append(i)
    return "".join(letters), [*offsets, len(text)]
