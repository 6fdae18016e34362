"""Golden cases of claims: short invented articles with what must come out, in cases.txt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from actualite_nlp import Extractor, Record

pytestmark = pytest.mark.model


@dataclass
class Case:
    name: str
    text: str = ""
    expected: list[tuple[str, str]] = field(default_factory=list)


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            cases.append(Case(line[3:]))
        elif line.startswith("-> "):
            status, _, detail = line[3:].partition(" | ")
            cases[-1].expected.append((status, detail))
        elif line.strip() and not line.startswith("#"):
            cases[-1].text += ("\n\n" if cases[-1].text else "") + line
    return cases


CASES = read_cases()


def positions(record: Record, claim_number: int) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in record.sources}
    return [
        (names.get(p.holder_id or "", p.holder_id or "unnamed"), p.stance)
        for p in record.claims[claim_number].positions
    ]


def holds(found: list[tuple[str, str]], wanted: str) -> bool:
    holder, _, stance = wanted.strip().rpartition(" ")
    return any(holder.casefold() in name.casefold() and stance == s for name, s in found)


def test_half_of_the_cases_are_negatives() -> None:
    assert len(CASES) == 97
    assert sum(case.expected == [("nothing", "")] for case in CASES) == 50


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_case(case: Case, extractor: Extractor) -> None:
    record = extractor.extract(case.text, published_at="2024-05-16")
    wanted = [e for e in case.expected if e[0] != "nothing"]
    assert sorted(c.status for c in record.claims) == sorted(status for status, _ in wanted)
    for status, detail in wanted:
        numbers = [k for k, c in enumerate(record.claims) if c.status == status]
        if status == "unverified":
            assert any(detail.casefold() in record.claims[k].proposition.casefold() for k in numbers), [
                c.proposition for c in record.claims
            ]
        else:
            found = [p for k in numbers for p in positions(record, k)]
            assert all(holds(found, w) for w in detail.split(";")), found
