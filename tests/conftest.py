"""Fixtures for every test: the pipeline is loaded once a worker."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from spacy.language import Language

import actualite_nlp
from actualite_nlp import Extractor
from actualite_nlp.attribution import has_shipped_weights

torch.set_num_threads(1)
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Rules alone."""
    return actualite_nlp.load(model=None)


@pytest.fixture(scope="session")
def full_extractor() -> Extractor:
    """Rules and the shipped model."""
    if not has_shipped_weights():
        pytest.skip("this package comes without weights")
    return actualite_nlp.load()


@pytest.fixture(scope="session")
def nlp(extractor: Extractor) -> Language:
    return extractor.nlp


@pytest.fixture(scope="session")
def shared() -> Path:
    """Material that lies beside the project where it is developed; its texts are not the project's to ship."""
    place = ROOT.parent / "shared"
    if not (place / "gold/dev.jsonl").exists():
        pytest.skip("the annotated articles that lie beside the project are not here")
    return place
