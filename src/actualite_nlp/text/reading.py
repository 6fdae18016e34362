"""Raw bytes to text, HTML pages to articles."""

from __future__ import annotations

import re
from typing import Any

from ..article import Article
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


def is_html(content: bytes) -> bool:
    """Whether ``content`` starts as an HTML page does."""
    return bool(_HTML.match(decode(content[:1000])))


def read_html(page: str, *, published_at: str | None = None, url: str | None = None) -> Article:
    """Article of an HTML page, with its title, date, author and site, by trafilatura (Barbaresi, ACL 2021).

    Raises InputError when the extra ``html`` is not installed or the page holds no article text.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise InputError("reading HTML needs the extra `html`; cure: pip install 'actualite-nlp[html]'") from error
    found: Any = bare_extraction(page, url=url, with_metadata=True, include_comments=False, favor_recall=True)
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
