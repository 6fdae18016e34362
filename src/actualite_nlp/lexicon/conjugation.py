"""Inflected forms of French verbs, enough to find them in running text.

The statistical lemmatiser errs on short and inverted forms («lance», «estime-t-elle»), so cues are looked up by form as
well. Regular verbs follow their ending; irregular ones name the stems of a model verb. Compound tenses are left to the
reader of the verb group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Mood = Literal["finite", "participle", "present_participle", "infinitive"]


@dataclass(frozen=True)
class Stems:
    """Principal parts: present singular forms, plural stem, 3rd plural, future stem, participle, past historic."""

    present: tuple[str, str, str]
    plural: str
    third_plural: str
    future: str
    participle: str
    past: tuple[str, ...]
    subjunctive: str


_IRREGULAR: dict[str, tuple[str, str, str, str, str, str, str]] = {
    # ending: present 1/2/3, plural stem, 3rd plural, future stem, participle, past historic 1/3/3p, subjunctive stem
    "dire": ("dis dis dit", "dis", "disent", "dir", "dit", "dis dit dirent", "dis"),
    "redire": ("redis redis redit", "redis", "redisent", "redir", "redit", "redis redit redirent", "redis"),
    "écrire": ("écris écris écrit", "écriv", "écrivent", "écrir", "écrit", "écrivis écrivit écrivirent", "écriv"),
    "crire": ("cris cris crit", "criv", "crivent", "crir", "crit", "crivis crivit crivirent", "criv"),
    "lire": ("lis lis lit", "lis", "lisent", "lir", "lu", "lus lut lurent", "lis"),
    "rire": ("ris ris rit", "ri", "rient", "rir", "ri", "ris rit rirent", "ri"),
    "faire": ("fais fais fait", "fais", "font", "fer", "fait", "fis fit firent", "fass"),
    "mettre": ("mets mets met", "mett", "mettent", "mettr", "mis", "mis mit mirent", "mett"),
    "battre": ("bats bats bat", "batt", "battent", "battr", "battu", "battis battit battirent", "batt"),
    "tenir": ("tiens tiens tient", "ten", "tiennent", "tiendr", "tenu", "tins tint tinrent", "tienn"),
    "venir": ("viens viens vient", "ven", "viennent", "viendr", "venu", "vins vint vinrent", "vienn"),
    "prendre": ("prends prends prend", "pren", "prennent", "prendr", "pris", "pris prit prirent", "prenn"),
    "endre": ("ends ends end", "end", "endent", "endr", "endu", "endis endit endirent", "end"),
    "ondre": ("onds onds ond", "ond", "ondent", "ondr", "ondu", "ondis ondit ondirent", "ond"),
    "aindre": ("ains ains aint", "aign", "aignent", "aindr", "aint", "aignis aignit aignirent", "aign"),
    "eindre": ("eins eins eint", "eign", "eignent", "eindr", "eint", "eignis eignit eignirent", "eign"),
    "oindre": ("oins oins oint", "oign", "oignent", "oindr", "oint", "oignis oignit oignirent", "oign"),
    "aître": ("ais ais aît", "aiss", "aissent", "aîtr", "u", "us ut urent", "aiss"),
    "croire": ("crois crois croit", "croy", "croient", "croir", "cru", "crus crut crurent", "croi"),
    "voir": ("vois vois voit", "voy", "voient", "verr", "vu", "vis vit virent", "voi"),
    "prévoir": (
        "prévois prévois prévoit",
        "prévoy",
        "prévoient",
        "prévoir",
        "prévu",
        "prévis prévit prévirent",
        "prévoi",
    ),
    "vouloir": ("veux veux veut", "voul", "veulent", "voudr", "voulu", "voulus voulut voulurent", "veuill"),
    "cevoir": ("çois çois çoit", "cev", "çoivent", "cevr", "çu", "çus çut çurent", "çoiv"),
    "clure": ("clus clus clut", "clu", "cluent", "clur", "clu", "clus clut clurent", "clu"),
    "suivre": ("suis suis suit", "suiv", "suivent", "suivr", "suivi", "suivis suivit suivirent", "suiv"),
    "sentir": ("sens sens sent", "sent", "sentent", "sentir", "senti", "sentis sentit sentirent", "sent"),
    "mentir": ("mens mens ment", "ment", "mentent", "mentir", "menti", "mentis mentit mentirent", "ment"),
    "quérir": ("quiers quiers quiert", "quér", "quièrent", "querr", "quis", "quis quit quirent", "quièr"),
    "duire": ("duis duis duit", "duis", "duisent", "duir", "duit", "duisis duisit duisirent", "duis"),
    "courir": ("cours cours court", "cour", "courent", "courr", "couru", "courus courut coururent", "cour"),
}
_SECOND_GROUP = ("i", "iss")
_ER_E_TO_GRAVE = ("eler", "eter", "ever", "eser", "ener", "emer")
_DOUBLING = ("appeler", "rappeler", "jeter", "rejeter", "projeter", "interjeter")


def stems(infinitive: str) -> Stems:
    """Principal parts of a verb from its infinitive."""
    if infinitive.endswith("er"):
        return _first_group(infinitive)
    for ending in sorted(_IRREGULAR, key=len, reverse=True):
        if infinitive.endswith(ending):
            head = infinitive[: len(infinitive) - len(ending)]
            present, plural, third, future, participle, past, subjunctive = _IRREGULAR[ending]
            if infinitive in ("prédire", "contredire", "interdire", "médire"):
                plural = "dis"
            first, second, third_singular = (head + p for p in present.split())
            return Stems(
                (first, second, third_singular), head + plural, head + third, head + future, head + participle,
                tuple(head + p for p in past.split()), head + subjunctive,
            )  # fmt: skip
    return _second_group(infinitive)


def _second_group(infinitive: str) -> Stems:
    stem = infinitive[:-2]
    short, long = stem + _SECOND_GROUP[0], stem + _SECOND_GROUP[1]
    return Stems((short + "s", short + "s", short + "t"), long, long + "ent", infinitive, short,
                 (short + "s", short + "t", short + "rent"), long)  # fmt: skip


def _first_group(infinitive: str) -> Stems:
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = _strong_stem(infinitive, stem)
    future = strong + "er" if infinitive.endswith((*_ER_E_TO_GRAVE, "yer")) else stem + "er"
    return Stems((strong + "e", strong + "es", strong + "e"), soft, strong + "ent", future, stem + "é",
                 (soft + "ai", soft + "a", stem + "èrent"), strong)  # fmt: skip


def _strong_stem(infinitive: str, stem: str) -> str:
    """The stem before a mute e: «rappell-», «achèv-», «répèt-», «envoi-»."""
    if infinitive in _DOUBLING:
        return stem + stem[-1]
    if infinitive.endswith(("oyer", "uyer")):
        return stem[:-1] + "i"
    if infinitive.endswith(_ER_E_TO_GRAVE):
        return stem[:-2] + "è" + stem[-1]
    for i in range(len(stem) - 1, max(len(stem) - 4, -1), -1):
        if stem[i] in "aeiouyéèêâôûîï":
            return stem[:i] + "è" + stem[i + 1 :] if stem[i] == "é" and i < len(stem) - 1 else stem
    return stem


def _other_spellings(infinitive: str) -> Iterator[str]:
    """Forms with a second spelling: «paie» beside «paye», «reconnait» beside «reconnaît»."""
    if infinitive.endswith("ayer"):
        yield from (
            infinitive[:-3] + ending for ending in ("ie", "ies", "ient", "iera", "ieront", "ierait", "ieraient")
        )
    if infinitive.endswith("aître"):
        yield from (infinitive[:-4] + ending for ending in ("it", "itra", "itront", "itrait", "itraient"))


def inflect(infinitive: str) -> Iterator[tuple[str, Mood]]:
    """Every simple form of a verb with its mood; the same form may come with two moods («dit»)."""
    s = stems(infinitive)
    yield infinitive, "infinitive"
    for form in (*s.present, s.third_plural, *s.past):
        yield form, "finite"
    for ending in ("ons", "ais", "ait", "aient"):
        yield s.plural + ending, "finite"
    hard = infinitive[:-2] if infinitive.endswith(("ger", "cer")) else s.plural
    for ending in ("ez", "ions", "iez"):
        yield hard + ending, "finite"
    for ending in ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"):
        yield s.future + ending, "finite"
    for ending in ("e", "es", "ent"):
        yield s.subjunctive + ending, "finite"
    yield from ((form, "finite") for form in _other_spellings(infinitive))
    yield s.plural + "ant", "present_participle"
    feminine = s.participle + "e"
    for form in {s.participle, feminine, s.participle + ("" if s.participle.endswith("s") else "s"), feminine + "s"}:
        yield form, "participle"
