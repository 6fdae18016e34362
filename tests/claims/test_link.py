from __future__ import annotations

import time

from actualite_nlp.claims.index import ClaimIndex
from actualite_nlp.claims.link import link_claims
from tests.claims.samples import other_news, quoting, record

RUMOUR = "Le groupe Verlac a vendu son usine de Mornac à un fonds suisse."
FILLER = other_news(40)


def test_the_same_claim_in_two_articles_is_one_group() -> None:
    again = "L'usine de Mornac a été vendue par le groupe Verlac à un fonds suisse."
    (group,) = link_claims([*FILLER, record("a", "2024-03-02", RUMOUR), record("b", "2024-03-05", again)], embed=None)
    assert [m.article for m in group.members] == ["a", "b"]
    assert group.proposition == RUMOUR
    assert [r.type for r in group.relations] == ["concords"]


def test_a_later_denial_turns_the_group() -> None:
    denial = quoting(
        "b", "2024-03-05", "la vente de l'usine de Mornac par Verlac à un fonds suisse", "deny", "Jean Roy"
    )
    (group,) = link_claims([*FILLER, denial, record("a", "2024-03-02", RUMOUR)], embed=None)
    assert group.outcome == "denied"
    assert [r.type for r in group.relations] == ["contradicts"]
    assert group.members[-1].holders == ["Jean Roy"]


def test_a_later_confirmation_confirms() -> None:
    said = quoting(
        "b", "2024-03-05", "le groupe Verlac a vendu son usine de Mornac à un fonds suisse", "confirm", "Jean Roy"
    )
    (group,) = link_claims([*FILLER, record("a", "2024-03-02", RUMOUR), said], embed=None)
    assert group.outcome == "confirmed"


def test_other_figures_contradict_in_part() -> None:
    first = record("a", "2024-03-02", "L'incendie de la gare de Mornac a fait 12 morts parmi les voyageurs.")
    second = record(
        "b", "2024-03-03", "L'incendie de la gare de Mornac a fait 27 morts parmi les voyageurs.", holder="La Cime"
    )
    (group,) = link_claims([*FILLER, first, second], embed=None)
    assert [(r.type, r.signal) for r in group.relations] == [("partially_contradicts", "numeric")]


def test_claims_about_other_things_stay_apart() -> None:
    assert link_claims([*FILLER, record("a", "2024-03-02", RUMOUR)], embed=None) == []


def test_record_by_record_gives_what_all_at_once_gives() -> None:
    records = [*FILLER, record("a", "2024-03-02", RUMOUR), record("b", "2024-03-05", RUMOUR)]
    index = ClaimIndex()
    one_by_one = [r for item in records for r in index.add(item)]
    assert [(r.from_, r.to) for r in one_by_one] == [("b#c1", "a#c1")]
    (group,) = link_claims(records, embed=None)
    assert group.relations == one_by_one


def test_a_record_added_twice_changes_nothing() -> None:
    index = ClaimIndex()
    index.add(record("a", "2024-03-02", RUMOUR))
    assert index.add(record("a", "2024-03-02", RUMOUR)) == []
    assert len(index.statements) == 1


def test_time_grows_with_the_number_of_records_not_its_square() -> None:
    def seconds(n: int) -> float:
        many = other_news(n)
        start = time.perf_counter()
        link_claims(many, embed=None)
        return time.perf_counter() - start

    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
