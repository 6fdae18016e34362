from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pytest

from actualite_nlp import InputError, Record
from actualite_nlp.record.arrow import from_arrow
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
    Zone,
)
from actualite_nlp.tables import table_schema, to_arrow, to_pandas, to_polars
from actualite_nlp.tables.rows import TABLES

MAYOR, PAPER = Span(10, 18, "la maire"), Span(40, 47, "le quotidien")
RECORD = Record(
    article=ArticleInfo(id="a1", title="La digue", outlet="Le Phare", published_at="2023-03-14T08:30", n_chars=120),
    zones=[Zone(0, 8, "La digue", "title")],
    quotes=[
        Quote(
            id="q1",
            kind="mixed",
            content=[Span(20, 25, "jamais"), Span(30, 36, "cédé")],
            cue=Cue(18, 20, "dit", "dire"),
            source=MAYOR,
            source_id="s1",
            relay_ids=["s2"],
            said_at="d1",
            stance="deny",
            conditional=True,
        ),
        Quote(id="q2", kind="indirect", content=[Span(50, 60, "tout va")]),
    ],
    sources=[
        Source(id="s1", name="Lucie Armand", type="person", gender="f", mentions=[MAYOR], quote_ids=["q1"]),
        Source(id="s2", name="Le Phare", type="media", mentions=[PAPER]),
    ],
    dates=[TimeExpression(id="d1", start=60, end=65, text="mardi", type="DATE", value="2023-03-14", relative=True)],
    claims=[
        Claim(
            id="c1",
            proposition="La digue a cédé.",
            status="contested",
            axes=["existence"],
            signal="cue",
            confidence=0.8,
            positions=[
                Position(holder_id="s1", stance="deny", commitment=-1, author_commitment=0, evidence=MAYOR),
                Position(holder_id="author", stance="assert", commitment=1, author_commitment=1, evidence=PAPER),
                Position(holder_id=None, stance="assert", commitment=1, author_commitment=0, evidence=PAPER),
            ],
        )
    ],
    relations=[Relation(from_="q1", to="q2", type="contradicts", signal="cue", score=0.5)],
    warnings=[Warning(code="no_reference_date", message="x", start=1)],
)


def test_the_nested_table_is_lossless() -> None:
    records = [RECORD, Record(article=ArticleInfo())]
    assert from_arrow(to_arrow(records), Record) == records
    assert "from" in to_arrow(records).schema.field("relations").type.value_type.names


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_is_fixed(table: str) -> None:
    empty, bare = to_arrow([], table), to_arrow([Record(article=ArticleInfo())], table)
    assert empty.num_rows == 0
    assert empty.schema == bare.schema == to_arrow([RECORD], table).schema == table_schema(table)


@pytest.mark.parametrize("table", [table for table in TABLES if table != "records"])
def test_every_row_names_its_article(table: str) -> None:
    for row in to_arrow([RECORD], table).to_pylist():
        assert (row["article_id"], row["outlet"]) == ("a1", "Le Phare")
        assert row["published_at"] == datetime(2023, 3, 14, 8, 30)


def test_quotes_give_names_and_values() -> None:
    first, second = to_arrow([RECORD], "quotes").to_pylist()
    assert first["content"] == "jamais […] cédé"
    assert (first["start"], first["end"]) == (20, 36)
    assert (first["cue"], first["cue_lemma"], first["source"]) == ("dit", "dire", "la maire")
    assert (first["source_name"], first["source_type"], first["source_gender"]) == ("Lucie Armand", "person", "f")
    assert (first["relays"], first["said_at"]) == (["Le Phare"], "2023-03-14")
    assert (second["source_name"], second["cue"], second["relays"]) == (None, None, [])


def test_claims_and_positions_give_holders() -> None:
    (claim,) = to_arrow([RECORD], "claims").to_pylist()
    assert (claim["holders"], claim["n_positions"]) == (["Lucie Armand", "author"], 3)
    positions = to_arrow([RECORD], "positions").to_pylist()
    assert [(p["holder"], p["stance"]) for p in positions] == [
        ("Lucie Armand", "deny"),
        ("author", "assert"),
        (None, "assert"),
    ]


def test_sources_dates_and_articles() -> None:
    assert to_arrow([RECORD], "sources").to_pylist()[0]["mentions"] == ["la maire"]
    (date,) = to_arrow([RECORD], "dates").to_pylist()
    assert (date["date_id"], date["value"], date["relative"], date["grain"]) == ("d1", "2023-03-14", True, None)
    (article,) = to_arrow([RECORD], "articles").to_pylist()
    assert (article["n_quotes"], article["warnings"]) == (2, ["no_reference_date"])


def test_lone_surrogates_become_replacement_characters() -> None:
    record = Record(article=ArticleInfo(title="a\ud800b"))
    assert to_arrow([record], "articles").column("title").to_pylist() == ["a\ufffdb"]


def test_pandas() -> None:
    pytest.importorskip("pandas")
    frame = to_pandas([RECORD], "quotes")
    assert frame["source_name"].tolist()[0] == "Lucie Armand"
    assert frame["published_at"].dt.year.tolist() == [2023, 2023]
    assert list(to_pandas([], "quotes").columns) == list(frame.columns)


def test_polars() -> None:
    pytest.importorskip("polars")
    frame = to_polars([RECORD], "claims")
    assert frame["holders"].to_list() == [["Lucie Armand", "author"]]
    assert to_polars([], "claims").schema == frame.schema


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(InputError, match="citations"):
        to_arrow([RECORD], "citations")


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(InputError, match="actualite-nlp\\[tables\\]"):
        to_pandas([RECORD])


def test_questions_in_sql() -> None:
    duckdb = pytest.importorskip("duckdb")
    quotes, positions = to_arrow([RECORD], "quotes"), to_arrow([RECORD], "positions")
    assert isinstance(quotes, pa.Table)
    assert isinstance(positions, pa.Table)
    by_month = duckdb.sql(
        "select outlet, strftime(published_at, '%Y-%m') as month, source_name, count(*) as quotes from quotes "
        "where source_name is not null group by all order by quotes desc"
    ).fetchall()
    assert by_month == [("Le Phare", "2023-03", "Lucie Armand", 1)]
    denied = duckdb.sql("select proposition, holder from positions where stance = 'deny'").fetchall()
    assert denied == [("La digue a cédé.", "Lucie Armand")]
