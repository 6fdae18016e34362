"""Properties of the time expressions: any text, sound bounds, other paragraphs, agreement with dateparser."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import dateparser
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from actualite_nlp.dates.find import find_time_expressions
from actualite_nlp.record.types import TimeExpression

NLP = spacy.blank("fr")
WORDS = """
le la les un du de à en dans il y a depuis entre et au lundi mardi soir matin 3 14 31 2019 2020 mars mai février 8h
18h30 midi trois quatre vingt ans jours semaine mois dernière prochain dernier fin début mi- milieu veille lendemain
chaque tous par siècle XXe années 50 plus tard deux milliards d'années été hiver Pâques 12/05 29 / - , . ( » ce cette
jour-là moins d'ici 99999999999 ²³ ٣ minuit demi premier trimestre heure l' quinze nonante 0 00:00 25h61 30
année-lumière
""".split()  # noqa: SIM905
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=120)
references = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)) | st.none()
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NEWS = [
    "Le maire a démissionné mardi soir.",
    "La loi date du 3 mars 2011.",
    "Il pleut depuis trois jours.",
    "Rien de neuf.",
]


def found(text: str, reference: datetime | None) -> list[TimeExpression]:
    return find_time_expressions(NLP.make_doc(text), reference)


@settings(max_examples=400, deadline=None)
@given(texts, references)
def test_any_text_gives_ordered_spans_with_sound_bounds(text: str, reference: datetime | None) -> None:
    done = 0
    for d in found(text, reference):
        assert done <= d.start < d.end <= len(text)
        assert text[d.start : d.end] == d.text
        done = d.end
        if d.begin and d.end_exclusive:
            assert datetime.fromisoformat(d.begin) < datetime.fromisoformat(d.end_exclusive)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NEWS), min_size=1, max_size=6))
def test_a_paragraph_gives_the_same_alone_and_among_others(paragraphs: list[str]) -> None:
    reference = datetime(2024, 10, 25)
    alone = [[(d.text, d.value) for d in found(p, reference)] for p in paragraphs]
    together = [(d.text, d.value) for d in found("\n\n".join(paragraphs), reference)]
    assert together == [pair for pairs in alone for pair in pairs]


@settings(max_examples=80, deadline=None)
@given(days, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_figures_agree_with_dateparser(day: date, style: str) -> None:
    written = day.strftime(style)
    (d,) = found(f"Fait le {written}.", None)
    parsed = dateparser.parse(written, languages=["fr"], settings={"DATE_ORDER": "YMD" if "Y-" in style else "DMY"})
    assert parsed is not None
    assert d.value == parsed.date().isoformat()


@settings(max_examples=80, deadline=None)
@given(days)
def test_near_days_are_a_day_away(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12)
    values = [d.value for d in found("Hier, puis demain.", noon)]
    assert values == [(noon - timedelta(days=1)).date().isoformat(), (noon + timedelta(days=1)).date().isoformat()]
