"""``actualite corpus``: exit codes, and what goes to standard output, to standard error and to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from actualite_nlp.cli import app
from actualite_nlp.evaluate.convert import FORMATS

from ..evaluate.samples import HEADER, TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "essai-010.txt").write_text(HEADER + TEXT, encoding="utf-8")
    return place


def corpus(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, arguments)])


def test_validate_counts_and_is_content(folder: Path, tmp_path: Path) -> None:
    done = corpus("validate", folder, "--json", tmp_path / "counts.json")
    assert done.exit_code == 0, done.output
    assert "kinds: indirect 2, direct 2, mixed 1" in done.stdout
    assert "1 articles, 0 complaints" in done.stderr
    assert json.loads((tmp_path / "counts.json").read_text("utf-8"))["kinds"]["mixed"] == 1


def test_validate_names_breaches_and_copies(folder: Path) -> None:
    copy = (HEADER + TEXT).replace("essai-010", "essai-011").replace("|2023-05-04}", "|2023-05-05}")
    (folder / "essai-011.txt").write_text(copy, encoding="utf-8")
    done = corpus("validate", folder)
    assert done.exit_code == 1
    assert "essai-011 date 'jeudi': 2023-05-05 is a vendredi" in done.stderr
    assert "essai-010 and essai-011 share" in done.stderr
    assert "2 articles, 2 complaints" in done.stderr


@pytest.mark.parametrize("to", FORMATS)
def test_convert_writes_a_folder(folder: Path, tmp_path: Path, to: str) -> None:
    done = corpus("convert", folder, "--to", to, "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "1 articles in" in done.stderr
    assert any((tmp_path / "out").iterdir())


def test_an_unknown_format_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    assert corpus("convert", folder, "--to", "conll", "--output", tmp_path).exit_code == 2


def test_agreement_prints_figures_and_differences(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text((HEADER + TEXT).replace("|2023-05-04}", "|2023-05-05}"), encoding="utf-8")
    done = corpus("agreement", folder, other, "--differences", 5, "--json", tmp_path / "figures.json")
    assert done.exit_code == 0, done.output
    assert "essai-010 date 'jeudi': gold 2023-05-04, got 2023-05-05" in done.stdout
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert (figures["contents exact"]["value"], figures["dates value"]["value"]) == (100.0, 66.7)
