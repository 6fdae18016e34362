from __future__ import annotations

import pytest

from actualite_nlp.lexicon.conjugation import inflect, stems

FORMS = {
    "annoncer": "annonce annonçait annoncions annonça annoncera annonçant annoncées annoncent",
    "juger": "juge jugeait jugea jugeons jugez jugés",
    "rappeler": "rappelle rappelait rappellera rappela rappelé",
    "répéter": "répète répétait répétera répétant",
    "achever": "achève achevait achèvera",
    "employer": "emploie employait emploiera",
    "dire": "dit disent disait dira disant dites dirent",
    "prédire": "prédit prédisent prédira",
    "écrire": "écrit écrivait écrira écrivant",
    "promettre": "promet promettent promis promise promettra",
    "soutenir": "soutient soutiennent soutenait soutiendra soutenu soutint",
    "prévenir": "prévient prévenait préviendra prévenue",
    "répondre": "répond répondait répondu répondrait",
    "craindre": "craint craignait craignent craindra",
    "démentir": "dément démentent démenti démentait",
    "reconnaître": "reconnaît reconnaissait reconnu reconnaîtra",
    "conclure": "conclut concluait conclu conclura",
    "poursuivre": "poursuit poursuivait poursuivi poursuivra",
    "réagir": "réagit réagissait réagi réagira réagissant",
    "percevoir": "perçoit percevait perçu percevra",
}


@pytest.mark.parametrize("verb", FORMS)
def test_forms_of_the_news(verb: str) -> None:
    made = {form for form, _ in inflect(verb)}
    assert set(FORMS[verb].split()) <= made


def test_moods_are_told_apart() -> None:
    moods = {mood for form, mood in inflect("dire") if form == "dit"}
    assert moods == {"finite", "participle"}
    assert ("disant", "present_participle") in set(inflect("dire"))
    assert ("dire", "infinitive") in set(inflect("dire"))


def test_regular_second_group_is_the_rule_for_unknown_ir() -> None:
    assert stems("rebondir").present == ("rebondis", "rebondis", "rebondit")


@pytest.mark.parametrize("wrong", ["annonçez", "jugeez", "annoncons", "jugons"])
def test_soft_consonants_keep_their_sound(wrong: str) -> None:
    made = {form for verb in ("annoncer", "juger") for form, _ in inflect(verb)}
    assert wrong not in made
