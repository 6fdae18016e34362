"""Prepositions that name a source: «selon X, P», «P, d'après X», «pour lui, P», «de source policière»."""

from __future__ import annotations

from ...lexicon.words import words
from ..adverbials import chars, skip_adverbials
from ..clauses import after_connective, clause_end, content_start, has_clause, is_finite, strip_range
from ..found import Found, Range
from ..phrase import STRONG_PRONOUNS, phrase_end
from ..view import Sentence, View
from ..wordclass import DETERMINERS, is_moment, is_name, is_person_noun
from .context import Context

FOLLOWERS = frozenset(
    [
        "qui",
        "dont",
        "où",
        "et",
        "mais",
        "publié",
        "publiée",
        "rendu",
        "rendue",
        "réalisé",
        "réalisée",
        "cité",
        "citée",
        "citant",
        "paru",
        "parue",
    ]
)
ADVERBS = frozenset({"toujours", "notamment", "encore", "également", "du", "moins"})
RELATIVES = frozenset({"qui", "lequel", "lesquels", "laquelle", "lesquelles"})


def find_according(context: Context) -> list[Found]:
    """Every attribution of a source preposition outside quotation marks, in text order."""
    found: list[Found] = []
    view = context.view
    for sentence in view.sentences:
        for i in range(sentence.start, sentence.end):
            if view.inside[i] >= 0:
                continue
            end = _preposition_end(context, i, sentence)
            if end is not None:
                item = _read(context, sentence, i, end)
                if item:
                    found.append(item)
    return found


def _preposition_end(context: Context, i: int, sentence: Sentence) -> int | None:
    """End of the source preposition that starts at ``i``."""
    view = context.view
    best: int | None = None
    for form in context.lexicon.preps.get(view.lower[i], ()):
        j = i + 1
        for word in form.rest:
            if j < sentence.end and view.lower[j] in ({"de": ("de", "d'", "du", "des")}.get(word, (word,))):
                j += 1
            else:
                break
        else:
            best = max(best or 0, j)
    return best


def _read(context: Context, sentence: Sentence, i: int, j: int) -> Found | None:
    view = context.view
    pour = view.lower[i] == "pour"
    source = _source(view, sentence, i, j, pour)
    if source is None:
        return None
    start = _clause_start(view, content_start(view, sentence.start, sentence.end), i)
    cue = (view.start[i], view.end[j - 1])
    while i - 1 >= start and view.lower[i - 1] in ADVERBS:
        i -= 1
    a, end = source
    after, _ = skip_adverbials(view, end, sentence.end)
    after += after < sentence.end and view.lower[after].endswith("-même")
    relative = i - 1 > sentence.start and (
        view.lower[i - 1] == "qui" or (view.text[i - 1] == "," and view.lower[i - 2] == "qui")
    )
    if relative and not pour:
        after += view.text[after : after + 1] == [","]
        stop = next((k for k in range(after + 1, sentence.end) if view.text[k] == "," and view.inside[k] < 0), None)
        return _found(view, [strip_range(view, after, stop or sentence.end)], source, sentence, cue, pour)
    initial = (
        i <= start
        or (view.lower[i - 1] in ("mais", "or", "car") and i - 2 > start and view.text[i - 2] in ",;")
        or view.text[i - 1] in (":", ";")
        or (
            view.text[i - 1] == ","
            and i - sentence.start <= 4
            and not has_clause(view, sentence.start, i)
            and not _verb_follows(view, after, sentence.end)
        )
    )
    if pour and not initial and view.lower[a] not in RELATIVES and not (i == 0 or view.is_mark(i - 1)):
        return None
    comma = _comma(view, after, sentence.end)
    if end == a + 1 and view.lower[a] in RELATIVES:
        content = [_clause(context, after, sentence.end)]
    elif initial:
        content = [_clause(context, comma if comma is not None else after, sentence.end)]
    elif view.text[i - 1] == "," and comma is not None and _goes_on(view, comma + 1, sentence.end):
        content = [strip_range(view, start, i - 1), strip_range(view, comma + 1, sentence.end)]
    elif (
        end < sentence.end
        and view.text[end] not in ",.;:)!?"
        and view.lower[end] not in FOLLOWERS
        and not is_moment(view, end)
        and (view.text[i - 1] != "," or view.pos[end] != "ADP")
    ):
        content = [strip_range(view, start, i), strip_range(view, end, sentence.end)]
    else:
        content = [strip_range(view, start, i)]
    return _found(view, content, source, sentence, cue, pour)


