"""A record as a table in the terminal."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.table import Table

from ..record.types import Claim, Quote, Record, Span
from .labels import KINDS, STANCES, STATUSES, TYPES


def print_record(record: Record, stream: TextIO, width: int = 120) -> None:
    """Write the record as tables of quotes, sources, dates and claims, labels in French."""
    console = Console(file=stream, width=width, highlight=False)
    info = record.article
    console.rule(f"[bold]{_plain(info.title or info.id or 'sans titre')}")
    facts = (info.outlet, info.author, info.published_at, f"{info.n_chars} caractères")
    console.print(_plain(" · ".join(fact for fact in facts if fact)))
    for table in (_quotes(record), _sources(record), _dates(record), _claims(record)):
        if table.row_count:
            console.print(table)
    for warning in record.warnings:
        console.print(_plain(f"! {warning.code}: {warning.message}"))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", expand=True, show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _quotes(record: Record) -> Table:
    names = {s.id: s.name for s in record.sources}
    dates = {d.id: d.value for d in record.dates}
    table = _table("Citations", "", "type", "qui", "verbe", "contenu", "quand")
    for quote in record.quotes:
        chain = [names[i] for i in (*quote.relay_ids, quote.source_id) if i]
        who = " → ".join(chain) or "?"
        what = " […] ".join(span.text for span in quote.content)
        when = dates.get(quote.said_at or "", "")
        table.add_row(quote.id, _kind(quote), _plain(who), _plain(_text(quote.cue)), _plain(what), when)
    return table


def _kind(quote: Quote) -> str:
    return KINDS[quote.kind] + (" (cond.)" if quote.conditional else "")


def _sources(record: Record) -> Table:
    table = _table("Sources", "", "nom", "type", "rôle", "mentions", "citations")
    for source in record.sources:
        mentions = ", ".join(dict.fromkeys(m.text for m in source.mentions if m.text != source.name))
        cells = (source.id, source.name, TYPES[source.type], source.role or "", mentions, ", ".join(source.quote_ids))
        table.add_row(*map(_plain, cells))
    return table


def _dates(record: Record) -> Table:
    table = _table("Dates", "", "expression", "type", "valeur", "début", "fin exclue")
    for date in record.dates:
        table.add_row(date.id, _plain(date.text), date.type, date.value, date.begin or "", date.end_exclusive or "")
    return table


def _claims(record: Record) -> Table:
    table = _table("Affirmations contestées ou non vérifiées", "", "état", "proposition", "axes", "positions")
    for claim in record.claims:
        state = STATUSES[claim.status]
        table.add_row(
            claim.id, state, _plain(claim.proposition), ", ".join(claim.axes), _plain(_positions(record, claim))
        )
    return table


def _positions(record: Record, claim: Claim) -> str:
    names: dict[str | None, str] = {"author": "l'article", None: "?"}
    names.update((s.id, s.name) for s in record.sources)
    return " ; ".join(f"{names[p.holder_id]} {STANCES[p.stance]}" for p in claim.positions)


def _text(span: Span | None) -> str:
    return span.text if span else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("[", "\\[")
