"""Scores of records against gold: attributions, speakers, dates, claims.

Gold is one annotated article (text, attributions, sources, dates, claims), a record is its JSON form. Measures:
``quotes@t`` F1 of contents whose overlap reaches t; of those matched at 0.5: ``source``, ``cue``, ``kind`` (span or
kind right), ``speaker`` (ultimate source right), ``chain`` (every relay right too); ``attribution`` F1 of content and
speaker together, the headline figure; ``dates …`` extents and values; ``contested``, ``unverified``, ``positions`` F1
of claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .figures import Tally, new_tally
from .matching import covered, overlap, pair, same_entity

Item = dict[str, Any]
STANCE_GROUP = {
    "assert": "support", "confirm": "support", "concede": "support", "accuse": "support", "promise": "support",
    "deny": "oppose", "correct": "oppose", "retract": "oppose", "minimise": "partial", "question": "open",
    "decline": "open", "unverified": "unverified", "speculate": "unverified",
}  # fmt: skip
MATCH = 0.5
CLAIM_MATCH = 0.2


def score_article(gold: Mapping[str, Any], record: Mapping[str, Any]) -> tuple[Tally, list[str]]:
    """Counts of one article, and its errors in words."""
    tally, errors = new_tally(), list[str]()
    names = _Names(gold, record)
    _score_quotes(gold, record, names, tally, errors)
    _score_dates(gold, record, tally, errors)
    _score_claims(gold, record, names, tally, errors)
    return tally, [f"{gold['id']} {error}" for error in errors]


class _Names:
    """Names under which gold and record know an entity, the canonical one first."""

    def __init__(self, gold: Mapping[str, Any], record: Mapping[str, Any]) -> None:
        self._gold = {s["name"]: [s["name"], *s.get("mentions", [])] for s in gold["sources"]}
        self._record = {s["id"]: [s["name"], *(m["text"] for m in s["mentions"])] for s in record["sources"]}

    def gold(self, name: str) -> list[str]:
        return self._gold.get(name, [name])

    def record(self, ident: str | None) -> list[str]:
        if ident is None or ident == "author":
            return ["unnamed" if ident is None else "AUTHOR"]
        return self._record[ident]


def _score_quotes(
    gold: Mapping[str, Any], record: Mapping[str, Any], names: _Names, tally: Tally, errors: list[str]
) -> None:
    text = gold["text"]
    wanted, found = gold["attributions"], record["quotes"]
    wanted_chars = [covered(a["content"], text) for a in wanted]
    found_chars = [covered(q["content"], text) for q in found]
    cells = {}
    for level in (MATCH, 0.8):
        cells[level] = pair(len(wanted), len(found), lambda i, j: overlap(wanted_chars[i], found_chars[j]), level)
        tally[f"quotes@{level}"].update(tp=len(cells[level]), gold=len(wanted), pred=len(found))
    matched = cells[MATCH]
    for kind in ("direct", "indirect", "mixed"):
        hits = sum(wanted[i]["kind"] == kind for i, _ in matched)
        tally[f"recall {kind}"].update(tp=hits, gold=sum(a["kind"] == kind for a in wanted))
    speakers = 0
    for i, j in matched:
        speaker = _score_pair(wanted[i], found[j], text, names, tally)
        speakers += speaker
        if not speaker:
            got = names.record(found[j]["source_id"])[0]
            errors.append(
                f"speaker: gold {wanted[i]['chain'][-1]!r}, got {got!r}: {wanted[i]['content'][0]['text'][:70]!r}"
            )
    tally["attribution"].update(tp=speakers, gold=len(wanted), pred=len(found))
    conditional = [sum(bool(x["conditional"]) for x in side) for side in (wanted, found)]
    both = sum(wanted[i]["conditional"] and found[j]["conditional"] for i, j in matched)
    tally["conditional"].update(tp=both, gold=conditional[0], pred=conditional[1])
    _leftovers(wanted, found, matched, lambda x: f"{x['kind']}: {x['content'][0]['text'][:90]!r}", errors)


def _score_pair(wanted: Item, found: Item, text: str, names: _Names, tally: Tally) -> bool:
    chain = [c for c in (*found["relay_ids"], found["source_id"]) if c] or [None]
    speaker = same_entity(names.record(chain[-1]), names.gold(wanted["chain"][-1]))
    right = {
        "speaker": speaker,
        "source": _same_span(wanted["source"], found["source"], text, MATCH),
        "cue": _same_span(wanted["cue"], found["cue"], text, 0.0),
        "chain": len(chain) == len(wanted["chain"])
        and all(same_entity(names.record(c), names.gold(n)) for c, n in zip(chain, wanted["chain"], strict=True)),
        "kind": wanted["kind"] == found["kind"],
    }
    for name, ok in right.items():
        tally[name].update(ok=int(ok), of=1)
    return speaker


def _same_span(a: Item | None, b: Item | None, text: str, floor: float) -> bool:
    if a is None or b is None:
        return a is b
    left, right = covered([a], text), covered([b], text)
    return bool(left & right) and overlap(left, right) >= floor


def _score_dates(gold: Mapping[str, Any], record: Mapping[str, Any], tally: Tally, errors: list[str]) -> None:
    text, wanted, found = gold["text"], gold["dates"], record["dates"]
    sizes = {"gold": len(wanted), "pred": len(found)}
    extents = {(d["start"], d["end"]) for d in wanted}
    values = {(d["start"], d["end"], d["value"]) for d in wanted}
    tally["dates exact"].update(tp=sum((d["start"], d["end"]) in extents for d in found), **sizes)
    tally["dates exact+value"].update(tp=sum((d["start"], d["end"], d["value"]) in values for d in found), **sizes)
    wanted_chars, found_chars = ([covered([d], text) for d in side] for side in (wanted, found))
    matched = pair(len(wanted), len(found), lambda i, j: overlap(wanted_chars[i], found_chars[j]), 1e-9)
    tally["dates overlap"].update(tp=len(matched), **sizes)
    for i, j in matched:
        same = wanted[i]["value"] == found[j]["value"]
        tally["dates value"].update(ok=int(same), of=1)
        if not same:
            errors.append(f"date {wanted[i]['text']!r}: gold {wanted[i]['value']}, got {found[j]['value']}")
    _leftovers(wanted, found, matched, lambda d: f"date: {d['text']!r}", errors)


def _score_claims(
    gold: Mapping[str, Any], record: Mapping[str, Any], names: _Names, tally: Tally, errors: list[str]
) -> None:
    text = gold["text"]
    contents = [
        {a["id"]: a["content"] for a in gold["attributions"]},
        {q["id"]: q["content"] for q in record["quotes"]},
    ]
    for status in ("contested", "unverified"):
        wanted, found = ([c for c in side["claims"] if c["status"] == status] for side in (gold, record))
        wanted_chars = [_evidence(c, contents[0], text) for c in wanted]
        found_chars = [_evidence(c, contents[1], text) for c in found]

        def weight(i: int, j: int, a: list[set[int]] = wanted_chars, b: list[set[int]] = found_chars) -> float:
            return overlap(a[i], b[j])

        matched = pair(len(wanted), len(found), weight, CLAIM_MATCH)
        tally[status].update(tp=len(matched), gold=len(wanted), pred=len(found))
        _leftovers(wanted, found, matched, lambda c, s=status: f"{s}: {c['proposition'][:90]!r}", errors)
        if status == "contested":
            if not wanted:
                tally["false alarms"].update(ok=len(found), of=1)
            _score_positions(wanted, found, matched, names, tally)


def _score_positions(
    wanted: list[Item], found: list[Item], matched: list[tuple[int, int]], names: _Names, tally: Tally
) -> None:
    right = {(i, p["holder"], STANCE_GROUP[p["stance"]]) for i, c in enumerate(wanted) for p in c["positions"]}
    claim_of = {j: i for i, j in matched}
    hits = 0
    for j, claim in enumerate(found):
        for position in claim["positions"]:
            holder = names.record(position["holder_id"])
            hits += any(
                i == claim_of.get(j)
                and group == STANCE_GROUP[position["stance"]]
                and (holder[0] == name or same_entity(holder, names.gold(name)))
                for i, name, group in right
            )
    tally["positions"].update(tp=min(hits, len(right)), gold=len(right), pred=sum(len(c["positions"]) for c in found))


def _evidence(claim: Item, content_of: dict[str, list[Item]], text: str) -> set[int]:
    spans: list[Item] = []
    for position in claim["positions"]:
        spans += [position["evidence"]] if position.get("evidence") else []
        spans += content_of.get(position.get("attribution") or position.get("quote_id") or "", [])
    return covered(spans, text)


def _leftovers(
    wanted: list[Item], found: list[Item], matched: list[tuple[int, int]], say: Any, errors: list[str]
) -> None:
    left, right = {i for i, _ in matched}, {j for _, j in matched}
    errors += [f"missed {say(x)}" for i, x in enumerate(wanted) if i not in left]
    errors += [f"spurious {say(x)}" for j, x in enumerate(found) if j not in right]
