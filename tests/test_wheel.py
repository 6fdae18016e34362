"""What is installed is whole: the built wheel holds code, data and weights, and imports without a warning."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, root]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_every_data_file(wheel: Path, root: Path) -> None:
    source = root / "src"
    data = {
        str(p.relative_to(source))
        for p in (source / "actualite_nlp").rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    assert data <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_imports_without_a_warning(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import actualite_nlp as a; print(a.__file__)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert str(tmp_path) in done.stdout
