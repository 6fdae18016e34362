"""Golden cases of what takes up a speaker: joint names, «on», documents, titles, what stands around a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Resolved

pytestmark = pytest.mark.model
Run = Callable[..., Resolved]


def test_joint_speakers_are_taken_up_by_a_pronoun(resolve: Run) -> None:
    text = (
        "Paul Ruiz et Marc Delmas ont assuré que la digue tiendrait. « Les travaux avancent bien », ont-ils ajouté. "
        "Marc Delmas a promis une visite."
    )
    got = resolve(
        text,
        ("Paul Ruiz et Marc Delmas", "assuré", "la digue tiendrait"),
        ("ils", "ajouté", "Les travaux avancent bien"),
    )
    assert got.names == ["Paul Ruiz et Marc Delmas"] * 2


def test_on_goes_on_with_who_spoke_unless_it_hears(resolve: Run) -> None:
    text = (
        "La préfecture du Doubs a indiqué que la route rouvrait. « Le pont reste fermé », ajoute-t-on. « Un câble a "
        "cédé », a-t-on appris sur place."
    )
    got = resolve(
        text,
        ("La préfecture du Doubs", "indiqué", "la route rouvrait"),
        (("on", 2), "ajoute", "Le pont reste fermé"),
        (("on", 3), "appris", "Un câble a cédé"),
    )
    assert got.rules == ["mention", "continuity", "unresolved"]
    assert got.quotes[1].source_id == got.quotes[0].source_id


def test_who_is_told_among_a_group_does_not_name_it(resolve: Run) -> None:
    text = "Plusieurs élus locaux, dont Anne Ruiz, ont demandé que le chantier cesse."
    got = resolve(text, ("Plusieurs élus locaux, dont Anne Ruiz", "demandé", "le chantier cesse"))
    assert got.names == ["plusieurs élus locaux"]


@pytest.mark.parametrize(
    ("taken_up", "rule"), [("le texte", "issuer"), ("le communiqué", "issuer"), ("un rapport", "mention")]
)
def test_a_document_taken_up_speaks_for_who_issued_it(resolve: Run, taken_up: str, rule: str) -> None:
    text = (
        f"Novatel a indiqué dans un communiqué que l'usine fermerait. « Les salariés seront reclassés », ajoute "
        f"{taken_up}."
    )
    got = resolve(
        text,
        ("Novatel", "indiqué", "l'usine fermerait"),
        (taken_up, "ajoute", "Les salariés seront reclassés"),
        venues={0: "un communiqué"},
    )
    assert got.rules == ["mention", rule]
    assert (got.names[1] == "Novatel") == (rule == "issuer")


def test_a_name_after_a_comma_closes_its_description(resolve: Run) -> None:
    text = "« On ferme », confie le patron du bar Le Globe, dans le vieux quartier de Vallon, Luc Bonnet."
    slot = "le patron du bar Le Globe, dans le vieux quartier de Vallon, Luc Bonnet"
    assert resolve(text, (slot, "confie", "On ferme")).names == ["Luc Bonnet"]


@pytest.mark.parametrize(("joint", "relays"), [("tandis que", 0), ("parce que", 1)])
def test_who_is_set_against_a_speaker_is_not_told_of_by_him(resolve: Run, joint: str, relays: int) -> None:
    text = f"Luc Bonnet a dit que la digue tenait {joint} Marc Delmas affirmait que le pont cédait."
    got = resolve(
        text,
        ("Luc Bonnet", "dit", f"la digue tenait {joint} Marc Delmas affirmait que le pont cédait"),
        ("Marc Delmas", "affirmait", "le pont cédait"),
    )
    assert len(got.quotes[1].relay_ids) == relays


def test_a_title_gives_the_floor_with_pour(resolve: Run) -> None:
    text = (
        "Transports : pour Luc Bonnet, Marc Delmas se trompe\n\nLe président du Jura a estimé vendredi que la ligne "
        "devait rouvrir."
    )
    got = resolve(text, ("Le président du Jura", "estimé", "la ligne devait rouvrir"))
    assert got.names == ["Luc Bonnet"]


def test_a_person_is_taken_up_before_a_place_or_a_medium(resolve: Run) -> None:
    text = "À la terrasse d'un café de Vallon, Claire Vasseur a répondu à Radio Jura. « Il fait trop chaud », dit-elle."
    got = resolve(text, ("elle", "dit", "Il fait trop chaud"))
    assert got.names == ["Claire Vasseur"]


def test_the_same_words_with_a_mention_say_more_than_a_supposed_speaker(resolve: Run) -> None:
    text = (
        "Luc Bonnet a salué les travaux. « Une catastrophe annoncée ». « La digue est solide ». Marc Delmas parle "
        "d'une catastrophe annoncée depuis longtemps."
    )
    got = resolve(
        text,
        ("Luc Bonnet", "salué", "les travaux"),
        (None, None, "Une catastrophe annoncée"),
        (None, None, "La digue est solide"),
        ("Marc Delmas", "parle", "d'une catastrophe annoncée depuis longtemps"),
        speakers={1: "Luc Bonnet", 2: "Luc Bonnet"},
    )
    assert got.names == ["Luc Bonnet", "Marc Delmas", "Luc Bonnet", "Marc Delmas"]
    assert got.rules == ["mention", "repeated", "mention", "mention"]
