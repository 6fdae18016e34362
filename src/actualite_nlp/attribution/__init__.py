"""The transformer that attributes."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent / "weights"
"""Where weights that come with the package lie; a release may come without, and the rules then stand alone."""
WEIGHTS = "model.safetensors"


def has_shipped_weights() -> bool:
    """Whether this package comes with weights."""
    return (SHIPPED / WEIGHTS).exists()
