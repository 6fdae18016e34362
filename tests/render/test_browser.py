"""The page in a real browser: nothing asked of a network, readable by everyone, at home on a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from actualite_nlp.render.html import article_html, html_page

from .sample import TEXT, passerelle
from .test_html import attacked

playwright = pytest.importorskip("playwright.sync_api", reason="the browser checks need playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the accessibility check needs axe")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def view(browser: Any, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def open_page(content: str, size: dict[str, int] | None = None, scheme: str = "light") -> Any:
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        context = browser.new_context(viewport=size or DESK, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda r: page.said.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.goto((tmp_path / "page.html").as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("content", "size", "scheme"),
    [
        (html_page([(passerelle(), TEXT)]), DESK, "light"),
        (html_page([(passerelle(), TEXT)]), PHONE, "dark"),
        (html_page([(passerelle(), TEXT), (passerelle(), TEXT)]), DESK, "dark"),
    ],
    ids=["desk", "phone", "two"],
)
def test_no_accessibility_fault(browser: Any, content: str, size: dict[str, int], scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_content(content)
    found = axe.Axe().run(page).response["violations"]
    context.close()
    assert [(v["impact"], v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_off_the_side_and_nothing_is_said_or_fetched(view: Open, width: int) -> None:
    page = view(html_page([(passerelle(), TEXT)]), {"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []


def test_a_quote_tells_its_chain_when_pointed_at(view: Open) -> None:
    page = view(html_page([(passerelle(), TEXT)]))
    note = page.locator("#a1-q1 > .note")
    assert not note.is_visible()
    page.locator("#a1-q1").hover()
    assert note.is_visible()
    assert "Le Courrier des Vallées" in note.inner_text()
    assert "confiance 91\u00a0%" in note.inner_text()


def test_pointing_at_a_date_inside_a_quote_shows_the_date_alone(view: Open) -> None:
    page = view(html_page([(passerelle(), TEXT)]))
    page.locator("#a1-d1").hover()
    assert page.locator("#a1-d1 > .note").is_visible()
    assert not page.locator("#a1-q1 > .note").is_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_notes_stay_within_the_window(view: Open, size: dict[str, int]) -> None:
    page = view(html_page([(passerelle(), TEXT)]), size)
    for key in ("q1", "q2", "q3", "q4"):
        page.locator(f"#a1-{key}").hover()
        box = page.locator(f"#a1-{key} > .note").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]


def test_the_keyboard_reaches_a_quote_reads_it_and_closes_it(view: Open) -> None:
    page = view(html_page([(passerelle(), TEXT)]))
    note = page.locator("#a1-q1 > .note")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "#a1-q1-card":
            break
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#a1-q1-card"


def test_a_screen_reader_hears_who_speaks(view: Open) -> None:
    page = view(html_page([(passerelle(), TEXT)]))
    ref = page.get_by_role("link", name="citation q2, Hélène Castaing")
    described = page.locator(f"#{ref.get_attribute('aria-describedby')}")
    assert "déclarer" in described.inner_text()
    assert page.get_by_role("heading", level=1).count() == 1


def test_a_claim_points_at_its_evidence(view: Open) -> None:
    page = view(html_page([(passerelle(), TEXT)]))
    page.locator("#a1-c1-card .against a").click()
    target = page.locator(":target")
    assert target.inner_text().startswith("dément avoir reçu ce rapport")
    assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_dark_page_is_dark(view: Open) -> None:
    look = "getComputedStyle(document.querySelector('.actualite')).backgroundColor"
    light = view(html_page([(passerelle(), TEXT)])).evaluate(look)
    dark = view(html_page([(passerelle(), TEXT)]), scheme="dark").evaluate(look)
    assert (light, dark) == ("rgb(255, 253, 248)", "rgb(23, 24, 27)")


def test_markup_in_an_article_does_nothing(view: Open) -> None:
    page = view(html_page([(attacked(), "")]))
    assert page.title() != "pris"
    assert page.said == []
    assert page.locator("img").count() == 0


def test_a_fragment_leaves_the_page_around_it_as_it_is(view: Open) -> None:
    page = view(f'<!DOCTYPE html><meta charset="utf-8"><p id="mine">à moi</p>{article_html(passerelle())}')
    assert page.locator("#mine").evaluate("e => getComputedStyle(e).marginTop") == "16px"
    assert page.locator(".column .quote").first.is_visible()
