"""Every format gives back what it holds, on the sample and on the whole corpus of the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from actualite_nlp import layers
from actualite_nlp.errors import OutputError
from actualite_nlp.evaluate.convert import FORMATS, convert
from actualite_nlp.evaluate.convert.brat import from_brat, to_brat
from actualite_nlp.evaluate.convert.docbin import from_docbin, to_docbin
from actualite_nlp.evaluate.convert.fracas import from_fracas, to_fracas
from actualite_nlp.evaluate.convert.records import from_record, to_record
from actualite_nlp.evaluate.gold import read_gold
from actualite_nlp.evaluate.matching import covered
from actualite_nlp.record.types import Quote, TimeExpression

from .samples import sample

Article = dict[str, Any]


@pytest.fixture(scope="module")
def corpus(root: Path) -> list[Article]:
    return read_gold(root / "models/corpus/articles")


def without(article: Article, *keys: str) -> Article:
    return {k: v for k, v in article.items() if k not in keys}


def same_kept(back: list[Article], gold: Article, *lost: str) -> bool:
    """Attributions agree but for their numbers and what a format does not hold; contents by their characters."""

    def plain(item: Article) -> Article:
        content = sorted(covered(item["content"], gold["text"]))
        return without(item, "id", *lost) | {"content": content}

    return [plain(a) for a in back] == [plain(a) for a in gold["attributions"]]


def test_fracas_round_trip(corpus: list[Article]) -> None:
    for gold in [sample(), *corpus]:
        line = json.loads(json.dumps(to_fracas(gold)))
        assert same_kept(
            from_fracas(line), gold | {"attributions": [a | {"venue": None} for a in gold["attributions"]]}
        )


def test_fracas_labels_and_relations() -> None:
    line = to_fracas(sample())
    entities = {e["id"]: e for e in line["entities"]}
    relations = {
        (r["type"], entities[r["from"]]["label"], entities[r["from"]]["text"], entities[r["to"]]["text"])
        for r in line["relations"]
    }
    assert ("Indicates", "Cue", "ajouté", "Nous l'avons vue tenir heure par heure") in relations
    assert ("Quoted in", "Source pronoun", "elle", "Nous l'avons vue tenir heure par heure") in relations
    assert ("Refers to", "Source pronoun", "elle", "Nadia Ferrand") in relations
    assert ("Quoted in", "Group of people", "Des riverains", "d'un « désastre que tous voyaient venir »") in relations
    (relayed,) = (e for e in line["entities"] if e.get("conditional"))
    assert (relayed["label"], relayed["chain"]) == ("Indirect Quotation", ["Le Progrès", "une source judiciaire"])


def test_brat_round_trip(corpus: list[Article]) -> None:
    for gold in [sample(), *corpus]:
        back = from_brat(gold["text"], to_brat(gold))
        assert same_kept(back["attributions"], gold)
        assert [a["id"] for a in back["attributions"]] == [a["id"] for a in gold["attributions"]]
        assert sorted(back["dates"], key=lambda d: d["start"]) == gold["dates"]


def test_brat_fragments_stay_within_lines() -> None:
    gold = sample()
    lines = to_brat(gold).splitlines()
    start = gold["text"].index("la digue\nn'avait")
    assert f"Indirect {start} {start + 8};{start + 9} {start + 25}\tla digue n'avait pas cédé" in lines[0]
    assert any(line.endswith("\tq3: Le Progrès > une source judiciaire") for line in lines)


def test_docbin_round_trip(corpus: list[Article]) -> None:
    articles = [sample(), *corpus[::6]]
    back = list(from_docbin(DocBin().from_bytes(to_docbin(articles).to_bytes())))
    assert len(back) == len(articles)
    for found, gold in zip(back, articles, strict=True):
        assert without(found, "sources") == without(gold, "register", "sources")
        assert [without(s, "mentions") for s in found["sources"]] == [without(s, "mentions") for s in gold["sources"]]


def test_docbin_has_layers_and_span_groups() -> None:
    (doc,) = DocBin().from_bytes(to_docbin([sample()]).to_bytes()).get_docs(spacy.blank("fr").vocab)
    assert [q.id for q in layers.get(doc, Quote)] == ["q1", "q2", "q3", "q4", "q5"]
    assert {(s.label_, s.id_) for s in doc.spans["dates"]} == {
        ("DATE", "2023-05-04"),
        ("TIME", "2023-05-03TEV"),
        ("SET", "P1Y"),
    }
    assert [(s.text, s.label_, s.id_) for s in doc.spans["cue"]][:2] == [
        ("déclaré", "cue", "q1"),
        ("ajouté", "cue", "q2"),
    ]
    assert layers.get(doc, TimeExpression)[0].text == "jeudi"


def test_records_of_gold_and_back() -> None:
    gold = sample()
    back = from_record(to_record(gold), gold["text"])
    assert without(back, "sources") == without(gold, "register", "sources")
    assert [s["name"] for s in back["sources"]] == [s["name"] for s in gold["sources"]]
    assert back["sources"][0]["mentions"] == ["La préfète"]
    positions = to_record(gold).claims[0].positions
    assert [(p.holder_id, p.commitment) for p in positions] == [("s2", 1.0), ("s1", -1.0)]
    assert to_record(gold).claims[1].positions[0].holder_id == "author"


@pytest.mark.parametrize("to", FORMATS)
def test_files_of_each_format(to: str, tmp_path: Path) -> None:
    written = convert([sample()], to, tmp_path / "out")
    assert {p.name for p in written} == {p.name for p in (tmp_path / "out").iterdir()}
    names = {"fracas": "fracas.jsonl", "brat": "essai-010.txt", "docbin": "gold.spacy", "gold": "gold.jsonl"}
    assert names[to] in {p.name for p in written}
    if to == "gold":
        assert read_gold(written[0]) == [sample()]
    if to == "brat":
        text = (tmp_path / "out/essai-010.txt").read_bytes().decode("utf-8")
        assert text == sample()["text"]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        convert([sample()], "gold", tmp_path / "file")
