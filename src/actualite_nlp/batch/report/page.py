"""The page of a report: one HTML file that needs no network, in French, for readers who do not program."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from ... import __version__
from ...render import labels
from ...render.html import allowed
from .figures import Figures, figures

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_PLURALS = {
    "person": "Personnes",
    "organization": "Organisations",
    "media": "Médias",
    "document": "Documents",
    "group": "Groupes",
    "anonymous": "Sources anonymes",
}
_GRAINS = {"day": "jour", "month": "mois", "year": "année"}
_CODES = {
    "duplicate_id": "identifiant déjà vu",
    "empty_text": "texte vide",
    "encoding": "encodage Windows-1252",
    "extraction_failed": "l'analyse a échoué",
    "lone_surrogate": "texte mal décodé",
    "no_article": "page sans article",
    "no_reference_date": "pas de date de publication",
    "no_text": "pas de texte",
    "not_french": "texte qui n'est pas en français",
    "not_json": "ligne illisible",
    "text_too_long": "texte trop long, début seul analysé",
    "too_large": "fichier trop gros",
    "unbalanced_quote_mark": "guillemet sans son pendant",
    "unknown_format": "format inconnu",
    "unreadable": "fichier illisible",
    "unreadable_date": "date de publication illisible",
    "worker_died": "l'analyse a dû être arrêtée",
}


def report_page(folder: str | Path) -> str:
    """The report over the job in ``folder``. Raises InputError where there is no job."""
    return render(figures(folder))


def render(found: Figures) -> str:
    """The page of ``found``."""
    page = _template().render(
        f=found,
        labels=labels,
        plurals=_PLURALS,
        codes=_CODES,
        grain=_GRAINS[found.grain],
        version=__version__,
    )
    return allowed(page)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "day": _day,
        "period": _period,
        "number": _number,
        "percent": _percent,
        "head": _head,
        "bare": _bare,
    }
    return environment.from_string((files(__package__) / "report.html").read_text(encoding="utf-8"))


def _day(moment: datetime | None) -> str:
    if moment is None:
        return "date inconnue"
    return f"{'1er' if moment.day == 1 else moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _period(label: str) -> str:
    """``2024-10`` as «octobre 2024», ``2024-10-25`` as «25 octobre 2024»."""
    year, *rest = label.split("-")
    if not rest:
        return year
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}\u00a0%" if whole else "—"


def _head(text: str, size: int = 200) -> str:
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0] + " […]"


def _bare(text: str) -> str:
    """Without the quotation marks around the whole, which the page sets itself."""
    inside = text.strip()
    for left, right in ("«»", "“”", '""'):
        if inside[:1] == left and inside[-1:] == right and left not in inside[1:-1]:
            return inside[1:-1].strip()
    return inside
