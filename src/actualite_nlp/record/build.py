"""From an analysed Doc to the record, every span mapped back to the text as it was given."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from spacy.tokens import Doc

from .. import layers
from ..article import Article
from ..text.offsets import Normalised
from .types import Record


def build_record(doc: Doc, article: Article | None = None, normalised: Normalised | None = None) -> Record:
    """The record of ``doc``. Without ``article`` the text as given is the text of the Doc."""
    given = article.text if article else doc.text
    info = layers.article(doc)
    content = {name: getattr(doc._, layers.PREFIX + name) or [] for name in layers.LAYERS.values()}
    grounded = _ground(content, given, normalised or Normalised(given))
    grounded["article"] = msgspec.to_builtins(
        msgspec.structs.replace(
            info,
            n_chars=len(given),
            text_sha256=hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest(),
        )
    )
    return msgspec.convert(grounded, Record)


def _ground(value: Any, given: str, normalised: Normalised) -> Any:
    if isinstance(value, list | tuple):
        return [_ground(v, given, normalised) for v in value]
    if not isinstance(value, dict):
        return value
    out = {k: _ground(v, given, normalised) for k, v in value.items()}
    if isinstance(out.get("start"), int) and isinstance(out.get("end"), int):
        out["start"], out["end"] = normalised.back(out["start"]), normalised.back(out["end"])
        if "text" in out:
            out["text"] = given[out["start"] : out["end"]]
    return out
