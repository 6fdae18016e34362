"""Training data: annotated articles, parsed, as windows with their labels."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from .. import layers
from ..errors import InputError
from ..record.types import ArticleInfo
from ..text.offsets import normalise
from .features import Ints, read_words
from .labels import Annotation, Targets, targets
from .windows import Window, cut_windows

_ATTRS = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "MORPH", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]


@dataclass(frozen=True)
class Example:
    """One window of an article and its labels; ``source`` names the data it came from."""

    article: str
    source: str
    window: Window
    features: Ints
    targets: Targets


def read_articles(path: str | Path) -> Iterator[dict[str, Any]]:
    """Articles of a JSON lines file, plain or gzipped. Raises InputError where there is none."""
    place = Path(path)
    if not place.exists():
        raise InputError(f"no articles at {place}; give a .jsonl or .jsonl.gz file")
    with gzip.open(place, "rt", encoding="utf-8") if place.suffix == ".gz" else place.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def parse(nlp: Language, articles: Sequence[dict[str, Any]], cache: Path | None = None) -> list[Doc]:
    """Articles through the French pipeline with zones; kept in ``cache`` by the text they were made from."""
    key = hashlib.sha256("\x00".join(a["text"] for a in articles).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    file = cache / f"{key}.spacy" if cache else None
    if file and file.exists():
        return list(DocBin().from_disk(file).get_docs(nlp.vocab))
    docs = list(nlp.pipe(_make_doc(nlp, a) for a in articles))
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        DocBin(attrs=_ATTRS, store_user_data=True, docs=docs).to_disk(file)
    return docs


def _make_doc(nlp: Language, article: dict[str, Any]) -> Doc:
    doc = nlp.make_doc(normalise(article["text"]).text)
    info = ArticleInfo(id=article["id"], outlet=article.get("outlet"), published_at=article.get("date"))
    layers.set_article(doc, info)
    return doc


def examples(
    doc: Doc, annotations: Sequence[Annotation], source: str, tokenizer: Any, sizes: tuple[int, int]
) -> list[Example]:
    """Windows of ``doc`` with labels; ``sizes`` are the most pieces in a window and their overlap."""
    words = read_words(doc)
    ident = layers.article(doc).id or ""
    return [
        Example(ident, source, w, words.features[w.first : w.last], targets(annotations, words, w))
        for w in cut_windows(words, tokenizer, *sizes)
    ]
