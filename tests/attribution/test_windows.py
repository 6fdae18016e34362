from hypothesis import given, settings
from hypothesis import strategies as st

from actualite_nlp.attribution.features import read_words
from actualite_nlp.attribution.windows import cut_windows

from .conftest import make_doc

SENTENCE = "La préfète a déclaré que le barrage serait fermé. "


def test_short_document_is_one_window(tokenizer):
    words = read_words(make_doc())
    (window,) = cut_windows(words, tokenizer, 1000, 50)
    assert (window.first, window.last, window.core_first, window.core_last) == (0, len(words), 0, len(words))


def test_first_piece_of_a_word_is_its_first_letter(tokenizer):
    words = read_words(make_doc())
    (window,) = cut_windows(words, tokenizer, 1000, 50)
    pieces = tokenizer.convert_ids_to_tokens(window.pieces.tolist())
    for i in range(len(words)):
        assert pieces[window.word_piece[i]] == words.text[words.start[i]]
        assert window.piece_word[window.word_piece[i]] == i


def test_separator_between_paragraphs(tokenizer):
    words = read_words(make_doc())
    (window,) = cut_windows(words, tokenizer, 1000, 50)
    assert (window.pieces == tokenizer.sep_token_id).sum() == 3


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(1, 4), st.integers(60, 200), st.integers(0, 50))
def test_every_word_is_decided_once_and_windows_fit(tokenizer, sentences, paragraphs, size, overlap):
    text = "\n\n".join([SENTENCE * sentences] * paragraphs)
    words = read_words(make_doc(text))
    windows = cut_windows(words, tokenizer, size, overlap)
    decided = [i for w in windows for i in range(w.core_first, w.core_last)]
    assert decided == list(range(len(words)))
    for w in windows:
        assert len(w.pieces) <= size
        assert w.first <= w.core_first <= w.core_last <= w.last
        assert len(w.word_piece) == w.last - w.first


def test_long_word_without_any_border(tokenizer):
    words = read_words(make_doc("a" * 3000 + " fin"))
    windows = cut_windows(words, tokenizer, 100, 20)
    assert all(len(w.pieces) <= 100 for w in windows)
    assert sum(w.core_last - w.core_first for w in windows) == len(words)


def test_nothing_to_read(tokenizer):
    assert cut_windows(read_words(make_doc("")), tokenizer, 100, 20) == []
