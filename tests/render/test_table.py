from __future__ import annotations

from io import StringIO

from msgspec.structs import replace

from actualite_nlp import Record
from actualite_nlp.record.types import ArticleInfo
from actualite_nlp.render.table import print_record

from .sample import passerelle


def printed(record: Record, width: int = 200) -> str:
    stream = StringIO()
    print_record(record, stream, width=width)
    return stream.getvalue()


def test_the_tables_say_who_speaks_through_whom() -> None:
    shown = printed(passerelle())
    assert "Le Courrier des Vallées → une source proche de l'enquête" in shown
    assert "Hélène Castaing dément" in shown
    assert "indirect (cond.)" in shown
    assert "! unbalanced_quote_mark" in shown


def test_tables_without_rows_are_left_out() -> None:
    shown = printed(Record(article=ArticleInfo(id="vide")))
    assert "vide" in shown
    assert "Citations" not in shown


def test_square_brackets_are_no_markup() -> None:
    source = replace(passerelle().sources[0], name="[red]Le Courrier[/red]")
    assert "[red]Le Courrier[/red]" in printed(replace(passerelle(), sources=[source, *passerelle().sources[1:]]))
