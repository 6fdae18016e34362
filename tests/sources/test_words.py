from __future__ import annotations

import pytest

from actualite_nlp.sources import words


@pytest.mark.parametrize(
    ("form", "lemma", "gender", "plural", "kind"),
    [
        ("préfète", "préfet", "f", False, "person"),
        ("ministre", "ministre", None, False, "person"),
        ("ex-ministre", "ministre", None, False, "person"),
        ("députés", "député", "m", True, "group"),
        ("généraux", "général", "m", True, "group"),
        ("préfecture", "préfecture", "f", False, "organization"),
        ("quotidien", "quotidien", "m", False, "media"),
        ("rapport", "rapport", "m", False, "document"),
        ("sources", "source", "f", True, "anonymous"),
    ],
)
def test_a_noun_tells_what_it_names(form: str, lemma: str, gender: str | None, plural: bool, kind: str) -> None:
    found = words.noun(form)
    assert found is not None
    assert (found.lemma, found.gender, found.plural, found.type) == (lemma, gender, plural, kind)


@pytest.mark.parametrize("form", ["fromage", "pluie", "ex-", ""])
def test_other_words_are_no_source_nouns(form: str) -> None:
    assert words.noun(form) is None


def test_a_body_wins_over_a_person_of_the_same_form() -> None:
    found = words.noun("conseil")
    assert found is not None
    assert found.type == "organization"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Moscou", "organization"), ("BFMTV", "media"), ("Élysée", "organization"), ("France", "organization")],
)
def test_known_names_are_found_without_case_or_accents(name: str, expected: str) -> None:
    assert words.known_names()[words.fold(name.upper())].type == expected


def test_a_compound_first_name_is_read_by_its_first_part() -> None:
    assert words.first_name("Anne-Lise") == (True, "f")
    assert words.first_name("Claude") == (True, None)
    assert words.first_name("Bordeaux") == (False, None)


def test_content_words_leave_grammar_out() -> None:
    assert words.content_words("ex-ministre de l'Économie et des Finances") == {
        "ex",
        "ministre",
        "économie",
        "finances",
    }


@pytest.mark.parametrize("file", ["person_nouns.tsv", "body_nouns.tsv", "media.tsv", "metonyms.tsv", "first_names.tsv"])
def test_data_files_have_no_repeated_row_and_an_origin(file: str) -> None:
    from importlib.resources import files

    text = (files("actualite_nlp.sources") / "data" / file).read_text(encoding="utf-8")
    assert text.startswith("#")
    found = list(words.rows(file))
    keys = [tuple(row[:2]) for row in found]
    assert len(keys) == len(set(keys))
