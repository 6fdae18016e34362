"""Attributions of a document: cues are found once, frames are tried on each, quotations left over come last."""

from __future__ import annotations

from ..lexicon.cues import CueLexicon
from .cues import find_cues
from .found import Found
from .frames.according import find_according
from .frames.comment import find_comment
from .frames.context import Context
from .frames.continuation import find_continuations
from .frames.floating import find_floating
from .frames.incise import find_incise
from .frames.verbal import find_verbal
from .merge import nest, settle
from .view import View


def find_attributions(view: View, lexicon: CueLexicon) -> list[Found]:
    """Every attribution, in text order."""
    context = Context(view, lexicon, find_cues(view, lexicon))
    for found in find_according(context):
        context.add(found)
    for hit in context.hits:
        if view.inside[hit.i] >= 0 and view.inside[hit.i] in context.taken:
            continue
        found = find_incise(context, hit)
        if found and found.content and _already(context, found):
            context.by_cue[hit.i] = found
            continue
        found = found or find_comment(context, hit) or find_verbal(context, hit)
        if found:
            context.add(found)
    for found in find_floating(context):
        context.add(found)
    for found in find_continuations(context):
        context.add(found)
    return nest(view, settle(view, context.found))


def _already(context: Context, found: Found) -> bool:
    """Whether the quotation before an incise belongs to an earlier cue («"A, dit-il. B", poursuit-il»)."""
    view = context.view
    a, b = found.content[0]
    number = view.inside[a]
    return number >= 0 and number == view.inside[b - 1] and number in context.taken
