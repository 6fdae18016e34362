"""Where weights lie, how they are loaded without a network, and the checksum that tells they are whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import AutoTokenizer
from transformers.utils import logging

from ..errors import ModelError
from . import SHIPPED, WEIGHTS
from .network import AttributionModel

CHECKSUM = "checksum.json"


def is_local(name: str) -> bool:
    """Whether a model name is a folder of this machine, for which no network may be touched."""
    return Path(name).is_dir()


@cache
def load_model(name: str | None = None) -> tuple[AttributionModel, Any]:
    """Network and tokenizer of a folder or hub name, the shipped ones for None; kept for the life of the process.

    Raises ModelError when there is no such model, when it is damaged, or when it is of another kind.
    """
    place = str(SHIPPED) if name is None else name
    local = name is None or is_local(place)
    if local:
        verify(Path(place))
    try:
        with _no_progress_bar():
            model = AttributionModel.from_pretrained(place, local_files_only=local, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=local)
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"no attribution model can be loaded from {place!r}: {error}") from error
    return prepare(model), tokenizer


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    """The few seconds of loading need no bar; one that was wanted elsewhere comes back."""
    wanted = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if wanted:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def prepare(model: AttributionModel) -> AttributionModel:
    """The encoder in bfloat16 where the processor computes in it, which halves the time; heads stay in float32."""
    if model.device.type == "cuda" or fast_bf16():
        model.encoder.to(torch.bfloat16)
    return model


def fast_bf16() -> bool:
    """Whether this processor has bfloat16 instructions."""
    has = getattr(torch.cpu, "_is_avx512_bf16_supported", None) or getattr(torch.cpu, "_is_amx_tile_supported", None)
    return bool(has and has())


def verify(folder: Path) -> None:
    """Check the weights in ``folder`` against the checksum beside them, where there is one. Raises ModelError."""
    file, note = folder / WEIGHTS, folder / CHECKSUM
    if not file.exists():
        raise ModelError(f"no {WEIGHTS} in {folder}; cure: reinstall the package, or give another model")
    if note.exists() and json.loads(note.read_text(encoding="utf-8"))["sha256"] != checksum(file):
        raise ModelError(f"{file} is damaged: its SHA-256 is not the one in {CHECKSUM}; cure: fetch it again")


def checksum(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def save(model: AttributionModel, tokenizer: Any, folder: Path) -> None:
    """Store network (in half precision) and tokenizer with a checksum, in the form that ``load_model`` reads."""
    model.half().save_pretrained(folder)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder)
    note = {"file": WEIGHTS, "sha256": checksum(folder / WEIGHTS), "bytes": (folder / WEIGHTS).stat().st_size}
    (folder / CHECKSUM).write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
