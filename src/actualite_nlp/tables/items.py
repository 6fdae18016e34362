"""What a reader gives: one item an article or a problem, with the place it stands at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
from msgspec import Struct

from ..article import FIELDS, Article, make_article, reference_date
from ..errors import InputError
from ..surrogates import has_surrogates, scrub

ITEM_BYTES = 32_000_000
"""Largest article, line, page or archive member that is read; a larger one is a problem, not a crash."""
_NUMERIC_FORMATS = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_EPOCH = range(10**8, 10**11)


class Problem(Struct, frozen=True):
    """Why something has no record, or what is odd about one that has. ``code`` is stable, ``message`` is for people."""

    code: str
    message: str


class Item(Struct, frozen=True, kw_only=True):
    """One article, one page still to be read (``html``), or the problem that stands in its place."""

    origin: str
    """File, and inside an archive ``archive.zip!member``."""
    line: int
    """Line, row, or record number, from 1; 1 for a file that is one article."""
    article: Article | None = None
    html: bytes | None = None
    """A raw HTML page; ``article`` then holds what is known of it, with an empty text."""
    problem: Problem | None = None
    odd: tuple[Problem, ...] = ()
    whole: bool = False
    """Whether the file is this one article."""
    done: float = 0.0
    """Share of the file read so far, 0 to 1."""


class Fields(Struct, frozen=True, kw_only=True):
    """Which column or key of the input holds which field of an article."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    outlet: str = "outlet"
    author: str = "author"
    published_at: str = "published_at"
    url: str = "url"

    def pick(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of an article that ``row`` holds; a plain ``date`` stands in for ``published_at``."""
        picked = {name: row.get(getattr(self, name)) for name in FIELDS}
        if picked["published_at"] in (None, "") and self.published_at == "published_at":
            picked["published_at"] = row.get("date")
        return picked


def row_item(row: Any, fields: Fields, origin: str, line: int, done: float = 0.0) -> Item:
    """The item of one row: its article, or the reason there is none."""
    if not isinstance(row, Mapping):
        return bad(origin, line, "not_an_object", f"expected an object with fields, found {type(row).__name__}", done)
    values = fields.pick(row)
    if not isinstance(values["text"], str):
        found = "nothing" if values["text"] is None else type(values["text"]).__name__
        message = f"no text under {fields.text!r} ({found}); fields here: {', '.join(map(str, row))[:200]}"
        return bad(origin, line, "no_text", message, done)
    try:
        article = make_article({**values, "published_at": published(values["published_at"])})
    except InputError as error:
        return bad(origin, line, "not_an_article", str(error), done)
    clean, odd = _without_surrogates(article)
    return Item(origin=origin, line=line, article=clean, odd=odd, done=done)


def bad(origin: str, line: int, code: str, message: str, done: float = 0.0) -> Item:
    """An item that is only a problem."""
    return Item(origin=origin, line=line, problem=Problem(code, message), done=done)


def published(value: Any) -> Any:
    """A date of publication as an ISO string where it can be read: ISO, RFC 822 (feeds), 31/12/2020, epoch seconds.

    What cannot be read comes back as it is, for the record to say so.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and int(value) in _EPOCH:
        return datetime.fromtimestamp(value, UTC).isoformat()
    if not isinstance(value, str) or not (text := value.strip()):
        return value if isinstance(value, date | datetime) else None if value in (None, "") else str(value)
    if reference_date(text):
        return text
    return _rfc822(text) or _numeric(text) or value


def _rfc822(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _numeric(text: str) -> str | None:
    for form in _NUMERIC_FORMATS:
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            continue
        return found.isoformat() if "%H" in form else found.date().isoformat()
    return None


def _without_surrogates(article: Article) -> tuple[Article, tuple[Problem, ...]]:
    broken = {name: scrub(value) for name in FIELDS if (value := getattr(article, name)) and has_surrogates(value)}
    if not broken:
        return article, ()
    cleaned = msgspec.structs.replace(article, **broken)
    return cleaned, (Problem("lone_surrogate", "lone surrogates became U+FFFD: the text was decoded wrongly"),)
