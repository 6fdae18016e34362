"""Whether annotations of an article follow the scheme, beyond what the markup's syntax can hold.

Each check takes a gold article and gives complaints, in words that name the place; an article without complaint keeps
the scheme as far as a machine can tell. Offsets are code points of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from .matching import name_words

Article = dict[str, Any]
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
QUOTE_MARKS = '«»“”„"‹›'
DASHES = "-–—"
CUE_REACH = 400
"""Characters a cue may stand from the content it introduces; further off, one is on the wrong attribution."""

_DAY = r"\d{4}-\d\d-\d\d"
_YEAR = r"(?:\d{4}|XXXX)"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_CLOCK = r"T(?:MO|AF|EV|NI|MI|DT|[01]\d:[0-5]\d|2[0-4]:[0-5]\d)"
_POINT = (
    rf"(?:{_YEAR}-{_MONTH}-(?:0[1-9]|[12]\d|3[01]|XX)(?:{_CLOCK})?|{_YEAR}-{_MONTH}"
    rf"|{_YEAR}-W(?:0[1-9]|[1-4]\d|5[0-3])(?:-WE)?|{_YEAR}-(?:SP|SU|FA|WI|Q[1-4]|H[12])|\d{{4}}|\d{{3}}X|\d\dXX|{_CLOCK})"
)
_AMOUNT = r"(?:\d+(?:[.,]\d+)?|X)"
_PERIOD = rf"P(?:{_AMOUNT}(?:DE|CE|[YMWDQ])|T{_AMOUNT}[HMS](?:{_AMOUNT}[MS])?)+"
TIMEX_VALUE = re.compile(rf"{_POINT}(?:/{_POINT})?|{_PERIOD}(?:/{_PERIOD})?|(?:PRESENT|PAST|FUTURE)_REF")
"""Values of temporal expressions: points, intervals of points, periods, references to no fixed date."""

_CUT_OFF = re.compile(r"(?:f(?:ai|on|er|it)\w*|laiss\w+|cro[iy]\w+) (?:savoir|valoir|entendre|observer|remarquer)")
_NAME_WORDS = 2
"""Words a name or label between quote marks may have without making an indirect content mixed."""
_QUOTED = re.compile(r"[«“„\"‹]([^«»“”„\"‹›]*)[»”\"›]")
_ASIDE = re.compile(r"\([^()]*\)")
_LABEL = re.compile(r"(?:^|\n)[^\n]{0,80}[.:]\s*[–—-]?\s*$")


def check_article(gold: Article) -> list[str]:
    """Complaints about one gold article, in the order of the checks."""
    found = [*_spans(gold), *_sources(gold), *_dates(gold), *_claims(gold)]
    for item in gold["attributions"]:
        found += [f"{item['id']}: {complaint}" for complaint in _attribution(item, gold)]
    return found


def _spans(gold: Article) -> Iterator[str]:
    text = gold["text"]
    for item in gold["attributions"]:
        for span in [*item["content"], *(item[role] for role in ("cue", "source", "venue") if item[role])]:
            if text[span["start"] : span["end"]] != span["text"]:
                yield f"{item['id']}: {span['text'][:40]!r} is not what stands at {span['start']}"
            elif span["text"] != span["text"].strip() or not span["text"]:
                yield f"{item['id']}: {span['text'][:40]!r} is empty or has white space at its edge"


def _sources(gold: Article) -> Iterator[str]:
    words = " " + " ".join(name_words(gold["text"])) + " "
    held = {name for item in gold["attributions"] for name in item["chain"]}
    held |= {p["holder"] for claim in gold["claims"] for p in claim["positions"]}
    for source in gold["sources"]:
        forms = [source["name"], *source["mentions"]]
        absent = [form for form in forms if f" {' '.join(name_words(form))} " not in words]
        if source["name"] not in held:
            yield f"source {source['name']!r} speaks nowhere and holds no position"
        if len(absent) == len(forms):
            yield f"source {source['name']!r}: neither its name nor a mention stands in the text"
        for form in set(absent) - {source["name"]}:
            yield f"source {source['name']!r}: mention {form!r} does not stand in the text"


def _dates(gold: Article) -> Iterator[str]:
    for item in gold["dates"]:
        if not TIMEX_VALUE.fullmatch(item["value"]):
            yield f"date {item['text']!r}: {item['value']!r} is no TIMEX3 value"
        elif wrong := _wrong_day(item):
            yield f"date {item['text']!r}: {item['value']} is a {wrong}"
    for left, right in pairwise(sorted(gold["dates"], key=lambda d: d["start"])):
        if left["end"] > right["start"]:
            yield f"dates {left['text']!r} and {right['text']!r} overlap"


def _wrong_day(item: dict[str, Any]) -> str | None:
    """The weekday of a value whose text names another one; nights that span two days aside."""
    named = [day for day in WEEKDAYS if re.search(rf"\b{day}\b", item["text"].casefold())]
    value = re.match(_DAY, item["value"])
    if len(named) != 1 or not value or "nuit" in item["text"].casefold() or "/" in item["value"]:
        return None
    try:
        day = WEEKDAYS[date.fromisoformat(value[0]).weekday()]
    except ValueError:
        return "day that no calendar has"
    return None if day in named else day


def _claims(gold: Article) -> Iterator[str]:
    names = {s["name"] for s in gold["sources"]} | {"AUTHOR", "unnamed"}
    ids = {item["id"] for item in gold["attributions"]} | {None}
    for claim in gold["claims"]:
        place = f"claim {claim['proposition'][:40]!r}"
        positions = claim["positions"]
        if any(p["holder"] not in names or p["attribution"] not in ids for p in positions):
            yield f"{place}: a holder or an attribution is unknown"
        stances = {p["stance"] for p in positions}
        if claim["status"] == "contested" and not stances & {"deny", "minimise", "question"}:
            yield f"{place}: contested, yet nobody opposes it"
        if claim["status"] == "unverified" and stances & {"deny", "minimise"}:
            yield f"{place}: unverified, yet somebody denies it"


def _attribution(item: dict[str, Any], gold: Article) -> Iterator[str]:
    text, content = gold["text"], item["content"]
    for name in item["chain"]:
        if name not in {s["name"] for s in gold["sources"]}:
            yield f"chain names {name!r}, which is no source"
    for left, right in pairwise(content):
        if left["end"] > right["start"]:
            yield "fragments of the content overlap or are out of order"
    if item["source"] is None and item["cue"] and item["cue"]["text"].casefold() in ("selon", "d'après", "d’après"):
        yield "a preposition introduces nobody"
    if item["cue"]:
        if _CUT_OFF.match(text, item["cue"]["start"], item["cue"]["end"] + 12) and " " not in item["cue"]["text"]:
            yield f"cue {item['cue']['text']!r} is cut off from its infinitive"
        gap = min(_gap(item["cue"], part) for part in content)
        if gap > CUE_REACH:
            yield f"cue {item['cue']['text']!r} stands {gap} characters from the content"
        elif any(p["start"] <= item["cue"]["start"] < p["end"] for p in content):
            yield f"cue {item['cue']['text']!r} stands inside the content"
    yield from _marks(item, text)


def _marks(item: dict[str, Any], text: str) -> Iterator[str]:
    inside = any(mark in part["text"] for part in item["content"] for mark in QUOTE_MARKS)
    around = any(_opened(part, text) or _closed(part, text) for part in item["content"])
    first = item["content"][0]
    if item["kind"] == "mixed" and not inside and not around:
        yield f"mixed, without a quote mark: {first['text'][:60]!r}"
    if item["kind"] == "indirect" and (quoted := _verbatim(item)):
        yield f"indirect, with words between quote marks: {quoted!r}"
    if first["text"][0] in QUOTE_MARKS and item["kind"] == "direct" and item["content"][-1]["text"][-1] in QUOTE_MARKS:
        yield f"keeps its outer quote marks: {first['text'][:60]!r}"
    elif item["kind"] == "direct" and not (around or _labelled(first, text)):
        yield f"direct, not between quote marks nor after a dash or label: {first['text'][:60]!r}"


def _verbatim(item: dict[str, Any]) -> str | None:
    quoted = (m[1] for part in item["content"] for m in _QUOTED.finditer(part["text"]))
    return next((words for words in quoted if len(words.split()) > _NAME_WORDS), None)


def _gap(a: dict[str, Any], b: dict[str, Any]) -> int:
    return max(0, int(b["start"]) - int(a["end"]), int(a["start"]) - int(b["end"]))


def _opened(part: dict[str, Any], text: str) -> bool:
    before = text[: part["start"]][-4:].rstrip()
    return before[-1:] != "" and before[-1:] in QUOTE_MARKS


def _closed(part: dict[str, Any], text: str) -> bool:
    after = text[part["end"] : part["end"] + 6].lstrip(" \u00a0\u202f.,!?…")
    return after[:1] != "" and after[:1] in QUOTE_MARKS


def _labelled(part: dict[str, Any], text: str) -> bool:
    before = text[max(0, part["start"] - 120) : part["start"]]
    line = _ASIDE.sub("", before.rpartition("\n")[2]).strip()
    return line == "" or line[-1] in DASHES or bool(_LABEL.search(before))
