from __future__ import annotations

import pytest

from actualite_nlp.render.values import in_words, machine_value, short_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024", "2024"),
        ("2024-02", "février 2024"),
        ("2023-03-14", "mardi 14 mars 2023"),
        ("2023-03-01", "mercredi 1er mars 2023"),
        ("2023-03-14TMO", "mardi 14 mars 2023, matin"),
        ("2023-03-14T18:30", "mardi 14 mars 2023, 18 h 30"),
        ("2023-03-14T18:00", "mardi 14 mars 2023, 18 h"),
        ("2024-W42", "semaine du 14 au 20 octobre 2024"),
        ("2024-W40", "semaine du 30 septembre au 6 octobre 2024"),
        ("2024-W42-WE", "week-end du 19 au 20 octobre 2024"),
        ("2024-SU", "été 2024"),
        ("2024-Q1", "1er trimestre 2024"),
        ("2024-H2", "2e semestre 2024"),
        ("199X", "années 1990"),
        ("19XX", "XXe siècle"),
        ("2019/2021", "de 2019 à 2021"),
        ("P3D", "3 jours"),
        ("P1Y6M", "1 an et 6 mois"),
        ("PT48H", "48 heures"),
        ("PT5M", "5 minutes"),
        ("PXD", "plusieurs jours"),
        ("P1.5Y", "1,5 an"),
        ("PAST_REF", "passé récent"),
        ("XXXX-11-11", "XXXX-11-11"),
        ("2023-02-31", "2023-02-31"),
        ("2024-W99", "2024-W99"),
        ("n'importe quoi", "n'importe quoi"),
        ("", ""),
    ],
)
def test_in_words(value: str, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize("value", ["2024", "2024-02", "2023-03-14", "2023-03-14T18:30", "2024-W42"])
def test_what_html_takes(value: str) -> None:
    assert machine_value(value) == value


@pytest.mark.parametrize("value", ["2024-SU", "P3D", "PAST_REF", "2023-03-14TMO", ""])
def test_what_html_does_not_take(value: str) -> None:
    assert machine_value(value) is None


@pytest.mark.parametrize(
    ("value", "words"), [("2023-03-14TMO", "14 mars 2023, matin"), ("2024-02", "février 2024"), ("2024", "2024")]
)
def test_short_words(value: str, words: str) -> None:
    assert short_words(value) == words
