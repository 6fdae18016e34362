"""What looks like a time and is none: ages, names, scores, quantities of hours."""

from __future__ import annotations

import re

from .lexicon import LEX
from .nodes import Clock, Day, Duration, Holiday, LengthRange, Month, Node, Portion, Season, Shifted, Vague

PERSONS = frozenset(LEX["persons"])
_AGE_BEFORE = re.compile(
    r"(?:\bage(?:e?s?)(?: (?:seulement|respectivement|aujourd'hui|alors|maintenant))?(?: de| d'| entre)"
    r"?(?: (?:plus|moins|pres|environ)(?: de| d')?)?|\bl'age (?:de|d')|\b(?:ses|mes|tes|nos|leurs|"
    r"vos|son|mon)|"
    r"\b(?:les|aux|des) (?:plus|moins) de|\b(?:mort|morte|decede|decedee|tue|tuee|decedes|eteint|eteinte|"
    r"deces|disparition|disparu|disparue|celebre|fete|fetait|mourir|mariee?|"
    r"enceinte|debute|champion(?:ne)?)e? (?:à|a)|, (?:à|a)|\bcapitale?|\bmineurs? de|\bmoins|\bun "
    r"an de plus que) ?\"?(?:de |d')?$"
)
_AGE_AFTER = re.compile(
    r" ?(?:et plus\b|revolus|d'age\b|son aine|sa cadette|son cadet|sa ainee|et demi et|de moins que)"
)
_NOUN_DE = re.compile(r"([a-z'-]+)(?: [a-z'-]+)?(?: [a-z'-]+)?,? (?:de |d')(?:plus de |moins de |pres de |environ )?$")
_OF_SOMETHING = re.compile(r" (?:de |d'|ferme|avec |dont |et \w+ mois|sous |durant)")
_LIST_OF_AGES = re.compile(r"\b(?:de )?\d{1,2}(?:,| et| à| ou)(?: de)? $")
_PERSON_ENDING = re.compile(r"(?:[bcdlmnprstv]aire|iste|ien|ienne|euse|trice|teur)$")
_COMPOUND = re.compile(r"[a-z]-$")
_MEASURED = re.compile(
    r"\b(?:pendant|durant|en|depuis|apres|dans|de|d'ici|sur|pour|il y a|moins|seulement|à|et|ou|meme) $"
)
_ORDINAL_NOUN = re.compile(
    r" (?!plus|apres|avant|pour|par|suffi|pendant|dans|que|qui|avec|sans|sur|mais|puis|lors|pres)[a-z]{3,}"
)
_THINGS = frozenset(LEX["things"])
_HAVING = re.compile(r"\b(?:a|avait|avaient|ont|aura|auront|avoir|ayant|aurait|ai|as|avais|eu) $")
_TIME_BEFORE = re.compile(
    r"(?:\b(?:à|a|vers|avant|apres|des|dès|jusqu'à|jusqu'a|depuis|entre|et|ou|puis|aux? (?:alentours|"
    r"environs) de|autour de|il est|est|c'est|peu|midi|"
    r"partir de|compter de|de|pour|plutot|environ|de \d\d? ?h?\d*|au|a|plus "
    r"tard que)|^|[,(:-]|matin|soir|ce soir|jour) ?$"
)
_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:en|pendant|durant|plus de|moins de|pres de|plus d'|toutes les|chaque|les|ces|des|dernieres|"
    r"prochaines|premieres|sous|dure|duree de|dans les|bout de|"
    r"quelque|apres plus de|il y a|dans|deux|trois|fait|pris|passe|travaille|attendu|mis|seulement|"
    r"et|une|un|delai de|peine de|journee de|au moins|pause de|"
    r"à peine|presque|pres d'|total de|reunion de|pour)) $"
)
_THEN_NOUN = re.compile(
    r" (?:de |d')(?!(?:la |l')?(?:apres|matin|soir|nuit|l'apres|montagne|paris|new|londres|moscou|"
    r"ce |cette ))[a-z]|\d* (?:de retard|plus tard|par (?:jour|semaine|mois))| (?:consecutives|durant|"
    r"supplementaires)"
)
_MONTHS_ONLY = frozenset(
    [
        "janvier",
        "février",
        "fevrier",
        "juillet",
        "août",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "decembre",
    ]
)
_BARE_NAMES = re.compile(
    r"(?:journal|edition|emission|magazine|club|radio|rue|place|avenue|boulevard|quartier|affaire|"
    r"loi|opus|groupe) (?:du |de |des )?$"
)


