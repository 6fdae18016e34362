"""actualite_nlp: French news text to structured records. Who said what, through whom, when, and what is contested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .article import Article as Article
    from .attribution.network import AttributionModel as AttributionModel
    from .errors import ActualiteError as ActualiteError
    from .errors import InputError as InputError
    from .errors import ModelError as ModelError
    from .facade import extract as extract
    from .facade import extract_many as extract_many
    from .pipeline import Extractor as Extractor
    from .pipeline import load as load
    from .record.types import Record as Record

_HOME = {
    "ActualiteError": "errors",
    "Article": "article",
    "AttributionModel": "attribution.network",
    "Extractor": "pipeline",
    "InputError": "errors",
    "ModelError": "errors",
    "Record": "record.types",
    "extract": "facade",
    "extract_many": "facade",
    "load": "pipeline",
}
__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
