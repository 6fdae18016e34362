"""Showing a record where its reader is: in the notebook's cell, else in the browser."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Any

from ..record.types import Record
from .html import article_html, html_page


def show(record: Record, path: str | Path | None = None) -> Path | None:
    """Display ``record`` in a notebook; with ``path``, or outside a notebook, write a page and open it in the browser.

    Returns where the page was written, or None when it was displayed in place.
    """
    if path is None and (shell := _notebook()) is not None:
        shell.display_pub.publish({"text/html": article_html(record), "text/plain": repr(record)})
        return None
    place = Path(path) if path is not None else Path(tempfile.mkdtemp(prefix="actualite-")) / "article.html"
    place.write_text(html_page([(record, "")]), encoding="utf-8")
    webbrowser.open(place.resolve().as_uri())
    return place


def _notebook() -> Any:
    """The running notebook's shell, or None in a terminal or a script."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell if shell is not None and hasattr(shell, "kernel") else None