def _found(view: View, content: list[Range], source: Range, sentence: Sentence, cue: Range, pour: bool) -> Found | None:
    """The attribution of ``content``, with who is cited behind the source; None where hardly anything is left."""
    a, end = source
    content = [r for r in content if r[1] - r[0] >= 1]
    if not content or not any(b - a >= 2 or view.inside[a] >= 0 or view.text[a][0].isdigit() for a, b in content):
        return None
    mention_chars = chars(view, a, end)
    relays = _relays(view, end, sentence.end)
    quoting = _quoting(view, end, sentence.end)
    if quoting:
        mention_chars, relays = quoting, [mention_chars]
    method = "frame.pour" if pour else "frame.selon"
    return Found(content, method, None, mention_chars, venue=None, cue=cue, relays=relays)


def _clause_start(view: View, start: int, i: int) -> int:
    """Start of what a source behind it covers: after a bracket left open, a colon or «, mais» with its clause."""
    for k in range(i - 1, start, -1):
        if view.inside[k] >= 0:
            continue
        if view.text[k] == ")":
            break
        if view.text[k] == "(":
            return k + 1
    apart = next((k for k in range(i - 1, start, -1) if view.text[k] == "," and view.inside[k] < 0), start)
    if (
        start < apart < i - 2
        and view.lower[apart + 1] != "et"
        and not has_clause(view, apart, i)
        and has_clause(view, start, apart)
    ):
        return apart + 1
    for k in range(i - 3, start + 1, -1):
        joined = view.text[k] == ":" or (view.lower[k] == "mais" and view.text[k - 1] == ",")
        apart_from_marks = joined and view.inside[k] < 0 and view.inside[k + 1] < 0
        if apart_from_marks and has_clause(view, start, k) and has_clause(view, k + 1, i):
            return k + 1
    return start


def _source(view: View, sentence: Sentence, i: int, j: int, pour: bool) -> Range | None:
    if j >= sentence.end:
        return None
    word = view.lower[j]
    if word in RELATIVES and (word == "qui" or not pour):
        return j, j + 1
    if word in STRONG_PRONOUNS and (j + 1 >= sentence.end or view.pos[j + 1] not in ("VERB", "AUX")):
        return j, j + 1
    if view.lower[i] == "de" and view.lower[j - 1] in ("source", "sources") and view.lower[i - 1] != "partir":
        end = phrase_end(view, j - 1, sentence.end, loose=True, apposition=False)
        return (j - 1, end) if end > j else None
    initial = i <= content_start(view, sentence.start, sentence.end)
    end = phrase_end(view, j, sentence.end, loose=True, apposition=not initial)
    if initial:
        end = _initial_apposition(view, j, end, sentence.end)
    if end <= j:
        return None
    bad = words("not_sources")
    head = next((k for k in range(j, end) if view.pos[k] in ("NOUN", "PROPN", "PRON", "X")), None)
    if head is None or view.lower[head] in bad or view.lower[j] in bad:
        return None
    if pour and not (is_person_noun(view.lower[head]) or view.pos[head] == "PROPN"):
        body = view.lower[head] in words("institutions") and view.text[end : end + 1] == [","]
        if not body or not any(view.inside[k] >= 0 for k in range(end, sentence.end)):
            return None
    return j, end


