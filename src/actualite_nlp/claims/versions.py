"""Two versions of one thing: neighbouring statements by two holders, a word of contrast, and something that differs."""

from __future__ import annotations

from collections.abc import Iterator

from .draft import SUPPORT, Draft, hold
from .material import Material, Stand
from .words import antonyms, phrases, words

_NEGATIONS = frozenset({"pas", "aucun", "aucune", "jamais", "rien", "nullement", "ni"})
GAP = 2


def find_versions(material: Material) -> Iterator[Draft]:
    """Pairs of statements that share their words and differ in polarity, an antonym, or a correcting turn."""
    stands = [s for s in material.stands if s.quote and s.holder and s.stance in SUPPORT]
    for k, b in enumerate(stands):
        for a in stands[max(0, k - 4) : k]:
            if a.holder == b.holder or b.sentence - a.sentence > GAP or a.end > b.start:
                continue
            shared = a.closeness(b)
            if shared < 0.25 or not _contrasted(material, a, b):
                continue
            signal = _difference(material, a, b)
            if signal is None:
                continue
            held = [hold(material, a, b.words, "assert"), hold(material, b, a.words, "deny")]
            about = (held[0].evidence.start, held[0].evidence.end)
            yield Draft("contested", held, about, f"versions.{signal}", min(0.7, 0.4 + 0.4 * shared))


def _contrasted(material: Material, a: Stand, b: Stand) -> bool:
    sentence = material.sentence(b.sentence)
    begin = max(a.end, material.view.start[sentence.start])
    after = material.text[b.end : b.end + 60]
    frame = material.text[begin : b.start]
    cue = b.quote.cue.lemma if b.quote and b.quote.cue else ""
    return bool(phrases("contrast").search(frame) or phrases("contrast").search(after)) or cue in words("answering")


def _difference(material: Material, a: Stand, b: Stand) -> str | None:
    text = material.text[b.start : b.end]
    if phrases("correcting").search(text):
        return "correction"
    if any(frozenset((x, y)) in antonyms() for x in a.words for y in b.words):
        return "antonym"
    if _negative(material, a) != _negative(material, b):
        return "polarity"
    if b.quote and b.quote.cue and b.quote.cue.lemma in ("objecter", "rétorquer", "contredire", "rectifier"):
        return "answer"
    return None


def _negative(material: Material, stand: Stand) -> bool:
    a, b = material.view.range_of(stand.start, stand.end)
    return any(w in _NEGATIONS for w in material.view.lower[a : min(b, a + 25)])
