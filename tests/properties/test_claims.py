"""Whatever is said, claims stay inside the text and name holders that exist."""

from __future__ import annotations

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from actualite_nlp import layers
from actualite_nlp.claims.component import ClaimsComponent
from actualite_nlp.record.types import Claim, Quote, Source, Span, Zone

TEXT = (
    "Verlac dément ce que aurait fermé l'usine 12 selon nie toute fraude pas « » , . il n'a évoqué qu' un appel "
    "faux son innocence clame serait 3 000"
)
WORDS = TEXT.split(" ")
TAGS = ["NOUN", "VERB", "AUX", "DET", "PROPN", "PUNCT", "ADP", "PRON"]
TOKEN = st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.integers(0, 100))
NLP = spacy.blank("fr")


def make_doc(tokens: list[tuple[str, str, int]]) -> Doc:
    n = len(tokens)
    doc = Doc(
        NLP.vocab,
        words=[t[0] for t in tokens],
        pos=[t[1] for t in tokens],
        lemmas=[t[0].lower() for t in tokens],
        heads=[max(0, k - 1 - t[2] % 3) if k else 0 for k, t in enumerate(tokens)],
        deps=[
            "ROOT" if not k else ("nsubj", "obj", "aux:tense", "acl:relcl", "ccomp")[t[2] % 5]
            for k, t in enumerate(tokens)
        ],
        sent_starts=[k == 0 for k in range(n)],
    )
    layers.put(doc, Zone, [Zone(0, len(doc.text), doc.text, "body")])
    return doc


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOKEN, min_size=3, max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 8)), max_size=4))
def test_claims_are_grounded(tokens: list[tuple[str, str, int]], said: list[tuple[int, int]]) -> None:
    doc = make_doc(tokens)
    text = doc.text
    quotes, sources = [], [Source(id="s1", name="Un", type="person"), Source(id="s2", name="Deux", type="media")]
    for number, (at, length) in enumerate(said):
        first = doc[at % len(doc)]
        last = doc[min(len(doc) - 1, first.i + length)]
        start, end = first.idx, last.idx + len(last)
        content = [Span(start, end, text[start:end])]
        stance = ("assert", "accuse", "minimise", "deny")[length % 4]
        quotes.append(
            Quote(id=f"q{number}", kind="indirect", content=content, source_id=f"s{1 + number % 2}", stance=stance)
        )
    layers.put(doc, Quote, quotes)
    layers.put(doc, Source, sources)
    ClaimsComponent()(doc)
    known = {s.id for s in layers.get(doc, Source)} | {"author", None}
    for claim in layers.get(doc, Claim):
        assert claim.proposition
        for position in claim.positions:
            assert text[position.evidence.start : position.evidence.end] == position.evidence.text
            assert position.holder_id in known
            assert -1 <= position.commitment <= 1
        assert 0 <= claim.confidence <= 1
