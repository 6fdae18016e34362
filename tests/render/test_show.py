from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from actualite_nlp.render.html import article_html, html_page

from .sample import passerelle


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(seen.append(address)))
    return seen


def test_outside_a_notebook_a_page_is_written_and_opened(opened: list[str]) -> None:
    place = passerelle().show()
    assert place is not None
    assert place.read_text(encoding="utf-8") == html_page([(passerelle(), "")])
    assert opened == [place.as_uri()]


def test_a_path_decides_where_it_is_written(opened: list[str], tmp_path: Path) -> None:
    assert passerelle().show(tmp_path / "p.html") == tmp_path / "p.html"
    assert opened == [(tmp_path / "p.html").as_uri()]


def test_in_a_notebook_it_is_shown_in_place(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[dict[str, Any]] = []
    shell = SimpleNamespace(kernel=object(), display_pub=SimpleNamespace(publish=published.append))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert passerelle().show() is None
    assert published == [{"text/html": article_html(passerelle()), "text/plain": repr(passerelle())}]
    assert opened == []
