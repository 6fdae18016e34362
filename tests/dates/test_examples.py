"""French sentences with one expression each: extent, type and value, without tagger or parser."""

from datetime import datetime
from pathlib import Path

import pytest
import spacy

from actualite_nlp.dates.find import find_time_expressions

NLP = spacy.blank("fr")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("examples.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NOT_TIMES = [
    "Sa sœur et je ne sais qui ont été vus.",
    "Sept personnes ont été blessées.",
    "Marie Dupré, 42 ans, dirige la ferme.",
    "Un homme de 52 ans a été entendu.",
    "Elle est morte à 59 ans.",
    "Le billet coûte 12 euros et 30 centimes.",
    "Lens a battu Metz 3-1.",
    "L'article 49 a été voté.",
    "Les étudiants de Mai 68 s'en souviennent.",
    "Les familles du 11-Septembre témoignent.",
    "Appelez le 06 12 34 56 78.",
    "Le Soir et Nice-Matin en parlent.",
    "La rue du Cherche-Midi est barrée.",
    "2016 personnes ont signé, 1 500 kg ont été saisis.",
    "Le marché de Noël attire les foules.",
    "Le peintre s'est éteint à 83 ans.",
    "Le fuyard de 46 ans a été repris.",
    "Il a commencé la boxe à 9 ans comme par jeu.",
    "Le journal de 20 heures de la chaîne, le 13H de Canal Nord.",
    "Selon Bruno Toussaint, La Dernière Heure et La Gazette du Midi.",
    "Le vote a été repoussé à la dernière minute.",
    "À ce moment, il dormait; une seconde réunion suivra.",
    "C'est une journée exceptionnelle, il gagne tout de suite.",
    "Les places manquent pour la rentrée.",
    "Une étoile à deux millions d'années-lumière.",
    "Passez une bonne semaine.",
]


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_extent_type_and_value(row: list[str]) -> None:
    marked, reference, kind, value = row
    start, end = marked.index("["), marked.index("]") - 1
    found = find_time_expressions(
        NLP.make_doc(marked.replace("[", "").replace("]", "")), datetime.fromisoformat(reference)
    )
    assert [(d.start, d.end, d.type, d.value) for d in found] == [(start, end, kind, value)]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert find_time_expressions(NLP.make_doc(text), datetime(2024, 5, 25)) == []