_BULLETIN = re.compile(r"\b(?:journal(?: televise)?|jt|edition|messe) (?:de |du |d')(?:la mi-journee, )?$")
_ABSTRACT = re.compile(
    r"(?:tion|sion|ment|ence|ance|age|isme|ite|ture|tude|ice|erie|rse|ise|erre|oire|iode|ode|aine|ee)$"
)
_LASTING_THINGS = frozenset(LEX["lasting"])
_SOMEONE = re.compile(
    r"\b(?:une?|l[ea]|l'|cet?|cette|du|au|son|sa|d'une?|les|des|deux|trois) ?"
    r"(?:[a-z]+-)?[a-z]+(?: (?:de |d'|du )?[a-z-]+){0,2}? (?:age[es]* )?de $"
)
_CHANGED = re.compile(
    r"(?:condamn|port|pass|redui|rallong|fix|limit|ramen|allong|prolong|etend|equiv|estim|evalu|elev|infer|super|egal|"
    r"correspond|jusqu|entre|prison|peine|reclusion|ecop|bail|mandat|contrat|duree|delai|encour|\d|risqu|detention|requi)"
)


def accepted(node: Node, text: str, original: str, start: int, end: int) -> bool:
    """Whether an expression stands as a time where it is; ``text`` is the matching form of ``original``."""
    before = text[max(0, start - 40) : start]
    after = text[end : end + 30]
    if isinstance(node, Holiday) and re.match(r"(?:la |le )?(?:fete|jour|journee)\b", text[start:end]):
        return bool(
            re.search(r"(?:\b(?:à|a|pour|sur|avant|apres|depuis|jusqu'à|lors de|des)(?: la| le)?|^) ?$", before)
        )
    if isinstance(node, Portion) and re.search(r"\bfetes de $", before):
        return False
    if isinstance(node, Clock) and _COMPOUND.search(before):
        return False
    if isinstance(node, Clock | Duration) and _is_bulletin(text[start:end], original[end : end + 5], before):
        return False
    if isinstance(node, Holiday | Vague | Shifted | Clock) and _is_title(node, original, start, end):
        return False
    if isinstance(node, Duration | LengthRange):
        return _length_stands(node, text, original, start, end)
    if isinstance(node, Clock) and node.day is None and node.part and node.hour is None:
        return _part_stands(text[start:end], before, after) and not _is_name(original, start, end)
    if isinstance(node, Month | Season) and not node.year and not node.way:
        return not _is_name(original, start, end)
    if isinstance(node, Day) and node.month and not node.year and "-" in original[start:end]:
        return not re.search(r"-[A-Z]", original[start:end]) or node.month == 7
    if isinstance(node, Day) and node.weekday and not node.day:
        return not re.search(r"\bjournal du $|\bvendredi saint\b", before) and not _BARE_NAMES.search(
            before[-12:] if "journal" in before else ""
        )
    return True


