"""Run the notebooks and keep their outputs, without what changes from run to run: ``make notebooks``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
KEPT = {"display_data", "execute_result", "stream", "error"}


def run(path: Path, timeout: int = 300) -> nbformat.NotebookNode:
    """The notebook with the outputs of this run; raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=timeout, kernel_name="python3", resources={"metadata": {"path": FOLDER}}).execute()
    return notebook


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Without times, messages on standard error and the versions of this machine."""
    notebook.metadata = {
        "language_info": {"name": "python"},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.output_type in KEPT and o.get("name") != "stderr"]
    return notebook


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, default=sorted(FOLDER.glob("*.ipynb")))
    for path in parser.parse_args().notebooks:
        nbformat.write(tidy(run(path)), path)
        print(path.name, f"{path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
