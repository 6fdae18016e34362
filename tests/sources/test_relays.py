"""Who passes words on and who said them; signatures and sources taken up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Resolved

pytestmark = pytest.mark.model
Run = Callable[..., Resolved]


def chain(got: Resolved, at: int = 0) -> str:
    quote = got.quotes[at]
    return " > ".join(got.by_id[i].name for i in (*quote.relay_ids, quote.source_id) if i is not None)


@pytest.mark.parametrize(
    ("text", "slot", "cue", "expected"),
    [
        ("Selon un élu cité par l'AFP, la digue tient.", "un élu cité", "Selon", "AFP > un élu"),
        ("Selon Luc Bonnet, cité par Nice-Matin, la digue tient.", "Luc Bonnet", "Selon", "Nice-Matin > Luc Bonnet"),
        ("Selon un élu cité par le journal Nice-Matin, la digue tient.", "un élu", "Selon", "Nice-Matin > un élu"),
        ("Et la digue tient, dit un élu que cite Nice-Matin.", "un élu", "dit", "Nice-Matin > un élu"),
        ("Et la digue tient, dit un élu dans une lettre citée par l'AFP.", "un élu", "dit", "AFP > un élu"),
        ("L'AFP, citant Luc Bonnet, dit que la digue tient.", "L'AFP", "dit", "AFP > Luc Bonnet"),
        ("Et la digue tient, a appris l'AFP de source sûre.", "l'AFP de source sûre", "appris", "AFP > source sûre"),
        ("On sait que la digue tient, a appris l'AFP auprès de Luc Bonnet.", "l'AFP", "appris", "AFP > Luc Bonnet"),
        ("Luc Bonnet, interrogé par l'AFP, affirme que la digue tient.", "Luc Bonnet", "affirme", "Luc Bonnet"),
    ],
)  # fmt: skip
def test_relays_stand_before_the_source(resolve: Run, text: str, slot: str, cue: str, expected: str) -> None:
    assert chain(resolve(text, (slot, cue, "la digue tient"))) == expected


def test_a_signature_line_is_the_speaker(resolve: Run) -> None:
    text = "Luc Bonnet était là.\n\n« Nous avons tenu bon. »\n\n— Anne Morel, maire de Vallon\n\nLa pluie a cessé."
    got = resolve(text, (None, None, "Nous avons tenu bon."), kind="direct")
    assert (got.names, got.rules) == (["Anne Morel"], ["signature"])


def test_who_signs_a_quote_is_believed_over_who_spoke_before(resolve: Run) -> None:
    text = "Luc Bonnet dit que la digue tient.\n\n« Nous avons tenu bon. »\n\n— Anne Morel, maire de Vallon"
    got = resolve(
        text, ("Luc Bonnet", "dit", "la digue tient"), (None, None, "Nous avons tenu bon."), speakers={1: "Luc Bonnet"}
    )
    assert got.names == ["Luc Bonnet", "Anne Morel"]


def test_the_same_source_is_who_spoke_last(resolve: Run) -> None:
    text = "La route est fermée, a dit la préfecture. Le pont rouvrira jeudi, selon la même source."
    got = resolve(
        text, ("la préfecture", "dit", "La route est fermée"), ("la même source", "selon", "Le pont rouvrira jeudi")
    )
    assert got.names == ["la préfecture", "la préfecture"]


def test_the_subject_of_a_dependent_clause_does_not_take_the_pronoun(resolve: Run) -> None:
    text = (
        "Paul Ruiz a refusé de répondre, alors que le ministre Luc Bonnet a confirmé la baisse. "
        "« Ce sont des emplois durables », a-t-il justifié."
    )
    got = resolve(text, ("il", "justifié", "Ce sont des emplois durables"), kind="direct")
    assert got.names == ["Paul Ruiz"]


def test_a_description_is_not_given_to_whoever_is_at_hand(resolve: Run) -> None:
    text = (
        "Un deuil national\n\nLa nouvelle a ému. Paul Ruiz salue la défunte. "
        "Le porte-parole de la famille a dit que la cérémonie serait privée."
    )
    got = resolve(text, ("Le porte-parole de la famille", "dit", "la cérémonie serait privée"))
    assert got.names == ["le porte-parole de la famille"]
