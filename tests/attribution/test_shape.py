import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from actualite_nlp.attribution.decode import Fragment, Mention, TagScores
from actualite_nlp.attribution.features import read_words
from actualite_nlp.attribution.infer import Prediction
from actualite_nlp.attribution.quotemarks import find_quoted
from actualite_nlp.attribution.shape import attributions, kind_of, noun_phrase, strip

from .conftest import make_doc

TEXT = "« Nous partons », a-t-elle lancé. « Et tout de suite. » Le maire dit que tout va bien."


def words_of(form, words, text=TEXT):
    at = text.index(form)
    first, last = words.span(at, at + len(form))
    return first, last - 1


def predict(text, *items):
    """A prediction made by hand: (content, kind, cue, source) each as it stands in the text."""
    doc = make_doc(text)
    words = read_words(doc)
    found = []
    for content, kind, cue, source in items:
        fragment = Fragment(*words_of(content, words, text), kind, 0.9, 0.9)
        for name, form in (("cue", cue), ("source", source)):
            fragment.links[name] = Mention(*words_of(form, words, text), 0.8) if form else None
        fragment.cues = [fragment.links["cue"]] if cue else []
        found.append(fragment)
    return doc, Prediction(words, TagScores.empty(len(words)), found)


def test_halves_around_an_incise_are_one_attribution():
    doc, prediction = predict(
        TEXT,
        ("Nous partons", "direct", "lancé", "-elle"),
        ("Et tout de suite.", "direct", "lancé", "-elle"),
        ("tout va bien", "indirect", "dit", "Le maire"),
    )
    first, second = attributions(doc, prediction)
    assert [TEXT[a:b] for a, b in first.fragments] == ["Nous partons", "Et tout de suite."]
    assert TEXT[slice(*first.source)] == "elle"
    assert TEXT[slice(*second.cue)] == "dit"
    assert (first.kind, second.kind) == ("direct", "indirect")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("partons », a", "Nous partons"),
        ("« Nous partons »,", "Nous partons"),
        ("que tout va bien", "tout va bien"),
        (", a-t-elle lancé. « Et", "a-t-elle lancé."),
    ],
)
def test_borders_follow_the_quote_marks(found, expected):
    doc, prediction = predict(TEXT, (found, "direct", None, None))
    (item,) = attributions(doc, prediction)
    assert [TEXT[a:b] for a, b in item.fragments] == [expected]


@pytest.mark.parametrize(
    ("content", "guess", "kind"),
    [
        ("Nous partons", "direct", "direct"),
        ("Nous partons", "indirect", "direct"),
        ("tout va bien", "mixed", "indirect"),
        ("« Nous partons », a-t-elle", "direct", "mixed"),
    ],
)
def test_kind(content, guess, kind):
    at = TEXT.index(content)
    assert kind_of(TEXT, find_quoted(TEXT), [(at, at + len(content))], guess) == kind


def test_strip_leaves_nothing_of_an_empty_stretch():
    assert strip("  ,  ", [], 0, 5)[0] == strip("  ,  ", [], 0, 5)[1]


def test_noun_phrase_without_its_relative_clause():
    doc = Doc(
        Vocab(),
        words=["la", "préfète", "Nadia", "Ferrand", ",", "qui", "arrive"],
        heads=[1, 1, 1, 2, 6, 6, 1],
        deps=["det", "ROOT", "appos", "flat:name", "punct", "nsubj", "acl:relcl"],
    )
    a, b = noun_phrase(doc[3])
    assert doc.text[a:b] == "la préfète Nadia Ferrand"


def test_marks_around_an_incise_are_no_borders():
    text = "« La digue tiendra, assure-t-il. Nous avons tout vérifié », dit la note."
    doc, prediction = predict(text, ("La digue tiendra", "direct", "assure", "-il"))
    (item,) = attributions(doc, prediction)
    assert [text[a:b] for a, b in item.fragments] == ["La digue tiendra"]


def test_a_cue_is_given_to_one_content_only():
    text = "Le maire a dit oui hier. La préfète refuse encore. Elle a promis de revenir."
    doc, prediction = predict(text, ("oui hier", "indirect", "dit", None), ("de revenir", "indirect", "dit", None))
    weak, cue = prediction.fragments[1], prediction.fragments[1].cues[0]
    weak.cues = [Mention(cue.first, cue.last, 0.3), Mention(*words_of("promis", prediction.words, text), 0.2)]
    first, second = attributions(doc, prediction)
    assert text[slice(*first.cue)] == "dit"
    assert text[slice(*second.cue)] == "promis"
