"""A document as word pieces, cut into overlapping windows that the encoder can hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import Ints, Words


@dataclass(frozen=True)
class Window:
    """Words ``first`` to ``last`` are encoded; those from ``core_first`` to ``core_last`` are decided here."""

    first: int
    last: int
    core_first: int
    core_last: int
    pieces: NDArray[np.int64]
    piece_word: Ints
    """For each piece the word (counted from ``first``) whose features it takes; -1 for special pieces."""
    word_piece: Ints
    """For each word the piece that stands for it."""

    @property
    def n_words(self) -> int:
        """Number of words that go through the encoder."""
        return self.last - self.first


@dataclass(frozen=True)
class _Pieces:
    ids: Ints
    first_piece: Ints
    """First piece of each word, and the number of pieces at the end."""


def cut_windows(words: Words, tokenizer: Any, max_pieces: int, overlap_pieces: int) -> list[Window]:
    """Windows of at most ``max_pieces`` pieces (special ones included) that share about ``overlap_pieces``.

    Borders fall between sentences where one is near enough, and a document that needs several windows gets windows of
    about the same size. Each word is decided in the window where it stands furthest from a border.
    """
    if not len(words):
        return []
    pieces = _split(words, tokenizer)
    room = max_pieces - 2
    total = int(pieces.first_piece[-1])
    spans = [(0, len(words))] if total <= room else _spans(words, pieces, room, overlap_pieces)
    cores = [0, *((b + c) // 2 for (_, b), (c, _) in pairwise(spans)), len(words)]
    return [_window(words, pieces, span, (cores[i], cores[i + 1]), tokenizer, room) for i, span in enumerate(spans)]


def _split(words: Words, tokenizer: Any) -> _Pieces:
    """Pieces paragraph by paragraph, with a separator between paragraphs."""
    borders = [0, *(np.flatnonzero(np.diff(words.block)) + 1).tolist(), len(words)]
    ids: list[int] = []
    first_piece = np.zeros(len(words) + 1, dtype=np.int32)
    for a, b in pairwise(borders):
        if a:
            ids.append(tokenizer.sep_token_id)
        base = int(words.start[a])
        encoded = tokenizer(
            words.text[base : int(words.end[b - 1])],
            add_special_tokens=False,
            return_offsets_mapping=True,
            return_attention_mask=False,
            verbose=False,
        )
        ends = np.array([end for _, end in encoded["offset_mapping"]], dtype=np.int32).reshape(-1)
        at = np.searchsorted(ends, words.start[a:b] - base, side="right")
        first_piece[a:b] = len(ids) + np.minimum(at, max(0, len(ends) - 1))
        ids.extend(encoded["input_ids"])
    first_piece[-1] = len(ids)
    return _Pieces(np.array(ids, dtype=np.int32), first_piece)


def _spans(words: Words, pieces: _Pieces, room: int, overlap: int) -> list[tuple[int, int]]:
    total = int(pieces.first_piece[-1])
    n = max(2, -(-(total - overlap) // (room - overlap)))
    size = min(room, -(-(total - overlap) // n) + overlap + overlap // 4)
    step = size - overlap
    spans: list[tuple[int, int]] = []
    start = 0
    while True:
        at = int(pieces.first_piece[start])
        end = int(np.searchsorted(pieces.first_piece, at + size, side="right")) - 1
        end = max(start + 1, min(end, len(words)))
        if end >= len(words):
            return [*spans, (start, len(words))]
        end = _near_border(words.sentence, end, start)
        spans.append((start, end))
        goal = int(np.searchsorted(pieces.first_piece, at + step))
        following = _near_border(words.sentence, min(goal, end), start)
        start = following if start < following <= end else end


def _near_border(sentence: Ints, word: int, floor: int, reach: int = 60) -> int:
    """The nearest sentence start at or before ``word``, within ``reach`` words, else ``word`` itself."""
    for i in range(word, max(floor + 1, word - reach), -1):
        if i >= len(sentence) or sentence[i] != sentence[i - 1]:
            return i
    return word


def _window(
    words: Words, pieces: _Pieces, span: tuple[int, int], core: tuple[int, int], tokenizer: Any, room: int
) -> Window:
    first, last = span
    a, b = int(pieces.first_piece[first]), int(pieces.first_piece[last])
    b = min(b, a + room)
    starts = pieces.first_piece[first:last] - a
    inside = np.searchsorted(starts, np.arange(b - a), side="right") - 1
    inside[pieces.ids[a:b] == tokenizer.sep_token_id] = -1
    ids = np.concatenate([[tokenizer.cls_token_id], pieces.ids[a:b], [tokenizer.sep_token_id]]).astype(np.int64)
    piece_word = np.concatenate([[-1], inside, [-1]]).astype(np.int32)
    word_piece = np.minimum(starts, b - a - 1).astype(np.int32) + 1
    return Window(first, last, *core, ids, piece_word, word_piece)
