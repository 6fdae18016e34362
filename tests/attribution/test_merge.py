import pytest

from actualite_nlp.attribution.merge import (
    Candidate,
    Policy,
    candidates,
    choose,
    confidence,
    evidence,
    extents_of,
    overlap,
    to_quote,
)
from actualite_nlp.attribution.shape import Attribution
from actualite_nlp.record.types import Cue, Quote, Span

TEXT = "« Nous partons », a lancé Éva Roy à la radio. Le maire pense que tout ira bien."


def extent(form):
    at = TEXT.index(form)
    return at, at + len(form)


def span(form, cls=Span, **more):
    start, end = extent(form)
    return cls(start=start, end=end, text=form, **more)


def rule(content="Nous partons", **changes):
    facts = {"cue": span("lancé", Cue, lemma="lancer"), "source": span("Éva Roy"), "method": "frame.incise"}
    return Quote(id="q9", content=[span(content)], confidence=0.8, **({"kind": "direct"} | facts | changes))


def model(content="Nous partons", **changes):
    facts = {
        "kind": "direct", "fragments": [extent(content)], "cue": extent("lancé"), "source": extent("Éva Roy"),
        "speaker": None, "relay": None, "venue": extent("la radio"), "conditional": False,
        "evidence": {"content": 0.9, "edge": 0.9, "cue": 0.9, "source": 0.9, "speaker": 0.9},
    }  # fmt: skip
    return Attribution(**(facts | changes))


class Facts:
    """A lexicon with one lemma, and a grammar that sees one subject or none."""

    def __init__(self, subject=None):
        self._subject = subject

    def lemma_and_stance(self, cue):
        return "lemme", "deny"

    def subject(self, cue, content):
        return self._subject


def pair_up(rules, found, inside=0.7):
    return candidates(rules, found, lambda extents: inside)


def finish(candidate, policy=None):
    return to_quote(TEXT, candidate, policy or Policy(), Facts(), 1)


def test_same_content_is_paired():
    both, alone = pair_up([rule()], [model(), model("tout ira bien")])
    assert both.rule is not None
    assert both.model is not None
    assert alone.rule is None


def test_rules_keep_what_they_know_and_take_what_they_lack():
    (both,) = pair_up([rule(cue=None, venue=None)], [model("Nous partons", source=extent("Le maire"))])
    quote = finish(both, Policy(complete=("cue", "source", "venue")))
    assert quote.source.text == "Éva Roy"
    assert (quote.cue.text, quote.cue.lemma, quote.stance) == ("lancé", "lemme", "deny")
    assert quote.venue.text == "la radio"
    assert quote.method == "model+frame.incise"
    bare = finish(both, Policy(complete=()))
    assert (bare.cue, bare.venue) == (None, None)


def test_no_hearsay_between_quote_marks():
    (both,) = pair_up([rule()], [model(conditional=True)])
    assert not finish(both).conditional
    (plain,) = pair_up([rule(kind="indirect")], [model(conditional=True)])
    assert finish(plain).conditional


def test_the_network_can_be_believed_first():
    (both,) = pair_up([rule()], [model(source=extent("Le maire"))])
    assert finish(both).source.text == "Éva Roy"
    assert finish(both, Policy(believe={"source": 0.8})).source.text == "Le maire"
    assert finish(both, Policy(believe={"source": 0.95})).source.text == "Éva Roy"


def test_alone_each_side_must_be_sure_enough():
    lonely = pair_up([rule()], [], inside=0.2)
    assert choose(lonely, Policy(keep_rule=0.3)) == []
    assert choose(lonely, Policy(keep_rule=0.1)) == lonely
    new = pair_up([], [model()], inside=0.6)
    assert choose(new, Policy(add_model=0.5)) == new
    assert choose(new, Policy(add_model=0.7)) == []
    assert finish(new[0]).method == "model"


def test_the_network_adds_nothing_over_what_stands():
    found = pair_up([rule("tout ira bien")], [model("bien"), model()])
    kept = choose(found, Policy(keep_rule=0.5, add_model=0.5))
    assert [(c.rule is None, extents_of(c)) for c in kept] == [
        (True, [extent("Nous partons")]),
        (False, [extent("tout ira bien")]),
    ]
    freed = choose(found, Policy(keep_rule=0.9, add_model=0.5))
    assert [extents_of(c) for c in freed] == [[extent("Nous partons")], [extent("bien")]]


def test_confidence_is_a_logistic_regression_on_the_evidence():
    (both,) = pair_up([rule()], [model()])
    assert confidence(both, Policy(calibration={"bias": 0.0, "inside": 2.0})) == pytest.approx(0.802)
    assert set(evidence(both)) >= {"both", "rule", "inside", "edge", "cue", "source", "speaker", "direct"}


def test_overlap_of_extents():
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)
    assert overlap([(0, 4), (6, 10)], [(0, 10)]) == pytest.approx(0.8)
    assert overlap([(0, 1)], [(2, 3)]) == 0


def test_candidates_come_in_text_order():
    found = pair_up([rule("tout ira bien")], [model()])
    assert [isinstance(c, Candidate) and c.rule is None for c in found] == [True, False]


def test_grammar_names_the_source_of_what_the_network_found():
    (new,) = pair_up([], [model(source=extent("Le maire"), speaker=extent("Le maire"))])
    quote = to_quote(TEXT, new, Policy(), Facts(extent("Éva Roy")), 1)
    assert quote.source.text == "Éva Roy"
    assert finish(new).source.text == "Le maire"
