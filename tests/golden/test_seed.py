"""The article the project was started for, as it must come out. Its text lies beside the project, not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from actualite_nlp import Extractor, Record
from actualite_nlp.record.types import Quote

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=["extractor", "full_extractor"])
def seed(request: pytest.FixtureRequest, shared: Path) -> Record:
    found: Extractor = request.getfixturevalue(request.param)
    text = (shared / "seed/article.txt").read_text(encoding="utf-8")
    return found.extract(text, published_at="2024-10-25", id="seed")


def quote(record: Record, start: str) -> Quote:
    (found,) = [q for q in record.quotes if q.content[0].text.startswith(start)]
    return found


def chain(record: Record, found: Quote) -> list[str]:
    names = {s.id: s.name for s in record.sources}
    return [names[i] for i in (*found.relay_ids, found.source_id) if i]


def test_zones(seed: Record) -> None:
    kinds = {z.text[:30]: z.kind for z in seed.zones}
    assert [kinds[t] for t in ("Tech&Co", "Twitter", "placeholder video")] == ["boilerplate"] * 3
    assert kinds['"Plan de paix"'] == "heading"
    assert kinds["Elon Musk a échangé plusieurs "] == "title"
    assert kinds["Le milliardaire, très impliqué"] == "standfirst"
    assert kinds["Thomas Leroy Journaliste BFM B"] == "byline"
    assert (seed.article.author, seed.article.outlet) == ("Thomas Leroy", "BFM Business")


def test_there_are_six_quotes(seed: Record) -> None:
    assert [q.kind for q in seed.quotes] == ["indirect", "indirect", "mixed", "indirect", "mixed", "direct"]


def test_first_quote_has_a_relay_and_an_anonymous_source(seed: Record) -> None:
    found = quote(seed, "Elon Musk et le président russe ont ainsi eu")
    relay, source = chain(seed, found)
    assert relay == "Wall Street Journal"
    assert "source du renseignement" in source
    types = {s.id: s.type for s in seed.sources}
    assert [types[i] for i in (*found.relay_ids, found.source_id or "")] == ["media", "anonymous"]
    assert found.cue is not None
    assert found.cue.text == "Selon"


def test_second_quote_is_hearsay_of_the_newspaper(seed: Record) -> None:
    found = quote(seed, "Moscou aurait notamment demandé")
    assert found.conditional
    assert chain(seed, found) == ["Wall Street Journal"]
    assert found.source is not None
    assert found.source.text == "le quotidien économique"


def test_third_quote_is_peskov_minimising(seed: Record) -> None:
    found = next(q for q in seed.quotes if "un appel téléphonique entre les deux hommes" in q.content[0].text)
    assert chain(seed, found) == ["Dmitri Peskov"]
    assert found.cue is not None
    assert (found.cue.text, found.stance) == ("évoqué", "minimise")
    assert found.venue is not None
    assert "quotidien" in found.venue.text
    (peskov,) = [s for s in seed.sources if s.id == found.source_id]
    assert "porte-parole du Kremlin" in (peskov.role or "")


def test_fourth_quote_is_musk_conceding(seed: Record) -> None:
    found = quote(seed, "une discussion avec le président russe en avril 2021")
    assert chain(seed, found) == ["Elon Musk"]
    assert (found.source and found.source.text, found.stance) == ("qui", "concede")


def test_fifth_quote_is_the_insult(seed: Record) -> None:
    (found,) = [q for q in seed.quotes if "salopard cinglé" in q.content[0].text]
    assert chain(seed, found) == ["Joe Biden"]


def test_sixth_quote_is_musk_last_week(seed: Record) -> None:
    found = quote(seed, "J'ai une autorisation top secrète")
    assert chain(seed, found) == ["Elon Musk"]
    assert (found.source and found.source.text) == "il"
    dates = {d.id: d.text for d in seed.dates}
    assert dates[found.said_at or ""] == "la semaine dernière"


def test_one_source_each(seed: Record) -> None:
    names = [s.name for s in seed.sources]
    assert names.count("Elon Musk") == 1
    assert not {"Musk", "le milliardaire", "le quotidien économique", "le quotidien", "il"} & set(names)
    (musk,) = [s for s in seed.sources if s.name == "Elon Musk"]
    mentions = {m.text for m in musk.mentions}
    assert {"Musk", "il"} <= mentions
    assert any("patron de Tesla et SpaceX" in m for m in mentions)


def test_dates(seed: Record) -> None:
    values = {d.text: d.value for d in seed.dates}
    expected = {
        "2022": "2022",
        "cette année": "2024",
        "février dernier": "2024-02",
        "octobre 2022": "2022-10",
        "avril 2021": "2021-04",
        "la semaine dernière": "2024-W42",
    }
    assert {k: values.get(k) for k in expected} == expected
    assert "PAST_REF" in values.values()
    assert not {"sa", "je"} & {t.casefold() for t in values}


def test_claims(seed: Record) -> None:
    contested = [c for c in seed.claims if c.status == "contested"]
    unverified = [c for c in seed.claims if c.status == "unverified"]
    assert len(contested) == 1
    names = {s.id: s.name for s in seed.sources}
    stances = {names.get(p.holder_id or ""): p.stance for p in contested[0].positions}
    assert stances["Dmitri Peskov"] == "minimise"
    assert stances["Elon Musk"] == "concede"
    assert "Wall Street Journal" in stances or any("source du renseignement" in (n or "") for n in stances)
    assert {"quantity", "time"} <= set(contested[0].axes)
    assert len(unverified) == 1
    assert "Starlink" in unverified[0].proposition
    assert names[unverified[0].positions[0].holder_id or ""] == "Wall Street Journal"
