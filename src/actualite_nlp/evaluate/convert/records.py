"""Gold articles as records, so that whatever reads records reads annotations, and back.

Gold does not grade commitments: 1 stands for support, -1 for opposition, 0 for what is left open. A mention is its
form's first place in the text, and is left out where only its words stand there («le HCR» for «du HCR»). The register
of an article has no place in a record.
"""

from __future__ import annotations

import re
from typing import Any

from ...record.types import (
    ArticleInfo,
    Claim,
    Cue,
    Position,
    Quote,
    Record,
    Source,
    Span,
    TimeExpression,
)
from ..score import STANCE_GROUP

Article = dict[str, Any]
AUTHOR = {"AUTHOR": "author"}
_COMMITMENT = {"support": 1.0, "oppose": -1.0}


def to_record(gold: Article) -> Record:
    """The record that a perfect extraction of a gold article would give."""
    ids = {s["name"]: f"s{number}" for number, s in enumerate(gold["sources"], 1)}
    info = ArticleInfo(
        id=gold["id"], outlet=gold.get("outlet"), published_at=gold["date"], language="fr", n_chars=len(gold["text"])
    )
    return Record(
        article=info,
        quotes=[_quote(item, ids) for item in gold["attributions"]],
        sources=[_source(s, ids[s["name"]], gold) for s in gold["sources"]],
        dates=[TimeExpression(id=f"t{number}", **date) for number, date in enumerate(gold["dates"], 1)],
        claims=[_claim(claim, f"c{number}", ids) for number, claim in enumerate(gold["claims"], 1)],
    )


def from_record(record: Record, text: str) -> Article:
    """The gold article that ``to_record`` was given, the register left out."""
    names: dict[str | None, str] = {"author": "AUTHOR", None: "unnamed"}
    names |= {s.id: s.name for s in record.sources}
    return {
        "id": record.article.id,
        "outlet": record.article.outlet,
        "date": record.article.published_at,
        "text": text,
        "attributions": [_attribution(quote, names) for quote in record.quotes],
        "sources": [
            {"name": s.name, "type": s.type, "role": s.role, "mentions": [m.text for m in s.mentions]}
            for s in record.sources
        ],
        "dates": [{**_plain(d), "type": d.type, "value": d.value} for d in record.dates],
        "claims": [
            {
                "proposition": claim.proposition,
                "status": claim.status,
                "positions": [
                    {
                        "holder": names[p.holder_id],
                        "stance": p.stance,
                        "attribution": p.quote_id,
                        "evidence": _plain(p.evidence),
                    }
                    for p in claim.positions
                ],
            }
            for claim in record.claims
        ],
    }


def _quote(item: Article, ids: dict[str, str]) -> Quote:
    *relays, source = (ids.get(name) for name in item["chain"])
    cue = item["cue"]
    return Quote(
        id=item["id"],
        kind=item["kind"],
        content=[Span(**c) for c in item["content"]],
        cue=Cue(**cue, lemma=cue["text"].casefold()) if cue else None,
        source=Span(**item["source"]) if item["source"] else None,
        source_id=source,
        relay_ids=[r for r in relays if r],
        venue=Span(**item["venue"]) if item["venue"] else None,
        conditional=item["conditional"],
        method="gold",
    )


def _source(source: Article, ident: str, gold: Article) -> Source:
    found = (re.search(re.escape(form), gold["text"], re.IGNORECASE) for form in source["mentions"])
    return Source(
        id=ident,
        name=source["name"],
        type=source["type"],
        role=source.get("role"),
        mentions=[Span(m.start(), m.end(), m[0]) for m in found if m],
        quote_ids=[a["id"] for a in gold["attributions"] if a["chain"][-1] == source["name"]],
    )


def _claim(claim: Article, ident: str, ids: dict[str, str]) -> Claim:
    positions = [
        Position(
            holder_id=AUTHOR.get(p["holder"]) or ids.get(p["holder"]),
            stance=p["stance"],
            commitment=_COMMITMENT.get(STANCE_GROUP[p["stance"]], 0.0),
            author_commitment=0.0,
            evidence=Span(**p["evidence"]),
            quote_id=p["attribution"],
        )
        for p in claim["positions"]
    ]
    return Claim(
        id=ident,
        proposition=claim["proposition"],
        status=claim["status"],
        axes=[],
        signal="cue",
        positions=positions,
        confidence=1.0,
        method="gold",
    )


def _attribution(quote: Quote, names: dict[str | None, str]) -> Article:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "content": [_plain(c) for c in quote.content],
        "cue": _plain(quote.cue) if quote.cue else None,
        "source": _plain(quote.source) if quote.source else None,
        "chain": [names[i] for i in (*quote.relay_ids, quote.source_id)],
        "venue": _plain(quote.venue) if quote.venue else None,
        "conditional": quote.conditional,
    }


def _plain(span: Span | TimeExpression) -> Article:
    return {"start": span.start, "end": span.end, "text": span.text}
