from __future__ import annotations

import base64
import hashlib
import re

import pytest
from msgspec.structs import replace

from actualite_nlp import Record
from actualite_nlp.record.types import ArticleInfo, Quote, Source, Span, Zone
from actualite_nlp.render.html import article_html, html_page

from .reading import Reading
from .sample import TEXT, passerelle

ATTACK = '<script>document.title="pris"</script><img src=x onerror=alert(1)> & "\'>'


def attacked() -> Record:
    """A record with markup in every field that an article or its metadata can fill."""
    start = len("Titre\n\n")
    text = f"Titre\n\n{ATTACK}"
    span = Span(start, len(text), ATTACK)
    return Record(
        article=ArticleInfo(
            id=ATTACK, title=ATTACK, outlet=ATTACK, author=ATTACK, published_at=ATTACK, url=ATTACK, n_chars=len(text)
        ),
        zones=[Zone(0, 5, "Titre", "title"), Zone(start, len(text), ATTACK, "body")],
        quotes=[Quote(id=ATTACK, kind="direct", content=[span], source_id=ATTACK, method=ATTACK)],
        sources=[Source(id=ATTACK, name=ATTACK, type="person", role=ATTACK, mentions=[span], quote_ids=[ATTACK])],
    )


def test_the_article_stands_there_unchanged() -> None:
    assert Reading(html_page([(passerelle(), TEXT)])).blocks == [zone.text for zone in passerelle().zones]


def test_a_record_read_back_from_json_gives_the_same_page() -> None:
    again = Record.from_json(passerelle().to_json())
    assert html_page([(again, "")]) == html_page([(passerelle(), TEXT)])


def test_ids_are_unique_and_every_link_arrives() -> None:
    page = Reading(html_page([(passerelle(), TEXT), (passerelle(), TEXT)]))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert len(page.links) > 20


def test_nothing_is_fetched() -> None:
    page = html_page([(passerelle(), TEXT)])
    assert [a for a in Reading(page).addresses if not a.startswith(("#", "data:"))] == []
    assert not re.search(r"https?:|@import|url\(", page)


def test_markup_in_an_article_stays_text() -> None:
    reading = Reading(html_page([(attacked(), "")]))
    assert reading.blocks == ["Titre", ATTACK]
    assert reading.tags.count("script") == 1
    assert "img" not in reading.tags


def test_the_policy_names_the_one_script_by_its_digest() -> None:
    page = html_page([(passerelle(), TEXT)])
    script = re.search(r"<script>(.*?)</script>", page, re.S)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert "default-src 'none'" in page
    assert f"script-src 'sha256-{digest}'" in page


def test_a_fragment_has_no_script_and_no_page_around_it() -> None:
    tags = Reading(passerelle()._repr_html_()).tags
    assert not {"script", "html", "body", "head"} & set(tags)
    assert tags[:2] == ["style", "section"]


@pytest.mark.parametrize(
    "shown",
    [
        'Le Courrier des Vallées</b> <span class="via">',
        "indirect, au conditionnel",
        "confiance 91\u00a0%",
        "<code>frame.incise+pronoun</code>",
        "«&nbsp;déclaré&nbsp;» (déclarer), dément",
        "lieu&nbsp;: Radio Vallées",
        "quand&nbsp;: mardi 14 mars 2023",
        '<span class="value">juin 2022</span>',
        '<time class="date" datetime="2022-11" id="a1-d1">novembre 2022',
        "<b>source inconnue</b>",
        "maire de Morlans",
        "Contesté ou nuancé par",
        'href="#a1-c1-1"',
        "<i>contredit</i>",
        "unbalanced_quote_mark",
    ],
)
def test_what_the_page_tells(shown: str) -> None:
    assert shown in html_page([(passerelle(), TEXT)])


def test_an_interrupted_quote_is_referred_to_once_at_its_end() -> None:
    page = html_page([(passerelle(), TEXT)])
    assert page.count('href="#a1-q3-card" aria-describedby') == 1
    assert page.index('href="#a1-q3-card" aria-describedby') > page.index("d&#39;inquiétant »")
    assert page.count('id="a1-q3"') == 1


def test_an_empty_record_makes_a_page() -> None:
    page = html_page([(Record(article=ArticleInfo()), "")])
    assert "Cet article n'a pas de texte." in page
    assert Reading(page).tags.count("h1") == 1


def test_a_record_without_zones_is_laid_out_from_its_text() -> None:
    bare = replace(passerelle(), zones=[])
    blocks = Reading(article_html(bare, "Un paragraphe.\n\nUn autre.")).blocks
    assert blocks == ["Un paragraphe.", "Un autre."]


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\x1b"])
def test_what_html_cannot_hold_is_replaced(odd: str) -> None:
    record = Record(article=ArticleInfo(), zones=[Zone(0, 3, f"a{odd}b", "body")])
    page = html_page([(record, "")])
    assert odd not in page
    assert "a\ufffdb" in page.encode("utf-8").decode("utf-8")


def test_a_thousand_nested_spans_are_written() -> None:
    text = "x" * 2000
    quotes = [Quote(id=f"q{i}", kind="direct", content=[Span(i, 2000 - i, text[i : 2000 - i])]) for i in range(1000)]
    record = Record(article=ArticleInfo(), zones=[Zone(0, 2000, text, "body")], quotes=quotes)
    assert Reading(html_page([(record, text)])).blocks == [text]


def test_several_articles_have_an_index_and_one_main_heading() -> None:
    page = Reading(html_page([(passerelle(), TEXT), (attacked(), "")]))
    assert page.tags.count("h1") == 1
    assert {"a1", "a2"} <= set(page.links)
