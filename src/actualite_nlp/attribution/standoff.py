"""Stand-off labels: annotations of texts that can't be shared, as offsets bound to a text by its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import InputError

_ARTICLE = ("id", "outlet", "date", "licence", "url")


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 form of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def take_off(article: dict[str, Any]) -> dict[str, Any]:
    """Labels of a gold article without its text: offsets and kinds, and such names of sources as it does not hold."""
    text = article["text"]
    names = {s["name"]: i for i, s in enumerate(article["sources"])}
    sources = [
        {
            "name": _name(text, s["name"]),
            "type": s["type"],
            "mentions": [place for m in s.get("mentions", []) if (place := _find(text, m)) is not None],
        }
        for s in article["sources"]
    ]
    attributions = [
        {
            "id": a["id"],
            "kind": a["kind"],
            "content": [_bare(c) for c in a["content"]],
            "cue": _bare(a["cue"]),
            "source": _bare(a["source"]),
            "venue": _bare(a["venue"]),
            "chain": [names.get(n, n) for n in a["chain"]],
            "conditional": a["conditional"],
        }
        for a in article["attributions"]
    ]
    dates = [[d["start"], d["end"], d["type"], d["value"]] for d in article.get("dates", [])]
    head = {k: article[k] for k in _ARTICLE if article.get(k)}
    return {**head, "sha256": digest(text), "sources": sources, "attributions": attributions, "dates": dates}


def put_back(labels: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold article that ``labels`` were taken off. Raises InputError when ``text`` is not that article's text."""
    if digest(text) != labels["sha256"]:
        raise InputError(f"the text given for {labels['id']} is not the one its labels were made on (SHA-256 differs)")

    def span(place: list[int] | None) -> dict[str, Any] | None:
        return None if place is None else {"start": place[0], "end": place[1], "text": text[place[0] : place[1]]}

    def name(given: str | list[int]) -> str:
        return given if isinstance(given, str) else text[given[0] : given[1]]

    names = [name(s["name"]) for s in labels["sources"]]
    sources = [
        {**s, "name": n, "role": None, "mentions": [text[a:b] for a, b in s["mentions"]]}
        for s, n in zip(labels["sources"], names, strict=True)
    ]
    attributions = [
        {
            **a,
            "content": [span(c) for c in a["content"]],
            **{name: span(a[name]) for name in ("cue", "source", "venue")},
            "chain": [names[n] if isinstance(n, int) else n for n in a["chain"]],
        }
        for a in labels["attributions"]
    ]
    dates = [{**(span(d[:2]) or {}), "type": d[2], "value": d[3]} for d in labels["dates"]]
    kept = {k: labels[k] for k in _ARTICLE if k in labels}
    return {**kept, "text": text, "attributions": attributions, "sources": sources, "dates": dates, "claims": []}


def join(labels: Iterable[dict[str, Any]], articles: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Gold articles out of labels and the articles whose texts they were made on, in the order of the labels."""
    wanted = list(labels)
    hashes = {item["sha256"] for item in wanted}
    texts = {key: a["text"] for a in articles if (key := digest(a["text"])) in hashes}
    missing = [item["id"] for item in wanted if item["sha256"] not in texts]
    if missing:
        raise InputError(f"{len(missing)} labelled articles are not among the texts given, for one {missing[0]}")
    return (put_back(item, texts[item["sha256"]]) for item in wanted)


def _bare(span: dict[str, Any] | None) -> list[int] | None:
    return None if span is None else [span["start"], span["end"]]


def _name(text: str, name: str) -> str | list[int]:
    """The place of a name in the text; the name itself where the text does not hold it so."""
    return _find(text, name) or name


def _find(text: str, form: str) -> list[int] | None:
    at = text.find(form)
    return None if at < 0 else [at, at + len(form)]
