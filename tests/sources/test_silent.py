"""What may not fill a source slot, and what takes its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actualite_nlp.record.types import Span
from actualite_nlp.sources.silent import trimmed

from .conftest import Resolved

Run = Callable[..., Resolved]


def test_a_day_and_a_participle_are_no_part_of_a_source() -> None:
    assert trimmed(Span(10, 30, "Vendredi, le ministre")) == Span(20, 31, "le ministre")
    assert trimmed(Span(0, 28, "une source policière citée")).text == "une source policière"
    whole = Span(3, 11, "le maire")
    assert trimmed(whole) is whole


@pytest.mark.model
@pytest.mark.parametrize("slot", ["le 1er mai", "la mobilisation", "son vélo"])
def test_what_cannot_speak_leaves_its_quote_to_the_next_evidence(resolve: Run, slot: str) -> None:
    text = f"La maire Anne Morel a reçu la presse. Pour elle, {slot} compte : « Nous tiendrons bon jusqu'au bout »."
    got = resolve(text, (slot, None, "Nous tiendrons bon jusqu'au bout"), kind="direct")
    assert got.names == ["Anne Morel"]
    assert got.quotes[0].source is None


@pytest.mark.model
def test_a_lone_participle_names_nobody(resolve: Run) -> None:
    text = (
        "La presse attendait. Interrogée mardi, la maire Anne Morel temporise : « Nous tiendrons bon jusqu'au bout »."
    )
    got = resolve(text, ("Interrogée", None, "Nous tiendrons bon jusqu'au bout"), kind="direct")
    assert got.names == ["Anne Morel"]


@pytest.mark.model
def test_findings_are_a_document_after_selon(resolve: Run) -> None:
    text = "Selon les premières constatations, l'incendie est parti du grenier."
    got = resolve(text, ("les premières constatations", "Selon", "l'incendie est parti du grenier"))
    assert got.names == ["les premières constatations"]
    assert got.sources[0].type == "document"


@pytest.mark.model
def test_a_relative_after_a_preposition_is_its_antecedent(resolve: Run) -> None:
    text = "Il a rencontré la ministre Anne Morel, selon laquelle la digue tiendra."
    got = resolve(text, ("laquelle", "selon", "la digue tiendra"))
    assert (got.names, got.rules) == (["Anne Morel"], ["relative"])
