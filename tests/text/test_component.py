from __future__ import annotations

import pytest
import spacy

from actualite_nlp import layers
from actualite_nlp.record.types import Warning, Zone
from actualite_nlp.text.component import detect_language
from actualite_nlp.text.zones import find_zones

TEXT = "Un titre sans point\n\nLe maire a parlé. Il a promis\n\n« Un intertitre »\n\nLa suite est longue."


def test_sentences_start_at_zones_and_never_at_white_space() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_zones")
    doc = nlp(TEXT)
    for zone in layers.get(doc, Zone):
        assert doc.char_span(zone.start, zone.end)[0].is_sent_start
    assert not any(t.is_sent_start for t in doc[1:] if t.is_space)


def test_zones_are_shown_as_spans() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_zones")
    doc = nlp(TEXT)
    assert [s.label_ for s in doc.spans["actualite_zones"]][:2] == ["title", "body"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The minister said on Tuesday that the bridge would reopen before the summer, despite the long delays. "
            * 3,
            "en",
        ),
        (
            "Le ministre a déclaré mardi que le pont rouvrirait avant l'été, malgré les longs retards du chantier. "
            * 3,
            "fr",
        ),
        ("Trop court.", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert detect_language(find_zones(text).zones) == code


def test_a_text_in_another_language_gets_a_warning() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_zones")
    doc = nlp("The minister said on Tuesday that the bridge would reopen before the summer. " * 5)
    assert [w.code for w in layers.get(doc, Warning)] == ["not_french"]
