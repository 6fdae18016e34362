"""What goes in: an article and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from .errors import InputError

METADATA = ("id", "title", "outlet", "author", "published_at", "url")
FIELDS = ("text", *METADATA)


class Article(Struct, frozen=True, kw_only=True):
    """A text and its metadata. ``published_at`` is an ISO date or datetime (``2024-10-25``, ``2024-10-25T18:30``).

    A title given apart is metadata only: offsets always refer to ``text``.
    """

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_at: str | None = None
    url: str | None = None


def make_article(given: Article | Mapping[str, Any] | str, **metadata: Any) -> Article:
    """An Article from a text, a mapping or an Article; ``metadata`` goes before what these say.

    Raises InputError on a missing text, a wrong type, or metadata that no article has; of a mapping, what no article
    has is left out.
    """
    if unknown := metadata.keys() - set(METADATA):
        raise InputError(f"an article has no {', '.join(map(repr, sorted(unknown)))}; it has {', '.join(METADATA)}")
    if isinstance(given, str):
        values: dict[str, Any] = {"text": given}
    elif isinstance(given, Article):
        values = asdict(given)
    elif isinstance(given, Mapping):
        values = dict(given)
    else:
        raise InputError(f"an article is a text, a mapping or an Article, not {type(given).__name__}")
    values |= metadata
    if not isinstance(values.get("text"), str):
        raise InputError(f"an article needs a `text` that is a string, not {type(values.get('text')).__name__}")
    known = {name: values.get(name) for name in METADATA}
    known["published_at"] = _iso(known["published_at"])
    return Article(text=values["text"], **{k: None if v is None else str(v) for k, v in known.items()})


def _iso(value: Any) -> str | None:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return None if value is None or value == "" else str(value)


def reference_date(published_at: str | None) -> datetime | None:
    """The publication date as a datetime without zone (the clock of the newsroom), or None if absent or unreadable."""
    if not published_at:
        return None
    try:
        return datetime.fromisoformat(published_at.strip()).replace(tzinfo=None)
    except ValueError:
        return None
