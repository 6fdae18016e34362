"""Configuration of the attribution network: its encoder, the label sets, the features it reads, how it decodes."""

from __future__ import annotations

from typing import Any

from transformers import PretrainedConfig

CONTENT_KINDS = ("direct", "indirect", "mixed")
POINTERS = ("cue", "source", "speaker", "relay", "venue")
"""What a content points to: words of its cue, of the source mention, of a full mention of the speaker and so on."""
SPAN_TAGS = ("cue", "source", "venue")
"""Mentions tagged by themselves, each B, I or O."""

FEATURES: dict[str, tuple[str, ...]] = {
    "pos": (
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    ),
    "dep": (
        "ROOT", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "aux:tense", "case", "cc",
        "ccomp", "conj", "cop", "csubj", "dep", "det", "dislocated", "expl", "expl:comp", "expl:pass", "expl:subj",
        "fixed", "flat", "flat:name", "iobj", "mark", "nmod", "nsubj", "nsubj:pass", "nummod", "obj", "obl",
        "obl:agent", "obl:arg", "obl:mod", "orphan", "parataxis", "punct", "vocative", "xcomp",
    ),
    "ent": ("B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"),
    "quote": ("opens", "inside", "closes", "inside2", "inside3"),
    "zone": ("title", "standfirst", "heading", "body", "dateline"),
    "verb": ("Cnd", "Ind-Pres", "Ind-Past", "Ind-Imp", "Ind-Fut", "Sub", "Imp", "Inf", "Part"),
    "shape": ("lower", "title", "upper", "digit", "punct"),
    "place": ("paragraph-start", "sentence-start"),
    "cue": ("verb-que", "verb", "noun", "prep"),
    "speaker": ("person", "institution", "venue"),
    "rule_content": (
        "begin-direct", "inside-direct", "begin-indirect", "inside-indirect", "begin-mixed", "inside-mixed",
    ),
    "rule_sure": ("likely", "fair", "doubtful"),
    "rule_cue": ("begin", "inside"),
    "rule_source": ("begin", "inside"),
}  # fmt: skip
"""Feature values by name; index 0 of every embedding stands for anything else. ``cue`` and ``speaker`` are what the
lexicon of cues and the nouns of speakers say of a word, whatever its place."""
RULE_FEATURES = ("rule_content", "rule_sure", "rule_cue", "rule_source")
"""What the rules found, where they have run: hidden from the network for part of its training."""


class AttributionConfig(PretrainedConfig):  # type: ignore[no-untyped-call]
    """Settings of an AttributionModel, saved with it as ``config.json``."""

    model_type = "actualite_attribution"

    def __init__(
        self,
        encoder: dict[str, Any] | None = None,
        max_pieces: int = 512,
        overlap_pieces: int = 80,
        fragment_size: int = 256,
        pointer_size: int = 128,
        dropout: float = 0.1,
        decoding: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.encoder = encoder or {}
        self.max_pieces = max_pieces
        self.overlap_pieces = overlap_pieces
        self.fragment_size = fragment_size
        self.pointer_size = pointer_size
        self.dropout = dropout
        self.decoding = decoding or {}
        super().__init__(**kwargs)
