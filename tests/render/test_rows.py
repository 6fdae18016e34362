from __future__ import annotations

import pytest
from msgspec.structs import replace

from actualite_nlp import Record
from actualite_nlp.claims.link import ClaimGroup, Member
from actualite_nlp.record.types import Gender, Relation, Stance
from actualite_nlp.render.rows import (
    claim_rows,
    group_rows,
    link_rows,
    moment,
    quote_counts,
    speaker_rows,
    timeline_rows,
)

from .sample import passerelle


def gendered(gender: Gender | None) -> Record:
    record = passerelle()
    return replace(record, sources=[*record.sources[:2], replace(record.sources[2], gender=gender)])


def test_who_speaks_counts_quotes_by_type_and_gender() -> None:
    assert speaker_rows([passerelle(), gendered(None)]) == [
        {"type": "anonyme", "genre": "sans objet", "citations": 2},
        {"type": "inconnue", "genre": "sans objet", "citations": 2},
        {"type": "personne", "genre": "femme", "citations": 2},
        {"type": "personne", "genre": "non précisé", "citations": 2},
    ]


def test_a_quote_stands_at_the_day_it_was_said_else_at_publication() -> None:
    record = passerelle()
    dates = [replace(d, begin="2023-03-14", end_exclusive="2023-03-15") if d.id == "d2" else d for d in record.dates]
    rows = timeline_rows([replace(record, dates=dates)])
    assert [(r["ligne"], r["début"], r["nature"]) for r in rows] == [
        ("dates évoquées", "2023-03-14T00:00:00", "date"),
        ("une source proche de l'enquête", "2023-03-20T00:00:00", "citation indirecte"),
        ("Hélène Castaing", "2023-03-14T00:00:00", "citation directe"),
        ("Hélène Castaing", "2023-03-20T00:00:00", "citation mixte"),
        ("source inconnue", "2023-03-20T00:00:00", "citation indirecte"),
    ]


def test_links_say_who_cites_and_who_contradicts_whom_once_an_article() -> None:
    cites = {"de": "Le Courrier des Vallées", "vers": "une source proche de l'enquête", "lien": "cite", "fois": 2}
    against = {"de": "Hélène Castaing", "vers": "une source proche de l'enquête", "lien": "contredit", "fois": 2}
    assert link_rows([passerelle(), passerelle()]) == [against, cites]


def test_agreement_is_no_contradiction() -> None:
    agreed = [Relation(from_="q2", to="q1", type="concords", signal="cue", score=0.8)]
    rows = link_rows([replace(passerelle(), claims=[], relations=agreed)])
    assert [row["lien"] for row in rows] == ["cite"]


def test_sources_of_several_articles_join_by_name() -> None:
    assert quote_counts([passerelle(), passerelle()])["Hélène Castaing"] == ("personne", 4)


def test_claims_keep_what_is_asked_about() -> None:
    rows = claim_rows([passerelle()], about="rapport CÂBLES")
    assert [(r["qui"], r["position"], r["camp"], r["rang"]) for r in rows] == [
        ("une source proche de l'enquête", "affirme", "soutient", 0),
        ("Hélène Castaing", "dément", "conteste ou nuance", 1),
    ]
    assert claim_rows([passerelle()], about="rapport inondation") == []


def test_the_same_proposition_written_otherwise_shares_a_line() -> None:
    record = passerelle()
    shouted = replace(record.claims[0], proposition=record.claims[0].proposition.upper().rstrip("."))
    rows = claim_rows([record, replace(record, claims=[shouted])])
    assert len(rows) == 4
    assert len({r["affirmation"] for r in rows}) == 1


def test_an_article_that_only_reports_takes_no_side() -> None:
    claim = passerelle().claims[0]
    author = replace(claim.positions[0], holder_id="author", stance="unverified", commitment=0.4)
    (row,) = claim_rows([replace(passerelle(), claims=[replace(claim, positions=[author])])])
    assert (row["qui"], row["camp"]) == ("l'article", "ne prend pas parti")


def test_members_of_a_linked_claim_stand_by_day_those_of_one_day_apart() -> None:
    def member(key: str, date: str, stance: Stance, *holders: str) -> Member:
        return Member(key=key, article=key[:2], date=date, stance=stance, holders=list(holders), text="le pont a cédé")

    members = [
        member("a1#c1", "2023-03-14", "unverified"),
        member("a2#q1", "2023-03-14", "confirm", "le préfet", "la maire"),
        member("a3#q2", "2023-03-15", "deny", "le préfet"),
        member("a4#q2", "", "deny", "le préfet"),
    ]
    rows = group_rows([ClaimGroup(id="a1#c1", proposition="Le pont a cédé.", outcome="denied", members=members)])
    assert [(r["jour"], r["qui"], r["camp"], r["rang"], r["état"]) for r in rows] == [
        ("2023-03-14T00:00:00", "l'article", "ne prend pas parti", 0, "démentie"),
        ("2023-03-14T00:00:00", "le préfet, la maire", "soutient", 1, "démentie"),
        ("2023-03-15T00:00:00", "le préfet", "conteste ou nuance", 0, "démentie"),
    ]


def test_an_undated_article_has_no_place_in_time() -> None:
    undated = replace(passerelle(), article=replace(passerelle().article, published_at=None))
    assert claim_rows([undated]) == []
    assert timeline_rows([undated]) == []


@pytest.mark.parametrize(
    ("iso", "local"),
    [
        ("2024-02-01", "2024-02-01T00:00:00"),
        ("2024-02-01T18:30", "2024-02-01T18:30:00"),
        ("2024-02-01T18:30:00+01:00", "2024-02-01T18:30:00"),
        ("XXXX-11", None),
        (None, None),
    ],
)
def test_moments_have_no_zone(iso: str | None, local: str | None) -> None:
    assert moment(iso) == local
