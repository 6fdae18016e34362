"""The one error root of the library."""

from __future__ import annotations


class ActualiteError(Exception):
    """Root of every error the library raises on purpose. The message says what happened, the value, and the cure."""


class InputError(ActualiteError, ValueError):
    """An article, a date or a file that cannot be taken in."""


class ModelError(ActualiteError, RuntimeError):
    """An attribution model that cannot be loaded or does not fit the pipeline."""


class OutputError(ActualiteError, OSError):
    """A place that cannot be written to: no room, no right, no such device."""
