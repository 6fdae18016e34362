"""The article view: a record as one self-contained HTML page that needs no network.

The article is laid out from the record's zones, so a record read back from JSON shows as well as a fresh one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..record.types import Record, TimeExpression
from . import labels
from .values import in_words, machine_value, short_words
from .view import View

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]")


def html_page(pairs: Sequence[tuple[Record, str]]) -> str:
    """A whole page of one or several articles. The text of a pair is used only where its record has no zones."""
    views = [View(record, text) for record, text in pairs]
    script = _source("dismiss.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _render("page.html", views=views, script=Markup(script), script_hash=Markup(digest))


def article_html(record: Record, text: str | None = None) -> str:
    """One article as a fragment with its own style and no script, for notebooks and other people's pages."""
    return _render("fragment.html", view=View(record, text), prefix=f"r{record.article.text_sha256[:10]}")


def allowed(page: str) -> str:
    """``page`` with each character that HTML does not allow replaced by U+FFFD."""
    return _NOT_IN_HTML.sub("\ufffd", page)


def _render(template: str, **values: Any) -> str:
    page = _environment().get_template(template).render(style=Markup(_source("article.css")), **values)
    return allowed(page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["labels"] = labels
    environment.filters |= {
        "in_words": in_words,
        "short_words": short_words,
        "machine": machine_value,
        "percent": _percent,
        "slug": _slug,
        "worth_telling": _worth_telling,
    }
    return environment


@cache
def _source(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]


def _worth_telling(moment: TimeExpression) -> bool:
    """Whether a reader learns something from seeing the value beside the expression."""
    words = in_words(moment.value)
    return moment.relative and not moment.value.endswith("_REF") and words.lower() != moment.text.lower()


def _percent(share: float) -> str:
    return f"{round(100 * share)}\u00a0%"


def _slug(key: str) -> str:
    return _NOT_IN_ID.sub("-", key)
