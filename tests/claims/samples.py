"""Records made by hand for tests of links and exports."""

from __future__ import annotations

from actualite_nlp.record.types import ArticleInfo, Claim, Position, Quote, Record, Source, Span, Stance


def record(key: str, day: str, proposition: str, stance: Stance = "unverified", holder: str = "Le Phare") -> Record:
    """An article with one claim, its evidence the whole text."""
    evidence = Span(0, len(proposition), proposition)
    position = Position(holder_id="s1", stance=stance, commitment=0.7, author_commitment=0.0, evidence=evidence)
    claim = Claim(
        id="c1", proposition=proposition, status="unverified", axes=["existence"], signal="cue", positions=[position],
        confidence=0.8,
    )  # fmt: skip
    return Record(
        article=ArticleInfo(
            id=key, published_at=day, outlet="La Gazette", title=f"Titre {key}", url=f"https://ex.fr/{key}"
        ),
        sources=[Source(id="s1", name=holder, type="media")],
        claims=[claim],
    )


def quoting(key: str, day: str, text: str, stance: Stance, holder: str) -> Record:
    """An article with one quote and no claim."""
    quote = Quote(id="q1", kind="indirect", content=[Span(0, len(text), text)], source_id="s1", stance=stance)
    source = Source(id="s1", name=holder, type="person", quote_ids=["q1"])
    return Record(article=ArticleInfo(id=key, published_at=day), sources=[source], quotes=[quote])


def other_news(n: int) -> list[Record]:
    """Articles that share hardly a word: every name is its own."""
    return [
        record(f"f{k}", "2024-03-01", f"{_name(3 * k)} rejoint {_name(3 * k + 1)} contre {_name(3 * k + 2)}.")
        for k in range(n)
    ]


def _name(number: int) -> str:
    letters = "".join("bcdfglmnprstv"[number // 13**p % 13] + "aeiou"[number // 5**p % 5] for p in range(4))
    return letters.capitalize()
