import msgspec
import pytest
import spacy
from spacy.tokens import Doc

from actualite_nlp import layers
from actualite_nlp.attribution.component import AttributionComponent, merged
from actualite_nlp.attribution.decode import Fragment, Mention, TagScores
from actualite_nlp.attribution.features import read_words
from actualite_nlp.attribution.infer import Prediction
from actualite_nlp.attribution.merge import Policy
from actualite_nlp.errors import ModelError
from actualite_nlp.record.types import Cue, Quote, Span

from .conftest import ARTICLE, make_doc


def quotes_of(doc: Doc) -> list[dict[str, object]]:
    return [msgspec.to_builtins(q) for q in layers.get(doc, Quote)]


def texts() -> list[str]:
    return [ARTICLE, "", "Il pleut.", ARTICLE * 4, ARTICLE.replace("barrage", "pont")]


def test_batch_sizes_give_the_same(folder):
    component = AttributionComponent(model=str(folder))
    by_one = [quotes_of(d) for d in component.pipe(map(make_doc, texts()), batch_size=1)]
    by_many = [quotes_of(d) for d in component.pipe(map(make_doc, texts()), batch_size=64)]
    called = [quotes_of(component(make_doc(t))) for t in texts()]
    assert by_one == by_many == called


def test_found_quotes_are_grounded(folder):
    for doc in AttributionComponent(model=str(folder)).pipe(map(make_doc, texts())):
        for quote in layers.get(doc, Quote):
            spans = [*quote.content, quote.cue, quote.source, quote.speaker, quote.venue, *quote.relays]
            for span in filter(None, spans):
                assert doc.text[span.start : span.end] == span.text
                assert span.text


def test_pipeline_survives_the_disk(folder, tmp_path):
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_zones")
    nlp.add_pipe("actualite_attribution", config={"model": str(folder)})
    nlp.to_disk(tmp_path / "pipeline")
    back = spacy.load(tmp_path / "pipeline")
    assert quotes_of(back(ARTICLE)) == quotes_of(nlp(ARTICLE))


def test_forked_workers_after_a_pass_in_the_parent(folder):
    nlp = spacy.blank("fr")
    nlp.add_pipe("actualite_zones")
    nlp.add_pipe("actualite_attribution", config={"model": str(folder)})
    expected = [quotes_of(doc) for doc in nlp.pipe(texts())]
    assert [quotes_of(doc) for doc in nlp.pipe(texts(), n_process=2)] == expected


def test_a_missing_model_is_named():
    with pytest.raises(ModelError, match="nowhere"):
        AttributionComponent(model="/nowhere/at/all")


def span(form: str) -> Span:
    at = ARTICLE.index(form)
    return Span(start=at, end=at + len(form), text=form)


@pytest.fixture
def prediction():
    """The network sees the first two attributions, and gives the words of a third little."""
    doc = make_doc()
    words = read_words(doc)
    scores = TagScores.empty(len(words))
    scores.content[:, 0] = 0.95
    found = []
    for content, kind, cue in [
        ("le barrage serait fermé", "indirect", "déclaré"),
        ("Nous ne prendrons aucun", "direct", "ajouté"),
    ]:
        first, last = words.span(span(content).start, span(content).end)
        scores.content[first:last, 0] = 0.1
        a, b = words.span(span(cue).start, span(cue).end)
        found.append(Fragment(first, last - 1, kind, 0.9, 0.9, cues=[Mention(a, b - 1, 0.9)]))
    return doc, Prediction(words, scores, found)


def test_rules_and_network_are_merged(prediction):
    doc, said = prediction
    cue = Cue(**msgspec.to_builtins(span("déclaré")), lemma="déclarer")
    facts = {"kind": "indirect", "method": "frame.que"}
    layers.put(
        doc,
        Quote,
        [
            Quote(id="q1", content=[span("le barrage serait fermé")], cue=cue, **facts),
            Quote(id="q2", content=[span("la décision arrive trop tard")], **facts),
        ],
    )
    both, new = merged(doc, said, Policy(keep_rule=0.3, add_model=0.5))
    assert (both.id, both.method, both.cue.lemma) == ("q1", "model+frame.que", "déclarer")
    assert (new.id, new.method) == ("q2", "model")
    assert new.content[0].text == "Nous ne prendrons aucun risque"
    kept = merged(doc, said, Policy(keep_rule=0.0, add_model=0.5))
    assert [q.method for q in kept] == ["model+frame.que", "model", "frame.que"]
