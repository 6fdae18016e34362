"""One golden case a frame, positive and negative, in the inline markup of the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from actualite_nlp import layers
from actualite_nlp.evaluate.markup import compile_markup
from actualite_nlp.record.types import Quote

FOLDER = Path(__file__).parent / "frames"
HEADER = "@article frame\n@date 2024-03-05\n"
EDGE = ' \n«»“”".,;:!?'
CONTEXT = "\n\nLe marché rouvre demain matin sur la grande place. Les stands seront plus nombreux que l'an passé."


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("===\n")[1:]:
            head, _, text = block.partition("---\n")
            note = head.splitlines()[0].removeprefix("# ")
            lines = "\n".join(line for line in head.splitlines() if line.startswith("@"))
            found.append(pytest.param(f"{HEADER}{lines}\n---\n{text}", id=f"{path.stem}: {note}"))
    return found


def trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def reduced(kind: str, content: list[Any], cue: Any, source: Any, conditional: bool, text: str) -> tuple[Any, ...]:
    spans = [trimmed(c["start"], c["end"], text) for c in content]
    return (
        kind,
        [text[a:b] for a, b in spans],
        cue and text[cue["start"] : cue["end"]],
        source and text[source["start"] : source["end"]],
        conditional,
    )


@pytest.mark.model
@pytest.mark.parametrize("raw", cases())
def test_frame_is_read_as_marked(raw: str, nlp: Language) -> None:
    gold = compile_markup(raw)
    doc = nlp(gold["text"] + CONTEXT)
    wanted = [
        reduced(a["kind"], a["content"], a["cue"], a["source"], a["conditional"], gold["text"])
        for a in gold["attributions"]
    ]
    got = [
        reduced(q["kind"], q["content"], q["cue"], q["source"], q["conditional"], doc.text)
        for q in doc._.actualite_quotes
    ]
    assert sorted(map(repr, got)) == sorted(map(repr, wanted))
    assert layers.get(doc, Quote) == sorted(layers.get(doc, Quote), key=lambda q: q.content[0].start)
