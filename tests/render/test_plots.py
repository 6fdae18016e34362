from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actualite_nlp.claims.link import ClaimGroup, Member

from .sample import passerelle

plots = pytest.importorskip("actualite_nlp.render.plots", reason="the plots need altair")
vl_convert = pytest.importorskip("vl_convert", reason="drawing needs vl-convert")
ALL = [plots.who_speaks, plots.timeline, plots.network, plots.claim_history, plots.linked_claims]


def drawn(chart: Any) -> str:
    """The plot as SVG: what stands there for a reader."""
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


@pytest.mark.parametrize(
    ("plot", "words"),
    [
        (plots.who_speaks, ["Qui parle", "nombre de citations", "personne", "anonyme", "femme"]),
        (plots.timeline, ["Dates et citations", "Hélène Castaing", "citation directe", "/2023"]),
        (plots.network, ["Qui cite ou contredit qui", "Le Courrier des Vallées", "cite", "contredit", "média"]),
        (plots.claim_history, ["Qui a dit quoi, quand", "La mairie de Morlans", "Hélène Castaing", "soutient"]),
    ],
)
def test_the_plot_says_in_french(plot: Callable[..., Any], words: list[str]) -> None:
    picture = drawn(plot([passerelle()]))
    assert [word for word in words if word.replace("'", "&#39;") not in picture and word not in picture] == []


@pytest.mark.parametrize("plot", ALL)
def test_nothing_to_draw_is_no_fault(plot: Callable[..., Any]) -> None:
    assert drawn(plot([])).startswith("<svg")


@pytest.mark.parametrize("plot", ALL[:4])
def test_records_may_come_from_a_generator(plot: Callable[..., Any]) -> None:
    assert drawn(plot(iter([passerelle()]))) == drawn(plot([passerelle()]))


def test_the_life_of_a_claim() -> None:
    member = Member(key="a1#q1", article="a1", date="2023-03-14", stance="deny", holders=["le préfet"], text="non")
    group = ClaimGroup(id="a1#q1", proposition="Le pont a cédé.", outcome="denied", members=[member])
    picture = drawn(plots.linked_claims([group]))
    assert [w for w in ("Ce que sont devenues", "Le pont a cédé.", "le préfet", "conteste") if w not in picture] == []


def test_an_arrow_points_from_who_cites_to_who_is_cited() -> None:
    right = plots._edge({"lien": "cite"}, (0.0, 0.5), (1.0, 0.5))
    up = plots._edge({"lien": "cite"}, (0.5, 0.0), (0.5, 1.0))
    assert (right["angle"], up["angle"]) == (90.0, 0.0)
    assert right["flèche_x"] == pytest.approx(2 / 3)


def test_a_crowded_network_keeps_those_with_most_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plots, "MAX_NODES", 2)
    picture = drawn(plots.network([passerelle()]))
    assert "une source proche" in picture
    assert "Le Courrier des Vallées" not in picture


def test_a_png_is_written_without_a_network(tmp_path: Any) -> None:
    plots.who_speaks([passerelle()]).save(tmp_path / "p.png")
    assert (tmp_path / "p.png").read_bytes()[:4] == b"\x89PNG"
