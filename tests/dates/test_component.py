"""The component: stored layer, skipped zones, missing reference, tense, date of utterance."""

from __future__ import annotations

from datetime import datetime

import pytest
import spacy
from spacy.tokens import Doc

from actualite_nlp import layers
from actualite_nlp.dates.component import DatesComponent
from actualite_nlp.dates.find import find_time_expressions
from actualite_nlp.errors import InputError
from actualite_nlp.record.types import ArticleInfo, Cue, Quote, Span, TimeExpression, Warning, Zone


def blank(text: str) -> Doc:
    return spacy.blank("fr").make_doc(text)


def test_standalone_pipeline_survives_disk(tmp_path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_dates", config={"reference": "2024-10-25"})
    nlp.to_disk(tmp_path)
    for pipeline in (nlp, spacy.load(tmp_path)):
        (found,) = layers.get(pipeline("Il est venu la semaine dernière."), TimeExpression)
        assert (found.value, found.edtf) == ("2024-W42", "2024-10-14/2024-10-20")
        assert (found.begin, found.end_exclusive) == ("2024-10-14T00:00:00", "2024-10-21T00:00:00")


def test_publication_date_comes_before_the_setting() -> None:
    doc = blank("Il est venu hier.")
    layers.set_article(doc, ArticleInfo(published_at="2020-03-01"))
    (found,) = layers.get(DatesComponent(reference="2024-10-25")(doc), TimeExpression)
    assert found.value == "2020-02-29"


def test_dateline_dates_an_article_without_a_publication_date() -> None:
    text = "Brest, 3 mars 2021 (AFP) -\n\nLe port a rouvert hier."
    doc = blank(text)
    layers.put(doc, Zone, [Zone(start=0, end=26, text=text[:26], kind="dateline")])
    component = DatesComponent(reference="2024-10-25")
    assert [d.value for d in layers.get(component(doc), TimeExpression)] == ["2021-03-03", "2021-03-02"]
    assert layers.get(doc, Warning) == []
    layers.set_article(doc, ArticleInfo(published_at="2022-01-02"))
    assert layers.get(component(doc), TimeExpression)[1].value == "2022-01-01"


def test_spans_are_shown() -> None:
    doc = DatesComponent(reference="2024-10-25")(blank("Il est venu hier soir."))
    assert [(s.text, s.label_) for s in doc.spans["actualite_dates"]] == [("hier soir", "2024-10-24TEV")]


def test_unreadable_reference_is_refused() -> None:
    with pytest.raises(InputError, match="2024-13-45"):
        DatesComponent(reference="2024-13-45")


def test_without_reference_values_stay_partial_and_one_warning_is_given() -> None:
    doc = DatesComponent()(
        blank("Arrivé mardi à 18h30, il repart le 5 octobre, puis en mai 2022 et la semaine prochaine.")
    )
    values = [d.value for d in layers.get(doc, TimeExpression)]
    assert values == ["XXXX-WXX-2T18:30", "XXXX-10-05", "2022-05", "XXXX-WXX"]
    (warning,) = layers.get(doc, Warning)
    assert (warning.code, warning.start) == ("no_reference_date", 7)


def test_no_warning_where_no_reference_was_needed() -> None:
    doc = DatesComponent()(blank("Né en 1971, il a vécu trois ans à Pau."))
    assert [d.value for d in layers.get(doc, TimeExpression)] == ["1971", "P3Y"]
    assert layers.get(doc, Warning) == []


def test_boilerplate_and_byline_are_skipped() -> None:
    text = "Publié le 3 mai 2020\n\nLe maire a cédé le 2 mai 2020."
    doc = blank(text)
    layers.put(doc, Zone, [Zone(start=0, end=20, text=text[:20], kind="byline")])
    assert [d.value for d in layers.get(DatesComponent()(doc), TimeExpression)] == ["2020-05-02"]


def parsed(words: list[str], heads: list[int], pos: list[str], morphs: list[str], deps: list[str]) -> Doc:
    return Doc(spacy.blank("fr").vocab, words=words, heads=heads, pos=pos, morphs=morphs, deps=deps)


@pytest.mark.parametrize(
    ("morph", "value"),
    [("Mood=Ind|Tense=Fut|VerbForm=Fin", "2024-10-29"), ("Mood=Ind|Tense=Past|VerbForm=Fin", "2024-10-22")],
)
def test_the_tense_of_the_governing_verb_chooses_the_weekday(morph: str, value: str) -> None:
    doc = parsed(
        ["Le", "salon", "ouvre", "mardi"],
        heads=[1, 2, 2, 2],
        pos=["DET", "NOUN", "VERB", "NOUN"],
        morphs=["", "", morph, ""],
        deps=["det", "nsubj", "ROOT", "obl:mod"],
    )
    assert [d.value for d in find_time_expressions(doc, datetime(2024, 10, 25))] == [value]


def test_today_dates_an_event_and_else_means_nowadays() -> None:
    present = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    told = parsed(
        ["Il", "a", "parlé", "aujourd'hui"],
        heads=[2, 2, 2, 2],
        pos=["PRON", "AUX", "VERB", "ADV"],
        morphs=["", present, "Tense=Past|VerbForm=Part", ""],
        deps=["nsubj", "aux:tense", "ROOT", "advmod"],
    )
    general = parsed(
        ["Il", "vit", "aujourd'hui", "ici"],
        heads=[1, 1, 1, 1],
        pos=["PRON", "VERB", "ADV", "ADV"],
        morphs=["", present, "", ""],
        deps=["nsubj", "ROOT", "advmod", "advmod"],
    )
    reference = datetime(2024, 10, 25)
    assert [d.value for d in find_time_expressions(told, reference)] == ["2024-10-25"]
    assert [d.value for d in find_time_expressions(general, reference)] == ["PRESENT_REF"]


@pytest.mark.parametrize(("tense", "value"), [("Pres", "P1W"), ("Imp", "2024-10-20")])
def test_a_weekday_with_its_article_comes_back_unless_the_past_is_told(tense: str, value: str) -> None:
    doc = parsed(
        ["Le", "marché", "ouvre", "le", "dimanche"],
        heads=[1, 2, 2, 4, 2],
        pos=["DET", "NOUN", "VERB", "DET", "NOUN"],
        morphs=["", "", f"Mood=Ind|Tense={tense}|VerbForm=Fin", "", ""],
        deps=["det", "nsubj", "ROOT", "det", "obl:mod"],
    )
    assert [d.value for d in find_time_expressions(doc, datetime(2024, 10, 25))] == [value]


def test_starting_from_a_weekday_looks_ahead() -> None:
    doc = parsed(
        ["Le", "risque", "à", "partir", "de", "lundi", "demeure"],
        heads=[1, 6, 3, 5, 5, 6, 6],
        pos=["DET", "NOUN", "ADP", "NOUN", "ADP", "NOUN", "VERB"],
        morphs=["", "", "", "", "", "", "Mood=Ind|Tense=Pres|VerbForm=Fin"],
        deps=["det", "nsubj", "case", "fixed", "case", "obl:mod", "ROOT"],
    )
    assert [d.value for d in find_time_expressions(doc, datetime(2020, 5, 7))] == ["2020-05-11"]


def quote(text: str, cue: str, content: str) -> Quote:
    at, inside = text.index(cue), text.index(content)
    return Quote(
        id="q1", kind="direct", content=[Span(inside, inside + len(content), content)],
        cue=Cue(at, at + len(cue), cue, lemma=cue),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("«Le barrage tiendra», a-t-il assuré lors d'une visite la semaine dernière.", "la semaine dernière"),
        ("Lundi, le préfet a assuré: «Le barrage cédera en 2030».", "Lundi"),
        ("Le préfet a assuré: «Le barrage a cédé en 2012».", None),
        ("Le préfet assure depuis 2012 que «le barrage tiendra».", None),
    ],
)
def test_said_at_is_the_date_of_the_cues_clause(text: str, said: str | None) -> None:
    doc = blank(text)
    content = text[text.index("«") + 1 : text.index("»")]
    layers.put(doc, Quote, [quote(text, "assuré" if "assuré" in text else "assure", content)])
    DatesComponent(reference="2024-10-25")(doc)
    dates = {d.id: d.text for d in layers.get(doc, TimeExpression)}
    (dated,) = layers.get(doc, Quote)
    assert (dates[dated.said_at] if dated.said_at else None) == said
