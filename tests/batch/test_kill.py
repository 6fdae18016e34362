"""A job killed at any moment and resumed holds the same rows, each once; so does one whose disk was full."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.reliability import killed_after

from actualite_nlp.batch import read_records

from .fake import articles, fake_record, write_lines

ROOT = Path(__file__).resolve().parents[2]
COUNT = 300


def command(source: Path, output: Path, *more: str) -> list[str]:
    run = "from actualite_nlp.cli import main; main()"
    options = ("--workers", "2", "--batch-size", "5", "--shard-size", "20", "--extractor", "tests.batch.fake:load_slow")
    return [sys.executable, "-c", run, "batch", str(source), "--output", str(output), "--resume", *options, *more]


def test_killed_at_random_and_resumed(tmp_path: Path) -> None:
    given = articles(COUNT)
    source, output = write_lines(tmp_path / "a.jsonl", given), tmp_path / "out"
    rng = random.Random(7)
    kills = 0
    while kills < 4 and killed_after(rng.uniform(0.8, 2.5), command(source, output), ROOT):
        kills += 1
    subprocess.run(command(source, output), cwd=ROOT, check=True, capture_output=True)
    assert kills > 0
    assert list(read_records(output)) == [fake_record(article) for article in given]
    assert not list(output.rglob("*.aside"))


def test_killed_while_a_shard_is_written(tmp_path: Path) -> None:
    """What lies there without an entry in the manifest is thrown away and made again."""
    given = articles(40)
    source, output = write_lines(tmp_path / "a.jsonl", given), tmp_path / "out"
    subprocess.run(command(source, output), cwd=ROOT, check=True, capture_output=True)
    (output / "manifest/000001.json").unlink()
    (output / "records/part-000001.parquet").write_bytes(b"la moitie d'un fichier")
    (output / "records/part-000000.parquet.aside").write_bytes(b"un reste")
    subprocess.run(command(source, output), cwd=ROOT, check=True, capture_output=True)
    assert list(read_records(output)) == [fake_record(article) for article in given]
    assert not list(output.rglob("*.aside"))


def test_a_full_disk_stops_the_job_and_resume_goes_on(tmp_path: Path) -> None:
    given = articles(200)
    source, output = write_lines(tmp_path / "a.jsonl", given), tmp_path / "out"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    limited = f"{limit}; {command(source, output)[2]}"
    full = [sys.executable, "-c", limited, *command(source, output)[3:], "--shard-size", "100"]
    job = subprocess.run(full, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert job.returncode == 1
    assert job.stderr.startswith("actualite: cannot write to")
    resumed = subprocess.run([*command(source, output), "--shard-size", "100"], cwd=ROOT, capture_output=True)
    assert resumed.returncode == 0
    assert list(read_records(output)) == [fake_record(article) for article in given]


def test_workers_end_with_the_job(tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    source = write_lines(tmp_path / "a.jsonl", articles(COUNT))
    job = subprocess.Popen(command(source, tmp_path / "out"), cwd=ROOT, stderr=subprocess.DEVNULL)
    workers = []
    for _ in range(100):
        time.sleep(0.1)
        workers = psutil.Process(job.pid).children(recursive=True)
        if len(list((tmp_path / "out/manifest").glob("*.json"))) > 0:
            break
    os.kill(job.pid, signal.SIGKILL)
    job.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert workers
    assert not alive
