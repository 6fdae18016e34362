import json

import pytest

from actualite_nlp.attribution.recipe import Source
from actualite_nlp.attribution.sources import read_source
from actualite_nlp.attribution.standoff import take_off
from actualite_nlp.errors import InputError

ARTICLES = [
    {
        "id": f"a{i}",
        "date": "2024-01-02",
        "text": f"Titre {i}\n\nRien de neuf.",
        "sources": [],
        "attributions": [],
        "dates": [],
        "claims": [],
    }
    for i in range(4)
]


def write(place, rows):
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(place)


@pytest.fixture
def gold(tmp_path):
    return write(tmp_path / "gold.jsonl", ARTICLES)


def ids(source):
    return [a["id"] for a in read_source(source)]


def test_articles_are_left_out_or_picked(gold, tmp_path):
    split = tmp_path / "split.json"
    split.write_text(json.dumps({"test": ["a1", "a3"]}), encoding="utf-8")
    other = write(tmp_path / "other.jsonl", ARTICLES[:1])
    assert ids(Source(format="gold", path=gold)) == ["a0", "a1", "a2", "a3"]
    assert ids(Source(format="gold", path=gold, leave_out=[str(split), other])) == ["a2"]
    assert ids(Source(format="gold", path=gold, only=str(split))) == ["a1", "a3"]


def test_standoff_labels_find_their_texts(gold, tmp_path):
    (tmp_path / "labels").mkdir()
    write(tmp_path / "labels" / "part-01.jsonl", [take_off(a) for a in ARTICLES[1:3]])
    source = Source(format="standoff", path=str(tmp_path / "labels"), texts=gold)
    assert [a["text"] for a in read_source(source)] == [a["text"] for a in ARTICLES[1:3]]
    with pytest.raises(InputError, match="texts"):
        read_source(Source(format="standoff", path=str(tmp_path / "labels")))


def test_plain_articles_have_no_labels(tmp_path):
    place = write(tmp_path / "plain.jsonl", [{"id": "b", "text": "Rien."}])
    (article,) = read_source(Source(format="plain", path=place))
    assert article["attributions"] == []
