from __future__ import annotations

from actualite_nlp.evaluate.duplicates import shared_wording

ONE = "La rivière a débordé dans la nuit et les pompiers ont secouru douze habitants du vieux quartier."
OTHER = "Le conseil vote ce soir un budget que personne ne voulait signer avant les vacances d'été."


def articles(*texts: str) -> list[dict[str, str]]:
    return [{"id": f"a{number}", "text": text} for number, text in enumerate(texts)]


def test_a_copy_with_other_case_and_accents_is_found() -> None:
    (found,) = shared_wording(articles(ONE, OTHER, ONE.upper().replace("É", "E")))
    assert (found.first, found.second, found.share) == ("a0", "a2", 1.0)
    assert found.example in "riviere a deborde dans nuit et pompiers ont secouru douze habitants vieux quartier"


def test_closest_pair_first() -> None:
    half = " ".join(ONE.split()[:13]) + " et puis tout autre chose est arrivé aux gens qui attendaient"
    found = shared_wording(articles(ONE, half, ONE))
    assert [(s.first, s.second) for s in found] == [("a0", "a2"), ("a0", "a1"), ("a1", "a2")]
    assert found[0].runs > found[1].runs > 0


def test_texts_of_their_own_share_nothing() -> None:
    assert shared_wording(articles(ONE, OTHER, "Bref.")) == []
