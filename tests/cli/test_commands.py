"""Commands, their exit codes and what they print: 0 done, 1 input or model unusable, 2 wrong usage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import actualite_nlp

from ..batch.fake import articles, write_lines

ROOT = Path(__file__).resolve().parents[2]
FAKE = ("--extractor", "tests.batch.fake:load", "--workers", "1")


def actualite(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", "from actualite_nlp.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(run, cwd=ROOT, input=given, capture_output=True, timeout=120)
    return subprocess.CompletedProcess(run, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_version_and_schema() -> None:
    assert actualite("--version").stdout.strip() == actualite_nlp.__version__
    schema = actualite("schema")
    assert schema.returncode == 0
    assert "Record" in json.loads(schema.stdout)["$defs"]


def test_batch_then_report(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", articles(5))
    done = actualite("batch", source, "--output", tmp_path / "out", *FAKE)
    assert (done.returncode, done.stdout) == (0, "")
    assert "5 articles, 0 failed, 0 warnings" in done.stderr
    assert "\x1b" not in done.stderr
    made = actualite("report", tmp_path / "out")
    assert (made.returncode, made.stdout.strip()) == (0, str(tmp_path / "out/report.html"))
    assert "Anne" in (tmp_path / "out/report.html").read_text(encoding="utf-8")


def test_batch_maps_fields(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("guid;corps;pubDate\n7;« Oui », dit Anne.;14/03/2023\n", encoding="utf-8")
    mapping = ("--text-field", "corps", "--date-field", "pubDate", "--id-field", "guid", "--format", "jsonl")
    done = actualite("batch", tmp_path / "a.csv", "--output", tmp_path / "out", *mapping, *FAKE)
    assert done.returncode == 0, done.stderr
    (quote,) = map(json.loads, (tmp_path / "out/quotes/part-000000.jsonl").read_text("utf-8").splitlines())
    assert (quote["article_id"], quote["published_at"], quote["source_name"]) == ("7", "2023-03-14T00:00:00", "Anne")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("batch", "absent.jsonl", "--output", "{tmp}/out"), 1, "no such file or folder: absent.jsonl"),
        (("batch", "{tmp}", "--output", "{tmp}/a/out"), 1, "nothing to read"),
        (("batch", "README.md"), 2, "--output"),
        (("batch", "README.md", "--output", "{tmp}/out", "--workers", "0"), 2, "--workers"),
        (("report", "{tmp}"), 1, "no batch job"),
        (("extract", "absent.txt"), 1, "no such file or folder: absent.txt"),
        (("extract", "README.md", "--published-at", "avant-hier"), 2, "avant-hier"),
        (("extract", "README.md", "--model", "{tmp}/absent"), 1, "no attribution model"),
        (("extract", "{tmp}", "--model", "none", "--format", "html", "--output", "{tmp}"), 1, "{tmp}"),
        (("evaluate", "absent.jsonl", "--model", "none"), 1, "absent.jsonl"),
        (("evaluate", "{tmp}", "--model", "none"), 1, "no gold at"),
        (("evaluate", "README.md", "--model", "none"), 1, "README.md, line 1: not JSON"),
        (("inconnu",), 2, "inconnu"),
    ],
)
def test_errors_say_what_and_exit_with_their_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = actualite(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert done.returncode == code
    assert message.replace("{tmp}", str(tmp_path)) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_extract_from_standard_input() -> None:
    text = "« Nous avons tenu parole », a déclaré Lucie Armand, maire de Morlans."
    done = actualite("extract", "-", "--model", "none", "--published-at", "2023-03-14", given=text.encode())
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["quotes"][0]["content"][0]["text"] == "Nous avons tenu parole"
