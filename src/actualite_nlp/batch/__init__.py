"""Batch jobs over dumps of articles: on one machine by a pool of workers, on many by the same unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .job import run_job as run_job
    from .run import read_records as read_records
    from .run import read_table as read_table
    from .settings import ExtractorSettings as ExtractorSettings
    from .settings import JobSettings as JobSettings
    from .settings import OutputSettings as OutputSettings
    from .unit import ARTICLE_SCHEMA as ARTICLE_SCHEMA
    from .unit import RECORD_SCHEMA as RECORD_SCHEMA
    from .unit import extract_batches as extract_batches

_HOME = {
    "ARTICLE_SCHEMA": "unit",
    "ExtractorSettings": "settings",
    "JobSettings": "settings",
    "OutputSettings": "settings",
    "RECORD_SCHEMA": "unit",
    "extract_batches": "unit",
    "read_records": "run",
    "read_table": "run",
    "run_job": "job",
}
__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
