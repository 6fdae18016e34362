"""Golden cases, each written for the project: who speaks, by which rule, under which name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from actualite_nlp.record.types import Span

from .conftest import Resolved

pytestmark = pytest.mark.model
Run = Callable[..., Resolved]


def test_title_surname_and_pronoun_are_one_person(resolve: Run) -> None:
    text = (
        "La préfète du Doubs, Nadia Ferrand, a promis que la digue tiendrait. Mme Ferrand a ajouté que les travaux "
        "avançaient. « Nous serons prêts », a-t-elle conclu."
    )
    got = resolve(
        text,
        ("La préfète du Doubs, Nadia Ferrand", "promis", "la digue tiendrait"),
        ("Mme Ferrand", "ajouté", "les travaux avançaient"),
        ("elle", "conclu", "Nous serons prêts"),
    )
    assert got.names == ["Nadia Ferrand"] * 3
    (source,) = got.sources
    assert (source.type, source.role, source.affiliation, source.gender) == ("person", "préfète du Doubs", "Doubs", "f")
    assert source.quote_ids == ["q1", "q2", "q3"]
    assert all(text[m.start : m.end] == m.text for m in source.mentions)
    assert "elle" in [m.text for m in source.mentions]


def test_an_office_learned_from_an_apposition_is_a_name_for_its_holder(resolve: Run) -> None:
    text = (
        "Paul Ruiz, ministre des Transports, a visité le chantier avec le maire de Vallon, Luc Bonnet. Le ministre a "
        "assuré que le tunnel ouvrirait en juin. Le maire a répondu que rien n'était prêt."
    )
    got = resolve(
        text,
        ("Le ministre", "assuré", "le tunnel ouvrirait en juin"),
        ("Le maire", "répondu", "rien n'était prêt"),
    )
    assert got.names == ["Paul Ruiz", "Luc Bonnet"]


def test_gender_tells_pronouns_apart(resolve: Run) -> None:
    text = (
        "La juge Claire Vasseur a entendu l'architecte Marc Delmas mardi. Elle a précisé que le dossier était clos. "
        "Il a soutenu que les plans étaient justes."
    )
    got = resolve(text, ("Elle", "précisé", "le dossier était clos"), ("Il", "soutenu", "les plans étaient justes"))
    assert got.names == ["Claire Vasseur", "Marc Delmas"]
    assert got.rules == ["pronoun", "pronoun"]


def test_a_pronoun_whose_speaker_is_told_takes_that_one(resolve: Run) -> None:
    text = (
        "Le maire Luc Bonnet a visité l'usine avec Marc Delmas. « Rien n'est prêt », a-t-il lancé, raconte un ouvrier."
    )
    slots = ("il", "lancé", "Rien n'est prêt")
    told = resolve(text, slots, speakers={0: "Marc Delmas"})
    assert (told.names, told.rules) == (["Marc Delmas"], ["told"])
    assert "il" in [m.text for m in told.sources[0].mentions]
    untold = resolve(text, slots, speakers={0: "il"})
    assert (untold.names, untold.rules) == (["Luc Bonnet"], ["pronoun"])


def test_a_pronoun_of_the_narration_carries_its_person_on(resolve: Run) -> None:
    text = (
        "Luc Bonnet a fondé Novatel en 1998. Il dirige aujourd'hui deux usines. Il a longtemps refusé de parler de "
        "l'ingénieur Marc Delmas. Il affirme que le brevet est à lui."
    )
    got = resolve(text, (("Il", 3), "affirme", "le brevet est à lui"))
    assert got.names == ["Luc Bonnet"]


def test_a_surname_inside_a_full_name_is_that_person(resolve: Run) -> None:
    text = "Marine Le Goff a confirmé que le site fermerait."
    got = resolve(text, ("Le Goff", "confirmé", "le site fermerait"))
    assert got.names == ["Marine Le Goff"]


def test_the_latter_is_the_nearest(resolve: Run) -> None:
    text = "Luc Bonnet a rencontré Marc Delmas jeudi. Ce dernier a affirmé que le projet était mort."
    got = resolve(text, ("Ce dernier", "affirmé", "le projet était mort"))
    assert got.names == ["Marc Delmas"]


def test_a_relative_speaks_for_its_antecedent(resolve: Run) -> None:
    text = "Le chantier inquiète Luc Bonnet, qui estime que le pont va céder."
    got = resolve(text, (("qui", 2), "estime", "le pont va céder"))
    assert got.names == ["Luc Bonnet"]
    assert got.rules == ["relative"]


def test_a_daily_is_known_by_its_kind(resolve: Run) -> None:
    text = "Selon Les Échos, l'usine fermera. Le quotidien économique affirme que deux cents postes sont perdus."
    got = resolve(
        text,
        ("Les Échos", "Selon", "l'usine fermera"),
        ("Le quotidien économique", "affirme", "deux cents postes sont perdus"),
    )
    assert got.names == ["Les Échos", "Les Échos"]
    assert got.sources[0].type == "media"


def test_the_clause_after_selon_is_no_apposition(resolve: Run) -> None:
    text = "Les Échos ont enquêté. Selon le quotidien économique, Varsovie aurait refusé l'accord."
    got = resolve(text, ("le quotidien économique", "Selon", "Varsovie aurait refusé l'accord"))
    assert got.names == ["Les Échos"]


def test_a_place_that_speaks_keeps_its_name_and_tells_what_it_stands_for(resolve: Run) -> None:
    got = resolve("Matignon a démenti que la taxe serait doublée.", ("Matignon", "démenti", "la taxe serait doublée"))
    (source,) = got.sources
    assert (source.name, source.type, source.role) == (
        "Matignon",
        "organization",
        "services du Premier ministre français",
    )


def test_an_acronym_takes_the_name_of_its_long_form(resolve: Run) -> None:
    text = "L'Office régional des eaux (ORE) a ouvert une enquête. L'ORE assure que l'eau est potable."
    got = resolve(text, ("L'ORE", "assure", "l'eau est potable"))
    assert got.names == ["Office régional des eaux"]


def test_a_hyphenated_acronym_too(resolve: Run) -> None:
    text = "L'Assistance médicale-Urgences du Nord (AM-UN) recrute. L'AM-UN précise que dix postes sont ouverts."
    got = resolve(text, (("L'AM-UN", 1), "précise", "dix postes sont ouverts"))
    assert got.names == ["Assistance médicale-Urgences du Nord"]


def test_joint_speakers_are_one_source(resolve: Run) -> None:
    text = "Luc Bonnet et Claire Vasseur ont déclaré que le budget était voté."
    got = resolve(text, ("Luc Bonnet et Claire Vasseur", "déclaré", "le budget était voté"))
    assert got.names == ["Luc Bonnet et Claire Vasseur"]
    assert got.sources[0].type == "group"


def test_an_unnamed_source_is_called_by_its_fullest_description(resolve: Run) -> None:
    text = "Une source proche du dossier indique que l'accord est signé. Cette source précise qu'il reste secret."
    got = resolve(
        text,
        ("Une source proche du dossier", "indique", "l'accord est signé"),
        ("Cette source", "précise", "il reste secret"),
    )
    assert got.names == ["une source proche du dossier"] * 2
    assert got.sources[0].type == "anonymous"


def test_a_report_is_chained_to_who_issued_it(resolve: Run) -> None:
    text = "Un rapport de la Cour des comptes souligne que la dette a doublé."
    got = resolve(text, ("Un rapport de la Cour des comptes", "souligne", "la dette a doublé"))
    assert got.names == ["la Cour des comptes"]
    assert got.sources[0].type == "organization"


def test_a_name_inside_a_description_is_not_its_holder(resolve: Run) -> None:
    text = "Paul Ruiz se tait. Un proche du ministre Paul Ruiz confie que la décision est prise."
    got = resolve(text, ("Un proche du ministre Paul Ruiz", "confie", "la décision est prise"))
    assert got.names == ["un proche du ministre Paul Ruiz"]


def test_two_persons_of_one_surname_are_told_apart_by_their_titles(resolve: Run) -> None:
    text = (
        "Luc Bonnet et Claire Bonnet se séparent. M. Bonnet affirme que la maison est vendue. "
        "Mme Bonnet répond que rien n'est signé."
    )
    got = resolve(text, ("M. Bonnet", "affirme", "la maison est vendue"), ("Mme Bonnet", "répond", "rien n'est signé"))
    assert got.names == ["Luc Bonnet", "Claire Bonnet"]


def test_nobody_is_behind_on(resolve: Run) -> None:
    got = resolve("On affirme que la gare est fermée.", ("On", "affirme", "la gare est fermée"))
    assert got.names == [None]
    assert got.rules == ["unresolved"]
    assert got.sources == []


def test_a_floating_quote_goes_to_the_subject_before_it(resolve: Run) -> None:
    text = "Luc Bonnet ne cache pas sa colère. « Personne ne nous a prévenus de la fermeture »."
    got = resolve(text, (None, None, "Personne ne nous a prévenus de la fermeture"), kind="direct")
    assert got.names == ["Luc Bonnet"]
    assert got.rules == ["subject_before"]


def test_a_pull_quote_goes_to_who_says_it_in_the_article(resolve: Run) -> None:
    text = (
        "« Cette fermeture condamne toute la vallée »\n\nClaire Vasseur a parlé la première, devant Luc Bonnet.\n\n"
        "« Cette fermeture condamne à terme toute la vallée », a lancé Luc Bonnet."
    )
    got = resolve(
        text,
        (None, None, "Cette fermeture condamne toute la vallée"),
        ("Luc Bonnet", "lancé", "Cette fermeture condamne à terme toute la vallée"),
        kind="direct",
    )
    assert got.names == ["Luc Bonnet"] * 2
    assert got.rules[0] == "repeated"


def test_speech_inside_reported_speech_comes_through_its_reporter(resolve: Run) -> None:
    text = "Selon Les Échos, les syndicats affirment que la grève sera suivie."
    got = resolve(
        text,
        ("Les Échos", "Selon", "les syndicats affirment que la grève sera suivie"),
        ("les syndicats", "affirment", "la grève sera suivie"),
    )
    inner = got.quotes[1]
    assert [got.by_id[i].name for i in inner.relay_ids] == ["Les Échos"]


def test_relays_given_by_the_frame_are_resolved(resolve: Run) -> None:
    text = "Selon Les Échos, qui cite un cadre du groupe, l'usine fermera."
    got = resolve(text, ("un cadre du groupe", "Selon", "l'usine fermera"), relays={0: "Les Échos"})
    assert got.names == ["un cadre du groupe"]
    assert [got.by_id[i].name for i in got.quotes[0].relay_ids] == ["Les Échos"]


def test_the_standfirst_takes_up_the_title(resolve: Run) -> None:
    text = (
        "Marc Delmas quitte la direction de Novatel\n\nLe milliardaire a annoncé que son fils lui succéderait.\n\n"
        "Le groupe n'a rien ajouté sur la suite de la procédure en cours à la Bourse de Paris."
    )
    got = resolve(text, ("Le milliardaire", "annoncé", "son fils lui succéderait"))
    assert got.names == ["Marc Delmas"]


def test_gender_is_told_by_grammar_alone(resolve: Run) -> None:
    got = resolve("Camille Berger assure que tout va bien.", ("Camille Berger", "assure", "tout va bien"))
    assert got.sources[0].gender is None


def test_only_who_speaks_is_a_source(resolve: Run) -> None:
    text = "Luc Bonnet a reçu Claire Vasseur. Luc Bonnet assure que la route est sûre."
    got = resolve(text, (("Luc Bonnet", 2), "assure", "la route est sûre"))
    assert [s.name for s in got.sources] == ["Luc Bonnet"]
    assert len(got.sources[0].mentions) == 2


def test_nothing_to_say_about_a_text_without_quotes(resolve: Run) -> None:
    got = resolve("Luc Bonnet a reçu Claire Vasseur.")
    assert (got.quotes, got.sources) == ([], [])


def test_the_time_grows_with_the_text_not_its_square(nlp: Language) -> None:
    import time

    from spacy.tokens import Doc

    from actualite_nlp import layers
    from actualite_nlp.record.types import Quote
    from actualite_nlp.sources.component import SourcesComponent

    others = [name for name in nlp.pipe_names if name.startswith("actualite_")]
    piece = nlp(
        "Le maire Luc Bonnet a reçu la préfète Nadia Ferrand (PVR). Il assure que la route est sûre.\n\n",
        disable=others,
    )
    component = SourcesComponent()

    def seconds(copies: int) -> float:
        doc = Doc.from_docs([piece] * copies, exclude=["user_data"])
        text = doc.text
        step = len(text) // copies
        first = text.index("Il assure")
        quotes = []
        for at in range(first, len(text), step):
            content = Span(at + 14, at + 20, text[at + 14 : at + 20])
            quotes.append(Quote(id=f"q{at}", kind="indirect", content=[content], source=Span(at, at + 2, "Il")))
        layers.put(doc, Quote, quotes)
        begin = time.perf_counter()
        component(doc)
        return time.perf_counter() - begin

    seconds(10)
    assert seconds(800) < 30 * max(seconds(80), 0.02)


def test_a_document_speaks_for_who_made_it(resolve: Run) -> None:
    text = "Selon les chiffres publiés par la Fédération Horizon, les ventes baissent. Selon ces chiffres, tout va mal."
    first = ("les chiffres publiés", "Selon", "les ventes baissent")
    got = resolve(text, first, ("ces chiffres", "Selon", "tout va mal"))
    assert len(got.sources) == 1
    assert "Fédération Horizon" in (got.names[0] or "")


def test_a_share_of_people_is_a_group(resolve: Run) -> None:
    got = resolve("56% des sondés estiment que la route est sûre.", ("56% des sondés", "estiment", "la route est sûre"))
    assert got.sources[0].type == "group"


def test_a_side_never_speaks(resolve: Run) -> None:
    text = "Luc Bonnet assure que la route est sûre. De son côté, ajoute que le pont tient."
    got = resolve(text, ("Luc Bonnet", "assure", "la route est sûre"), ("son côté", "ajoute", "le pont tient"))
    assert got.names == ["Luc Bonnet", "Luc Bonnet"]


@pytest.mark.parametrize("name", ["Le Courrier des Vallées", "La Voix du Nord"])
def test_names_of_newspapers_stay_whole(resolve: Run, name: str) -> None:
    got = resolve(f"Selon {name}, la route est sûre.", (name, "Selon", "la route est sûre"))
    assert [(s.name, s.type) for s in got.sources] == [(name, "media")]


def test_what_fills_one_slot_is_one_person(resolve: Run) -> None:
    slot = "Nadia Ferrand, la vétérinaire en chef du parc"
    got = resolve(f"Selon {slot} la route est sûre.", (slot, "Selon", "la route est sûre"))
    assert (got.sources[0].name, got.sources[0].role) == ("Nadia Ferrand", "vétérinaire en chef du parc")


def test_a_medium_written_with_a_small_article_is_no_inhabitant(resolve: Run) -> None:
    text = "Luc Bonnet habite Lyon. La route est sûre, indique le Parisien."
    got = resolve(text, ("le Parisien", "indique", "La route est sûre"))
    assert got.sources[0].type == "media"


def test_the_own_words_are_of_who_spoke_last(resolve: Run) -> None:
    text = "Luc Bonnet assure que la route est sûre. Le pont tient, selon ses propres mots."
    got = resolve(text, ("Luc Bonnet", "assure", "la route est sûre"), ("ses propres mots", "selon", "Le pont tient"))
    assert got.names == ["Luc Bonnet", "Luc Bonnet"]


def test_a_surname_of_two_words_is_the_person_of_the_full_name(resolve: Run) -> None:
    text = "Flavio Di Rosa assure que la route est sûre. M. Di Rosa ajoute que le pont tient."
    got = resolve(text, ("Flavio Di Rosa", "assure", "la route est sûre"), ("M. Di Rosa", "ajoute", "le pont tient"))
    assert got.names == ["Flavio Di Rosa", "Flavio Di Rosa"]


def test_who_is_asked_is_none_of_those_named_in_the_question(resolve: Run) -> None:
    text = (
        "Anne Ruiz a ouvert la séance. La salle a applaudi. Le public est parti.\n\n"
        "Interrogée sur Nadia Ferrand, elle ajoute que le pont tient."
    )
    got = resolve(text, ("elle", "ajoute", "le pont tient"))
    assert got.names == ["Anne Ruiz"]


def test_what_follows_selon_and_a_medium_is_no_apposition_of_it(resolve: Run) -> None:
    text = "Selon l'AFP, le Conseil municipal, réuni lundi, a promis que la route rouvrirait."
    got = resolve(text, ("le Conseil municipal", "promis", "la route rouvrirait"))
    assert got.names[0] != "AFP"
