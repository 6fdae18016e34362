"""A record made by hand from the example article, so that the page is tested apart from the extraction."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from actualite_nlp import Record
from actualite_nlp.record.types import (
    ArticleInfo,
    Claim,
    Cue,
    Position,
    Quote,
    Relation,
    Source,
    Span,
    TimeExpression,
    Warning,
)
from actualite_nlp.text.zones import find_zones

TEXT = (Path(__file__).resolve().parents[2] / "examples/passerelle.txt").read_text(encoding="utf-8")


def span(words: str, after: str = "") -> Span:
    """The first place of ``words`` in the article, or the first one past ``after``."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words), words)


def cue(words: str, lemma: str, after: str = "") -> Cue:
    place = span(words, after)
    return Cue(place.start, place.end, place.text, lemma)


@cache
def passerelle() -> Record:
    page = find_zones(TEXT)
    info = ArticleInfo(
        id="passerelle",
        title=next(z.text for z in page.zones if z.kind == "title"),
        author=page.author,
        outlet="Le Journal de Morlans",
        published_at="2023-03-20",
        language="fr",
        n_chars=len(TEXT),
        text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )
    quotes = _quotes()
    return Record(
        article=info,
        zones=page.zones,
        quotes=quotes,
        sources=_sources(),
        dates=_dates(),
        claims=_claims(quotes),
        relations=[Relation(from_="q2", to="q1", type="contradicts", signal="cue", score=0.8)],
        warnings=[
            Warning(code="unbalanced_quote_mark", message="a quotation mark without its partner", start=0, end=1)
        ],
    )


def _quotes() -> list[Quote]:
    return [
        Quote(
            id="q1",
            kind="indirect",
            content=[span("la mairie avait reçu dès novembre 2022 un rapport alarmant sur l'état des câbles")],
            cue=cue("Selon", "selon"),
            source=span("une source proche de l'enquête"),
            relays=[span("Le Courrier des Vallées")],
            source_id="s2",
            relay_ids=["s1"],
            confidence=0.91,
            method="frame.selon",
        ),
        Quote(
            id="q2",
            kind="direct",
            content=[span("Jamais ce document n'est arrivé sur mon bureau")],
            cue=cue("déclaré", "déclarer"),
            source=span("elle", "a-t-"),
            source_id="s3",
            venue=span("Radio Vallées"),
            said_at="d2",
            stance="deny",
            confidence=0.97,
            method="frame.incise+pronoun",
        ),
        Quote(
            id="q3",
            kind="mixed",
            content=[
                span("la dernière inspection, en juin dernier"),
                span("« n'avait rien révélé d'inquiétant »"),
            ],
            cue=cue("affirme", "affirmer"),
            source=span("L'élue"),
            source_id="s3",
            confidence=0.9,
            method="frame.verbal",
        ),
        Quote(
            id="q4",
            kind="indirect",
            conditional=True,
            content=[span("deux agents du service des ponts auraient été entendus la semaine dernière")],
            cue=cue("D'après", "d'après"),
            source=span("une source judiciaire"),
            source_id=None,
            confidence=0.6,
        ),
    ]


def _sources() -> list[Source]:
    return [
        Source(id="s1", name="Le Courrier des Vallées", type="media", mentions=[span("Le Courrier des Vallées")]),
        Source(
            id="s2",
            name="une source proche de l'enquête",
            type="anonymous",
            mentions=[span("une source proche de l'enquête")],
            quote_ids=["q1"],
        ),
        Source(
            id="s3",
            name="Hélène Castaing",
            type="person",
            role="maire de Morlans",
            affiliation="Morlans",
            gender="f",
            mentions=[span("La maire de Morlans, Hélène Castaing"), span("L'élue")],
            quote_ids=["q2", "q3"],
        ),
    ]


def _dates() -> list[TimeExpression]:
    def date(key: str, words: str, value: str, relative: bool = False) -> TimeExpression:
        place = span(words)
        return TimeExpression(
            id=key, start=place.start, end=place.end, text=words, type="DATE", value=value, relative=relative
        )

    return [
        date("d1", "novembre 2022", "2022-11"),
        date("d2", "mardi", "2023-03-14", relative=True),
        date("d3", "juin dernier", "2022-06", relative=True),
    ]


def _claims(quotes: list[Quote]) -> list[Claim]:
    return [
        Claim(
            id="c1",
            proposition="La mairie de Morlans a reçu un rapport alarmant sur les câbles.",
            status="contested",
            axes=["existence"],
            signal="cue",
            confidence=0.8,
            method="deny",
            positions=[
                Position(
                    holder_id="s2",
                    relay_ids=["s1"],
                    stance="assert",
                    commitment=0.9,
                    author_commitment=0.2,
                    evidence=quotes[0].content[0],
                    quote_id="q1",
                ),
                Position(
                    holder_id="s3",
                    stance="deny",
                    commitment=-1.0,
                    author_commitment=0.0,
                    evidence=span("dément avoir reçu ce rapport"),
                    quote_id="q2",
                ),
            ],
        )
    ]
