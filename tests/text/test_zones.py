from __future__ import annotations

from itertools import pairwise

import pytest

from actualite_nlp.text.zones import find_zones

PAGE = """Régions
Facebook

La passerelle de Morlans rouvrira au printemps, promet la mairie

placeholder image
Fermée depuis deux ans, la passerelle des Tanneurs va être réparée pour 1,2 million d'euros.

Par Lucie Armand

MORLANS — Les travaux commenceront lundi, a annoncé le maire.

Lire aussi : Le pont voisin fait peau neuve

"Un chantier de bon sens"

Les riverains, eux, attendent de voir. Ils ont déjà vu passer trois calendriers.

Le comité de quartier se réunira jeudi. Il demandera des garanties écrites à la municipalité."""


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(z.kind, z.text) for z in find_zones(text, title).zones]


def test_a_raw_page_is_taken_apart() -> None:
    assert [kind for kind, _ in kinds(PAGE)] == [
        "boilerplate", "boilerplate", "title", "boilerplate", "standfirst", "byline", "dateline", "body", "boilerplate",
        "heading", "body", "body",
    ]  # fmt: skip


def test_the_byline_gives_the_author() -> None:
    assert find_zones(PAGE).author == "Lucie Armand"


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Par Lucie Armand", "Lucie Armand", None),
        ("Jean-Marc Le Goff Journaliste Radio Morlans", "Jean-Marc Le Goff", "Radio Morlans"),
        ("Propos recueillis par Inès d'Aubigny", "Inès d'Aubigny", None),
        ("Lucie Armand avec AFP", "Lucie Armand", "AFP"),
    ],
)
def test_bylines(line: str, author: str, outlet: str | None) -> None:
    page = find_zones(f"Un titre qui annonce la nouvelle\n\nLe premier paragraphe, qui dit tout.\n\n{line}")
    assert page.zones[-1].kind == "byline"
    assert (page.author, page.outlet) == (author, outlet)


@pytest.mark.parametrize("line", ["Par ailleurs, le maire a démissionné.", "Par chance, nul n'a été blessé"])
def test_sentences_that_start_like_a_byline_are_text(line: str) -> None:
    text = f"Un titre qui annonce la nouvelle\n\nLe premier paragraphe.\n\n{line}\n\nFin de l'article."
    assert ("byline", line) not in kinds(text)


@pytest.mark.parametrize("start", ["Lyon (AFP) - ", "LILLE — ", "Dakar, 3 mars 2021 (APS) - ", "PARIS (Reuters) - "])
def test_datelines(start: str) -> None:
    found = kinds(f"Un titre qui annonce la nouvelle\n\n{start}Le tribunal a tranché mardi.")
    assert found[1:] == [("dateline", start.strip()), ("body", "Le tribunal a tranché mardi.")]


def test_a_whole_quoted_sentence_is_body_not_heading() -> None:
    text = "Un titre qui annonce la nouvelle\n\nUn début.\n\n« Je n'ai rien à me reprocher. »\n\nUne suite."
    assert ("body", "« Je n'ai rien à me reprocher. »") in kinds(text)


def test_the_title_given_apart_is_found_in_the_text() -> None:
    text = "Faits divers\n\nUn chat sauvé des eaux\n\nIl va bien. Il a dormi."
    assert ("title", "Un chat sauvé des eaux") in kinds(text, "Un chat sauvé des eaux")


def test_a_text_without_a_title_has_none() -> None:
    assert kinds("Le maire a parlé mardi. Il a promis.") == [("body", "Le maire a parlé mardi. Il a promis.")]


def test_zones_cover_the_text_in_order_without_overlap() -> None:
    zones = find_zones(PAGE).zones
    assert all(PAGE[z.start : z.end] == z.text for z in zones)
    assert all(a.end <= b.start for a, b in pairwise(zones))
    assert " ".join(z.text for z in zones).split() == PAGE.split()
