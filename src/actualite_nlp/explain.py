"""Why a quote is what the record says, in French words: the frame that found it, who speaks and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .errors import InputError
from .record.types import Quote, Record, Source

KINDS = {"direct": "discours direct", "indirect": "discours indirect", "mixed": "discours mixte"}
FRAMES = {
    "direct.incise": "guillemets et incise de parole",
    "direct.colon": "guillemets annoncés par deux-points",
    "direct.floating": "guillemets sans verbe introducteur",
    "direct.heading": "citation mise en intertitre",
    "direct.interview": "réponse d'entretien",
    "frame.colon": "verbe de parole suivi de deux-points",
    "frame.comment": "commentaire rapporté",
    "frame.continuation": "suite d'un propos déjà rapporté",
    "frame.fact": "verbe qui confirme, reconnaît ou nie un fait",
    "frame.fragment": "verbe de parole et fragment entre guillemets",
    "frame.impersonal": "tournure impersonnelle ou passive",
    "frame.incise": "incise de parole",
    "frame.infinitive": "verbe de parole suivi d'un infinitif",
    "frame.nominal": "nom de parole",
    "frame.pour": "complément introduit par « pour »",
    "frame.predicate": "qualification rapportée",
    "frame.que": "verbe de parole suivi de « que »",
    "frame.question": "interrogation indirecte",
    "frame.selon": "complément du type « selon », « d'après »",
    "model": "modèle d'attribution",
}
RULES = {
    "mention": "{mention} désigne {name}",
    "pronoun": "{mention} renvoie à {name}, l'antécédent le plus proche qui s'accorde en genre et en nombre",
    "told": "{mention} renvoie à {name}, désigné au repérage de la citation",
    "issuer": "{mention} émane de {name}",
    "relative": "{mention} a pour antécédent {name}",
    "continuity": "{mention} est rattaché à {name}, qui vient de parler",
    "signature": "{name} signe la citation à la ligne suivante",
    "repeated": "les mêmes mots sont attribués ailleurs dans l'article à {name}",
    "subject_before": "{name} est le dernier sujet avant la citation",
    "same_paragraph": "{name} parle dans le même paragraphe",
    "previous": "{name} est la dernière source à avoir parlé",
    "next": "{name} est la première source à parler ensuite",
    "unresolved": "{mention} ne désigne personne d'identifiable",
}
STANCES = {
    "assert": "affirme", "confirm": "confirme", "concede": "reconnaît", "deny": "dément", "minimise": "minimise",
    "question": "s'interroge", "accuse": "accuse", "promise": "promet", "decline": "refuse de répondre",
    "correct": "corrige", "retract": "se rétracte", "speculate": "suppose", "unverified": "n'est pas vérifié",
}  # fmt: skip
_SHOWN = 80
"""Characters of the content that are shown."""


def explain(record: Record, quote_id: str) -> str:
    """Say in French how a quote was found and attributed, a line for each step.

    Raises InputError when the record holds no quote of this id.
    """
    quote = next((q for q in record.quotes if q.id == quote_id), None)
    if quote is None:
        known = ", ".join(q.id for q in record.quotes) or "none"
        raise InputError(f"no quote {quote_id!r} in this record; it holds: {known}")
    return "\n".join(_lines(quote, {s.id: s for s in record.sources}))


def _lines(quote: Quote, sources: Mapping[str, Source]) -> Iterator[str]:
    frame, _, rule = quote.method.rpartition("+") if "+" in quote.method else (quote.method, "", "")
    yield f"{quote.id} : « {_shown(quote)} » ({KINDS[quote.kind]})"
    cue = f", introduit par « {quote.cue.text} »" if quote.cue else ", sans mot introducteur"
    yield f"Repérage : {_frame(frame)}{cue}."
    yield f"Source : {_source(quote, rule, sources)}."
    if quote.relay_ids:
        names = [_name(i, sources) for i in (*quote.relay_ids, quote.source_id)]
        yield f"Chaîne : {' → '.join(names)}."
    if quote.venue:
        yield f"Support : « {quote.venue.text} »."
    hedge = ", au conditionnel" if quote.conditional else ""
    yield f"Position : {STANCES[quote.stance]}{hedge} (confiance {quote.confidence:.2f})."


def _shown(quote: Quote) -> str:
    text = " […] ".join(span.text for span in quote.content)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _frame(method: str) -> str:
    """The words for a frame; several joined by «+», an unknown one by its own name."""
    return " et ".join(FRAMES.get(part, part) for part in method.split("+")) or "origine inconnue"


def _source(quote: Quote, rule: str, sources: Mapping[str, Source]) -> str:
    slot = quote.source or quote.speaker
    mention = f"« {slot.text} »" if slot else "la citation, sans source dans sa phrase,"
    if quote.source_id is None:
        return RULES["unresolved"].format(mention=mention)
    name = _name(quote.source_id, sources)
    told = RULES.get(rule, "{mention} désigne {name}").format(mention=mention, name=name)
    role = sources[quote.source_id].role if quote.source_id in sources else None
    return f"{told} ({role})" if role else told


def _name(source_id: str | None, sources: Mapping[str, Source]) -> str:
    return sources[source_id].name if source_id is not None and source_id in sources else "une source inconnue"
