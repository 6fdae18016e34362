"""Every Python block of the documentation runs and prints what it says: ``pytest tests/docs --update-examples`` renews.

The blocks of a page share their names, in order, as a reader would run them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

import actualite_nlp.pipeline
from actualite_nlp import Extractor

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("docs")]
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {page.stem: list(find_examples(page)) for page in sorted(DOCS.glob("*.md"))}
NOT_RUN = "not run in the tests"
"""Stands in the first line of a block that needs what the tests do not have; it says so to the reader too."""


@pytest.fixture
def workplace(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the examples and models in sight, where snippets may write."""
    for name in ("examples", "models"):
        (tmp_path / name).symlink_to(root / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def one_extractor(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """``load(model=None)`` gives the session's extractor; what a snippet adds to its pipeline is taken out again."""
    load, before = actualite_nlp.pipeline.load, list(extractor.nlp.pipe_names)
    monkeypatch.setattr(
        actualite_nlp.pipeline, "load", lambda model="default": extractor if model is None else load(model)
    )
    yield
    for added in set(extractor.nlp.pipe_names) - set(before):
        extractor.nlp.remove_pipe(added)


@pytest.mark.parametrize("page", [page for page, examples in PAGES.items() if examples])
@pytest.mark.usefixtures("workplace", "one_extractor")
def test_page(page: str, eval_example: EvalExample) -> None:
    eval_example.set_config(line_length=120, quotes="double", target_version="py311")
    names: dict[str, Any] = {}
    for example in _python(PAGES[page]):
        run = eval_example.run_print_update if eval_example.update_examples else eval_example.run_print_check
        problem = None
        try:
            names |= run(example, module_globals=names)
        except Exception as error:
            problem = f"{example}: {type(error).__name__}: {error}"
        if problem:  # raised out here: pytest cannot show the traceback that the library makes
            pytest.fail(problem, pytrace=False)


def _python(examples: list[CodeExample]) -> Iterator[CodeExample]:
    return (e for e in examples if e.prefix.startswith("py") and NOT_RUN not in e.source.partition("\n")[0])
