from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from actualite_nlp import Article, InputError
from actualite_nlp.batch import ExtractorSettings, JobSettings, run_job
from actualite_nlp.batch.report.figures import Bar, ContestedClaim, Figures, Stand, figures
from actualite_nlp.batch.report.page import render, report_page

from .fake import articles, write_lines

FAKE = ExtractorSettings(factory="tests.batch.fake:load")


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("job")
    given = [
        *articles(12),
        Article(text="", id="vide", title="<script>alert(1)</script>"),
        Article(text="LÈVE", id="x"),
    ]
    run_job([write_lines(folder / "a.jsonl", given)], folder / "out", JobSettings(extractor=FAKE, workers=1))
    return folder / "out"


def test_figures_are_those_of_the_tables(job: Path) -> None:
    found = figures(job)
    assert (found.articles, found.articles_with_quotes, found.quotes) == (13, 12, 12)
    assert (found.first, found.last, found.undated) == (datetime(2023, 1, 5), datetime(2023, 12, 5), 1)
    assert found.top["person"] == [Bar("Anne", 4, 1.0), Bar("Luc", 4, 1.0), Bar("Zoé", 4, 1.0)]
    assert [(o.outlet, o.articles, o.quotes) for o in found.outlets] == [("Le Phare", 6, 6), ("La Digue", 6, 6)]
    assert (found.grain, len(found.timeline)) == ("day", 12)
    assert found.failed == [Bar("extraction_failed", 1, 1.0)]


def test_the_page_stands_alone(job: Path) -> None:
    page = report_page(job)
    assert "12</b> paroles rapportées" in page
    assert "5 janvier 2023 au 5 décembre 2023" in page
    assert not re.search(r"<script|<img|<link[^>]+href=\"http|@import|url\(", page)


def claim(**changes: object) -> ContestedClaim:
    stand = Stand("author", "deny", ["Le Phare"], "</li><script>alert(2)</script>")
    base = ContestedClaim("<b>La digue</b> a cédé.", "<i>Titre</i>", "O&O", None, None, [stand])
    return msgspec.structs.replace(base, **changes)


def empty(**changes: object) -> Figures:
    numbers = ("articles", "articles_with_quotes", "characters", "quotes", "conditional", "sources", "dates")
    more = ("contested", "unverified", "undated", "women", "men")
    lists = ("outlets", "claims", "timeline", "stances", "failed", "warnings")
    values = dict.fromkeys((*numbers, *more), 0) | {name: [] for name in lists}
    return Figures(**{**values, "first": None, "last": None, "top": {}, "grain": "day", **changes})


def test_what_articles_say_stays_text() -> None:
    page = render(empty(claims=[claim()], contested=1, top={"person": [Bar("<script>x</script>", 1, 1.0)]}))
    assert "<script" not in page
    assert "<b>La digue" not in page
    assert "&lt;b&gt;La digue&lt;/b&gt; a cédé." in page
    assert "l&#39;article</strong> dément (selon Le Phare)" in page


def test_a_job_of_nothing_has_a_page() -> None:
    page = render(empty())
    assert "Personne n'est cité" in page
    assert "Aucune affirmation contestée" in page


def test_shares_are_told_in_percent() -> None:
    assert "<strong>25\u00a0%</strong> sont celles de femmes" in render(empty(women=5, men=15))


def test_a_folder_without_a_job_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no batch job"):
        report_page(tmp_path)
