"""Inline markup of the corpus written for the project, and its compiler to gold.

A file is a header and a text, set apart by a line ``---``::

    @article regional-012
    @outlet La Voix des Monts
    @date 2023-05-04T18:20
    @register quotidien régional
    @source e1 person | Nadia Ferrand | préfète du Doubs | la préfète ; Mme Ferrand
    @source e2 media | Le Progrès
    @source e3 anonymous | une source judiciaire
    @q 1 indirect e1
    @q 2 indirect e2>e3 conditional
    @claim contested | La digue a cédé. | e1 deny q1 ; e2 assert q2
    @claim unverified | Un homme a été vu. | author unverified x1
    ---
    Titre de l'article

    {s1:La préfète du Doubs, Nadia Ferrand}, a {k1:déclaré} {t:mardi|2023-05-02} que {c1:la digue tiendrait}.

Tags nest. ``s`` source, ``k`` cue, ``c`` content (several fragments allowed), ``v`` venue, each with the number of its
attribution or several («s1,2»); ``t`` a temporal expression with its TIMEX3 value (and ``|SET`` for sets); ``x`` the
evidence of a claim position. Chains run from the outermost relay to the ultimate source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

KINDS = ("direct", "indirect", "mixed")
SOURCE_TYPES = ("person", "organization", "media", "document", "group", "anonymous")
STANCES = ("assert", "confirm", "concede", "deny", "minimise", "question", "unverified")
_MARK = re.compile(r"\{([sckvxt])(\d+(?:,\d+)*)?:|(\|[^|{}\s]+(?:\|SET)?)?\}|\{")
_FIELDS = {"s": "source", "k": "cue", "v": "venue"}


class MarkupError(ValueError):
    """A file of the corpus breaks the scheme; the message names the place."""


@dataclass(frozen=True)
class Tag:
    """One tag: its letter, its numbers, its extent in the plain text, and the value of a temporal expression."""

    letter: str
    numbers: list[str]
    start: int
    end: int
    value: str | None = None


def strip_tags(marked: str) -> tuple[str, list[Tag]]:
    """Plain text and its tags, in the order of their starts."""
    plain: list[str] = []
    tags: list[Tag] = []
    open_tags: list[tuple[str, list[str], int]] = []
    at = size = 0
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark[1]:
            open_tags.append((mark[1], mark[2].split(",") if mark[2] else [], size))
            continue
        place = repr(marked[max(0, mark.start() - 30) : mark.end() + 10])
        if mark[0] == "{":
            raise MarkupError(f"unknown tag at {place}")
        if not open_tags:
            raise MarkupError(f"closing brace without tag at {place}")
        letter, numbers, start = open_tags.pop()
        if (letter == "t") != bool(mark[3]):
            raise MarkupError(f"a value goes with a temporal expression and with nothing else: {place}")
        tags.append(Tag(letter, numbers, start, size, mark[3][1:] if mark[3] else None))
    if open_tags:
        raise MarkupError(f"tag {open_tags[-1][0]} never closed")
    plain.append(marked[at:])
    return "".join(plain), sorted(tags, key=lambda t: t.start)


def compile_markup(raw: str) -> dict[str, Any]:
    """One file of the corpus as a gold article (the shape of the gold JSON lines). Raises MarkupError."""
    header, rule, marked = raw.partition("\n---\n")
    if not rule:
        raise MarkupError("no line --- between header and text")
    text, tags = strip_tags(marked.strip("\n"))
    meta, sources, attributions, claims = _read_header(header)
    evidence: dict[str, dict[str, Any]] = {}
    dates: list[dict[str, Any]] = []
    for tag in tags:
        span = {"start": tag.start, "end": tag.end, "text": text[tag.start : tag.end]}
        if tag.value:
            dates.append({**span, "type": _date_type(tag.value), "value": tag.value.removesuffix("|SET")})
        elif tag.letter == "x":
            evidence |= {"x" + number: span for number in tag.numbers}
        else:
            _attach(tag, span, attributions)
    for item in attributions.values():
        if not item["content"]:
            raise MarkupError(f"attribution {item['id']} has no content")
        item["chain"] = [_known(sources, key)["name"] for key in item["chain"]]
    return {
        "id": meta["article"],
        "outlet": meta.get("outlet"),
        "date": meta["date"],
        "register": meta.get("register"),
        "text": text,
        "attributions": list(attributions.values()),
        "sources": list(sources.values()),
        "dates": dates,
        "claims": [_position_spans(claim, sources, attributions, evidence) for claim in claims],
    }


def _attach(tag: Tag, span: dict[str, Any], attributions: dict[str, Any]) -> None:
    for number in tag.numbers:
        item = attributions.get("q" + number)
        if item is None:
            raise MarkupError(f"tag {tag.letter}{number} has no line @q {number}")
        if tag.letter == "c":
            item["content"].append(span)
        elif item[_FIELDS[tag.letter]]:
            raise MarkupError(f"two {_FIELDS[tag.letter]} tags for attribution {number}")
        else:
            item[_FIELDS[tag.letter]] = span


def _read_header(header: str) -> tuple[dict[str, str], dict[str, Any], dict[str, Any], list[Any]]:
    meta: dict[str, str] = {}
    sources: dict[str, Any] = {}
    attributions: dict[str, Any] = {}
    claims: list[Any] = []
    for line in filter(None, map(str.strip, header.splitlines())):
        key, _, rest = line.partition(" ")
        parts = [p.strip() for p in rest.split("|")]
        if key == "@source":
            ident, _, kind = parts[0].partition(" ")
            if kind not in SOURCE_TYPES or len(parts) < 2:
                raise MarkupError(f"bad source line {line!r}")
            role = parts[2] if len(parts) > 2 and parts[2] not in ("", "-") else None
            mentions = [m.strip() for m in parts[3].split(";") if m.strip()] if len(parts) > 3 else []
            sources[ident] = {"name": parts[1], "type": kind, "role": role, "mentions": mentions}
        elif key == "@q":
            words = rest.split()
            if len(words) < 3 or words[1] not in KINDS or set(words[3:]) - {"conditional"}:
                raise MarkupError(f"bad attribution line {line!r}")
            attributions["q" + words[0]] = {
                "id": "q" + words[0], "kind": words[1], "content": [], "cue": None, "source": None,
                "chain": words[2].split(">"), "venue": None, "conditional": "conditional" in words[3:],
            }  # fmt: skip
        elif key == "@claim":
            if len(parts) != 3 or parts[0] not in ("contested", "unverified"):
                raise MarkupError(f"bad claim line {line!r}")
            claims.append((parts[0], parts[1], [p.split() for p in parts[2].split(";")]))
        elif key in ("@article", "@outlet", "@date", "@register"):
            meta[key[1:]] = rest.strip()
        else:
            raise MarkupError(f"unknown header line {line!r}")
    for key in ("article", "date"):
        if key not in meta:
            raise MarkupError(f"header lacks @{key}")
    return meta, sources, attributions, claims


def _known(sources: dict[str, Any], key: str) -> dict[str, Any]:
    if key not in sources:
        raise MarkupError(f"no line @source {key}")
    found: dict[str, Any] = sources[key]
    return found


def _position_spans(claim: Any, sources: Any, attributions: Any, evidence: Any) -> dict[str, Any]:
    status, proposition, rows = claim
    positions = []
    for row in rows:
        if len(row) != 3 or row[1] not in STANCES:
            raise MarkupError(f"bad position {' '.join(row)!r}: holder stance q1|x1")
        holder, stance, anchor = row
        name = {"author": "AUTHOR", "unnamed": "unnamed"}.get(holder) or _known(sources, holder)["name"]
        if anchor not in attributions and anchor not in evidence:
            raise MarkupError(f"position anchored at unknown {anchor}")
        item = attributions.get(anchor)
        span = item["content"][0] if item else evidence[anchor]
        positions.append({"holder": name, "stance": stance, "attribution": anchor if item else None, "evidence": span})
    return {"proposition": proposition, "status": status, "positions": positions}


def _date_type(value: str) -> str:
    if value.endswith("|SET"):
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"
