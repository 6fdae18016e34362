"""Two versions of one thing: neighbouring statements by two holders, a word of contrast, and something that differs."""

from __future__ import annotations

from collections.abc import Iterator

from .draft import SUPPORT, Draft, hold
from .material import Material, Stand
from .words import antonyms, pattern, phrases, words

_NEGATIONS = frozenset({"pas", "aucun", "aucune", "jamais", "rien", "nullement", "ni"})
GAP = 2


def find_versions(material: Material) -> Iterator[Draft]:
    """Pairs of statements that share their words and differ in polarity, an antonym, or a correcting turn."""
    stands = [
        s
        for s in material.stands
        if s.quote and s.holder and s.stance in SUPPORT and not (material.is_survey(s.holder) or _asks(s))
    ]
    for k, b in enumerate(stands):
        for a in stands[max(0, k - 4) : k]:
            if a.holder == b.holder or b.sentence - a.sentence > GAP or a.end > b.start:
                continue
            signal = _signal(material, a, b)
            if signal is None:
                continue
            held = [hold(material, a, b.words, "assert"), hold(material, b, a.words, "deny")]
            about = (held[0].evidence.start, held[0].evidence.end)
            yield Draft("contested", held, about, f"versions.{signal}", min(0.7, 0.4 + 0.4 * a.closeness(b)))


def _signal(material: Material, a: Stand, b: Stand) -> str | None:
    shared = a.closeness(b)
    frame, after = _frame(material, a, b)
    if b.sentence - a.sentence <= 1 and "au contraire" in frame.casefold():
        return "contrast"
    if a.sentence == b.sentence and _concedes(material, b) and _opposite(a, b):
        return "concession"
    if shared >= 0.1 and (phrases("strong_contrast").search(frame) or phrases("strong_contrast").search(after)):
        return "contrast"
    if shared < 0.3 or len(a.words & b.words) < 2 or not _contrasted(b, frame, after):
        return None
    return _difference(material, a, b)


def _asks(stand: Stand) -> bool:
    """Whether a statement asks or advises: what it wants is neither true nor false."""
    return bool(stand.quote and stand.quote.cue and stand.quote.cue.lemma in words("requesting"))


def _concedes(material: Material, stand: Stand) -> bool:
    """Whether a sentence opens with a concession: «Bien que l'un dise…, l'autre…»."""
    begin = material.view.start[material.sentence(stand.sentence).start]
    return pattern("concession_openings").match(material.text, begin) is not None


def _opposite(a: Stand, b: Stand) -> bool:
    return any(frozenset((x, y)) in antonyms() for x in a.words for y in b.words)


def _frame(material: Material, a: Stand, b: Stand) -> tuple[str, str]:
    """What stands around the second statement in its sentence, outside both contents."""
    sentence = material.sentence(b.sentence)
    begin = max(a.end, material.view.start[sentence.start])
    opening = pattern("contrast_openings").match(material.text, b.start)
    return material.text[begin : opening.end() if opening else b.start], material.text[
        b.end : min(b.end + 60, material.view.end[sentence.end - 1])
    ]


def _contrasted(b: Stand, frame: str, after: str) -> bool:
    cue = b.quote.cue.lemma if b.quote and b.quote.cue else ""
    return bool(phrases("contrast").search(frame) or phrases("contrast").search(after)) or cue in words("answering")


def _difference(material: Material, a: Stand, b: Stand) -> str | None:
    text = material.text[b.start : b.end]
    if phrases("correcting").search(text):
        return "correction"
    if _opposite(a, b):
        return "antonym"
    if _negative(material, a) != _negative(material, b):
        return "polarity"
    return None


def _negative(material: Material, stand: Stand) -> bool:
    a, b = material.view.range_of(stand.start, stand.end)
    return any(w in _NEGATIONS for w in material.view.lower[a : min(b, a + 25)])
