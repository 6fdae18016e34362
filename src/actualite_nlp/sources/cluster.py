"""Names of one thing grouped into an entity: full names, surnames, initials, acronyms with their expansions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .. import layers
from ..record.types import Gender, SourceType
from .model import Entity, Mention, Page, Role
from .names import Name
from .words import EMPTY_WORDS, Known, capitalised, first_name, fold, known_names, noun, public_figures

_EXPANDED = re.compile(r"\((?:[Ll]['’]|[Ll]e |[Ll]a )?([A-ZÀ-Þ][\w.&-]{1,11})\)")
_PARTY = re.compile(r" \(([A-ZÀ-Þ][\w’'&-]*(?: [\w’'&-]+){0,3})\)")
_ADJECTIVE = re.compile(r"(?:(?:ion|roy|inter|loc|lég)ale?|aise?|ienn?e?|ande)s?$")
_LONG_FORM_CHARS = 120
_MEDIA_WORDS = frozenset({
    "news", "times", "post", "herald", "tribune", "gazette", "daily", "telegraph", "guardian", "sun", "observer",
    "tv", "tele", "television", "radio", "fm", "magazine", "hebdo", "journal", "courrier", "depeche", "republicain",
    "presse", "press", "info", "infos", "actu", "nouvelles", "echo", "echos", "eclaireur", "dauphine", "zeitung",
    "mail", "newspaper", "broadcasting", "mag", "matin", "quotidien", "today", "weekly", "review",
})  # fmt: skip
Key = tuple[str, ...]


def cluster(page: Page, names: Sequence[Name]) -> list[Mention]:
    """One mention a name, each pointing to its entity, in text order."""
    spellings: dict[Key, list[Name]] = defaultdict(list)
    for name in names:
        spellings[name.words].append(name)
    people = {key for key, found in spellings.items() if _is_person(key, found)}
    full = _merge_full({k for k in people if len(k) > 1}, spellings)
    published = layers.article(page.doc).published_at
    year = int(published[:4]) if published and published[:4].isdigit() else None
    entities = {key: _entity(key, spellings[key], "person", year) for key in set(full.values())}
    by_part: dict[str, list[Entity]] = defaultdict(list)
    for key, entity in entities.items():
        for part in {key[-1], *(" ".join(key[i:]) for i in range(1, len(key))), key[0]}:
            by_part[part].append(entity)
    others: dict[str, Entity] = {}
    last: dict[str, Entity] = {}
    out: list[Mention] = []
    for name in names:
        key = name.words
        found = entities.get(full[key]) if key in full else _by_part(name, by_part, last)
        if found is None:
            plain = re.sub(r"[ -]", "", " ".join(key))
            found = others.get(plain) or _entity(key, spellings[key], _type(key, spellings[key], people), year)
            others[plain] = found
        last[" ".join(found.words[-1:])] = found
        if name.gender and not found.gender:
            found.gender = name.gender
        if found.type == "person" and (party := _PARTY.match(page.text, name.end)):
            found.affiliation = found.affiliation or party[1]
        mention = Mention(name.start, name.end, page.token(name.start), "name", found)
        found.mentions.append(mention)
        out.append(mention)
    return out


def _is_person(key: Key, found: Sequence[Name]) -> bool:
    if " ".join(key) in known_names():
        return False
    if " ".join(key) in public_figures():
        return True
    labels = Counter(n.label for n in found)
    if any(n.titled for n in found):
        return True
    if len(key) == 1:
        digits = any(c.isdigit() for c in key[0])
        forename = first_name(key[0])[0] and not labels["LOC"] + labels["ORG"] and not found[0].text.isupper()
        return (labels["PER"] > len(found) / 2 or forename) and noun(key[0]) is None and not digits
    words = found[0].text.split(" ")
    if words[0].casefold() in capitalised():
        return False
    forename = first_name(words[0])[0]
    if forename and _surname(words[1:]):
        return True
    body = noun(key[0])
    if body is not None and body.type != "person":
        return False
    if forename and labels["LOC"] + labels["ORG"] <= len(found) / 2:
        return True
    return labels["PER"] * 2 >= len(found) and not found[0].text.isupper()


def _surname(words: Sequence[str]) -> bool:
    """Whether what follows a first name can be a surname: no listed noun, acronym or known name."""
    known = (noun(w) is not None or w.casefold() in capitalised() or _ADJECTIVE.search(w) for w in words)
    if any(known) or any(w.isupper() or not re.sub("['’-]", "", w).isalpha() for w in words):
        return False
    return 0 < len(words) < 3 and fold(" ".join(words)) not in known_names()


def _merge_full(keys: Iterable[Key], spellings: dict[Key, list[Name]]) -> dict[Key, Key]:
    """Full names of one person: «Jean-Luc Mélenchon», «J.-L. Mélenchon», «George W. Bush», «(Flavio) Di Rosa»."""
    by_last: dict[str, list[Key]] = defaultdict(list)
    out: dict[Key, Key] = {}
    for key in sorted(keys, key=lambda k: (-len(k), -sum(map(len, k)), k)):
        for longer in by_last[key[-1]]:
            if _same_first(key[0], longer[0]) or key == longer[-len(key) :]:
                out[key] = longer
                break
        else:
            by_last[key[-1]].append(key)
            out[key] = key
    return out


def _same_first(short: str, full: str) -> bool:
    return short == full or (short.endswith(".") and full.startswith(short[0]))


def _by_part(name: Name, by_part: dict[str, list[Entity]], last: dict[str, Entity]) -> Entity | None:
    """The person a surname stands for, or a first name only one bears; with several, title then recency decide."""
    part = " ".join(name.words)
    found = by_part.get(part, [])
    if len(found) > 1:
        surnamed = [e for e in found if " ".join(e.words).endswith(part)]
        found = surnamed or found
    if name.gender:
        found = [e for e in found if e.agrees(name.gender, None)]
    if len(found) == 1:
        return found[0]
    recent = last.get(part)
    return recent if recent in found else max(found, key=lambda e: len(e.mentions), default=None)


def _entity(key: Key, found: Sequence[Name], kind: SourceType, year: int | None) -> Entity:
    name = Counter(n.text for n in found if not n.text.isupper() or len(n.text) < 6).most_common(1)
    text = name[0][0] if name else found[0].text.title()
    known = _known(key)
    gender = next((n.gender for n in found if n.gender), None)
    entity = Entity(type=kind, name=text, gender=gender, words=key)
    if kind == "person":
        usual = _usual_gender(text.split(" ")[0]) if len(key) > 1 else None
        told, offices = public_figures().get(" ".join(key), (None, ()))
        entity.hint = told or usual
        entity.background = [Role(o.head, words, o.text) for o in offices for words in o.at(year)]
    labels = Counter(n.label for n in found)
    entity.label = labels.most_common(1)[0][0] if known is None else ""
    if known is not None:
        entity.name, entity.gender = (known.name if known.role else text), known.gender
        entity.role = known.role
        entity.described = known.words
        entity.plural = fold(text).endswith("s") and known.gender is None
    return entity


def _usual_gender(first: str) -> Gender | None:
    is_known, gender = first_name(first)
    return gender if is_known else "f" if first.endswith("a") else None


def _type(key: Key, found: Sequence[Name], people: set[Key]) -> SourceType:
    known = _known(key)
    if known is not None:
        return known.type
    if key in people:
        return "person"
    head = noun(key[0])
    if head is not None and head.type in ("media", "organization"):
        return head.type
    return "media" if _MEDIA_WORDS & set(key) or _regional(key) else "organization"


def _known(key: Key) -> Known | None:
    return known_names().get(" ".join(key))


def _regional(key: Key) -> bool:
    """«France 3 Bretagne», «France Bleu Isère»: a known medium's local branch."""
    known = _known(key[:2]) if len(key) > 2 else None
    return known is not None and known.type == "media"


def expansions(text: str, names: Sequence[Name]) -> dict[str, tuple[int, int]]:
    """Acronyms explained in the text («l'Organisation mondiale de la santé (OMS)»): folded acronym to the long form."""
    out: dict[str, tuple[int, int]] = {}
    for match in _EXPANDED.finditer(text):
        acronym = match[1].replace(".", "")
        window = max(0, match.start() - _LONG_FORM_CHARS)
        words = list(re.finditer(r"[\w]+", text[window : match.start()]))
        start = _initials_start(acronym, [w[0] for w in words])
        if start is not None:
            out.setdefault(fold(acronym), (window + words[start].start(), match.start() - 1))
    return out


def _initials_start(acronym: str, words: Sequence[str]) -> int | None:
    """Index of the word where the initials of ``acronym`` begin, small words skipped; None when they do not fit."""
    at = len(words) - 1
    for letter in reversed(re.sub(r"[-.&]", "", fold(acronym))):
        while at >= 0 and fold(words[at])[:1] != letter and (len(words[at]) <= 3 or words[at] in EMPTY_WORDS):
            at -= 1
        if at < 0 or fold(words[at])[:1] != letter:
            return None
        at -= 1
    return at + 1
