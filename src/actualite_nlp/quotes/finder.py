"""Attributions of a document: cues are found once, frames are tried on each, quotations left over come last."""

from __future__ import annotations

from ..lexicon.cues import CueLexicon
from .cues import find_cues
from .found import Found, Hit
from .frames.about import find_about
from .frames.according import find_according
from .frames.comment import find_comment
from .frames.context import Context
from .frames.continuation import find_continuations
from .frames.floating import find_floating
from .frames.incise import find_incise
from .frames.verbal import find_verbal
from .merge import nest, settle, suppose_speakers, without_echoes
from .view import View


def find_attributions(view: View, lexicon: CueLexicon) -> list[Found]:
    """Every attribution, in text order."""
    context = Context(view, lexicon, find_cues(view, lexicon))
    context.extend(find_according(context))
    for hit in context.hits:
        _read_verb(context, hit)
    context.extend(find_floating(context))
    context.extend(find_continuations(context))
    found = nest(settle(without_echoes(view, context.found)))
    suppose_speakers(found)
    return found


def _read_verb(context: Context, hit: Hit) -> None:
    number = context.view.inside[hit.i]
    if number >= 0 and number in context.taken:
        return
    incise = find_incise(context, hit)
    if incise and _already(context, incise):
        context.by_cue[hit.i] = incise
        return
    found = incise or find_comment(context, hit) or find_about(context, hit) or find_verbal(context, hit)
    if found:
        context.add(found)


def _already(context: Context, found: Found) -> bool:
    """Whether the quotation before an incise belongs to an earlier cue («"A, dit-il. B", poursuit-il»)."""
    view = context.view
    a, b = found.content[0]
    number = view.inside[a]
    return number >= 0 and number == view.inside[b - 1] and number in context.taken
