import json

import pytest

from actualite_nlp.attribution.standoff import join, put_back, take_off
from actualite_nlp.errors import InputError

TEXT = "Titre\n\n« Nous tiendrons », a promis Lucie Aubrac sur RTL mardi. La maire a confirmé."


def span(form):
    at = TEXT.index(form)
    return {"start": at, "end": at + len(form), "text": form}


@pytest.fixture
def article():
    return {
        "id": "a", "outlet": "Le Relais", "date": "2024-02-06T10:00", "text": TEXT,
        "attributions": [
            {"id": "a1", "kind": "direct", "content": [span("Nous tiendrons")], "cue": span("promis"),
             "source": span("Lucie Aubrac"), "venue": span("RTL"), "chain": ["Lucie Aubrac"], "conditional": False},
            {"id": "a2", "kind": "direct", "content": [span("Nous tiendrons")], "cue": None, "source": None,
             "venue": None, "chain": ["maire"], "conditional": False},
        ],
        "sources": [
            {"name": "Lucie Aubrac", "type": "person", "role": "maire", "mentions": ["La maire", "absente"]},
            {"name": "maire", "type": "group", "role": None, "mentions": []},
        ],
        "dates": [{**span("mardi"), "type": "DATE", "value": "2024-02-06"}],
        "claims": [],
    }  # fmt: skip


def test_labels_come_back_whole(article):
    back = put_back(take_off(article), TEXT)
    assert back["attributions"] == article["attributions"]
    assert back["dates"] == article["dates"]
    assert back["sources"][0]["mentions"] == ["La maire"]
    assert back["text"] == TEXT


def test_no_word_of_the_text_is_kept(article):
    stored = json.dumps(take_off(article), ensure_ascii=False)
    assert "tiendrons" not in stored
    assert "promis" not in stored
    assert "maire" not in stored
    assert "Lucie Aubrac" not in stored


def test_another_text_is_refused(article):
    with pytest.raises(InputError, match="SHA-256"):
        put_back(take_off(article), TEXT + " ")


def test_join_finds_texts_by_their_hash(article):
    labels = take_off(article)
    (found,) = join([labels], [{"text": "autre"}, {"text": TEXT}])
    assert found["attributions"] == article["attributions"]
    with pytest.raises(InputError, match="1 labelled"):
        join([labels], [{"text": "autre"}])
