"""Tokens a second through the time expressions, beyond what spaCy needs: ``python benchmarks/dates.py [TEXT_FILE]``."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import spacy

from actualite_nlp.dates.find import find_time_expressions

PARAGRAPH = """\
Le conseil régional a annoncé mardi soir la fermeture du port, prévue le 3 avril prochain. Depuis 2019, les pêcheurs \
réclament un nouveau quai; il y a trois semaines, ils avaient bloqué l'entrée du chenal pendant près de dix heures. \
«Nous attendons une réponse de la préfecture», a expliqué leur porte-parole, qui a reçu la presse dans son bureau. \
Le dossier, transmis au ministère, compte plus de deux cents pages et une centaine de plans signés par les \
ingénieurs.

"""


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else PARAGRAPH * 400
    doc = spacy.blank("fr").make_doc(text)
    begin = time.process_time()
    found = find_time_expressions(doc, datetime(2024, 10, 25))
    seconds = time.process_time() - begin
    print(f"{len(doc)} tokens, {len(found)} expressions, {len(doc) / seconds:,.0f} tokens a second")


if __name__ == "__main__":
    main()
