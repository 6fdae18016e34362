from __future__ import annotations

import jsonschema
import pytest

from actualite_nlp import InputError, Record
from actualite_nlp.record.json import json_schema
from actualite_nlp.record.types import ArticleInfo, Claim, Cue, Position, Quote, Relation, Source, Span, Warning, Zone

TEXT = "La digue a cédé, affirme le maire."
RECORD = Record(
    article=ArticleInfo(id="a1", published_at="2023-05-04", n_chars=len(TEXT), text_sha256="0" * 64),
    zones=[Zone(start=0, end=34, text=TEXT, kind="body")],
    quotes=[
        Quote(
            id="q1",
            kind="indirect",
            content=[Span(start=0, end=15, text=TEXT[:15])],
            cue=Cue(start=17, end=24, text="affirme", lemma="affirmer"),
            source=Span(start=25, end=33, text="le maire"),
            source_id="s1",
            method="frame.incise",
        )
    ],
    sources=[Source(id="s1", name="le maire", type="person", quote_ids=["q1"])],
    claims=[
        Claim(
            id="c1",
            proposition="La digue a cédé.",
            status="contested",
            axes=["existence"],
            signal="cue",
            confidence=0.5,
            positions=[
                Position(
                    holder_id="s1",
                    stance="assert",
                    commitment=0.9,
                    author_commitment=0.0,
                    evidence=Span(start=0, end=15, text=TEXT[:15]),
                    quote_id="q1",
                )
            ],
        )
    ],
    relations=[Relation(from_="c1", to="c1", type="concords", signal="cue", score=1.0)],
    warnings=[Warning(code="unbalanced_quote_mark", message="« sans »", start=3, end=4)],
)


def test_json_is_lossless_both_ways() -> None:
    assert Record.from_json(RECORD.to_json()) == RECORD
    assert Record.from_dict(RECORD.to_dict()) == RECORD


def test_a_record_follows_the_schema() -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(RECORD.to_dict())


def test_relations_say_from() -> None:
    assert RECORD.to_dict()["relations"][0]["from"] == "c1"


def test_lone_surrogates_survive() -> None:
    record = Record(article=ArticleInfo(id="a\ud800"))
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize("text", ["{", "[]", '{"article": 3}', '{"article": {}, "quotes": [{"id": "q1"}]}'])
def test_what_is_no_record_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError):
        Record.from_json(text)
