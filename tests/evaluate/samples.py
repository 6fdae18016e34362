"""A small marked article with every kind of annotation, and ways to change it."""

from __future__ import annotations

from typing import Any

from actualite_nlp.evaluate.markup import compile_markup

HEADER = """@article essai-010
@outlet Le Courrier du Val
@date 2023-05-04T18:00
@source e1 person | Nadia Ferrand | préfète du Doubs | la préfète
@source e2 media | Le Progrès
@source e3 anonymous | une source judiciaire
@source e4 group | des riverains
@q 1 indirect e1
@q 2 direct e1
@q 3 indirect e2>e3 conditional
@q 4 mixed e4
@q 5 direct e1
@claim contested | La digue a cédé. | e2 assert q3 ; e1 deny q1
@claim unverified | Un homme a été vu. | author unverified x1
---
"""
TEXT = """Crue : la digue en question

{s1:La préfète du Doubs, Nadia Ferrand}, a {k1:déclaré} {t:jeudi|2023-05-04} sur {v1:Radio Val} que {c1:la digue
n'avait pas cédé}. « {c2:Nous l'avons vue tenir}, a-t-{s2:elle} {k2:ajouté}, {c2:heure par heure} ».

{k3:Selon} {s3:Le Progrès}, qui cite une source judiciaire, {c3:le mur aurait lâché {t:le soir même|2023-05-03TEV}}.
{x1:Un homme aurait été vu}. {s4:Des riverains} {k4:parlent} {c4:d'un « désastre que tous voyaient venir »},
{t:chaque printemps|P1Y|SET}.

« {c5:On verra bien.} »
"""


def sample(old: str = "", new: str = "") -> dict[str, Any]:
    """The article, with one passage of its markup replaced."""
    raw = HEADER + TEXT
    assert old in raw
    return compile_markup(raw.replace(old, new) if old else raw)
