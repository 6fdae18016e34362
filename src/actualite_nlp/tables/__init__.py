"""Records as tables, and the readers of files of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .convert import table_schema as table_schema
    from .convert import to_arrow as to_arrow
    from .convert import to_pandas as to_pandas
    from .convert import to_polars as to_polars

__all__ = ["table_schema", "to_arrow", "to_pandas", "to_polars"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import convert

    return getattr(convert, name)
