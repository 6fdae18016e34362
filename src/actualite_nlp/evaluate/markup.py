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
from typing import Any

KINDS = ("direct", "indirect", "mixed")
SOURCE_TYPES = ("person", "organization", "media", "document", "group", "anonymous")
STANCES = ("assert", "confirm", "concede", "deny", "minimise", "question", "unverified")
_OPEN = re.compile(r"\{([sckvxt])(\d+(?:,\d+)*)?:")
_VALUE = re.compile(r"\|([^|{}\s]+)(\|SET)?$")


class MarkupError(ValueError):
    """A file of the corpus breaks the scheme; the message names the file and the place."""


def strip_tags(marked: str) -> tuple[str, list[tuple[str, list[str], int, int, str, bool]]]:
    """Plain text, and (letter, numbers, start, end, value, is_set) for each tag, offsets in code points."""
    out: list[str] = []
    tags: list[tuple[str, list[str], int, int, str, bool]] = []
    stack: list[tuple[str, list[str], int]] = []
    at = size = 0
    while at < len(marked):
        char = marked[at]
        if char == "{":
            found = _OPEN.match(marked, at)
            if not found:
                raise MarkupError(f"unknown tag at {marked[at : at + 30]!r}")
            stack.append((found[1], (found[2] or "").split(",") if found[2] else [], size))
            at = found.end()
        elif char == "|" and stack and stack[-1][0] == "t" and (found := re.compile(r"\|[^|{}\s]+(\|SET)?(?=\})").match(marked, at)):
            letter, numbers, start = stack.pop()
            value = found[0][1:].removesuffix("|SET")
            tags.append((letter, numbers, start, size, value, bool(found[1])))
            at = found.end() + 1
        elif char == "}":
            if not stack:
                raise MarkupError(f"closing brace without tag at {marked[max(0, at - 30) : at + 1]!r}")
            letter, numbers, start = stack.pop()
            if letter == "t":
                raise MarkupError(f"temporal expression without value: {''.join(out)[start:]!r}")
            tags.append((letter, numbers, start, size, "", False))
            at += 1
        else:
            out.append(char)
            size += 1
            at += 1
    if stack:
        raise MarkupError(f"tag never closed: {{{stack[-1][0]} at {''.join(out)[stack[-1][2] :][:30]!r}")
    return "".join(out), tags


def compile_markup(raw: str) -> dict[str, Any]:
    """One file of the corpus as a gold article (the shape of the gold JSON lines). Raises MarkupError."""
    header, rule, marked = raw.partition("\n---\n")
    if not rule:
        raise MarkupError("no line --- between header and text")
    text, tags = strip_tags(marked.strip("\n"))
    meta, sources, attributions, claims = _read_header(header)
    span = lambda start, end: {"start": start, "end": end, "text": text[start:end]}  # noqa: E731
    evidence: dict[str, dict[str, Any]] = {}
    dates: list[dict[str, Any]] = []
    for letter, numbers, start, end, value, is_set in sorted(tags, key=lambda t: t[2]):
        if letter == "t":
            dates.append({**span(start, end), "type": _date_type(value, is_set), "value": value})
            continue
        for number in numbers:
            if letter == "x":
                evidence["x" + number] = span(start, end)
                continue
            if "q" + number not in attributions:
                raise MarkupError(f"tag {letter}{number} has no line @q {number}")
            item = attributions["q" + number]
            if letter == "c":
                item["content"].append(span(start, end))
            else:
                field = {"s": "source", "k": "cue", "v": "venue"}[letter]
                if item[field]:
                    raise MarkupError(f"two {field} tags for attribution {number}")
                item[field] = span(start, end)
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
        span = (item["content"][0] if item else evidence[anchor])
        positions.append({"holder": name, "stance": stance, "attribution": anchor if item else None, "evidence": span})
    return {"proposition": proposition, "status": status, "positions": positions}


def _date_type(value: str, is_set: bool) -> str:
    if is_set:
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"
