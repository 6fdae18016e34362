"""Gold to brat standoff (Stenetorp et al., EACL 2012): attributions and dates, with the configuration to show them.

A content is a text-bound annotation of type Direct, Indirect or Mixed, discontinuous where it comes in fragments; its
cue, source and venue hang on relations of these names; «Conditional» is an attribute; a note holds the number and the
chain of names. Dates are text-bound annotations of their TIMEX3 type with the value in a note. As brat demands, no
fragment crosses a line break.
"""

from __future__ import annotations

import re
from typing import Any

Article = dict[str, Any]
ROLES = ("cue", "source", "venue")
KINDS = ("Direct", "Indirect", "Mixed")
DATES = ("DATE", "TIME", "DURATION", "SET")
CHAIN = " > "
CONFIGURATION = "\n".join(
    [
        "[entities]", *KINDS, "Cue", "Source", "Venue", *DATES,
        "[relations]", *(f"{r.title()}\tArg1:{'|'.join(KINDS)}, Arg2:{r.title()}" for r in ROLES),
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        "[events]", "[attributes]", f"Conditional\tArg:{'|'.join(KINDS)}", "",
    ]
)  # fmt: skip
"""annotation.conf"""


def to_brat(gold: Article) -> str:
    """The ``.ann`` file of a gold article; offsets are code points of its text."""
    sheet = _Sheet(gold["text"])
    for item in gold["attributions"]:
        content = sheet.bound(item["kind"].title(), item["content"], key=item["id"])
        for role in ROLES:
            if item[role]:
                target = sheet.bound(role.title(), [item[role]])
                sheet.line("R", f"{role.title()} Arg1:{content} Arg2:{target}")
        if item["conditional"]:
            sheet.line("A", f"Conditional {content}")
        sheet.line("#", f"AnnotatorNotes {content}\t{item['id']}: {CHAIN.join(item['chain'])}")
    for date in gold["dates"]:
        sheet.line("#", f"AnnotatorNotes {sheet.bound(date['type'], [date])}\t{date['value']}")
    return "".join(line + "\n" for line in sheet.lines)


def from_brat(text: str, annotations: str) -> Article:
    """Attributions and dates out of a text and its ``.ann`` file."""
    rows = [line.split("\t") for line in annotations.splitlines() if line]
    bound = {row[0]: row[1].split(" ", 1) for row in rows if row[0][0] == "T"}
    notes = {row[1].split()[1]: row[2] for row in rows if row[0][0] == "#"}
    attributions: dict[str, Article] = {}
    for key, (label, places) in bound.items():
        if label in KINDS:
            number, _, chain = notes[key].partition(": ")
            attributions[key] = {
                "id": number, "kind": label.lower(), "content": _spans(places, text), "cue": None, "source": None,
                "chain": chain.split(CHAIN), "venue": None, "conditional": False,
            }  # fmt: skip
    for row in rows:
        if row[0][0] == "R":
            role, content, target = row[1].replace("Arg1:", "").replace("Arg2:", "").split()
            attributions[content][role.lower()] = _spans(bound[target][1], text)[0]
        elif row[0][0] == "A":
            attributions[row[1].split()[1]]["conditional"] = True
    dates = [
        {**_whole(places, text), "type": label, "value": notes[key]}
        for key, (label, places) in bound.items()
        if label in DATES
    ]
    return {"text": text, "attributions": list(attributions.values()), "dates": dates}


class _Sheet:
    """Lines of an ``.ann`` file; each extent is bound once per label."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._bound: dict[Any, str] = {}
        self._counts: dict[str, int] = {}

    def line(self, letter: str, content: str) -> str:
        self._counts[letter] = self._counts.get(letter, 0) + 1
        self.lines.append(f"{letter}{self._counts[letter]}\t{content}")
        return f"{letter}{self._counts[letter]}"

    def bound(self, label: str, spans: list[Article], key: str | None = None) -> str:
        pieces = [place for span in spans for place in self._by_line(span)]
        places = ";".join(f"{a} {b}" for a, b in pieces)
        known = (label, key, places)
        if known not in self._bound:
            words = " ".join(self._text[a:b] for a, b in pieces)
            self._bound[known] = self.line("T", f"{label} {places}\t{words}")
        return self._bound[known]

    def _by_line(self, span: Article) -> list[tuple[int, int]]:
        start = span["start"]
        return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", self._text[start : span["end"]])]


def _spans(places: str, text: str) -> list[Article]:
    pairs = [[int(n) for n in place.split()] for place in places.split(";")]
    return [{"start": a, "end": b, "text": text[a:b]} for a, b in pairs]


def _whole(places: str, text: str) -> Article:
    parts = _spans(places, text)
    start, end = parts[0]["start"], parts[-1]["end"]
    return {"start": start, "end": end, "text": text[start:end]}
