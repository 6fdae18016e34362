"""The documentation says what was measured, links to what exists and names options that exist."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest
import typer

from actualite_nlp.cli import app


def test_figures_are_those_measured(root: Path) -> None:
    written = runpy.run_path(str(root / "scripts/figures.py"))["written"]
    for path, text in written().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is old; cure: python scripts/figures.py"


def test_commands_and_options_exist(root: Path) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    pages = [root / "README.md", *(root / "docs").glob("*.md")]
    blocks = [b for p in pages for b in re.findall(r"```console\n(.*?)```", p.read_text(encoding="utf-8"), re.DOTALL)]
    lines = [line for b in blocks for line in b.replace("\\\n", " ").splitlines() if line.startswith("actualite ")]
    assert lines
    for line in lines:
        words = line.split("#")[0].split()
        command: click.Command = commands[words[1]]
        if isinstance(command, click.Group):
            command = command.commands[words[2]]
        known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
        assert {w.split("=")[0] for w in words if w.startswith("--")} <= known, line


@pytest.mark.slow
def test_the_site_builds_without_a_warning(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/claims/index.html").exists()