def _length_stands(node: Duration | LengthRange, text: str, original: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    after = text[end : end + 30]
    if text[start:end] == "un jour" and not _MEASURED.search(before) and not re.match(r" (?:de|par|sur|et)\b", after):
        return False
    if text[start:end] == "pleine journee":
        return False
    if text[start:end] in ("une journee", "une annee") and before.strip() and not _MEASURED.search(before):
        return False
    if text[start:end] == "une seconde" and _ORDINAL_NOUN.match(after):
        return False
    if before.endswith("les ") and re.match(r"[\s\u00a0](?:de |d['’]|du )[\"«A-Z]", original[end : end + 6]):
        return False
    if re.search(r"\bbonn?e? ", text[start:end]) and re.search(r"\b(?:passe[rz]|souhait\w+) $", before):
        return False
    if re.search(r"\d[ \u00a0][A-Z][a-z]+$", original[start:end]) or re.match(r" (?:disponibles?|libres?)\b", after):
        return False
    return not _is_age(node, text, original, start, before, after)


def _is_age(node: Duration | LengthRange, text: str, original: str, start: int, before: str, after: str) -> bool:
    lengths = (node.length,) if isinstance(node, Duration) else (node.first, node.last)
    units = {u for length in lengths for _, u in length.amounts}
    if not units <= {"Y", "M"} or (isinstance(node, Duration) and node.pinned):
        return False
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(after) or (_LIST_OF_AGES.search(before) and "age" in before):
        return True
    if "Y" not in units:
        return False
    if re.search(r"(?:\b|[a-z])(?:à|a) $", before) and not _CHANGED.search(before) and not _OF_SOMETHING.match(after):
        return True
    if _is_grown(node, before, after):
        return True
    if _HAVING.search(before) and not re.match(r" (?:de |d'|pour |plus |apres|avant|à |devant)", after):
        return True
    last = re.search(r"([a-z'-]+) $", before)
    if last and _is_person(last[1]) and last[1] not in ("mort", "morte", "proche"):
        return True
    if _NOUN_DE.search(before):
        words = re.findall(r"[a-z'-]+", before)[-5:-1]
        if any(map(_is_person, words[-3:])):
            return True
    return _in_apposition(original, start, before, after)


def _is_grown(node: Duration | LengthRange, before: str, after: str) -> bool:
    """«le fugitif de 46 ans»: someone or something of an age at which nouns of duration are set apart."""
    if not isinstance(node, Duration) or not 15 <= (node.length.amounts[0][0] or 0) <= 110:
        return False
    m = _SOMEONE.search(before)
    if m is None or _OF_SOMETHING.match(after):
        return False
    words = re.findall(r"[a-z'-]+", m[0])
    return not any(_ABSTRACT.search(w) or w.removesuffix("s") in _LASTING_THINGS for w in words[1:])


def _is_bulletin(words: str, after: str, before: str) -> bool:
    """«le journal de 20 heures», «le 13H de TF1»: a news programme."""
    if not re.fullmatch(r"(?:13|20) ?h(?:eures)?", words):
        return False
    owned = re.match(r"[\s\u00a0]de[\s\u00a0][A-Z]", after)
    return bool(_BULLETIN.search(before) or (owned and re.search(r"\b(?:le|du|au) $", before)))


def _is_title(node: Node, original: str, start: int, end: int) -> bool:
    """Whether capitals make a name of it: «Bruce Toussaint», «La Dernière Heure», «La Dépêche du Midi»."""
    words, lead = original[start:end], original[max(0, start - 30) : start]
    if words.isupper() and len(words) > 3:
        return False
    inside = re.search(r"[\w,][\s\u00a0](?:[\"«] ?)?$", lead) is not None
    if isinstance(node, Holiday):
        lower = re.search(r"\bascension$", words) and original.startswith(" d", end)
        return bool(lower or (words[:1].isupper() and re.search(r"(?<![.!?] )\b[A-ZÉ][a-zéèêëï-]+[\s\u00a0]$", lead)))
    if isinstance(node, Shifted):
        return re.search(r"\w[\s\u00a0][A-ZÉ][a-zé]", words) is not None and node.unit not in ("D", "WE")
    if isinstance(node, Clock) and not (node.hour == 12 and node.day is None and words.lower() == "midi"):
        return False
    return inside and words[:1].isupper()


def _is_person(word: str) -> bool:
    word = word.split("'")[-1]
    singular = word.removesuffix("s")
    return (
        word in PERSONS
        or singular in PERSONS
        or (_PERSON_ENDING.search(singular) is not None and singular not in _THINGS)
    )


def _in_apposition(original: str, start: int, before: str, after: str) -> bool:
    """«Jean Dupont, 42 ans,» and «Jean Dupont (42 ans)»."""
    opened = re.search(r"[,(] ?$", before)
    closed = re.match(r" ?(?:[,.;)]|$|\n| et (?:demi|sa|son|de)| a | est |\(ne)", after)
    if not (opened and closed):
        return False
    if re.match(r"\d\d\b", original[start : start + 3]) and int(original[start : start + 2]) > 15:
        return True
    words = re.findall(r"[^\W\d_][\w'’.-]*", original[max(0, start - 45) : start])
    named = bool(words) and (words[-1][0].isupper() or any(w.lower() in PERSONS for w in words[-3:]))
    return named or before.rstrip().endswith("(") or after.lstrip()[:1] == ","


def is_clock(text: str, start: int, end: int) -> bool:
    """Whether hours without minutes are a time of day rather than an amount."""
    words, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 30]
    if re.search(r"(?:matin|soir|apres|nuit|midi|minuit|am|pm|a\.m|p\.m)", words):
        return True
    if _THEN_NOUN.match(after) or (_LENGTH_BEFORE.search(before) and not re.search(r"\b(?:des|et) $", before)):
        return False
    if "heure" in words:
        return bool(_TIME_BEFORE.search(before))
    return True


def _part_stands(words: str, before: str, after: str) -> bool:
    """Whether a part of the day alone is adverbial: «dans la soirée», «fin de matinée», «ce matin», not «un matin»."""
    if re.match(r"(?:un|une) ", words):
        return False
    if re.search(
        r"debut|milieu|fin|tot|tard|ce |cet |cette |plein|meme|aube|aurore|midi|mi-journee|petit|lever|"
        r"coucher|tombee|avant|apres|pendant|dejeuner|diner|dernier|prochain",
        words,
    ):
        return not re.search(r"[a-z]-$", before)
    if re.search(r"\b(?:en|dans|durant|pendant|au cours de|des|jusqu'à|jusque|avant|vers|au|de|apres|toute) $", before):
        return not (words in ("soir", "matin", "nuit") and re.search(r"\b(?:de|des) $", before))
    if re.match(r"(?:le |l')", words):
        return not re.match(r" (?:de|du|d'|des) ", after)
    return before.strip() == "" or (
        words.startswith("la ") and re.match(r"(?: ?[.,;]|$)", after) is not None and "nuit" in words
    )


def _is_name(original: str, start: int, end: int) -> bool:
    """Whether a common word for a time carries a capital inside a sentence («Le Soir», «Mars», «Avril Lavigne»)."""
    words = list(re.finditer(r"[^\W\d_]+", original[start:end]))
    if not words or original[start:end].isupper():
        return False
    key = words[-1]
    if not key[0][0].isupper() or key[0].isupper() or key[0].lower() in _MONTHS_ONLY:
        return False
    lead = original[max(0, start - 3) : start]
    opening = start == 0 or re.search(r"(?:[.!?:\n«\"(•-]|^)[\s\u00a0\u202f]*$", lead) is not None
    follows = re.match(r"[\s\u00a0-][A-ZÉ][a-zé]", original[end : end + 3]) is not None
    return follows or not (opening and key.start() == 0)
