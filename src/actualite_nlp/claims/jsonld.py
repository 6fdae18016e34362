"""Claims as linked data: schema.org Claim, with W3C Web Annotation selectors for the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..record.types import ArticleInfo, Claim, Position, Record, Span
from .link import ClaimGroup

CONTEXT = {"@vocab": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#", "act": "urn:actualite-nlp:"}
AROUND = 32
"""Characters before and after the evidence in a TextQuoteSelector."""
_TYPES = {
    "person": "Person",
    "organization": "Organization",
    "media": "NewsMediaOrganization",
    "document": "CreativeWork",
}


def claims_jsonld(record: Record, text: str | None = None) -> dict[str, Any]:
    """The claims of a record as JSON-LD; with the article's ``text``, selectors carry what stands around them."""
    return {"@context": CONTEXT, "@graph": [_claim(record, claim, text) for claim in record.claims]}


def groups_jsonld(groups: list[ClaimGroup], records: Mapping[str, Record]) -> dict[str, Any]:
    """Groups over a dump: one Claim each, with its appearances by date and the relations between them."""
    return {"@context": CONTEXT, "@graph": [_group(g, records) for g in groups]}


def _claim(record: Record, claim: Claim, text: str | None) -> dict[str, Any]:
    holders = {s.id: {"@type": _TYPES.get(s.type, "Thing"), "name": s.name} for s in record.sources}
    return {
        "@type": "Claim",
        "@id": f"urn:actualite-nlp:{record.article.id or record.article.text_sha256}#{claim.id}",
        "text": claim.proposition,
        "inLanguage": "fr",
        "creativeWorkStatus": claim.status,
        "firstAppearance": _article(record.article),
        "act:axes": claim.axes,
        "act:confidence": claim.confidence,
        "act:positions": [_position(record, p, holders, text) for p in claim.positions],
    }


def _position(
    record: Record, position: Position, holders: dict[str, dict[str, str]], text: str | None
) -> dict[str, Any]:
    holder = holders.get(position.holder_id or "")
    if position.holder_id == "author":
        holder = {"@type": "Person", "name": record.article.author or record.article.outlet or "author"}
    return {
        "claimInterpreter": holder,
        "act:stance": position.stance,
        "act:commitment": position.commitment,
        "act:authorCommitment": position.author_commitment,
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": record.article.url or record.article.id,
            "oa:hasSelector": _selectors(position.evidence, text),
        },
    }


def _selectors(span: Span, text: str | None) -> list[dict[str, Any]]:
    quote: dict[str, Any] = {"@type": "oa:TextQuoteSelector", "oa:exact": span.text}
    if text is not None:
        quote["oa:prefix"] = text[max(0, span.start - AROUND) : span.start]
        quote["oa:suffix"] = text[span.end : span.end + AROUND]
    return [quote, {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}]


def _article(info: ArticleInfo) -> dict[str, Any]:
    known = {
        "identifier": info.id, "headline": info.title, "url": info.url, "datePublished": info.published_at,
        "publisher": {"@type": "NewsMediaOrganization", "name": info.outlet} if info.outlet else None,
    }  # fmt: skip
    return {"@type": "NewsArticle", **{k: v for k, v in known.items() if v is not None}}


def _group(group: ClaimGroup, records: Mapping[str, Record]) -> dict[str, Any]:
    return {
        "@type": "Claim",
        "@id": f"urn:actualite-nlp:{group.id}",
        "text": group.proposition,
        "inLanguage": "fr",
        "creativeWorkStatus": group.outcome,
        "firstAppearance": _appearance(group.members[0].article, records),
        "appearance": [
            {**_appearance(m.article, records), "act:key": m.key, "act:stance": m.stance, "act:text": m.text}
            for m in group.members
        ],
        "act:relations": [
            {"act:from": r.from_, "act:to": r.to, "act:type": r.type, "act:score": r.score} for r in group.relations
        ],
    }


def _appearance(article: str, records: Mapping[str, Record]) -> dict[str, Any]:
    found = records.get(article)
    return _article(found.article) if found else {"@type": "NewsArticle", "identifier": article}
