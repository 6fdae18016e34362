"""Finding and resolving the temporal expressions of a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from msgspec import Struct, structs
from spacy.tokens import Doc

from ..record.types import Modifier, TimeExpression
from . import nodes as n
from .context import Governor, governor_of, modifier_before
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
_TRIGGERS = frozenset(
    word
    for phrase in (
        *MONTHS, *WEEKDAYS, *(w + "s" for w in LEX["weekdays"]), *UNITS, *(u + "s" for u in UNITS), *PARTS, *SEASONS, *LEX["holidays"], *LEX["set_adverbs"],
        *LEX["meals"],
        "hier avant-hier demain aujourd veille lendemain surlendemain epoque recemment autrefois jadis naguere dernierement",
        "longtemps actuellement desormais dorenavant maintenant present moment instant futur avenir prochainement bientot",
        "ulterieurement terme passe date temps suite peu annees ans semestre trimestre quart demi et minuit midi matins soirs",
        "etes hivers quinzaine weekend cet ete alors decennie periode rentree saison gmt utc am pm secondes", 
    )
    for word in re.findall(r"[a-z]{2,}", phrase)
) | {"h", "j", "s", "an", "dix", "quinze", "vingt", "trente", "quarante", "cinquante"}  # fmt: skip
_FIRST = frozenset(
    "le la les l un une des de du d au aux à a en ce cet cette ces c tout tous toute toutes chaque par il y voilà voici dans plus moins pres "
    "environ presque au quelque quelques plusieurs longues longs nombreux nombreuses deux trois quatre cinq six sept huit neuf dix onze douze "
    "treize quatorze quinze seize vingt trente quarante cinquante soixante septante octante huitante nonante cent mille premier premiere second "
    "seconde deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme dernier derniere derniers dernieres prochain prochaine prochains "
    "prochaines un debut fin mi milieu courant creux reste tot tard tres petit plein pleine demi minuit midi mi semaine mois annee annees an ans saison "
    "trimestre semestre avant apres pendant vers hier demain aujourd veille lendemain surlendemain recemment autrefois jadis naguere dernierement "
    "depuis actuellement desormais dorenavant maintenant present nos moment instant court long moyen prochainement bientot ulterieurement encore bien nettement "
    "jour jours heure journee matinee soiree nuit soir matin aube aurore aurores crepuscule noel paques toussaint pentecote ascension assomption "
    "epiphanie chandeleur armistice halloween fete saint vendredi jeudi mardi thanksgiving action nouvel black poisson mercredi rameaux "
    "quotidiennement journellement hebdomadairement mensuellement trimestriellement semestriellement annuellement anuellement i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi "
    "xvii xviii xix xx xxi t q s h weekend week duree exactement approximativement meme cours jusqu ete automne printemps hiver reveillon apres lever coucher tombee troiseme "
    "rentree lundi samedi maintes centaine dizaine bonne pas autre soirees aprem temps quart zero".split()
) | MONTHS.keys() | WEEKDAYS.keys() | SEASONS.keys()
_REACH = 9
"""How many words before a time word an expression may begin."""
_PARAGRAPH = re.compile(r"\n\s*\n")


class Found(Struct, frozen=True):
    """An expression before it is resolved; offsets are those of the matching form."""

    node: n.Node
    start: int
    end: int


def find_nodes(form: Matching, original: str, skip: Collection[tuple[int, int]] = ()) -> Iterator[Found]:
    """The expressions of a text in order, without overlap; nothing that lies in ``skip`` (offsets of the matching form)."""
    text = form.text
    done = 0
    for at in candidates(text):
        if at < done or any(start <= at < end for start, end in skip):
            continue
        reading = read(text, at)
        if reading is None or reading.start < done:
            continue
        if not _whole(text, reading):
            continue
        start, end = reading.start, reading.end
        if form.offsets is None and not accepted(reading.node, text, original, start, end):
            if isinstance(reading.node, n.Duration | n.LengthRange):
                done = end
            continue
        yield Found(reading.node, start, end)
        done = end


def _whole(text: str, reading: Reading) -> bool:
    return reading.start == 0 or not (text[reading.start - 1].isalnum() and text[reading.start].isalnum())


def candidates(text: str) -> list[int]:
    """Where an expression may begin: a word of the grammar's firsts, at most a few words before a time word or figure."""
    words = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    wanted: list[int] = []
    last = -1
    for i, (_, word) in enumerate(words):
        if word in _TRIGGERS or word[0].isdigit():
            for k in range(max(last + 1, i - _REACH), i + 1):
                if words[k][1] in _FIRST or words[k][1][0].isdigit():
                    wanted.append(words[k][0])
            last = i
    return wanted


def find_time_expressions(
    doc: Doc, reference: datetime | None = None, skip: Collection[tuple[int, int]] = ()
) -> list[TimeExpression]:
    """The temporal expressions of a document, resolved against a reference (the publication date).

    ``skip`` holds stretches of ``doc.text`` in which nothing is looked for. With a parser the tense of the governing
    verb chooses between the last and the next; without, the nearest is taken.
    """
    text = doc.text
    form = matching_form(text)
    parsed = doc.has_annotation("DEP") and doc.has_annotation("MORPH")
    story = Story(reference, parsed)
    found: list[TimeExpression] = []
    for item in find_nodes(form, text, skip):
        start, end = form.original(item.start, item.end)
        modifier = modifier_before(form.text, item.start)
        governor = governor_of(doc, start, end) if parsed else Governor()
        if governor.tense is None and form.text[max(0, item.start - 7) : item.start] == "depuis ":
            governor = Governor("past")
        expression = story.tell(item.node, governor, modifier)
        if expression is not None:
            resolved, modifier = expression
            found.append(_expression(f"d{len(found) + 1}", start, end, text, resolved, modifier))
    return found


class Story:
    """What has been told so far: the day and the date last named, for «la veille» and times without a day."""

    def __init__(self, reference: datetime | None, analysed: bool) -> None:
        self.scene = Scene(reference=reference, analysed=analysed)

    def tell(self, node: n.Node, governor: Governor, modifier: Modifier | None) -> tuple[Resolved, Modifier | None] | None:
        """Resolve the next expression and remember it."""
        told = governor.finite and governor.tense in ("past", "future")
        scene = structs.replace(self.scene, tense=governor.tense, event=told)
        if modifier == "since" and isinstance(node, n.Duration) and node.pinned is None:
            node = n.Duration(node.length, "since")
        resolved = resolve(node, scene)
        if resolved is None:
            return None
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
        id=id_, start=start, end=end, text=text[start:end], type=resolved.type, value=resolved.value,
        edtf=edtf(resolved.value, modifier, resolved.begin, resolved.end),
        begin=resolved.begin.isoformat() if resolved.begin else None,
        end_exclusive=resolved.end.isoformat() if resolved.end else None,
        grain=resolved.grain, relative=resolved.relative, modifier=modifier,
    )  # fmt: skip
