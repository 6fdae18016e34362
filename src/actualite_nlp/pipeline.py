"""load(): the French pipeline with our components, and the extractor around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from . import layers
from .article import METADATA, Article, make_article, reference_date
from .attribution import has_shipped_weights
from .errors import InputError
from .language import load_language
from .record.build import build_record
from .record.types import ArticleInfo, Record, Warning
from .surrogates import has_surrogates
from .text.offsets import Normalised, normalise
from .text.tokens import make_doc

MAX_CHARS = 300_000
"""Longest text analysed whole; of a longer one the start is, and the record says so."""
ZONE_SIZE = 128
"""Articles held in memory at once by ``extract_many``."""

_Context = tuple[Article, Normalised, list[Warning]]


def load(model: str | Path | Literal["default"] | None = "default") -> Extractor:
    """The extractor with the shipped attribution model, another one (path or hub name), or rules alone (``None``).

    A package that comes without weights works by rules alone by default too.

    Raises ModelError when the language model or the attribution model cannot be loaded.
    """
    return Extractor(add_components(load_language(), model=None if model is None else str(model)))


def add_components(nlp: Language, model: str | None = None) -> Language:
    """Add our components to a French pipeline that tags, parses and finds entities."""
    nlp.max_length = max(nlp.max_length, MAX_CHARS + 1)
    nlp.add_pipe("actualite_zones", first=True)
    nlp.add_pipe("actualite_quotes")
    if model not in (None, "default") or (model == "default" and has_shipped_weights()):
        nlp.add_pipe("actualite_attribution", config={"model": None if model == "default" else model})
    for name in ("actualite_sources", "actualite_dates", "actualite_claims"):
        nlp.add_pipe(name)
    return nlp


class Extractor:
    """Turns articles into records. ``nlp`` is the spaCy pipeline inside, free to be used or saved on its own."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def extract(self, text: str | Article | Mapping[str, Any], **metadata: Any) -> Record:
        """One article to one record; ``metadata`` is any of id, title, outlet, author, published_at, url.

        Raises InputError when the text is no string or ``metadata`` names anything else.
        """
        return next(self._records([make_article(text, **metadata)]))

    def extract_many(
        self, articles: Iterable[Article | Mapping[str, Any]], *, batch_size: int = 32
    ) -> Iterator[Record]:
        """Records in the order of ``articles``, lazily. An item without text gives an empty record with a warning."""
        yield from self._records(map(_lenient_article, articles), batch_size=batch_size)

    def _records(self, articles: Iterable[Article], batch_size: int = 32) -> Iterator[Record]:
        stream = iter(articles)
        while chunk := list(islice(stream, ZONE_SIZE)):
            with self.nlp.memory_zone():
                pairs = self.nlp.pipe(map(self._prepare, chunk), as_tuples=True, batch_size=batch_size)
                records = [_finish(doc, context) for doc, context in pairs]
            yield from records

    def _prepare(self, article: Article) -> tuple[Doc, _Context]:
        normalised = normalise(article.text)
        text, warnings = normalised.text, list(_input_warnings(article))
        if len(text) > MAX_CHARS:
            cut = text.rfind("\n", MAX_CHARS // 2, MAX_CHARS)
            cut = cut if cut > 0 else MAX_CHARS
            message = f"{len(text)} characters; the first {cut} were analysed"
            warnings.append(
                Warning(code="text_too_long", message=message, start=normalised.back(cut), end=len(article.text))
            )
            text = text[:cut]
        doc = make_doc(self.nlp, text)
        known = {f: getattr(article, f) for f in METADATA}
        layers.set_article(doc, ArticleInfo(**known))
        return doc, (article, normalised, warnings)


def _finish(doc: Doc, context: _Context) -> Record:
    article, normalised, warnings = context
    record = build_record(doc, article, normalised)
    record.warnings[:0] = warnings
    return record


def _input_warnings(article: Article) -> Iterator[Warning]:
    if not article.text.strip():
        yield Warning(code="empty_text", message="the text is empty")
    if article.published_at and reference_date(article.published_at) is None:
        message = f"{article.published_at!r} is not an ISO date: relative dates stay unresolved"
        yield Warning(code="unreadable_date", message=message)
    if has_surrogates(article.text):
        yield Warning(code="lone_surrogate", message="the text holds lone surrogates: it was decoded wrongly")


def _lenient_article(given: Article | Mapping[str, Any]) -> Article:
    try:
        return make_article(given)
    except InputError:
        known = {k: str(given[k]) for k in ("id", "title", "url") if given.get(k)} if isinstance(given, Mapping) else {}
        return Article(text="", **known)
