"""The articles that are measured on."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from actualite_nlp.article import Article
from actualite_nlp.tables.inputs import read_articles

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpus/articles.jsonl.gz"
EXAMPLE = ROOT / "examples/passerelle.txt"


def some_articles(count: int, path: Path | None = None) -> list[Article]:
    """``count`` articles of ``path``, or of the corpus beside the project, or the example so many times."""
    path = path or (CORPUS if CORPUS.exists() else EXAMPLE)
    found = list(islice(read_articles(str(path), published_at="2023-03-14"), count))
    return (found * (count // max(len(found), 1) + 1))[:count]
