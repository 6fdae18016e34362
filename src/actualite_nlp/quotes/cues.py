"""Finding cues on the tokens: lexicon forms, checked against the tagger, with their verb group around them."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.cues import CueForm, CueLexicon
from .adverbials import fixed_phrase
from .found import Hit
from .view import View
from .wordclass import DETERMINERS, starts_phrase

CLITICS = frozenset(
    ["se", "s'", "me", "m'", "te", "t'", "nous", "vous", "lui", "leur", "le", "la", "l'", "les", "y", "en", "ne", "n'"]
)
SUBJECT_CLITICS = frozenset(["-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous", "-vous", "-tu", "-ce"])
NEGATIONS = frozenset(["pas", "plus", "jamais", "rien", "guère", "point", "nullement", "aucunement"])
HAVE = frozenset(
    [
        "ai",
        "as",
        "a",
        "avons",
        "avez",
        "ont",
        "avais",
        "avait",
        "avions",
        "aviez",
        "avaient",
        "eut",
        "eurent",
        "aura",
        "auront",
        "aurait",
        "auraient",
        "ait",
        "aient",
        "ayant",
    ]
)
BE = frozenset(
    [
        "suis",
        "es",
        "est",
        "sommes",
        "êtes",
        "sont",
        "étais",
        "était",
        "étions",
        "étiez",
        "étaient",
        "fut",
        "furent",
        "sera",
        "seront",
        "serait",
        "seraient",
        "soit",
        "soient",
        "étant",
    ]
)
AUX = HAVE | BE | {"avoir", "être", "été"}
SEMI = frozenset(
    [
        "vouloir",
        "tenir",
        "tenter",
        "pouvoir",
        "devoir",
        "aller",
        "venir",
        "préférer",
        "contenter",
        "borner",
        "limiter",
        "continuer",
        "commencer",
        "finir",
        "hésiter",
        "essayer",
        "choisir",
        "plaire",
        "profiter",
        "permettre",
        "décider",
        "empresser",
        "oser",
        "croire",
        "falloir",
        "manquer",
        "dire",
    ]
)
PARENTHETIC = frozenset({"autrement", "cela", "ceci", "proprement"})
"""What makes a connective of «dit»: «autrement dit», «cela dit»."""
VERBAL = frozenset({"VERB", "AUX"})
_SKIPPED_IN_GROUP = 9
MAX_COORDINATED = 40


def find_cues(view: View, lexicon: CueLexicon) -> list[Hit]:
    """Verb cues in text order, inside and outside quotation marks."""
    hits: list[Hit] = []
    taken = -1
    for a, b in view.zone_ranges:
        for i in range(a, b):
            forms = lexicon.verbs.get(view.lower[i])
            if not forms or i < taken or (i > a and view.lower[i] == "dit" and view.lower[i - 1] in PARENTHETIC):
                continue
            hit = next(_hits(view, i, forms, a, b), None)
            if hit:
                hits.append(hit)
                taken = hit.end
    return hits


def _hits(view: View, i: int, forms: list[CueForm], a: int, b: int) -> Iterator[Hit]:
    """Readings of a form, longest multiword cue and reflexive ones first."""
    for form in sorted(forms, key=lambda f: (-len(f.rest), not f.entry.reflexive, _mood_rank(view, i, f))):
        end = _rest(view, i, form.rest, b)
        if end is None or (form.mood == "infinitive" and view.text[i][0].isupper() and i > a):
            continue
        hit = _group(view, i, end, form, a, b)
        if hit and hit.entry.reflexive == _is_reflexive(view, hit):
            yield hit


def _mood_rank(view: View, i: int, form: CueForm) -> int:
    """Prefer the finite reading of an ambiguous form («dit») unless an auxiliary stands before it."""
    after_aux = _find_aux(view, i, max(0, i - _SKIPPED_IN_GROUP)) is not None
    return 0 if (form.mood == "participle") == (after_aux or _historic(view, i)) else 1


def _historic(view: View, i: int) -> bool:
    """Whether a form reads as «je promis», which no news has: then it is the participle."""
    return view.verb_form[i] == "Part" and view.lower[i].endswith("is") and view.lower[i] not in ("dis", "ris", "lis")


def _rest(view: View, i: int, rest: tuple[str, ...], b: int) -> int | None:
    """End of a multiword cue whose first word is ``i``: an adverb or a subject clitic may stand between its words."""
    j = i + 1
    for word in rest:
        while j < b and (
            view.lower[j] in SUBJECT_CLITICS
            or view.lower[j] == "-t"
            or view.lower[j] in NEGATIONS
            or view.pos[j] == "ADV"
        ):
            j += 1
        if j >= b or view.lower[j] not in _variants(word):
            return None
        j += 1
    return j


def _variants(word: str) -> tuple[str, ...]:
    if word in ("de", "sur", "à"):
        return {"de": ("de", "d'", "du", "des"), "à": ("à", "au", "aux"), "sur": ("sur",)}[word]
    return (word,)


def _find_aux(view: View, i: int, a: int) -> int | None:
    """The auxiliary before participle ``i``, adverbs, clitics and short insertions skipped."""
    j = i - 1
    while j >= a and i - j <= _SKIPPED_IN_GROUP:
        word = view.lower[j]
        if word in AUX:
            return j
        skipped = (
            view.pos[j] == "ADV"
            or word in NEGATIONS
            or word in SUBJECT_CLITICS
            or word in ("-t", "t", "tout", "tous", "lui", "elle", "eux")
        )
        if not skipped:
            fixed = _fixed_before(view, j, a)
            if fixed is not None:
                j = fixed
                continue
        if word == "," and view.head[j] == i:
            skipped = True
        if not skipped:
            break
        j -= 1
    auxiliaries = [
        c for c in view.children[i] if view.dep[c] in ("aux", "cop") and c < i and view.lower[c] in AUX and i - c <= 14
    ]
    return max(auxiliaries, default=None) if auxiliaries else None


def _fixed_before(view: View, j: int, a: int) -> int | None:
    """The token before a fixed adverbial that ends at ``j`` («de son côté»), or None."""
    for n in (4, 3, 2):
        if j - n + 1 > a and fixed_phrase(view, j - n + 1, j + 1) == j + 1:
            return j - n
    return None


def _clitics_before(view: View, i: int, a: int) -> int:
    while (
        i - 1 >= a
        and view.lower[i - 1] in CLITICS
        and (view.pos[i - 1] not in ("DET", "ADP") or _behind_marks(view, i - 1, a))
    ):
        i -= 1
    return i


def _behind_marks(view: View, i: int, a: int) -> bool:
    """Whether token ``i`` follows a closing mark and a comma: an object pronoun there («"…", l'interpelle X»)."""
    return i - 2 >= a and view.text[i - 1] == "," and view.is_mark(i - 2)


def _group(view: View, i: int, end: int, form: CueForm, a: int, b: int) -> Hit | None:
    mood = form.mood or "finite"
    if mood == "participle":
        return _participle(view, i, end, form, a, b)
    if mood == "infinitive":
        return _infinitive(view, i, end, form, a, b)
    if mood == "present_participle":
        if view.pos[i] not in VERBAL | {"ADJ"}:
            return None
        g0 = _clitics_before(view, i, a)
        return _hit(view, form, "present_participle", i, end, g0, b, i)
    inverted = i + 1 < b and (view.lower[i + 1] in SUBJECT_CLITICS or view.lower[i + 1] == "-t")
    certain = i > a and view.lower[i - 1] in ("il", "elle", "ils", "elles", "on")
    if view.pos[i] not in VERBAL and not inverted and not certain and not _after_break(view, i, a):
        return None
    if view.lower[i].endswith("ez") and "vous" not in view.lower[max(a, i - 3) : i]:
        return None
    if i > a and view.lower[i - 1] in AUX and view.pos[i - 1] in VERBAL:
        misspelt = view.lower[i].endswith("it")
        return _participle(view, i, end, form, a, b) if misspelt else None
    return _hit(view, form, "finite", i, end, _clitics_before(view, i, a), b, i)


def _after_break(view: View, i: int, a: int) -> bool:
    """Whether the tagger may be wrong about a verb: it stands where an incise starts, or where the verb should be."""
    j = _clitics_before(view, i, a) - 1
    if i - 2 >= a and view.lower[i - 1] in ("le", "l'") and view.lower[i - 2] in ("comme", "ainsi", "que"):
        return True
    if j <= a or i + 1 >= len(view):
        return False
    if view.is_mark(j) or (view.text[j] == "," and (view.is_mark(j - 1) or starts_phrase(view, i + 1))):
        return True
    if view.pos[j] not in ("NOUN", "PROPN") or _clause_has_verb(view, i, a):
        return False
    quoting = any(view.is_mark(k) and ":" not in view.text[i:k] for k in range(i + 1, min(i + 6, len(view))))
    if quoting and view.inside[i] < 0 and (view.is_mark(i + 1) or view.lower[i + 1] in DETERMINERS):
        return view.pos[i] in ("ADJ", "ADV", "X", "NOUN")
    return starts_phrase(view, i + 1) and view.pos[i] in ("ADJ", "ADV", "X")


def _clause_has_verb(view: View, i: int, a: int) -> bool:
    """Whether the words around ``i`` up to the next punctuation hold a finite verb."""
    for step in (-1, 1):
        k = i + step
        while a <= k < len(view) and abs(k - i) < MAX_COORDINATED and view.text[k] not in ",.;:!?":
            if view.verb_form[k] == "Fin":
                return True
            k += step
    return False


def _participle(view: View, i: int, end: int, form: CueForm, a: int, b: int) -> Hit | None:
    aux = _find_aux(view, i, a)
    if aux is None:
        if view.pos[i] not in ("VERB", "ADJ"):
            return None
        if _has_aux(view, i, a):
            return _hit(view, form, "compound", i, end, i, b, i)
        return _hit(view, form, "participle", i, end, i, b, i)
    first = aux
    passive = view.lower[aux] == "été"
    if passive:
        before = _find_aux(view, aux, a)
        first = aux if before is None else before
    g0 = _clitics_before(view, first, a)
    reflexive = any(w in ("se", "s'", "me", "m'", "nous", "vous") for w in view.lower[g0:first])
    passive = passive or (
        view.lower[aux] in BE and not reflexive and form.entry.words[0] not in ("intervenir", "revenir", "convenir")
    )
    semi = _infinitive_over(view, first, a) if view.lower[first] in ("avoir", "être") else None
    anchor = first if semi is None else semi
    return _hit(view, form, "compound", i, end, _clitics_before(view, anchor, a), b, anchor, passive=passive)


def _has_aux(view: View, i: int, a: int) -> bool:
    """Whether participle ``i`` is coordinated with a participle that has «avoir» («a dit et rappelé»)."""
    k = i - 1
    while k > a and view.pos[k] == "ADV":
        k -= 1
    if view.lower[k] not in ("et", "puis", "mais"):
        return False
    for m in range(k - 1, max(a, k - MAX_COORDINATED), -1):
        if view.text[m] in ".;:!?" and view.inside[m] < 0:
            return False
        if view.lower[m] in HAVE:
            n = next((n for n in range(m + 1, k) if view.pos[n] != "ADV"), k)
            if view.verb_form[n] == "Part":
                return True
    return False


def _infinitive_over(view: View, i: int, a: int) -> int | None:
    """The semi-auxiliary that governs infinitive ``i`` («a tenu à préciser», «peut-on lire»)."""
    j = _clitics_before(view, i, a) - 1
    while j >= a and (
        view.lower[j] in ("à", "de", "d'", "par", "pour", "-t")
        or view.pos[j] == "ADV"
        or view.lower[j] in SUBJECT_CLITICS
        or view.lower[j] in NEGATIONS
    ):
        j -= 1
    return j if j >= a and view.pos[j] in VERBAL and view.lemma[j] in SEMI else None


def _infinitive(view: View, i: int, end: int, form: CueForm, a: int, b: int) -> Hit | None:
    semi = _infinitive_over(view, i, a)
    if semi is None:
        return _hit(view, form, "infinitive", i, end, _clitics_before(view, i, a), b, i)
    aux = _find_aux(view, semi, a)
    first = semi if aux is None else aux
    if first == semi and view.lower[semi].endswith("ant"):
        return _hit(view, form, "present_participle", i, end, _clitics_before(view, semi, a), b, semi)
    return _hit(view, form, "compound", i, end, _clitics_before(view, first, a), b, semi)


def _hit(
    view: View, form: CueForm, mood: str, i: int, end: int, g0: int, b: int, anchor: int, passive: bool = False
) -> Hit:
    g1 = end
    while g1 < b and (
        view.lower[g1] in SUBJECT_CLITICS or view.lower[g1] in ("-t", "t") or view.lower[g1] in NEGATIONS
    ):
        g1 += 1
    inverted = next((j for j in range(g0, g1) if view.lower[j] in SUBJECT_CLITICS), None)
    group = view.lower[g0:g1]
    ne = "ne" in group or "n'" in group
    no = any(word in NEGATIONS for word in group)
    carrier = view.tokens[min(anchor, i)].morph
    auxiliaries = [view.tokens[j] for j in range(g0, i) if view.lower[j] in AUX]
    cond = any("Cnd" in t.morph.get("Mood", []) for t in (*auxiliaries, view.tokens[i], view.tokens[anchor]))
    past = (
        bool(auxiliaries)
        or bool({"Imp", "Past"} & set(carrier.get("Tense", [])))
        or view.lower[i].endswith(("ait", "aient"))
    )
    return Hit(form.entry, mood, i, end, g0, g1, inverted, ne and no, ne and not no, passive, past, cond, anchor)


def _is_reflexive(view: View, hit: Hit) -> bool:
    begin = hit.anchor + 1 if view.verb_form[hit.i] == "Inf" and hit.g0 <= hit.anchor < hit.i else hit.g0
    return any(word in ("se", "s'") for word in view.lower[begin : hit.i])
