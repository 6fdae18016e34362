"""French words for the values of the record, for tables, pages and plots."""

from __future__ import annotations

KINDS = {"direct": "direct", "indirect": "indirect", "mixed": "mixte"}
TYPES = {
    "person": "personne",
    "organization": "organisation",
    "media": "média",
    "document": "document",
    "group": "groupe",
    "anonymous": "anonyme",
}
GENDERS = {"f": "femme", "m": "homme", None: "non précisé"}
STANCES = {
    "assert": "affirme",
    "confirm": "confirme",
    "concede": "reconnaît",
    "deny": "dément",
    "minimise": "minimise",
    "question": "met en doute",
    "accuse": "accuse",
    "promise": "promet",
    "decline": "refuse de répondre",
    "correct": "corrige",
    "retract": "se rétracte",
    "speculate": "suppose",
    "unverified": "rapporte sans vérifier",
}
AXES = {
    "existence": "existence",
    "quantity": "quantité",
    "degree": "degré",
    "time": "moment",
    "place": "lieu",
    "agent": "auteur des faits",
    "intent": "intention",
    "cause": "cause",
    "wording": "formulation",
}
SIGNALS = {
    "cue": "verbe de parole",
    "numeric": "écart de chiffres",
    "temporal": "écart de dates",
    "model": "modèle",
    "unnamed": "contradicteur non nommé",
}
STATUSES = {"contested": "contestée", "unverified": "non vérifiée"}
OUTCOMES = {
    "open": "sans suite",
    "confirmed": "confirmée",
    "denied": "démentie",
    "corrected": "corrigée",
    "contested": "contestée",
}
RELATIONS = {
    "contradicts": "contredit",
    "partially_contradicts": "contredit en partie",
    "undercuts": "affaiblit",
    "concords": "s'accorde avec",
    "corrects": "corrige",
}
DATE_TYPES = {"DATE": "date", "TIME": "heure", "DURATION": "durée", "SET": "fréquence"}
MODIFIERS = {
    "approx": "environ",
    "start": "début",
    "mid": "milieu",
    "end": "fin",
    "before": "avant",
    "after": "après",
    "since": "depuis",
    "until": "jusqu'à",
}
OPPOSED = frozenset({"deny", "minimise", "question", "correct", "retract"})
"""Stances that stand on the far side of a contested proposition."""
