from __future__ import annotations

import pytest

from actualite_nlp.sources.apposition import appositions
from actualite_nlp.sources.phrase import Description


def describe(text: str, phrase: str, article: str = "definite") -> Description:
    start = text.index(phrase)
    return Description(start, start + len(phrase), 0, phrase, "x", frozenset(), article, "person", "", None, False)  # type: ignore[arg-type]


def paired(text: str, phrases: list[str], name: str, article: str = "definite") -> list[str]:
    start = text.index(name)
    found = appositions(text, [describe(text, p, article) for p in phrases], {start: start + len(name)})
    return sorted(phrases[i] for i, _ in found)


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("La préfète Nadia Ferrand parle.", "La préfète", "Nadia Ferrand"),
        ("La préfète, Nadia Ferrand, parle.", "La préfète", "Nadia Ferrand"),
        ("La préfète, Mme Ferrand, parle.", "La préfète", "Ferrand"),
        ("La préfète (Doubs), Nadia Ferrand, parle.", "La préfète", "Nadia Ferrand"),
        ("Nadia Ferrand, la préfète, parle.", "la préfète", "Nadia Ferrand"),
        ("Nadia Ferrand (Doubs), la préfète, parle.", "la préfète", "Nadia Ferrand"),
        ("Nadia Ferrand est la préfète du lieu.", "la préfète", "Nadia Ferrand"),
        ("Nadia Ferrand, qui est la préfète, parle.", "la préfète", "Nadia Ferrand"),
    ],
)
def test_side_by_side_is_one_thing(text: str, phrase: str, name: str) -> None:
    assert paired(text, [phrase], name) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("La préfète, Nadia Ferrand et les élus parlent.", "La préfète", "Nadia Ferrand"),
        ("Selon la préfète, Nadia Ferrand a menti.", "la préfète", "Nadia Ferrand"),
        ("Selon Nadia Ferrand, la préfète, qui partait, a menti.", "la préfète", "Nadia Ferrand"),
        ("Pour Nadia Ferrand, la préfète a menti.", "la préfète", "Nadia Ferrand"),
        ("La préfète dit que Nadia Ferrand ment.", "La préfète", "Nadia Ferrand"),
    ],
)
def test_neighbours_are_not(text: str, phrase: str, name: str) -> None:
    assert paired(text, [phrase], name) == []


def test_a_chain_of_descriptions_reaches_the_name() -> None:
    text = "Le porte-parole de l'armée, le colonel Ruiz, parle."
    assert paired(text, ["Le porte-parole de l'armée", "le colonel"], "Ruiz") == [
        "Le porte-parole de l'armée",
        "le colonel",
    ]


def test_a_bare_noun_after_a_name_describes_it() -> None:
    text = "Nadia Ferrand, préfète du Doubs depuis mai, parle."
    assert paired(text, ["préfète du Doubs"], "Nadia Ferrand", article="none") == ["préfète du Doubs"]


def test_a_name_belongs_to_the_inner_of_two_nested_descriptions() -> None:
    text = "Un proche du ministre Paul Ruiz parle."
    assert paired(text, ["Un proche du ministre", "ministre"], "Paul Ruiz") == ["ministre"]
