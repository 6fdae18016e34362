"""Texts that stop in the middle of what a rule looks ahead for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from actualite_nlp import layers
from actualite_nlp.record.types import Quote

CUT = [
    ("« Il y avait de la fumée partout », a raconté à France Bleu, le camion", []),
    ("« Il y avait de la fumée partout », a raconté Luc Bonnet à France Bleu", ["Il y avait de la fumée partout"]),
    ("La ministre a dénoncé une « mascarade », en", ["une « mascarade », en"]),
    ("On peut lire « Fin du silence dans les écoles » sur", ["Fin du silence dans les écoles"]),
    ("La route est coupée, d'après l'un des auteurs,", ["La route est coupée"]),
    ("Un harmonica », se souvient la retraitée.", []),
    ("Le maire a payé sa tournée. On lui a demandé ce", []),
    ("Cette information a été confirmée par", []),
    ("Selon le maire, une formule serait", ["une formule serait"]),
    ("Hier, la secrétaire d'État chargée de l'aide aux victimes,", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "contents"), CUT)
def test_a_text_cut_short_is_read_as_far_as_it_goes(text: str, contents: list[str], nlp: Language) -> None:
    assert [q.content[0].text for q in layers.get(nlp(text), Quote)] == contents
