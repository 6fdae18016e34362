"""Plots of records with Altair, labels in French. Needs the extra ``plots``: pip install 'actualite-nlp[plots]'.

Each function takes records and gives a chart; ``chart.save("plot.png")`` writes it without a network.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import altair as alt

from ..record.types import Record
from .labels import GENDERS, TYPES
from .layout import spring_layout
from .rows import (
    CAMPS,
    CITES,
    CONTRADICTS,
    Row,
    claim_rows,
    group_rows,
    link_rows,
    quote_counts,
    speaker_rows,
    timeline_rows,
)

if TYPE_CHECKING:
    from ..claims.link import ClaimGroup

HUES = ("#0b5cad", "#d9730d", "#0a8f68", "#a23a97", "#b8860b", "#3aa6c4", "#c22b50", "#6b6f76")
MAX_NODES = 60
"""Sources drawn in a network: those with most links."""
NATURES = {
    "date": (HUES[7], "diamond"),
    "heure": (HUES[5], "cross"),
    "citation directe": (HUES[0], "circle"),
    "citation indirecte": (HUES[1], "square"),
    "citation mixte": (HUES[3], "triangle"),
}
_WIDTH, _HEIGHT = 640, 480
_DAY = "%d/%m/%Y"
_KINDS = [*TYPES.values(), "inconnue"]


Channel = TypeVar("Channel", alt.X, alt.Y)
Layers = alt.LayerChart | alt.FacetChart


def who_speaks(records: Iterable[Record]) -> alt.Chart:
    """Bars: how many quotes each type of source has, persons split by gender."""
    genders = [*GENDERS.values(), "sans objet"]
    hues = alt.Scale(domain=genders, range=["#a23a97", "#0a8f68", "#b8860b", "#6b6f76"])
    bars: alt.Chart = (
        _chart(speaker_rows(records), "Qui parle")
        .mark_bar()
        .encode(
            y=alt.Y("type:N", title=None, sort="-x"),
            x=alt.X("sum(citations):Q", title="nombre de citations", axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("genre:N", title="genre", scale=hues),
            order=alt.Order("genre:N"),
            tooltip=["type:N", "genre:N", "citations:Q"],
        )
    )
    return bars


def timeline(records: Iterable[Record]) -> Layers:
    """A line for the dates an article speaks of and one for each source, with what was said when."""
    rows = timeline_rows(records)
    seen = {row["nature"] for row in rows}
    natures = alt.Scale(domain=[n for n in NATURES if n in seen], range=[NATURES[n][0] for n in NATURES if n in seen])
    shapes = alt.Scale(domain=natures.domain, range=[NATURES[n][1] for n in NATURES if n in seen])
    legend = alt.Legend(symbolOpacity=1)
    base = _chart(rows, "Dates et citations").encode(
        x=alt.X("début:T", title=None, axis=alt.Axis(format=_DAY, labelOverlap=True)),
        y=alt.Y("ligne:N", title=None, sort=alt.EncodingSortField("début", op="min")),
        color=alt.Color("nature:N", title=None, scale=natures, legend=legend),
        tooltip=["texte:N", alt.Tooltip("début:T", format=_DAY), "ligne:N", "nature:N", "article:N"],
    )
    spans = base.mark_bar(height=6, opacity=0.4).encode(x2="fin:T")
    points = base.mark_point(filled=True, size=80, opacity=0.9)
    return alt.layer(spans, points.encode(shape=alt.Shape("nature:N", title=None, scale=shapes, legend=legend)))


def network(records: Iterable[Record]) -> Layers:
    """Sources as discs that grow with their quotes; who cites whom, and who contradicts whom (dashed)."""
    given = list(records)
    links = link_rows(given)
    degree: dict[str, int] = {}
    for row in links:
        for end in ("de", "vers"):
            degree[str(row[end])] = degree.get(str(row[end]), 0) + int(row["fois"] or 0)
    names = sorted(degree, key=lambda name: (-degree[name], name))[:MAX_NODES]
    index = {name: i for i, name in enumerate(names)}
    links = [row for row in links if row["de"] in index and row["vers"] in index]
    places = spring_layout(len(names), [(index[str(r["de"])], index[str(r["vers"])]) for r in links])
    counts = quote_counts(given)
    nodes: list[Row] = [
        {"nom": n, "type": counts[n][0], "citations": counts[n][1], "x": x, "y": y}
        for n, (x, y) in zip(names, places, strict=True)
    ]
    edges = [_edge(row, places[index[str(row["de"])]], places[index[str(row["vers"])]]) for row in links]
    lines, arrows = _edges(edges)
    halo, discs, words = _nodes(nodes)
    return alt.layer(lines, halo, arrows, discs, words).properties(
        title="Qui cite ou contredit qui", width=_WIDTH, height=_HEIGHT
    )


def _edge(row: Row, start: tuple[float, float], end: tuple[float, float]) -> Row:
    """An edge with its ends, and the place and turn of its arrow: two thirds along, pointing at who is cited."""
    across, up = end[0] - start[0], end[1] - start[1]
    turn = math.degrees(math.atan2(across * _WIDTH, up * _HEIGHT))
    arrow = {"flèche_x": start[0] + across * 2 / 3, "flèche_y": start[1] + up * 2 / 3, "angle": turn}
    return {**row, "x": start[0], "y": start[1], "x2": end[0], "y2": end[1], **arrow}


def _edges(rows: list[Row]) -> tuple[alt.Chart, alt.Chart]:
    kinds = [CITES, CONTRADICTS]
    dashes = alt.Scale(domain=kinds, range=[[1, 0], [6, 4]])
    widths = alt.Scale(domain=[1, 10], range=[1.5, 5], clamp=True)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        color=alt.Color("lien:N", title="lien", scale=alt.Scale(domain=kinds, range=[HUES[7], HUES[6]])),
        tooltip=["de:N", "lien:N", "vers:N", "fois:Q"],
    )
    lines = base.mark_rule().encode(
        x=_bare(alt.X, "x"),
        y=_bare(alt.Y, "y"),
        x2="x2:Q",
        y2="y2:Q",
        strokeDash=alt.StrokeDash("lien:N", scale=dashes),
        strokeWidth=alt.StrokeWidth("fois:Q", scale=widths, legend=None),
    )
    arrows = base.transform_filter(alt.datum.lien == CITES).mark_point(filled=True, shape="triangle", size=70)
    return lines, arrows.encode(
        x=_bare(alt.X, "flèche_x"), y=_bare(alt.Y, "flèche_y"), angle=alt.Angle("angle:Q", scale=None)
    )


def _nodes(rows: list[Row]) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=_bare(alt.X, "x"), y=_bare(alt.Y, "y"))
    kinds = [kind for kind in _KINDS if any(row["type"] == kind for row in rows)]
    hues = alt.Scale(domain=kinds, range=[HUES[_KINDS.index(kind)] for kind in kinds])
    discs = base.mark_circle(opacity=1).encode(
        size=alt.Size("citations:Q", title="citations", scale=alt.Scale(range=[60, 700]), legend=None),
        fill=alt.Fill("type:N", title="type de source", scale=hues),
        tooltip=["nom:N", "type:N", "citations:Q"],
    )
    halo = base.mark_text(dy=-20, fontSize=11, limit=190, stroke="white", strokeWidth=4).encode(text="nom:N")
    return halo, discs, base.mark_text(dy=-20, fontSize=11, limit=190).encode(text="nom:N")


def claim_history(records: Iterable[Record], about: str = "") -> Layers:
    """Positions on contested or unverified claims day by day; ``about`` keeps propositions with all its words."""
    return _history(claim_rows(records, about), "Qui a dit quoi, quand")


def linked_claims(groups: Iterable[ClaimGroup]) -> Layers:
    """What became of the claims that several articles share, as ``link_claims`` groups them."""
    return _history(group_rows(groups), "Ce que sont devenues les affirmations")


def _history(rows: list[Row], title: str) -> Layers:
    most = max((int(row["rang"] or 0) for row in rows), default=0)
    base = _chart(rows, title).encode(
        x=alt.X("jour:T", title=None, axis=alt.Axis(format=_DAY, labelOverlap=True)),
        y=alt.Y(
            "affirmation:N",
            title=None,
            sort=alt.EncodingSortField("jour", op="min"),
            axis=alt.Axis(labelLimit=380, grid=True, bandPosition=0),
        ),
        yOffset=alt.YOffset("rang:Q", scale=alt.Scale(domain=[-1, most + 1])),
        color=alt.Color("camp:N", title=None, scale=alt.Scale(domain=CAMPS, range=[HUES[0], HUES[6], HUES[7]])),
        tooltip=["qui:N", "position:N", "affirmation:N", "preuve:N", "état:N", alt.Tooltip("jour:T", format=_DAY)],
    )
    shapes = alt.Scale(domain=CAMPS, range=["circle", "cross", "square"])
    points = base.mark_point(filled=True, size=70, opacity=0.9)
    names = base.mark_text(align="left", dx=8, fontSize=10, limit=160).encode(text="qui:N")
    return alt.layer(points.encode(shape=alt.Shape("camp:N", title=None, scale=shapes)), names).properties(
        height=alt.Step(16 * (most + 2))
    )


def _chart(rows: list[Row], title: str) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows), title=title, width=560)


def _bare(channel: type[Channel], field: str) -> Channel:
    """A position without axis, with room around the outermost names."""
    return channel(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-0.15, 1.15]))
