"""Golden cases of names and bodies told beside a description, in the slot or behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actualite_nlp.sources.words import TITLES, Office, public_figures, rows, straight

from .conftest import Resolved

Run = Callable[..., Resolved]
CONTENT = "La digue tiendra"


@pytest.mark.model
@pytest.mark.parametrize(
    ("slot", "behind", "name"),
    [
        ("la responsable de la Croix-Verte", " pour l'Afrique, le Dr Mina Sorel, lors d'une visite.", "Mina Sorel"),
        ("un porte-parole des pompiers", " sur place, le capitaine Luc Cognard.", "Luc Cognard"),
        ("le maire de Vallon", ", et président du Mouvement rural, Luc Bonnet.", "Luc Bonnet"),
        ("ce résident du quartier", " prénommé Louis.", "Louis"),
        ("un dompteur belge", ", Karim Desmet, 43 ans.", "Karim Desmet"),
        ("l'un des auteurs du rapport", ", Paul Ruiz, un habitué.", "Paul Ruiz"),
        ("le quotidien régional L'Éveil", ".", "Éveil"),
        ("le rappeur « Kazam Doré »", ".", "Kazam Doré"),
        ("le ministre gabonais Pacome Moubelet", ".", "Pacome Moubelet"),
        ("la Relance Anne Ruiz", ".", "Anne Ruiz"),
        ("le maire Luc Bonnet", " à Vallon, Anne Ruiz.", "Luc Bonnet"),
        ("le maire de Vallon", " avant la réunion, Anne Ruiz et Luc Bonnet sont venus.", "le maire de Vallon"),
        ("un dompteur belge", ", Karim Desmet et deux clowns ont suivi.", "un dompteur belge"),
        (
            "cet ancien conseiller des ministres Anne Ruiz et Luc Bonnet",
            ".",
            "cet ancien conseiller des ministres Anne Ruiz et Luc Bonnet",
        ),
    ],
)
def test_a_name_beside_its_holder(resolve: Run, slot: str, behind: str, name: str) -> None:
    text = f"Le conseil s'est réuni. « {CONTENT} », a déclaré {slot}{behind}"
    assert resolve(text, (slot, "déclaré", CONTENT), kind="direct").names == [name]


@pytest.mark.model
@pytest.mark.parametrize("words", ["Anne Ruiz, ma voisine, a menti", "Anne Ruiz a menti"])
@pytest.mark.parametrize("comma", [",", ""])
def test_a_name_that_opens_the_quotation_is_not_its_speaker(resolve: Run, words: str, comma: str) -> None:
    text = f"Selon la maire de Vallon{comma} « {words} »."
    assert resolve(text, ("la maire de Vallon", "Selon", words), kind="mixed").names == ["la maire de Vallon"]


@pytest.mark.model
def test_an_acronym_of_other_words_names_the_body_before_it(resolve: Run) -> None:
    text = "L'autorité norvégienne des transports (NSTB) a rendu son avis. La NSTB précise que la digue tiendra."
    got = resolve(text, ("La NSTB", "précise", "la digue tiendra"))
    assert got.names == ["NSTB"]
    assert "L'autorité norvégienne des transports" in [m.text for m in got.sources[0].mentions]


@pytest.mark.model
@pytest.mark.parametrize(
    ("slot", "text", "name"),
    [
        (
            "un rapport",
            "Selon un rapport, rendu public mercredi par l'autorité des transports, la digue tiendra.",
            "l'autorité des transports",
        ),
        ("les informations récoltées", "Selon les informations récoltées par Novatel, la digue tiendra.", "Novatel"),
        ("M.Houdard", "Selon M.Houdard, la digue tiendra.", "Houdard"),
    ],
)
def test_who_stands_behind_a_frame(resolve: Run, slot: str, text: str, name: str) -> None:
    assert resolve(text, (slot, "Selon", "la digue tiendra")).names == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C'est le cas pour Louis, un jeune homme de 25 ans qui dit que la digue tiendra.", "Louis"),
        ("Luc Bonnet a vu Anne Ruiz, la fille de Marc Delmas, qui dit que la digue tiendra.", "Anne Ruiz"),
    ],
)
def test_who_a_relative_clause_is_about(resolve: Run, text: str, name: str) -> None:
    assert resolve(text, ("qui", "dit", "la digue tiendra")).names == [name]


@pytest.mark.model
@pytest.mark.parametrize("slot", ["Attentat à Vallon", "50 milliards d'euros"])
def test_events_and_sums_say_nothing(resolve: Run, slot: str) -> None:
    assert resolve(f"{slot} : « {CONTENT} ».", (slot, None, CONTENT), kind="direct").names == [None]


@pytest.mark.model
def test_a_relative_of_another_number_is_about_the_whole_phrase(resolve: Run) -> None:
    text = "C'est utile, selon l'une des juges du Tribunal, qui dit que la digue tiendra."
    got = resolve(text, ("l'une des juges du Tribunal", "selon", "C'est utile"), ("qui", "dit", "la digue tiendra"))
    assert got.names == ["l'une des juges du Tribunal"] * 2


@pytest.mark.model
def test_a_framework_is_nobody_to_take_up(resolve: Run) -> None:
    text = "« On aidera dans le cadre du plan », a dit Luc Bonnet. Pour lui, la digue tiendra."
    got = resolve(text, ("Luc Bonnet", "dit", "On aidera"), ("lui", "Pour", "la digue tiendra"))
    assert got.names == ["Luc Bonnet"] * 2


@pytest.mark.model
def test_what_everybody_knows_of_a_public_figure_ties_a_description_to_it(resolve: Run) -> None:
    text = (
        "Donald Trump a rencontré Anne Ruiz. Le milliardaire a dit que la digue tiendrait. Le dompteur a dit que non."
    )
    got = resolve(text, ("Le milliardaire", "dit", "la digue tiendrait"), ("Le dompteur", "dit", "que non"))
    assert got.names == ["Donald Trump", "le dompteur"]
    assert got.sources[0].role == "milliardaire"


def test_an_office_holds_in_its_years() -> None:
    office = Office("premier ministre", frozenset({"premier", "ministre"}), "premier ministre", 2014, 2016)
    present, former = office.words, office.words | {"ancien"}
    assert office.at(2013) == []
    assert office.at(2015) == [present]
    assert office.at(2016) == [present, former]
    assert office.at(2018) == [former]
    assert office.at(None) == [present, former]


def test_every_public_figure_can_be_found() -> None:
    names = [name for name, *_ in rows("people.tsv")]
    assert len(public_figures()) == len(names)
    assert not [name for name in names if straight(name.split()[0]) in TITLES]


def test_public_figures_have_offices_with_heads() -> None:
    for gender, offices in public_figures().values():
        assert gender in ("m", "f")
        assert offices
        assert all(o.head and o.words and (o.since is None or o.until is None or o.since <= o.until) for o in offices)


@pytest.mark.model
def test_two_countries_of_one_first_word_are_two(resolve: Run) -> None:
    text = "La Corée du Nord dit que la digue tiendra. La Corée du Sud dit que le pont cédera."
    got = resolve(text, ("La Corée du Nord", "dit", "la digue tiendra"), ("La Corée du Sud", "dit", "le pont cédera"))
    assert got.names == ["Corée du Nord", "Corée du Sud"]
