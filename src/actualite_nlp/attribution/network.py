"""The attribution network: one encoder, tags for contents, cues, sources and venues, and pointers between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, PreTrainedModel

from .config import CONTENT_KINDS, FEATURES, POINTERS, SPAN_TAGS, AttributionConfig

N_DISTANCES = 33
"""Signed logarithmic buckets of the distance in words between a content and what it points to."""

DISTANCE_SCALE = 10.0
"""What the distance vectors are multiplied by, so that their few numbers learn as fast as the wide layers."""


@dataclass
class Batch:
    """Windows side by side, padded; shapes are (windows, pieces) or (windows, words)."""

    ids: Tensor
    piece_mask: Tensor
    piece_word: Tensor
    word_piece: Tensor
    features: Tensor
    """(windows, words, features)"""
    word_mask: Tensor


@dataclass
class Fragments:
    """Contents inside the windows of a batch: row of the window, first and last word."""

    row: Tensor
    first: Tensor
    last: Tensor


@dataclass
class Links:
    """For each fragment: log probability of each word and, last, of «none», by pointer; kind of hearsay as a logit."""

    pointers: dict[str, Tensor]
    conditional: Tensor


class AttributionModel(PreTrainedModel):  # type: ignore[no-untyped-call]
    """Finds who said what in French news. ``from_pretrained`` takes a folder or a hub name, as for any transformer.

    ``tags`` scores every word; ``links`` then scores, for each content found, the words it belongs with.
    """

    config_class = AttributionConfig
    base_model_prefix = "encoder"

    def __init__(self, config: AttributionConfig) -> None:
        super().__init__(config)
        settings = dict(config.encoder)
        options = _no_pooler(settings)
        encoder = AutoConfig.for_model(settings.pop("model_type"), **settings)
        self.encoder: Any = AutoModel.from_config(encoder, dtype=torch.float32, **options)  # type: ignore[no-untyped-call]
        size = self.encoder.config.hidden_size
        self.read = nn.ModuleList(nn.Embedding(len(v) + 1, size) for v in FEATURES.values())
        self.write = nn.ModuleList(nn.Embedding(len(v) + 1, size) for v in FEATURES.values())
        self.norm = nn.LayerNorm(size)
        self.dropout = nn.Dropout(config.dropout)
        self.content = nn.Linear(size, 1 + 2 * len(CONTENT_KINDS))
        self.spans = nn.ModuleDict({name: nn.Linear(size, 3) for name in SPAN_TAGS})
        self.fragment = nn.Sequential(nn.Linear(3 * size, config.fragment_size), nn.GELU(), nn.Dropout(config.dropout))
        self.conditional = nn.Linear(config.fragment_size, 1)
        self.queries = nn.ModuleDict({name: nn.Linear(config.fragment_size, config.pointer_size) for name in POINTERS})
        self.keys = nn.ModuleDict({name: nn.Linear(size, config.pointer_size) for name in POINTERS})
        self.bias = nn.ModuleDict({name: nn.Linear(size, 1) for name in POINTERS})
        self.none = nn.ModuleDict({name: nn.Linear(config.fragment_size, 1) for name in POINTERS})
        self.distance = nn.ModuleDict({name: nn.Embedding(N_DISTANCES, 1) for name in POINTERS})
        self.post_init()  # type: ignore[no-untyped-call]
        nearness = -0.4 * torch.cat([torch.zeros(1), torch.arange(16).repeat_interleave(2)])
        for table in self.distance.values():
            table.weight.data = nearness.unsqueeze(1) / DISTANCE_SCALE

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=module.in_features**-0.5)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.1)
        elif isinstance(module, nn.LayerNorm):
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)

    def encode(self, batch: Batch) -> Tensor:
        """Vectors of the words, (windows, words, size), in float32."""
        embeddings = self.encoder.get_input_embeddings()(batch.ids)
        known = (batch.piece_word >= 0).unsqueeze(-1)
        at = batch.piece_word.clamp(min=0)
        for i, table in enumerate(self.read):
            values = torch.gather(batch.features[:, :, i], 1, at)
            embeddings = embeddings + table(values).to(embeddings.dtype) * known
        mask = None if bool(batch.piece_mask.all()) else batch.piece_mask
        hidden = self.encoder(inputs_embeds=embeddings, attention_mask=mask).last_hidden_state.float()
        words = torch.gather(hidden, 1, batch.word_piece.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        for i, table in enumerate(self.write):
            words = words + table(batch.features[:, :, i]).float()
        return self.dropout(self.norm(words))  # type: ignore[no-any-return]

    def tags(self, words: Tensor) -> dict[str, Tensor]:
        """Log probabilities of the tags of every word: content O, then B and I of each kind; the others O, B, I."""
        heads = {"content": self.content, **self.spans}
        return {name: torch.log_softmax(head(words), dim=-1) for name, head in heads.items()}

    def links(self, words: Tensor, word_mask: Tensor, fragments: Fragments) -> Links:
        """What each fragment points to among the words of its window."""
        vectors = self.fragment(self._fragment_ends(words, fragments))
        positions = torch.arange(words.shape[1], device=words.device).unsqueeze(0)
        buckets = distance_buckets(positions, fragments.first.unsqueeze(1), fragments.last.unsqueeze(1))
        blocked = ~word_mask[fragments.row]
        pointers = {}
        for name in POINTERS:
            keys = self.keys[name](words)[fragments.row]
            scores = torch.einsum("fwd,fd->fw", keys, self.queries[name](vectors)) / keys.shape[-1] ** 0.5
            scores = scores + self.bias[name](words).squeeze(-1)[fragments.row]
            scores = scores + DISTANCE_SCALE * self.distance[name](buckets).squeeze(-1)
            scores = scores.masked_fill(blocked, -1e4)
            pointers[name] = torch.log_softmax(torch.cat([scores, self.none[name](vectors)], dim=-1), dim=-1)
        return Links(pointers, self.conditional(vectors).squeeze(-1))

    def _fragment_ends(self, words: Tensor, fragments: Fragments) -> Tensor:
        sums = torch.nn.functional.pad(words.cumsum(1), (0, 0, 1, 0))
        size = (fragments.last - fragments.first + 1).unsqueeze(-1)
        mean = (sums[fragments.row, fragments.last + 1] - sums[fragments.row, fragments.first]) / size
        return torch.cat([words[fragments.row, fragments.first], words[fragments.row, fragments.last], mean], dim=-1)


AutoConfig.register(AttributionConfig.model_type, AttributionConfig, exist_ok=True)


def distance_buckets(position: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Bucket of each word with regard to a fragment: 0 inside, odd before, even after, growing by powers of √2."""
    before, after = (first - position).clamp(min=0), (position - last).clamp(min=0)
    away = torch.maximum(before, after)
    step = torch.floor(2 * torch.log2(away.clamp(min=1).float())).long().clamp(max=15)
    return torch.where(away == 0, 0, 1 + 2 * step + (after > 0).long())


