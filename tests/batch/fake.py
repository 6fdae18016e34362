"""An extractor that costs nothing and can be told, by the text, to fail in every way a real one might."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from actualite_nlp import Article, Record
from actualite_nlp.record.types import ArticleInfo, Quote, Source, Span, Warning

PROPER = re.compile(r"« ([^»]*) », dit (\w+)")


class FakeExtractor:
    def __init__(self, delay: float) -> None:
        self.delay = delay

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            time.sleep(self.delay)
            _misbehave(article.text)
            yield fake_record(article)


def load(model: str | None = None, delay: float = 0.0) -> FakeExtractor:
    return FakeExtractor(delay)


def load_slow(model: str | None = None) -> FakeExtractor:
    return FakeExtractor(0.01)


def fake_record(article: Article) -> Record:
    quotes, sources = [], {}
    for number, found in enumerate(PROPER.finditer(article.text), 1):
        name = found[2]
        mention = Span(found.start(2), found.end(2), name)
        source = sources.setdefault(name, Source(id=f"s{len(sources) + 1}", name=name, type="person"))
        source.mentions.append(mention)
        source.quote_ids.append(f"q{number}")
        content = [Span(found.start(1), found.end(1), found[1])]
        quotes.append(Quote(id=f"q{number}", kind="direct", content=content, source=mention, source_id=source.id))
    known = {name: getattr(article, name) for name in Article.__struct_fields__ if name != "text"}
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    warnings = [] if article.text.strip() else [Warning(code="empty_text", message="the text is empty")]
    info = ArticleInfo(**known, n_chars=len(article.text), text_sha256=digest)
    return Record(article=info, quotes=quotes, sources=list(sources.values()), warnings=warnings)


def _misbehave(text: str) -> None:
    if "LÈVE" in text:
        raise ValueError("ce texte ne me plaît pas")
    if "MEURT" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "DORT" in text:
        time.sleep(60)
    if found := re.search(r"UNE FOIS (\S+)", text):
        mark = Path(found[1])
        if not mark.exists():
            mark.touch()
            os._exit(3)


def articles(count: int) -> list[Article]:
    return [
        Article(
            text=f"Titre {i}\n\n« Propos numéro {i} », dit {('Anne', 'Luc', 'Zoé')[i % 3]} mardi.",
            id=f"a{i}",
            outlet=("Le Phare", "La Digue")[i % 2],
            published_at=f"2023-{i % 12 + 1:02d}-05",
        )
        for i in range(count)
    ]


def write_lines(path: Path, given: list[Article]) -> Path:
    path.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in given))
    return path
