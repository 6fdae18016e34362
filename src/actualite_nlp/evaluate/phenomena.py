"""What an annotated collection holds, counted: the figures of a datasheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..lexicon.cues import load_cues

Article = dict[str, Any]
PRONOUNS = frozenset(
    "il elle ils elles on qui lui eux je nous j' j’ ce celui-ci celle-ci ceux-ci celles-ci celui-là ce dernier".split()  # noqa: SIM905
) | {"ce dernier", "cette dernière", "ces derniers", "ces dernières", "l'un", "l’un", "l'une", "l’une"}
PREPOSITIONS = ("selon", "d'après", "d’après", "pour", "aux yeux", "à en croire", "de l'avis", "de l’avis", "suivant")
MARKS: dict[str, str | re.Pattern[str]] = {
    "«…»": "«", "“…”": "“", "„…”": "„", '"…"': '"', "‹…›": "‹", "« » without inner spaces": re.compile(r"«\S"),
    "dialogue dashes": re.compile(r"(?m)^[–—-] ?\S"), "typographic apostrophes": "’", "straight apostrophes": "'",
}  # fmt: skip
_DETERMINER = re.compile(r"(?:\b(?:l|d|cet|cette|la|une?|son|sa|leur|les|des|ses|ces|du|au)|\bl['’]|\bd['’])\s?$")


def count_phenomena(articles: Iterable[Article]) -> dict[str, dict[str, int]]:
    """Counts under headings: size, collections, kinds, attributions, cues, sources, quote marks, dates, claims."""
    out: dict[str, Counter[str]] = {}

    def add(heading: str, *names: str, of: int = 1) -> None:
        for name in names:
            out.setdefault(heading, Counter())[name] += of

    for gold in articles:
        add("size", "articles")
        add("size", "words", of=len(re.findall(r"\w+", gold["text"])))
        add("size", "attributions", of=len(gold["attributions"]))
        add("collections", gold["id"].rpartition("-")[0] or gold["id"])
        add("attributions an article", _band(len(gold["attributions"])))
        add("articles with", *(name for name, mark in MARKS.items() if _has(mark, gold["text"])))
        for item in gold["attributions"]:
            add("kinds", item["kind"])
            add("attributions", *_traits(item, gold["text"]))
            add("cues", _cue_class(item["cue"], gold["text"]))
        add("sources", *(source["type"] for source in gold["sources"]))
        add("dates", *(date["type"] for date in gold["dates"]))
        for claim in gold["claims"]:
            add("claims", claim["status"])
            add("stances", *(p["stance"] for p in claim["positions"]))
        add(
            "articles with claims",
            *{claim["status"] for claim in gold["claims"]},
            *([] if gold["claims"] else ["none"]),
        )
    return {heading: dict(counts.most_common()) for heading, counts in out.items()}


def _traits(item: dict[str, Any], text: str) -> list[str]:
    source, content = item["source"], item["content"]
    traits = {
        "floating (neither source nor cue)": not source and not item["cue"],
        "source, no cue": bool(source) and not item["cue"],
        "pronoun as source": bool(source) and source["text"].casefold() in PRONOUNS,
        "relayed (chain of two or more)": len(item["chain"]) > 1,
        "venue": bool(item["venue"]),
        "conditional": item["conditional"],
        "content in fragments": len(content) > 1,
        "content over paragraphs": "\n\n" in text[content[0]["start"] : content[-1]["end"]],
        "source after the content": bool(source) and source["start"] >= content[0]["end"],
    }
    return [name for name, holds in traits.items() if holds]


def _cue_class(cue: dict[str, Any] | None, text: str) -> str:
    if cue is None:
        return "none"
    if cue["text"].casefold().startswith(PREPOSITIONS):
        return "preposition"
    word, lexicon = cue["text"].casefold().split()[0], load_cues()
    if word not in lexicon.nouns:
        return "verb"
    determined = _DETERMINER.search(text[max(0, cue["start"] - 10) : cue["start"]].casefold())
    return "noun" if determined or word not in lexicon.verbs else "verb"


def _band(count: int) -> str:
    return next(f"{low} to {high}" for low, high in ((0, 1), (2, 5), (6, 9), (10, 14), (15, 10**6)) if count <= high)


def _has(mark: str | re.Pattern[str], text: str) -> bool:
    return mark in text if isinstance(mark, str) else mark.search(text) is not None
