"""The cue lexicon: which words introduce reported speech, with which complements, and what they commit to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from msgspec import Struct

from ..errors import InputError
from ..record.types import Stance
from .conjugation import Mood, inflect

POS = ("verb", "noun", "prep")
FRAMES = frozenset(
    [
        "quote",
        "que",
        "si",
        "inf",
        "de",
        "a",
        "np",
        "np-fact",
        "frag",
        "attr",
        "prep",
        "colon",
        "lire",
        "que-q",
        "frag-q",
        "quote-q",
        "quote-incise",
    ]
)
REFLEXIVE = ("se ", "s'")


class CueEntry(Struct, frozen=True):
    """One cue. ``frames`` are the complements it takes (lexicon/data/README.md); commitments run from -1 to 1."""

    lemma: str
    pos: str
    frames: frozenset[str]
    stance: Stance = "assert"
    source_commitment: float = 0.9
    author_commitment: float = 0.0
    under_negation: Stance | None = None
    origin: str = ""

    @property
    def reflexive(self) -> bool:
        """True for verbs that report only with «se» («se féliciter»)."""
        return self.lemma.startswith(REFLEXIVE)

    @property
    def words(self) -> list[str]:
        """The words of the lemma, «se» left out."""
        return self.lemma.removeprefix("se ").removeprefix("s'").replace("'", "' ").split()


class CueForm(Struct, frozen=True):
    """An inflected first word of a cue, and the words that must come after it."""

    entry: CueEntry
    mood: Mood | None
    rest: tuple[str, ...] = ()


class CueLexicon:
    """Entries and an index from lower-case forms to what they may be."""

    def __init__(self, entries: Iterable[CueEntry]) -> None:
        self.entries = {(entry.pos, entry.lemma): entry for entry in entries}
        self.verbs: dict[str, list[CueForm]] = defaultdict(list)
        self.nouns: dict[str, list[CueForm]] = defaultdict(list)
        self.preps: dict[str, list[CueForm]] = defaultdict(list)
        for entry in self.entries.values():
            self._index(entry)

    def _index(self, entry: CueEntry) -> None:
        head, *rest = entry.words
        if entry.pos == "verb":
            for form, mood in dict.fromkeys(inflect(head)):
                self.verbs[form].append(CueForm(entry, mood, tuple(rest)))
        elif entry.pos == "noun":
            for form in (head, head + "s", head + "x"):
                self.nouns[form].append(CueForm(entry, None, tuple(rest)))
        else:
            self.preps[head].append(CueForm(entry, None, tuple(rest)))


def make_entry(row: Mapping[str, Any]) -> CueEntry:
    """An entry from a row of the data file or from a user's mapping; raises InputError on what it cannot be."""
    lemma, pos = str(row.get("lemma") or "").strip(), str(row.get("pos") or "verb").lower()
    given = row.get("frames") or "quote que"
    frames = frozenset(given.split() if isinstance(given, str) else given)
    stance: Any = row.get("stance") or "assert"
    under: Any = row.get("under_negation") or None
    if not lemma or pos not in POS:
        raise InputError(f"a cue needs a `lemma` and a `pos` out of {POS}, not {dict(row)!r}")
    if unknown := frames - FRAMES:
        raise InputError(f"cue {lemma!r}: unknown frames {sorted(unknown)}; known are {sorted(FRAMES)}")
    if unknown_stances := {str(s) for s in (stance, under) if s} - set(get_args(Stance)):
        raise InputError(f"cue {lemma!r}: unknown stance {sorted(unknown_stances)}; known are {get_args(Stance)}")
    if pos == "verb" and not _inflects(lemma):
        raise InputError(f"cue {lemma!r}: the first word of a verb must be an infinitive in -er, -ir or -re")
    source, author = row.get("source_commitment", 0.9), row.get("author_commitment", 0.0)
    return CueEntry(lemma, pos, frames, stance, float(source), float(author), under, str(row.get("origin") or "user"))


def _inflects(lemma: str) -> bool:
    words = CueEntry(lemma, "verb", frozenset()).words
    return bool(words) and len(words[0]) > 3 and words[0].endswith(("er", "ir", "re"))


@cache
def shipped_entries() -> tuple[CueEntry, ...]:
    """The entries of the data file."""
    lines = files(__package__).joinpath("data/cues.tsv").read_text(encoding="utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(make_entry(dict(zip(header, row, strict=True))) for row in rows)


@cache
def _shipped() -> CueLexicon:
    return CueLexicon(shipped_entries())


def load_cues(extra: Iterable[Mapping[str, Any]] | None = None) -> CueLexicon:
    """The shipped lexicon, with a user's cues added; an entry of the same lemma and pos replaces the shipped one."""
    added = [make_entry(row) for row in extra or ()]
    return CueLexicon((*shipped_entries(), *added)) if added else _shipped()
