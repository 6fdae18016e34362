from __future__ import annotations

import pytest
import spacy

from actualite_nlp.sources.names import Name, find_names


def names(text: str) -> list[Name]:
    return find_names(spacy.blank("fr")(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la préfète Nadia Ferrand", ["Nadia Ferrand"]),
        ("avec Hugues de Montbrun hier", ["Hugues de Montbrun"]),
        ("avec M. de Montbrun hier", ["de Montbrun"]),
        ("selon Ursula von der Brück", ["Ursula von der Brück"]),
        ("le ministre de l'Économie Paul Ruiz", ["Paul Ruiz"]),
        ("l'avis d'Anne Roux", ["Anne Roux"]),
        ("le journal L'Opinion et lui", ["L'Opinion"]),
        ("un avis de J.-L. Martel hier", ["J.-L. Martel"]),
        ("confié à l'AFP Me Roux", ["AFP", "Roux"]),
        ("la Star Academy recrute", ["Star Academy"]),
        ("au lycée Victor Hugo", ["Victor Hugo"]),
        ("à l'Hôpital Victor Hugo", ["Hôpital Victor Hugo"]),
    ],
)
def test_names_and_where_they_stop(text: str, expected: list[str]) -> None:
    assert [n.text for n in names(text)] == expected


def test_a_title_tells_gender_and_is_no_part_of_the_name() -> None:
    (found,) = names("hier Mme Ferrand a parlé")
    assert (found.text, found.titled, found.gender) == ("Ferrand", True, "f")


def test_a_capitalised_office_is_a_title() -> None:
    (found,) = names("la Présidente Ferrand a parlé")
    assert (found.text, found.titled, found.gender) == ("Ferrand", True, "f")


@pytest.mark.parametrize("text", ["la République", "cette Assemblée", "en Janvier", "l'Hôtel"])
def test_capitalised_common_nouns_name_nobody(text: str) -> None:
    assert names(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "« Non », répond Nadia Ferrand. Puis Paul Ruiz s'en va."
    assert (
        [text[n.start : n.end] for n in names(text)] == [n.text for n in names(text)] == ["Nadia Ferrand", "Paul Ruiz"]
    )


def test_an_endless_sequence_is_cut() -> None:
    found = names("Martin " * 500)
    assert max(len(n.words) for n in found) <= 8


def test_a_medium_written_small_is_found_once() -> None:
    assert [n.text for n in names("a dit le ministre sur iTélé hier")] == ["iTélé"]
