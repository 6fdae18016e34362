"""Finding and resolving the temporal expressions of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from msgspec import Struct, structs
from spacy.tokens import Doc

from ..record.types import Modifier, TimeExpression
from . import nodes as n
from .context import Governor, governor_of, led, modifier_before
from .filters import accepted
from .grammar import read
from .interval import Interval, floor
from .lexicon import LEX, MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS
from .resolve import resolve
from .rules import Reading
from .scene import Resolved, Scene
from .text import Matching, matching_form
from .values import edtf

_WORD = re.compile(r"[^\W\d_]+|\d+")
_TIME_WORDS = (
    *MONTHS, *WEEKDAYS, *(w + "s" for w in LEX["weekdays"]), *UNITS, *(u + "s" for u in UNITS), *PARTS, *SEASONS,
    *LEX["holidays"], *LEX["set_adverbs"], *LEX["meals"], *LEX["triggers"],
)  # fmt: skip
_TRIGGERS = frozenset(word for phrase in _TIME_WORDS for word in re.findall(r"[a-z]{2,}", phrase)) | {"h", "j", "s"}
_FIRST = frozenset(LEX["firsts"]) | MONTHS.keys() | WEEKDAYS.keys() | SEASONS.keys()
_REACH = 7
"""How many words before a time word an expression may begin."""
_SECOND = {
    "il": ("y ", "a "), "y": ("a ",), "de": ("longs ", "longues ", "nombreu"), "à": ("present", "peine "),
    "du": ("jour ", *"123456789"),
    "des": ("seconde", "minute", "heure", "jour", "semaine", "mois", "annee", "decennie", "siecle", "millenaire"),
    "par": ("seconde", "minute", "heure", "jour", "semaine", "mois", "trimestre", "semestre", "an"),
}  # fmt: skip
"""What must follow the commonest words for an expression to begin with them."""
_FIGURE_REACH = 3
"""How many words before figures an expression may begin; what follows them is a time word of its own."""


class Located(Struct, frozen=True):
    """An expression before it is resolved; offsets are those of the matching form."""

    node: n.Node
    start: int
    end: int


class Findings(Struct, frozen=True):
    """What was found, and which of it a reference date would have told more of."""

    expressions: list[TimeExpression]
    short: list[TimeExpression]


def find_nodes(form: Matching, skip: Sequence[tuple[int, int]] = ()) -> Iterator[Located]:
    """The expressions of a text in order, without overlap; none that begins in ``skip`` (offsets of the original)."""
    text, done = form.text, 0
    silent = sorted(skip)
    for at in candidates(text):
        if at < done or _is_in(silent, form.original(at, at)[0]):
            continue
        reading = read(text, at)
        if reading is None or reading.start < done or not _whole(text, reading):
            continue
        if accepted(reading.node, text, form.cased, reading.start, reading.end):
            yield Located(reading.node, reading.start, reading.end)
            done = reading.end
        elif isinstance(reading.node, n.Duration | n.LengthRange):
            done = reading.end


def _is_in(silent: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_right(silent, at, key=lambda stretch: stretch[0])
    return k > 0 and at < silent[k - 1][1]


def _whole(text: str, reading: Reading) -> bool:
    return reading.start == 0 or not (text[reading.start - 1].isalnum() and text[reading.start].isalnum())


def candidates(text: str) -> list[int]:
    """Where an expression may begin: a first word of the grammar, a few words before a time word or figure."""
    words = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    wanted: list[int] = []
    done = 0
    for i, (_, word) in enumerate(words):
        reach = _REACH if word in _TRIGGERS else _FIGURE_REACH if word[0].isdigit() else -1
        if reach < 0:
            continue
        for at, first in words[max(done, i - reach) : i + 1]:
            if first[0].isdigit() or (first in _FIRST and _may_begin(text, at, first)):
                wanted.append(at)
        done = i + 1
    return wanted


def _may_begin(text: str, at: int, word: str) -> bool:
    return word not in _SECOND or text.startswith(_SECOND[word], at + len(word) + 1)


def find_time_expressions(
    doc: Doc, reference: datetime | None = None, skip: Sequence[tuple[int, int]] = ()
) -> list[TimeExpression]:
    """The temporal expressions of a document, resolved against a reference (the publication date).

    ``skip`` holds stretches of ``doc.text`` in which nothing is looked for. With a parser the tense of the governing
    verb chooses between the last and the next; without, the nearest is taken, rather in the past.
    """
    return find_expressions(doc, reference, skip).expressions


def find_expressions(doc: Doc, reference: datetime | None, skip: Sequence[tuple[int, int]] = ()) -> Findings:
    """The temporal expressions of a document and those among them that lack a reference."""
    text = doc.text
    form = matching_form(text)
    parsed = doc.has_annotation("DEP") and doc.has_annotation("MORPH")
    story = Story(reference, parsed)
    found: list[TimeExpression] = []
    short: list[TimeExpression] = []
    for item in find_nodes(form, skip):
        start, end = form.original(item.start, item.end)
        governor = governor_of(doc, start, end) if parsed else Governor()
        governor = led(form.text[max(0, item.start - 16) : item.start], governor)
        if parsed and start >= 3 and is_habit(item.node, governor, form.text[item.start - 3 : item.start]):
            item, start = Located(n.SetOf("P1W"), item.start - 3, item.end), form.original(item.start - 3, item.end)[0]
        told = story.tell(item.node, governor, modifier_before(form.text, item.start))
        if told is not None:
            expression = _expression(f"d{len(found) + 1}", start, end, text[start:end], *told)
            found.append(expression)
            if told[0].short:
                short.append(expression)
    return Findings(found, short)


def is_habit(node: n.Node, governor: Governor, before: str) -> bool:
    """«fermé le dimanche»: a weekday with its article and no date comes back, unless a past or a future is told."""
    alone = isinstance(node, n.Day) and node.weekday and not (node.day or node.way or node.within or node.weeks)
    return bool(alone) and before == "le " and governor.tense not in ("past", "future")


class Story:
    """What has been told so far: the day and the date last named, for «la veille» and times without a day."""

    def __init__(self, reference: datetime | None, analysed: bool) -> None:
        self.scene = Scene(reference=reference, analysed=analysed)

    def tell(
        self, node: n.Node, governor: Governor, modifier: Modifier | None
    ) -> tuple[Resolved, Modifier | None] | None:
        """Resolve the next expression and remember it."""
        told = governor.finite and governor.tense in ("past", "future")
        scene = structs.replace(self.scene, tense=governor.tense, event=told)
        if modifier == "since" and isinstance(node, n.Duration) and node.pinned is None:
            node = n.Duration(node.length, "since")
        resolved = resolve(node, scene)
        if resolved is None:
            return None
        with suppress(OverflowError):
            self._remember(node, resolved)
        if isinstance(node, n.Portion):
            modifier = modifier or {"gone": "start", "left": "end"}.get(node.part, node.part)  # type: ignore[assignment]
        if isinstance(node, n.Clock):
            modifier = node.bound or modifier or node.portion
        if modifier is None and isinstance(node, n.Duration | n.Offset) and node.length.approx:
            modifier = "approx"
        return _opened(node, resolved, modifier), modifier

    def _remember(self, node: n.Node, resolved: Resolved) -> None:
        known = resolved.interval
        if known is None or isinstance(node, n.Duration | n.Vague | n.SetOf):
            return
        if known.grain in ("hour", "minute", "second", "part_of_day"):
            day = known.begin.replace(hour=0, minute=0, second=0, microsecond=0)
            known = Interval(day, day + timedelta(days=1), "day")
        far = self.scene.reference is not None and abs((known.begin - self.scene.reference).days) > 36500
        if far:
            return
        day_ = known if known.grain == "day" else self.scene.day
        self.scene = structs.replace(self.scene, last=known, day=day_)


def _opened(node: n.Node, resolved: Resolved, modifier: Modifier | None) -> Resolved:
    """Open the bounds that a modifier opens: «depuis 2022» has no end, «avant 16 heures» no beginning."""
    if resolved.type in ("DURATION", "SET") or isinstance(node, n.Range) or resolved.begin is None:
        return resolved
    if isinstance(node, n.Offset) and node.until:
        return resolved
    if isinstance(node, n.Clock) and modifier in ("before", "until"):
        return structs.replace(resolved, begin=floor(resolved.begin, "D") if node.bound else None, end=resolved.begin)
    if modifier == "since":
        return structs.replace(resolved, end=None)
    if modifier == "after":
        instant = resolved.grain in ("hour", "minute", "second")
        return structs.replace(resolved, begin=resolved.begin if instant else resolved.end, end=None)
    if modifier == "before":
        return structs.replace(resolved, begin=None, end=resolved.begin)
    if modifier == "until":
        return structs.replace(resolved, begin=None)
    return resolved


def _expression(
    id_: str, start: int, end: int, text: str, resolved: Resolved, modifier: Modifier | None
) -> TimeExpression:
    return TimeExpression(
        id=id_, start=start, end=end, text=text, type=resolved.type, value=resolved.value,
        edtf=edtf(resolved.value, modifier, resolved.begin, resolved.end),
        begin=resolved.begin.isoformat() if resolved.begin else None,
        end_exclusive=resolved.end.isoformat() if resolved.end else None,
        grain=resolved.grain, relative=resolved.relative, modifier=modifier,
    )  # fmt: skip
