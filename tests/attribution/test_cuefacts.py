import pytest

from actualite_nlp.attribution.cuefacts import CueFacts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(nlp):
    def find(text, cue, content):
        facts = CueFacts(nlp(text))
        place, inside = ((text.index(form), text.index(form) + len(form)) for form in (cue, content))
        subject = facts.subject(place, inside)
        return facts.lemma_and_stance(place), subject and text[slice(*subject)]

    return find


def test_subject_before_and_behind(read):
    before = read("La préfète a nié que le barrage soit fissuré.", "nié", "le barrage soit fissuré")
    assert before == (("nier", "deny"), "La préfète")
    behind = read("« Tout ira bien », a promis hier Paul Rizzi.", "promis", "Tout ira bien")
    assert behind == (("promettre", "promise"), "Paul Rizzi")


def test_a_word_that_is_no_cue(read):
    assert read("Le train de Vauclère arrive demain.", "train", "arrive demain") == (("train", "assert"), None)
