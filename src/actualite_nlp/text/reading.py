"""Raw input to articles: plain text, HTML pages, JSON lines; whatever its encoding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..article import Article, make_article
from ..errors import InputError

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def decode(content: bytes) -> str:
    """Text of ``content``: UTF-8, UTF-16 with a byte-order mark, else Windows-1252, the old habit of French files."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_articles(content: bytes, *, name: str = "", published_at: str | None = None) -> Iterator[Article]:
    """Articles of one file. ``published_at`` fills in where the file does not say. Raises InputError with the line."""
    text = decode(content)
    if name.endswith((".jsonl", ".ndjson")) or (name == "-" and text.lstrip().startswith('{"')):
        yield from _json_lines(text, published_at)
    elif name.lower().endswith((".html", ".htm")) or _HTML.match(text):
        yield read_html(text, published_at=published_at)
    else:
        yield make_article(text, published_at=published_at)


def _json_lines(text: str, published_at: str | None) -> Iterator[Article]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = dict(json.loads(line))
            yield make_article({**row, "published_at": row.get("published_at") or row.get("date") or published_at})
        except (TypeError, ValueError) as error:
            raise InputError(f"line {number}: {error}") from error


def read_html(page: str, *, published_at: str | None = None, url: str | None = None) -> Article:
    """Article of an HTML page, with its title, date, author and site, by trafilatura (Barbaresi, ACL 2021).

    Raises InputError when the extra ``html`` is not installed or the page holds no article text.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise InputError("reading HTML needs the extra `html`; cure: pip install 'actualite-nlp[html]'") from error
    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False, favor_recall=True)
    if found is None or not (found.text or "").strip():
        raise InputError("no article text found in the HTML page")
    body, title = found.text, found.title
    paragraphs = "\n\n".join(line for line in body.splitlines() if line.strip())
    text = f"{title}\n\n{paragraphs}" if title and not paragraphs.startswith(title) else paragraphs
    return Article(
        text=text,
        title=title,
        outlet=found.sitename,
        author=found.author,
        published_at=found.date or published_at,
        url=found.url or url,
    )
