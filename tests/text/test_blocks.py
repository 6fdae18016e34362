from __future__ import annotations

from actualite_nlp.text.blocks import split_blocks


def test_lines_are_blocks_and_blank_lines_are_gaps() -> None:
    blocks = split_blocks("Titre\n\nPremier paragraphe.\nSecond paragraphe.\n")
    assert [(b.text, b.gap) for b in blocks] == [
        ("Titre", True),
        ("Premier paragraphe.", True),
        ("Second paragraphe.", False),
    ]


def test_hard_wrapped_lines_are_one_block() -> None:
    text = "Le conseil municipal a voté mardi soir une\nrallonge pour la piscine."
    assert [b.text for b in split_blocks(text)] == [text]


def test_block_offsets_hold_in_the_text() -> None:
    text = "  Un.\r\n\r\n\tDeux.  \n"
    assert all(text[b.start : b.end] == b.text for b in split_blocks(text))
