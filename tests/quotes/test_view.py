from __future__ import annotations

import spacy

from actualite_nlp.quotes.view import MAX_SENTENCE, View, make_view, pieces, same_view
from actualite_nlp.record.types import Zone

BLANK = spacy.blank("fr")


def view(text: str) -> View:
    doc = BLANK(text)
    zones, at = [], 0
    for part in text.split("\n\n"):
        zones.append(Zone(start=at, end=at + len(part), text=part, kind="body"))
        at += len(part) + 2
    return View(doc, zones)


def sentences(text: str) -> list[str]:
    v = view(text)
    return [text[v.start[s.start] : v.end[s.end - 1]] for s in v.sentences]


def test_tokens_are_cut_at_marks() -> None:
    cut = [text for _, text, _ in pieces(BLANK('Il dit qu\'"on verra" et d\'"abord".'))]
    assert cut == ["Il", "dit", "qu'", '"', "on", "verra", '"', "et", "d'", '"', "abord", '"', "."]


def test_pieces_know_where_they_stand() -> None:
    text = "Il assure qu'« un » «deux»."
    assert all(text[start : start + len(part)] == part for _, part, start in pieces(BLANK(text)))


def test_a_sentence_does_not_end_inside_marks() -> None:
    assert sentences("« Oui. Non. Jamais », dit-il. Il part.") == ["« Oui. Non. Jamais », dit-il.", "Il part."]


def test_a_sentence_ends_at_a_closing_mark_behind_a_stop() -> None:
    assert sentences("« Oui. » Il part.") == ["« Oui. »", "Il part."]
    assert sentences("« Qui ? » demande-t-il.") == ["« Qui ? » demande-t-il."]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    assert len(sentences("Selon M. Dupont et B. Martin, tout va.")) == 1


def test_sentences_keep_to_their_paragraph() -> None:
    assert sentences("Un titre\n\nUne phrase.") == ["Un titre", "Une phrase."]


def test_an_endless_sentence_is_cut() -> None:
    v = view("mot " * (MAX_SENTENCE * 2 + 5))
    assert max(s.end - s.start for s in v.sentences) <= MAX_SENTENCE + 1


def test_linked_paragraphs() -> None:
    v = view("« Un.\n\n« Deux.\n\n« Trois », dit-il. « Quatre »")
    assert v.linked(1) == [0, 1, 2]
    assert v.linked(3) == [3]


def test_a_view_is_taken_once_and_for_its_own_document() -> None:
    first, second = spacy.blank("fr")("Il pleut."), spacy.blank("fr")("Il neige.")
    made = make_view(first, [])
    assert same_view(second, []) is not made
    made = make_view(first, [])
    assert same_view(first, []) is made
    assert same_view(first, []) is not made
