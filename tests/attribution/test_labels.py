import pytest

from actualite_nlp.attribution.features import read_words
from actualite_nlp.attribution.labels import from_gold, from_quotes, targets
from actualite_nlp.attribution.windows import cut_windows
from actualite_nlp.record.types import Cue, Quote, Span
from actualite_nlp.text.offsets import normalise

from .conftest import ARTICLE, make_doc


def span(form, text=ARTICLE, after=0):
    at = text.index(form, after)
    return {"start": at, "end": at + len(form), "text": form}


def gold(**changes):
    item = {
        "id": "a1", "kind": "indirect", "content": [span("le barrage serait fermé")], "cue": span("déclaré"),
        "source": span("La préfète Nadia Ferrand"), "chain": ["Nadia Ferrand"], "venue": None, "conditional": False,
    }  # fmt: skip
    sources = [
        {"name": "Nadia Ferrand", "mentions": ["La préfète", "elle"]},
        {"name": "Paul Rizzi", "mentions": ["le maire"]},
        {"name": "des riverains", "mentions": []},
    ]
    return {"id": "x", "text": ARTICLE, "sources": sources, "attributions": [item | changes]}


def forms(extents, text=ARTICLE):
    return [text[a:b] for a, b in extents]


def test_speaker_is_any_named_mention():
    (found,) = from_gold(gold(), normalise(ARTICLE))
    assert forms(found.links["speaker"]) == ["Nadia Ferrand"]
    assert found.links["relay"] == ()
    assert found.links["venue"] == ()


def test_unnamed_speaker_is_the_source_unless_a_pronoun():
    unnamed = gold(chain=["des riverains"], source=span("le maire"))
    assert forms(from_gold(unnamed, normalise(ARTICLE))[0].links["speaker"]) == ["le maire"]
    pronoun = gold(chain=["des riverains"], source=span("Il"))
    assert "speaker" not in from_gold(pronoun, normalise(ARTICLE))[0].links


def test_relay_stands_in_the_paragraph_of_the_content():
    (found,) = from_gold(gold(chain=["Paul Rizzi", "Nadia Ferrand"]), normalise(ARTICLE))
    assert forms(found.links["relay"]) == ["Paul Rizzi"]


def test_offsets_follow_composed_accents():
    given = ARTICLE.replace("é", "e\u0301")
    item = {"content": [span("le barrage serait ferme\u0301", given)], "cue": span("de\u0301clare\u0301", given)}
    source = span("La pre\u0301fe\u0300te Nadia Ferrand".replace("e\u0300", "è"), given)
    normalised = normalise(given)
    (found,) = from_gold(gold(**item, source=source) | {"text": given}, normalised)
    assert forms(found.fragments, normalised.text) == ["le barrage serait fermé"]
    assert forms(found.links["cue"], normalised.text) == ["déclaré"]


def test_weak_labels_say_only_what_the_rules_know():
    content, cue = Span(**span("le barrage serait fermé")), Cue(**span("déclaré"), lemma="déclarer")
    (found,) = from_quotes(ARTICLE, [Quote(id="q1", kind="indirect", content=[content], cue=cue)])
    assert forms(found.links["cue"]) == ["déclaré"]
    assert found.links["source"] == ()
    assert "speaker" not in found.links


@pytest.fixture
def window(tokenizer):
    words = read_words(make_doc())
    return words, cut_windows(words, tokenizer, 1000, 50)[0]


def test_targets_of_a_window(window):
    words, whole = window
    target = targets(from_gold(gold(), normalise(ARTICLE)), words, whole)
    tagged = [(ARTICLE[words.start[i] : words.end[i]], int(target.content[i])) for i in target.content.nonzero()[0]]
    assert tagged == [("le", 3), ("barrage", 4), ("serait", 4), ("fermé", 4)]
    (first, last) = target.fragments[0]
    assert ARTICLE[words.start[first] : words.end[last]] == "le barrage serait fermé"
    assert [ARTICLE[words.start[i] : words.end[i]] for i in target.pointers["cue"][0]] == ["déclaré"]
    assert len(target.pointers["venue"][0]) == 0


def test_of_nested_contents_the_outer_is_tagged_and_both_are_linked(window):
    words, whole = window
    article = gold()
    inner = article["attributions"][0] | {"id": "a2", "kind": "mixed", "content": [span("serait fermé")]}
    article["attributions"].append(inner)
    target = targets(from_gold(article, normalise(ARTICLE)), words, whole)
    assert sorted(set(target.content.tolist())) == [0, 3, 4]
    assert len(target.fragments) == 2
