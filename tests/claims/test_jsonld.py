from __future__ import annotations

from actualite_nlp.claims.jsonld import claims_jsonld, groups_jsonld
from actualite_nlp.claims.link import link_claims
from tests.claims.samples import other_news, record

TEXT = "Avant. Le groupe Verlac a vendu son usine de Mornac. Après."


def test_selectors_find_the_evidence_again() -> None:
    made = record("a", "2024-03-02", TEXT[7:52])
    document = claims_jsonld(made, TEXT[7:])
    (claim,) = document["@graph"]
    assert claim["@type"] == "Claim"
    assert claim["firstAppearance"]["datePublished"] == "2024-03-02"
    quote, position = claim["act:positions"][0]["oa:hasTarget"]["oa:hasSelector"]
    assert TEXT[7:][position["oa:start"] : position["oa:end"]] == quote["oa:exact"]
    assert quote["oa:suffix"] == " Après."
    assert claim["act:positions"][0]["claimInterpreter"]["name"] == "Le Phare"


def test_groups_list_their_appearances_by_date() -> None:
    records = [*other_news(40), record("b", "2024-03-05", TEXT[7:52]), record("a", "2024-03-02", TEXT[7:52])]
    document = groups_jsonld(link_claims(records, embed=None), {r.article.id or "": r for r in records})
    (claim,) = document["@graph"]
    assert [a["identifier"] for a in claim["appearance"]] == ["a", "b"]
    assert claim["firstAppearance"]["url"] == "https://ex.fr/a"
