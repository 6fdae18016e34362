from __future__ import annotations

import time

import pytest

from actualite_nlp.quotes.marks import MAX_PARAGRAPHS, Marking, find_marks


def mark(text: str) -> Marking:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append((at, at + len(part)))
        at += len(part) + 2
    return find_marks(text, paragraphs)


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in mark(text).quoted if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il dit « oui » et « non ».", ["oui", "non"]),
        ('Il dit "oui" et "non".', ["oui", "non"]),
        ("Il dit “oui” et ‹non›.", ["oui", "non"]),
        ("Er sagt „ja“ et “oui”.", ["ja", "oui"]),
        ('Il dit "d\'abord" et l\'"ami".', ["d'abord", "ami"]),
        ("L’an ‘dernier’ n’est pas loin.", ["dernier"]),
    ],
)
def test_every_typography(text: str, wanted: list[str]) -> None:
    assert outer(text) == wanted
    assert mark(text).unbalanced == []


@pytest.mark.parametrize("text", ['« A "B" C »', "« A « B » C »", '"A "B" C"', "« A “B” C »"])
def test_nested_marks(text: str) -> None:
    marking = mark(text)
    assert [(text[q.start : q.end], q.depth) for q in marking.quoted] == [(text[1:-1].strip(), 0), ("B", 1)]


def test_a_quotation_goes_on_over_paragraphs_with_reopened_marks() -> None:
    text = "« Un.\n\n« Deux.\n\n« Trois », dit-il."
    marking = mark(text)
    assert outer(text) == ["Un.", "Deux.", "Trois"]
    assert [q.goes_on for q in marking.quoted] == [True, True, False]
    assert marking.unbalanced == []


def test_a_straight_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"Nous restons, dit Paul.\n\nEt nous gagnerons", ajoute-t-il. "Oui."'
    assert outer(text) == ["Nous restons, dit Paul.", "Et nous gagnerons", "Oui."]


@pytest.mark.parametrize(("text", "at"), [("Il dit « oui et s'en va.", 7), ("Il dit oui » et s'en va.", 11)])
def test_a_mark_without_partner_is_reported(text: str, at: int) -> None:
    assert mark(text).unbalanced == [at]


def test_a_missing_closing_mark_stops_at_the_next_quotation() -> None:
    text = '"A, dit Paul. "B", dit Jean.'
    marking = mark(text)
    assert outer(text) == ["A, dit Paul.", "B"]
    assert not marking.quoted[0].closed


def test_an_open_quotation_is_not_followed_for_ever() -> None:
    text = "\n\n".join(["« Un paragraphe"] * (MAX_PARAGRAPHS * 3))
    assert mark(text).unbalanced


@pytest.mark.parametrize("piece", ["« ", '" ', '« " ', "» ", "“ „ ‘ "])
def test_time_grows_with_length_only(piece: str) -> None:
    start = time.perf_counter()
    mark(piece * 60_000)
    assert time.perf_counter() - start < 5
