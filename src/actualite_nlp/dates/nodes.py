"""What the grammar reads: the meaning of an expression before any calendar is opened."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Way = Literal["last", "next", "this"]
Part = Literal["start", "mid", "end"]


class Day(Struct, frozen=True):
    """A weekday, a day of the month, or both («lundi 5 mars 2019», «mardi», «le 17»)."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    way: Way | None = None
    weeks: int = 0
    """Weeks to add after resolution («lundi en huit»)."""
    within: Node | None = None
    """The week or month it lies in («mardi de la semaine prochaine», «le 20 du mois prochain»)."""
    narrative: bool = False
    """Whether it is counted from the story's present («le samedi suivant»)."""


class Shifted(Struct, frozen=True):
    """A unit some steps from the reference or from the story's present («hier», «la semaine dernière»)."""

    unit: str
    steps: int
    narrative: bool = False
    base: Node | None = None
    """The expression it is counted from («le lendemain du 13 février»)."""
    nearest: bool = False
    """Whether the tense chooses between this unit and its neighbour («le week-end»)."""


class Month(Struct, frozen=True):
    """A month («octobre 2022», «février dernier»)."""

    month: int
    year: int | None = None
    way: Way | None = None
    within: Node | None = None


class Year(Struct, frozen=True):
    """A year of our era."""

    year: int


class Decade(Struct, frozen=True):
    """``year`` is its first; two digits mean the last century."""

    year: int


class Century(Struct, frozen=True):
    """The nth century of our era."""

    number: int


class Season(Struct, frozen=True):
    """A season («l'été 2019»); ``generic`` where any year's is meant («en hiver»)."""

    code: str
    year: int | None = None
    way: Way | None = None
    generic: bool = False


class Division(Struct, frozen=True):
    """The nth quarter («Q»), half («HY») or week («W») of a year."""

    unit: str
    number: int
    year: int | None = None
    within: Node | None = None


class Nth(Struct, frozen=True):
    """The nth unit or weekday inside another stretch («premier lundi de septembre»)."""

    number: int
    unit: str
    within: Node | None = None
    weekday: int | None = None


class WeekOf(Struct, frozen=True):
    """The week that holds a day («la semaine du 6 octobre»)."""

    day: Node


class Holiday(Struct, frozen=True):
    """A day with a name; ``code`` as in ``interval.holiday``."""

    code: str
    year: int | None = None
    way: Way | None = None
    eve: int = 0
    """Days to add («la veille de Noël»)."""


class Portion(Struct, frozen=True):
    """The start, middle or end of something, or what is gone or left of it («début avril», «plus tôt cette année»)."""

    part: Part | Literal["gone", "left"]
    of: Node


class Clock(Struct, frozen=True):
    """A time of day, or part of a day, on a day that may be named («8h00 lundi matin»)."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str | None = None
    """MO, AF, EV or NI."""
    hours: tuple[int, int] | None = None
    """The hours of a narrower part («l'aube»)."""
    portion: Part | None = None
    day: Node | None = None
    zone: str | None = None
    late: bool = False
    """Whether «du soir» or the like made it an hour after noon."""
    bound: Literal["after", "before", "until", "since"] | None = None
    """Which side of the time is meant («jeudi après 9h30»)."""


class Length(Struct, frozen=True):
    """A duration: amounts by unit; an amount of None is vague («plusieurs jours»)."""

    amounts: tuple[tuple[float | None, str], ...]
    approx: bool = False


class Duration(Struct, frozen=True):
    """A length, perhaps pinned to now («depuis deux ans», «ces cinq dernières années»)."""

    length: Length
    pinned: Literal["since", "last", "next"] | None = None


class Offset(Struct, frozen=True):
    """A moment some length away from now, from the narrative's present or from another expression."""

    length: Length
    sign: int
    base: Node | None = None
    narrative: bool = False
    until: bool = False
    """Whether it is the stretch up to that moment («d'ici deux semaines», «dans les quinze jours»)."""


class Range(Struct, frozen=True):
    """From one expression to another («du 3 au 7 juin»)."""

    first: Node
    last: Node


class LengthRange(Struct, frozen=True):
    """A duration known by its bounds («deux à trois ans»)."""

    first: Length
    last: Length


class SetOf(Struct, frozen=True):
    """Something that comes back; ``period`` is its TIMEX3 value."""

    period: str


class Vague(Struct, frozen=True):
    """A reference to the past, the present or the future."""

    ref: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    day: bool = False
    """Whether it may be the day itself («aujourd'hui»)."""
    now: bool = False
    """Whether it is this very moment («maintenant»)."""


class Anaphor(Struct, frozen=True):
    """The day or date last spoken of («ce jour-là», «cette date»)."""

    today: bool = False


Node = (
    Day | Shifted | Month | Year | Decade | Century | Season | Division | Nth | WeekOf | Holiday | Portion | Clock
    | Duration | Offset | Range | LengthRange | SetOf | Vague | Anaphor
)  # fmt: skip