def _initial_apposition(view: View, j: int, end: int, limit: int) -> int:
    """Apposition of an opening «selon X, Y, P»: a role without article, or a name after a role, closed by a comma."""
    if end + 2 >= limit or view.text[end] != ",":
        return end
    k = end + 1
    role_first = any(is_person_noun(view.lower[m]) for m in range(j, end))
    named = any(view.pos[m] == "PROPN" for m in range(j, end))
    name_next = role_first and not named and is_name(view, k)
    role_next = (
        named and view.text[k][:1].islower() and (is_person_noun(view.lower[k]) or view.lower[k] in ("du", "de"))
    )
    if not name_next and not role_next:
        return end
    stop = phrase_end(view, k + (view.lower[k] in ("du", "de")), limit, apposition=False, loose=True)
    return stop if stop < limit and view.text[stop] == "," and stop > k else end


def _comma(view: View, j: int, limit: int) -> int | None:
    """The comma that closes the prepositional phrase, a relative clause or participle in between skipped."""
    if j < limit and view.text[j] == ",":
        if j + 1 < limit and view.lower[j + 1] in (
            "qui",
            "cité",
            "citée",
            "cités",
            "citées",
            "dont",
            "interrogé",
            "interrogée",
            "citant",
            "relayé",
            "relayée",
            "relayés",
            "repris",
            "reprise",
        ):
            return next((k for k in range(j + 1, limit) if view.text[k] == ","), j)
        return j
    if j < limit and view.lower[j] in (
        "qui",
        "que",
        "dont",
        "publié",
        "publiée",
        "rendu",
        "rendue",
        "réalisé",
        "réalisée",
        "cité",
        "citée",
        "paru",
        "parue",
        "diffusé",
        "diffusée",
    ):
        return next((k for k in range(j + 1, limit) if view.text[k] == ","), None)
    return None


def _clause(context: Context, start: int, end: int) -> Range:
    """The clause behind an opening source, before a later participle cue («…, soulignant…»)."""
    start = after_connective(context.view, start + (context.view.text[start : start + 1] == [","]), end)
    return strip_range(context.view, start, clause_end(context.view, start, end, None, context.hits_in(start, end)))


def _verb_follows(view: View, j: int, limit: int) -> bool:
    """Whether a finite verb stands right behind the comma at ``j``: the words before the source are its subject."""
    if j + 2 >= limit or view.text[j] != ",":
        return False
    k = j + 1 + (view.lower[j + 1] in ("n'", "ne", "s'", "se"))
    return is_finite(view, k)


def _goes_on(view: View, a: int, b: int) -> bool:
    """Whether what stands behind the second comma completes the clause begun before the first."""
    if b - a <= 2:
        return False
    bare = view.pos[a] in ("NOUN", "ADJ", "ADV") and view.lower[a] not in DETERMINERS
    role = next((m for m in range(a, min(a + 4, b)) if is_person_noun(view.lower[m])), b)
    if bare and role < b and not has_clause(view, a, role):
        return False
    return (
        view.lower[a + 1] not in RELATIVES
        and view.lower[a] not in FOLLOWERS
        and view.lower[a]
        not in (
            "qui",
            "dont",
            "où",
            "alors",
            "tandis",
            "ce",
            "mais",
            "lors",
            "cité",
            "citée",
        )
    )


def _quoting(view: View, end: int, limit: int) -> Range | None:
    """The source behind a relay: «selon le journal, qui cite une source», «, citant des proches»."""
    for k in range(end, min(end + 3, limit - 1)):
        if view.lower[k] in ("cite", "citent", "citait", "citant") and (
            view.lower[k] == "citant" or view.lower[k - 1] == "qui"
        ):
            stop = phrase_end(view, k + 1, limit, apposition=False)
            return chars(view, k + 1, stop) if stop > k + 1 else None
    return None


def _relays(view: View, end: int, limit: int) -> list[Range]:
    """«citée par Le Figaro» after the source."""
    for k in range(end, min(end + 3, limit - 2)):
        if (
            view.lower[k] in ("cité", "citée", "cités", "citées", "relayé", "relayée", "relayés", "reprise", "repris")
            and view.lower[k + 1] == "par"
        ):
            stop = phrase_end(view, k + 2, limit, apposition=False)
            return [chars(view, k + 2, stop)] if stop > k + 2 else []
    return []
