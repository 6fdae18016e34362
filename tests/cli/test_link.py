from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from actualite_nlp.cli import app
from tests.claims.samples import other_news, record

RUMOUR = "Le groupe Verlac a vendu son usine de Mornac à un fonds suisse."


def write(path: Path) -> Path:
    records = [*other_news(40), record("a", "2024-03-02", RUMOUR), record("b", "2024-03-05", RUMOUR)]
    lines = ["", *(r.to_json() for r in records)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_groups_as_json_lines(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["link", str(write(tmp_path / "r.jsonl")), "--no-vectors"])
    assert result.exit_code == 0, result.output
    (group,) = [json.loads(line) for line in result.output.splitlines()]
    assert [m["article"] for m in group["members"]] == ["a", "b"]


def test_groups_as_linked_data_in_a_file(tmp_path: Path) -> None:
    output = tmp_path / "deep/out.jsonld"
    arguments = [
        "link",
        str(write(tmp_path / "r.jsonl")),
        "--no-vectors",
        "--format",
        "jsonld",
        "--output",
        str(output),
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert json.loads(output.read_text(encoding="utf-8"))["@graph"][0]["@type"] == "Claim"


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"article": 3}\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["link", str(path), "--no-vectors"])
    assert result.exit_code != 0
    assert "line 1" in str(result.exception)
