"""Confidence that means what it says: a logistic regression on the evidence of articles held out of training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from .. import factories, layers
from ..evaluate.matching import covered, overlap, pair, same_entity
from ..record.build import build_record
from ..record.types import Quote
from .component import inside_of
from .cuefacts import CueFacts
from .infer import predict
from .measure import documents
from .merge import SAME, Candidate, Policy, candidates, choose, evidence, to_quote
from .network import AttributionModel
from .shape import attributions

SEEN = 5
EVERYTHING = Policy(keep_rule=0.0, add_model=0.0)
"""The policy under which every candidate stands that does not cover another."""


@dataclass(frozen=True)
class Case:
    """A candidate on an annotated article; ``right`` says that content and speaker are."""

    evidence: dict[str, float]
    candidate: Candidate
    right: bool


def cases(
    nlp: Language, model: AttributionModel, tokenizer: Any, docs: Sequence[Doc], gold: Sequence[dict[str, Any]]
) -> list[Case]:
    """Every candidate of parsed articles on which the rules have run, judged by their annotation."""
    resolve = factories.make_sources(nlp, "sources")
    out: list[Case] = []
    for doc, article, said in zip(docs, gold, predict(model, documents(docs, model, tokenizer)), strict=True):
        found = candidates(layers.get(doc, Quote), attributions(doc, said), inside_of(said))
        chosen = choose(found, EVERYTHING)
        facts = CueFacts(doc)
        layers.put(doc, Quote, [to_quote(doc.text, c, EVERYTHING, facts, i + 1) for i, c in enumerate(chosen)])
        record = build_record(resolve(doc)).to_dict()
        right = _right(article, record)
        out += [Case(evidence(c), c, f"q{i + 1}" in right) for i, c in enumerate(chosen)]
    return out


def _right(article: dict[str, Any], record: dict[str, Any]) -> set[str]:
    text = article["text"]
    wanted, found = article["attributions"], record["quotes"]
    wanted_chars = [covered(a["content"], text) for a in wanted]
    found_chars = [covered(q["content"], text) for q in found]
    names = {s["id"]: [s["name"], *(m["text"] for m in s["mentions"])] for s in record["sources"]}
    known = {s["name"]: [s["name"], *s.get("mentions", [])] for s in article["sources"]}
    out = set()
    for i, j in pair(len(wanted), len(found), lambda i, j: overlap(wanted_chars[i], found_chars[j]), SAME):
        speaker, name = names.get(found[j]["source_id"]), wanted[i]["chain"][-1]
        if speaker and same_entity(speaker, known.get(name, [name])):
            out.add(found[j]["id"])
    return out


def fit(rows: Iterable[dict[str, float]], right: Sequence[bool], ridge: float = 3.0) -> dict[str, float]:
    """Weights of the logistic regression that best tells right from wrong; Newton's method, ridge.

    What a row does not name counts as 0; what fewer than ``SEEN`` rows name gets no weight.
    """
    table = list(rows)
    seen = Counter(name for row in table for name in row)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    x = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in table])
    y = np.array(right, dtype=float)
    penalty = np.diag([1e-6, *([ridge] * len(names))])
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return {name: round(float(v), 4) for name, v in zip(["bias", *names], w, strict=True)}


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = 5) -> list[tuple[float, float, int]]:
    """Mean confidence, share that is right, and count, for groups of like confidence with about the same size."""
    order = np.argsort(np.array(confidence), kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    values, truth = np.array(confidence), np.array(right, dtype=float)
    return [(float(values[p].mean()), float(truth[p].mean()), len(p)) for p in parts]


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and share right, over groups of like confidence."""
    rows = reliability(confidence, right, bins)
    total = sum(n for _, _, n in rows)
    return sum(abs(c - r) * n for c, r, n in rows) / total if total else 0.0
