"""Whether rows come out the same: by one process, by the pool, on Ray; and after a job was killed again and again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from actualite_nlp import Article
from actualite_nlp.batch import JobSettings, extract_batches, read_table, run_job
from actualite_nlp.batch.unit import to_article_batch

from .workers import RULES

EARLIEST, LATEST = 5.0, 12.0
"""Seconds after its start between which a job is killed; it needs about four to load."""


def engines(articles: list[Article]) -> dict[str, Any]:
    """Whether the pool (two workers) and Ray, where it is installed, give the rows of one process."""
    alone = _rows(_alone(articles))
    with tempfile.TemporaryDirectory() as place:
        source = _write(articles, Path(place))
        run_job([source], Path(place) / "out", JobSettings(extractor=RULES, workers=2, batch_size=8))
        found = {"articles": len(articles), "pool_equal": _rows(read_table(Path(place) / "out", "records")) == alone}
    try:
        import ray
    except ImportError:
        return {**found, "ray": "not installed"}
    from actualite_nlp.batch.on_ray import extract_dataset

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        dataset = ray.data.from_arrow(pa.Table.from_batches([to_article_batch(articles)]))
        refs = extract_dataset(dataset, RULES, batch_size=8).to_arrow_refs()
        return {**found, "ray": ray.__version__, "ray_equal": _rows(pa.concat_tables(ray.get(refs))) == alone}
    finally:
        ray.shutdown()


def kills(articles: list[Article], wanted: int = 20) -> dict[str, Any]:
    """Jobs killed with SIGKILL at random moments and resumed until ``wanted`` kills hit; how many end exact."""
    alone, rng = _rows(_alone(articles)), random.Random(0)
    jobs = exact = hit = 0
    while hit < wanted:
        with tempfile.TemporaryDirectory() as place:
            source, output = _write(articles, Path(place)), Path(place) / "out"
            before = hit
            while hit < wanted and killed_after(rng.uniform(EARLIEST, LATEST), _command(source, output)):
                hit += 1
            if hit == before:
                raise ValueError(f"a job of {len(articles)} articles ends before it is killed: give more articles")
            subprocess.run(_command(source, output), check=True, capture_output=True)
            jobs += 1
            exact += _rows(read_table(output, "records")) == alone
    return {"articles": len(articles), "kills": hit, "jobs": jobs, "jobs_with_exact_rows": exact}


def killed_after(seconds: float, command: list[str], folder: Path | None = None) -> bool:
    """Run a command in ``folder`` and kill it with SIGKILL after so long; whether it was still running then."""
    job = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    try:
        job.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(job.pid, signal.SIGKILL)
        job.wait()
        return True
    return False


def _command(source: Path, output: Path) -> list[str]:
    run = "from actualite_nlp.cli import main; main()"
    options = ("--workers", "2", "--batch-size", "2", "--shard-size", "5", "--model", "none", "--resume")
    return [sys.executable, "-c", run, "batch", str(source), "--output", str(output), *options]


def _alone(articles: list[Article]) -> pa.Table:
    return pa.Table.from_batches(list(extract_batches([to_article_batch(articles)], RULES)))


def _write(articles: Iterable[Article], place: Path) -> Path:
    source = place / "articles.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    return source


def _rows(table: pa.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=lambda row: str(row["article"]["id"]))
