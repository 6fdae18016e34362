"""Whether reported content is given as hearsay, in the epistemic conditional («aurait demandé», «serait»)."""

from __future__ import annotations

from ..text.conditional import is_past, reading
from .found import Hit, Range
from .view import View

OPINION = frozenset(
    ["estimer", "juger", "considérer", "penser", "croire", "pour", "avertir", "prévenir", "craindre", "promettre"]
)
"""Cues after which a simple conditional is the speaker's own conjecture, not the reporter's caution."""


def is_conditional(view: View, ranges: list[Range], cue: Hit | None, direct: bool) -> bool:
    """Whether the content, or the cue itself («aurait répondu»), is in the epistemic conditional.

    After a cue of the past a simple conditional is a future seen from then («a promis que l'usine fermerait»).
    """
    if cue is not None and any(reading(view.tokens[i]) == "epistemic" for i in range(cue.g0, min(cue.g1, len(view)))):
        return True
    if direct:
        return False
    conjecture = cue is not None and (
        cue.past or cue.mood in ("infinitive", "present_participle") or cue.entry.lemma in OPINION
    )
    for a, b in ranges:
        for i in range(a, b):
            token = view.tokens[i]
            if reading(token) != "epistemic":
                continue
            if is_past(token) or not (conjecture or view.inside[i] >= 0):
                return True
    return False
