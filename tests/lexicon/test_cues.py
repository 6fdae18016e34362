from __future__ import annotations

import pytest

from actualite_nlp.errors import InputError
from actualite_nlp.lexicon.cues import FRAMES, load_cues, make_entry, shipped_entries
from actualite_nlp.lexicon.words import words


def test_the_shipped_lexicon_is_large_and_consistent() -> None:
    entries = shipped_entries()
    assert len(entries) >= 400
    assert len({(e.pos, e.lemma) for e in entries}) == len(entries)
    assert {e.pos for e in entries} == {"verb", "noun", "prep"}
    for entry in entries:
        assert entry.frames
        assert entry.frames <= FRAMES
        assert max(abs(entry.source_commitment), abs(entry.author_commitment)) <= 1
        assert entry.origin


def test_verbs_are_found_by_their_forms() -> None:
    lexicon = load_cues()
    assert {f.entry.lemma for f in lexicon.verbs["déclarait"]} >= {"déclarer", "se déclarer"}
    (form,) = [f for f in lexicon.verbs["fit"] if f.entry.lemma == "faire savoir"]
    assert form.rest == ("savoir",)
    assert form.mood == "finite"


def test_stance_and_negation_of_a_denial() -> None:
    entry = load_cues().entries["verb", "démentir"]
    assert (entry.stance, entry.under_negation) == ("deny", "concede")
    assert entry.source_commitment == -1


def test_a_user_adds_a_cue_and_replaces_another() -> None:
    extra = [
        {"lemma": "googliser", "frames": ["quote", "que"], "stance": "speculate"},
        {"lemma": "dire", "frames": "quote", "source_commitment": 0.2},
    ]
    lexicon = load_cues(extra)
    assert any(f.entry.stance == "speculate" for f in lexicon.verbs["googlisait"])
    assert lexicon.entries["verb", "dire"].source_commitment == 0.2
    assert load_cues().entries["verb", "dire"].source_commitment == 0.9


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"lemma": ""}, "lemma"),
        ({"lemma": "dire", "pos": "adverb"}, "pos"),
        ({"lemma": "dire", "frames": "chanson"}, "chanson"),
        ({"lemma": "dire", "stance": "maybe"}, "maybe"),
        ({"lemma": "dixit"}, "infinitive"),
    ],
)
def test_a_wrong_cue_is_refused_with_its_reason(row: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        make_entry(row)


@pytest.mark.parametrize("name", ["persons", "media", "venues", "moments", "connectives", "institutions", "adverbials"])
def test_word_lists_are_lower_case_and_not_empty(name: str) -> None:
    entries = words(name)
    assert len(entries) > 40
    assert all(entry == entry.lower().strip() for entry in entries)
