"""Importing costs nothing, and a blank French pipeline never needs the heavy libraries."""

from __future__ import annotations

import subprocess
import sys

BLOCK = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "transformers", "pyarrow"}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Blocker())
"""


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "('torch', 'spacy', 'transformers', 'pyarrow')"
    code = f"import sys, actualite_nlp; print([m for m in {heavy} if m in sys.modules])"
    assert run(code).strip() == "[]"


def test_a_blank_french_pipeline_works_without_the_heavy_libraries() -> None:
    code = BLOCK.replace("import sys", "import sys, warnings; warnings.simplefilter('ignore')", 1)
    assert run(code + "import spacy; print(len(spacy.blank('fr')('Un essai.')))").strip() == "3"


def test_the_rules_stand_on_a_blank_pipeline_without_the_heavy_libraries() -> None:
    names = ["zones", "quotes", "sources", "dates", "claims"]
    code = (
        "import spacy; nlp = spacy.blank('fr')\n"
        f"for name in {names}: nlp.add_pipe('actualite_' + name)\n"
        "print(len(nlp('« Oui », dit-elle le 3 mars 2021.')._.actualite_dates))"
    )
    quiet = BLOCK.replace("import sys", "import sys, warnings; warnings.simplefilter('ignore')", 1)
    assert run(quiet + code).strip() == "1"


def test_every_public_name_is_there() -> None:
    quiet = "import warnings; warnings.simplefilter('ignore')"
    run(f"{quiet}\nimport actualite_nlp as a\nfor name in a.__all__: getattr(a, name)")