def _no_pooler(settings: dict[str, Any]) -> dict[str, Any]:
    return {"add_pooling_layer": False} if settings.get("architectures", [""])[0].startswith("Bert") else {}


def stack(rows: list[tuple[Any, Any]], pad_piece: int) -> Batch:
    """A batch of (window, feature rows of its words)."""
    n_pieces, n_words = max(len(w.pieces) for w, _ in rows), max(w.n_words for w, _ in rows)
    size = len(rows)
    ids = torch.full((size, n_pieces), pad_piece, dtype=torch.long)
    piece_mask = torch.zeros((size, n_pieces), dtype=torch.long)
    piece_word = torch.full((size, n_pieces), -1, dtype=torch.long)
    word_piece = torch.zeros((size, n_words), dtype=torch.long)
    features = torch.zeros((size, n_words, len(FEATURES)), dtype=torch.long)
    word_mask = torch.zeros((size, n_words), dtype=torch.bool)
    for i, (window, table) in enumerate(rows):
        ids[i, : len(window.pieces)] = torch.from_numpy(window.pieces)
        piece_mask[i, : len(window.pieces)] = 1
        piece_word[i, : len(window.pieces)] = torch.from_numpy(window.piece_word)
        word_piece[i, : window.n_words] = torch.from_numpy(window.word_piece)
        features[i, : window.n_words] = torch.from_numpy(table)
        word_mask[i, : window.n_words] = True
    return Batch(ids, piece_mask, piece_word, word_piece, features, word_mask)
