"""Gold to JSON lines with the entities and relations of FRACAS (Richard, Alonzo Canul and Portet, LREC-COLING 2024).

One article a line: ``id``, ``date``, ``text``, ``entities`` and ``relations``. Entities have an ``id``, a ``label``
(«Direct Quotation», «Indirect Quotation», «Mixed Quotation», «Cue», and for sources «Agent», «Organization», «Group of
people», «Source pronoun»), ``fragments`` ([start, end) in code points) and ``text``. Relations go ``from`` one entity
``to`` another: «Indicates» from cue to quotation, «Quoted in» from source to quotation, «Refers to» from a pronoun to
the mention it stands for. Beyond the paper, a quotation carries its ``chain``, ``source_type`` and ``conditional``.
Names of entities and relations are meant to be the paper's; the layout of the lines is ours, made without the files
of that corpus at hand: compare both before mixing them. Contents stand without their quote marks.
"""

from __future__ import annotations

from typing import Any

from ..phenomena import PRONOUNS

Article = dict[str, Any]
QUOTATIONS = {"direct": "Direct Quotation", "indirect": "Indirect Quotation", "mixed": "Mixed Quotation"}
SOURCES = {"person": "Agent", "anonymous": "Agent", "group": "Group of people"}
"""Labels of sources by our types; organizations, media and documents are «Organization»."""


def to_fracas(gold: Article) -> Article:
    """One gold article as a line."""
    sheet = _Sheet(gold["text"])
    types = {s["name"]: s["type"] for s in gold["sources"]}
    forms = {s["name"]: [s["name"], *s["mentions"]] for s in gold["sources"]}
    for item in gold["attributions"]:
        name = item["chain"][-1]
        quotation = sheet.entity(
            QUOTATIONS[item["kind"]], item["content"], key=item["id"],
            chain=item["chain"], source_type=types.get(name), conditional=item["conditional"],
        )  # fmt: skip
        if item["cue"]:
            sheet.relate("Indicates", sheet.entity("Cue", [item["cue"]]), quotation)
        if item["source"]:
            pronoun = item["source"]["text"].casefold() in PRONOUNS
            label = SOURCES.get(types.get(name, ""), "Organization")
            source = sheet.entity("Source pronoun" if pronoun else label, [item["source"]])
            sheet.relate("Quoted in", source, quotation)
            if pronoun and (mention := _antecedent(gold["text"], forms.get(name, []), item["source"]["start"])):
                sheet.relate("Refers to", source, sheet.entity(label, [mention]))
    return {
        "id": gold["id"],
        "date": gold["date"],
        "text": gold["text"],
        "entities": sheet.entities,
        "relations": sheet.relations,
    }


def from_fracas(line: Article) -> list[Article]:
    """The attributions of a line, in our form."""
    text, entities = line["text"], {e["id"]: e for e in line["entities"]}
    kinds = {label: kind for kind, label in QUOTATIONS.items()}
    out = {
        e["id"]: {
            "id": f"q{number}", "kind": kinds[e["label"]], "content": _spans(e, text), "cue": None, "source": None,
            "chain": e["chain"], "venue": None, "conditional": e["conditional"],
        }
        for number, e in enumerate((e for e in entities.values() if e["label"] in kinds), 1)
    }  # fmt: skip
    for relation in line["relations"]:
        role = {"Indicates": "cue", "Quoted in": "source"}.get(relation["type"])
        if role:
            out[relation["to"]][role] = _spans(entities[relation["from"]], text)[0]
    return list(out.values())


class _Sheet:
    """Entities, each extent once per label, and relations, numbered as they come."""

    def __init__(self, text: str) -> None:
        self.entities: list[Article] = []
        self.relations: list[Article] = []
        self._ids: dict[Any, str] = {}
        self._text = text

    def entity(self, label: str, spans: list[Article], key: str | None = None, **more: Any) -> str:
        fragments = [[s["start"], s["end"]] for s in spans]
        known = (label, key, str(fragments))
        if known not in self._ids:
            self._ids[known] = f"T{len(self.entities) + 1}"
            words = " ".join(self._text[a:b] for a, b in fragments)
            row = {"id": self._ids[known], "label": label, "fragments": fragments, "text": words, **more}
            self.entities.append(row)
        return self._ids[known]

    def relate(self, kind: str, start: str, end: str) -> None:
        relation = {"type": kind, "from": start, "to": end}
        if relation not in self.relations:
            self.relations.append(relation)


def _antecedent(text: str, forms: list[str], before: int) -> Article | None:
    """The nearest mention that stands before a pronoun."""
    places = [(at, at + len(form)) for form in forms if (at := text.rfind(form, 0, before)) >= 0]
    return dict(zip(("start", "end"), max(places), strict=True)) if places else None


def _spans(entity: Article, text: str) -> list[Article]:
    return [{"start": a, "end": b, "text": text[a:b]} for a, b in entity["fragments"]]
