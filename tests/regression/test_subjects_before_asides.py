"""The parser takes the last noun of an aside for the subject of the verb behind its closing comma."""

from __future__ import annotations

import pytest
from spacy.language import Language

from actualite_nlp import layers
from actualite_nlp.record.types import Quote

CASES = [
    ("Le docteur Ruiz qui a soigné les blessés, a dit que tout allait bien.", "Le docteur Ruiz"),
    ("Anne Ruiz, qui habite à Vallon en Provence occidentale, avait dit que tout allait bien.", "Anne Ruiz"),
    ("Sept élus du canton, emmenés par Luc Bonnet, ont dit que tout allait bien.", "Sept élus du canton"),
    ("L'un d'eux, un jeune de 20 ans, a dit que tout allait bien.", "L'un d'eux"),
    ("Dans le communiqué, Adobe dit que tout allait bien.", "Adobe"),
    ("À l'hôtel de Brienne, siège du ministère, le maire de Vallon a dit que tout allait bien.", "le maire de Vallon"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subject"), CASES)
def test_subject_of_a_verb_behind_an_aside(text: str, subject: str, nlp: Language) -> None:
    quotes = layers.get(nlp(f"Le conseil s'est réuni mardi.\n\n{text}"), Quote)
    assert [q.source and q.source.text for q in quotes if q.content[0].text.startswith("tout")] == [subject]


@pytest.mark.model
def test_what_a_narrator_makes_someone_add_is_of_who_spoke_before(nlp: Language) -> None:
    text = "Luc Bonnet a pris la parole. « C'est non », a-t-il dit. Et d'ajouter que les maires attendraient."
    quotes = layers.get(nlp(text), Quote)
    assert [q.source and q.source.text for q in quotes] == ["il", None]
    assert quotes[0].source_id == quotes[1].source_id
