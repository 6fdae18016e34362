"""What goes on under the same speaker: sentences with quoted words, and hearsay in the conditional, after a source."""

from __future__ import annotations

from ..clauses import after_connective, has_clause, is_finite, strip_range
from ..found import Found
from ..hearsay import is_conditional
from ..view import Sentence, View
from ..wordclass import DETERMINERS
from .context import HEADINGS, Context

MIN_QUOTED_WORDS = 4
MAX_LABEL = 4
_NAMED = ("surnomm", "baptis", "intitul", "appelé", "dénomm", "label", "nommé", "estampill", "rebaptis")
_CHARGED = ("poursuiv", "vue", "examen", "condamn", "inculp", "enquête", "jug", "arrêt", "écrou", "plainte")
_TOLD = frozenset({"révélé", "révélée", "révélés", "révélées", "dévoilé", "dévoilée", "rapporté", "rapportée"})


def find_continuations(context: Context) -> list[Found]:
    """Sentences without a cue of their own that go on reporting what the source before them said."""
    view = context.view
    covered = _covered(context)
    spoke = {s.start for s in view.sentences if any(covered[s.start : s.end])}
    rumoured = {r[0] for f in context.found if is_conditional(view, f.content, f.hit, False) for r in f.content[:1]}
    found: list[Found] = []
    for number, sentence in enumerate(view.sentences):
        if sentence.start in spoke or view.text[sentence.end - 1] == "?" or view.zones[sentence.zone].kind in HEADINGS:
            continue
        before = view.sentences[max(0, number - 2) : number]
        near = any(s.start in spoke and sentence.zone - s.zone <= 1 for s in before)
        if near:
            carried = any(not rumoured.isdisjoint(range(s.start, s.end)) for s in before)
            item = _quoted_words(context, sentence) or (_hearsay(context, sentence) if carried else None)
        else:
            item = _told(context, sentence, before)
        if item:
            found.append(item)
    return found


def _covered(context: Context) -> list[bool]:
    covered = [False] * len(context.view)
    for item in context.found:
        for a, b in item.content:
            covered[a:b] = [True] * (b - a)
    return covered


def _quoted_words(context: Context, sentence: Sentence) -> Found | None:
    """A sentence part of which is quoted, at more length than a title or a nickname would be."""
    view = context.view
    numbers = sorted({view.inside[i] for i in range(sentence.start, sentence.end)} - {-1} - context.taken)
    for number in numbers:
        q = view.quoted[number]
        a, b = view.range_of(q.start, q.end)
        lower = view.string[q.start].islower()
        if lower and b - a >= MIN_QUOTED_WORDS and not _is_label(view, view.first(q.outer_start), a, b):
            start = after_connective(view, sentence.start, sentence.end)
            return Found([strip_range(view, start, sentence.end)], "mixed.continuation")
    return None


def _is_label(view: View, opening: int, a: int, b: int) -> bool:
    """Whether the quoted words [a, b) are a name or a charge («surnommée "X"», «poursuivi pour "X"»)."""
    before = view.lower[max(opening - 8, 0) : opening]
    if not before or has_clause(view, a, b):
        return False
    if before[-1] in DETERMINERS and b - a <= MAX_LABEL:
        return True
    if any(word.startswith(_NAMED) for word in before[-3:]):
        return True
    return view.pos[a] == "NOUN" and "pour" in before[-2:] and any(word.startswith(_CHARGED) for word in before)


def _hearsay(context: Context, sentence: Sentence) -> Found | None:
    """A sentence in the epistemic conditional that goes on from hearsay; after anything else it is the reporter's."""
    view = context.view
    hits = context.hits_in(sentence.start, sentence.end)
    if any(hit.i in context.by_cue for hit in hits):
        return None
    if hits and not _opens_in_conditional(view, sentence):
        return None
    a, b = strip_range(view, after_connective(view, sentence.start, sentence.end), sentence.end)
    if b - a < 4 or any(view.inside[i] >= 0 for i in range(a, b)) or view.text[sentence.end - 1] == "?":
        return None
    if is_conditional(view, [(a, b)], None, False):
        return Found([(a, b)], "indirect.continuation")
    return None


def _opens_in_conditional(view: View, sentence: Sentence) -> bool:
    """Whether the first finite verb of the sentence is the hearsay: then its verbs of speech are part of it."""
    verb = next((i for i in range(sentence.start, sentence.end) if is_finite(view, i)), sentence.start)
    return view.lower[verb].endswith(("rait", "raient"))


def _told(context: Context, sentence: Sentence, before: list[Sentence]) -> Found | None:
    """Hearsay after «L'information est révélée par Le Phare»: the one who revealed it is the source."""
    view = context.view
    if not before or before[-1].zone != sentence.zone:
        return None
    last = before[-1]
    for i in range(last.start, last.end - 2):
        if view.lower[i] in _TOLD and view.lower[i + 1] == "par":
            item = _hearsay(context, sentence)
            names = [k for k in range(i + 2, min(i + 12, last.end)) if view.pos[k] == "PROPN"]
            if item and names:
                item.speaker = (view.start[i + 2], view.end[names[-1]])
            return item if names else None
    return None
