from __future__ import annotations

from msgspec.structs import replace

from actualite_nlp.record.types import Claim, Position
from actualite_nlp.render.view import NO_BADGE, View, badge

from .sample import passerelle


def position(holder: str | None, stance: str, commitment: float) -> Position:
    evidence = passerelle().quotes[0].content[0]
    return Position(
        holder_id=holder,
        stance=stance,
        commitment=commitment,
        author_commitment=0.0,
        evidence=evidence,  # type: ignore[arg-type]
    )


def sides(*positions: Position, status: str = "contested") -> list[list[str | None]]:
    claim = replace(passerelle().claims[0], positions=list(positions), status=status)
    return [[p.holder_id for p in side.positions] for side in View(passerelle()).sides(claim)]


def test_badges_differ_by_letter_and_by_colour_and_underline_over_24_sources() -> None:
    assert [badge(i).letter for i in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
    assert len({(badge(i).colour, badge(i).style) for i in range(24)}) == 24


def test_an_unknown_speaker_has_the_neutral_badge() -> None:
    assert View(passerelle()).badge(None) == NO_BADGE
    assert View(passerelle()).badge("s99") == NO_BADGE


def test_the_chain_goes_from_the_relay_to_the_source() -> None:
    view = View(passerelle())
    assert [s.id for s in view.chain(view.quotes["q1"])] == ["s1", "s2"]
    assert view.chain(view.quotes["q4"]) == []


def test_who_denies_stands_across_from_who_asserts() -> None:
    assert sides(position("s1", "assert", 0.9), position("s3", "deny", -1.0)) == [["s1"], ["s3"]]


def test_who_minimises_stands_across_even_while_conceding_a_part() -> None:
    assert sides(position("s1", "assert", 0.9), position("s3", "minimise", 0.3)) == [["s1"], ["s3"]]


def test_two_who_assert_different_figures_still_have_a_side_each() -> None:
    assert sides(position("s1", "assert", 0.9), position("s2", "assert", 0.4)) == [["s1"], ["s2"]]
    assert sides(position("s1", "assert", 0.9), position("s2", "assert", 0.9)) == [["s1"], ["s2"]]


def test_an_unverified_claim_has_one_side() -> None:
    assert sides(position("s1", "speculate", 0.4), status="unverified") == [["s1"]]


def test_holders_by_name() -> None:
    view = View(passerelle())
    names = [view.holder(position(h, "assert", 1.0)) for h in ("s3", "author", None)]
    assert names == ["Hélène Castaing", "l'article", "non nommé"]


def test_a_claim_without_positions_has_empty_sides() -> None:
    claim: Claim = replace(passerelle().claims[0], positions=[])
    assert [side.positions for side in View(passerelle()).sides(claim)] == [[], []]


def test_positions_on_the_same_words_share_their_place() -> None:
    claim = replace(
        passerelle().claims[0], positions=[position("s1", "assert", 1.0), position("author", "question", 0)]
    )
    assert [View(passerelle()).proof(claim, p) for p in claim.positions] == ["c1-0", "c1-0"]
    assert list(View(passerelle()).proofs(claim)) == ["c1-0"]
