from __future__ import annotations

import pytest

from actualite_nlp.record.types import Gender
from actualite_nlp.sources.link import Directory, fitness, takes_up
from actualite_nlp.sources.model import Entity
from actualite_nlp.sources.phrase import Description
from actualite_nlp.sources.words import content_words, noun


def described(text: str, gender: Gender | None = None, article: str = "definite") -> Description:
    head = next(word for word in text.split() if noun(word))
    known = noun(head)
    assert known is not None
    return Description(
        0,
        len(text),
        0,
        text,
        known.lemma,
        content_words(text),
        article,
        known.type,
        known.field,
        gender or known.gender,
        False,  # type: ignore[arg-type]
    )


def person(name: str, *roles: str, gender: Gender | None = None) -> Entity:
    entity = Entity(type="person", name=name, gender=gender, words=tuple(name.casefold().split()))
    directory = Directory()
    for role in roles:
        directory.learn(entity, described(role))
    return entity


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("ministre", "ministre des Transports"),
        ("ministre des Transports", "ministre des Transports"),
        ("maire écologiste de Vallon", "maire de Vallon"),
        ("édile", "maire de Vallon"),
        ("élu", "député de l'Ain"),
    ],
)
def test_a_description_fits_the_role_it_repeats_or_renames(description: str, role: str) -> None:
    assert fitness(described(description), person("Paul Ruiz", role)) >= 1.0


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("maire de Vallon", "maire de Grandpré"),
        ("Premier ministre", "ministre des Transports"),
        ("ministre", "Premier ministre"),
        ("maire", "ancien maire de Vallon"),
        ("ancien maire", "maire de Vallon"),
        ("avocat", "maire de Vallon"),
    ],
)
def test_another_office_does_not_fit(description: str, role: str) -> None:
    assert fitness(described(description), person("Paul Ruiz", role)) < 1.0


def test_gender_decides() -> None:
    directory = Directory()
    man, woman = person("Paul Ruiz", gender="m"), person("Nadia Ferrand", gender="f")
    for entity in (woman, man):
        directory.learn(entity, described("ministre des Transports"))
    assert directory.find(described("ministre", "f")) is woman
    assert directory.find(described("ministre", "m")) is man


def test_recency_decides_between_equals() -> None:
    directory = Directory()
    first, second = person("Paul Ruiz"), person("Luc Bonnet")
    directory.learn(first, described("député"))
    directory.learn(second, described("député"))
    assert directory.find(described("député")) is second
    directory.touch(first)
    assert directory.find(described("député")) is first


def test_only_named_entities_when_asked() -> None:
    directory = Directory()
    unnamed = Entity(type="person", name="le maire")
    directory.learn(unnamed, described("maire de Vallon"))
    assert directory.find(described("maire")) is unnamed
    assert directory.find(described("maire"), named=True) is None


def test_a_medium_is_known_by_what_it_is() -> None:
    paper = Entity(
        type="media", name="Les Échos", described=frozenset({"quotidien", "économique"}), words=("les", "échos")
    )
    assert fitness(described("quotidien économique"), paper) > fitness(described("quotidien gratuit"), paper) > 0


def test_who_may_be_called_by_a_new_description() -> None:
    assert takes_up(described("acteur"), person("Paul Ruiz"))
    known = person("Paul Ruiz", "maire de Vallon")
    assert takes_up(described("acteur"), known)
    assert takes_up(described("sénateur"), known)
    assert not takes_up(described("président"), known)
    assert not takes_up(described("procureur"), known)
    assert not takes_up(described("maire de Grandpré"), known)
    assert takes_up(described("président"), person("Paul Ruiz", "frère de Luc"))
    assert not takes_up(described("actrice"), person("Paul Ruiz", gender="m"))
    assert not takes_up(described("acteur"), Entity(type="organization", name="Novatel"))


def test_a_party_in_brackets_speaks_for_a_description_that_names_it() -> None:
    deputy = person("Paul Ruiz", "procureur")
    assert not takes_up(described("président du PVR"), deputy)
    deputy.affiliation = "PVR"
    assert takes_up(described("président du PVR"), deputy)
