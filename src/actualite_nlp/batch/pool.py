"""A pool of spawned workers that outlives any of them.

A worker that dies or takes too long is replaced and its batch given out again; if that fails too, the batch is cut in
halves until the guilty article stands alone and is given up. Workers are spawned, not forked: after one forward pass of
torch a forked child never returns.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

import msgspec

from ..errors import ModelError
from ..tables.items import Item, Problem
from .settings import JobSettings
from .worker import Odd, Result, worker_main

TRIES = 2
"""How often a batch, or an article alone, is tried before it is cut or given up."""
MAX_FAILED_STARTS = 3
START_SECONDS = 600.0
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


class Task(msgspec.Struct):
    """Consecutive items, with the number of the first."""

    start: int
    items: list[Item]
    deaths: int = 0


class _Worker:
    """One process and the task it has."""

    def __init__(self, settings: JobSettings) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=worker_main, args=(theirs, settings), daemon=True)
        with _environment(_ONE_THREAD):
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None
        self.deadline = time.monotonic() + START_SECONDS
        self.done = 0

    def give(self, task: Task, timeout: float) -> None:
        self.task, self.deadline = task, time.monotonic() + timeout
        self.pipe.send(task.items)

    def stop(self, *, now: bool = False) -> None:
        self.pipe.close()
        if now:
            self.process.kill()
        self.process.join(timeout=10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Pool:
    """Runs tasks on ``settings.workers`` processes; use it in a ``with`` block.

    ``free`` tells how many tasks more it takes, ``submit`` gives one, ``results`` waits for at least one answer.
    """

    def __init__(self, settings: JobSettings) -> None:
        self.settings = settings
        self._queue: deque[Task] = deque()
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        self._workers = [_Worker(self.settings) for _ in range(max(1, self.settings.workers))]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop(now=True)
        self._workers = []

    @property
    def free(self) -> int:
        """Tasks it takes before its workers have two each."""
        return 2 * len(self._workers) - len(self._queue) - self.busy

    @property
    def busy(self) -> int:
        """Tasks at work."""
        return sum(worker.task is not None for worker in self._workers)

    @property
    def idle(self) -> bool:
        """Whether nothing is queued or at work."""
        return not self._queue and not self.busy

    def submit(self, task: Task) -> None:
        """Queue a task."""
        self._queue.append(task)
        self._give_out()

    def results(self) -> Iterator[tuple[Task, Result]]:
        """Wait until something happens; tasks done since, with their results. A task may come back in parts.

        Raises ModelError when workers cannot start.
        """
        pipes = {worker.pipe: worker for worker in self._workers}
        patience = min((w.deadline for w in self._workers), default=float("inf")) - time.monotonic()
        for pipe in wait(list(pipes), timeout=max(0.0, min(patience, 1.0))):
            worker = pipes[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._died(worker)
                continue
            yield from self._heard(worker, message)
        for worker in list(self._workers):
            if time.monotonic() > worker.deadline:
                yield from self._died(worker, "it took too long")
        self._give_out()

    def _give_out(self) -> None:
        for worker in self._workers:
            if self._queue and worker.ready and worker.task is None:
                task = self._queue.popleft()
                try:
                    worker.give(task, self.settings.timeout)
                except OSError:
                    worker.task = None
                    self._queue.appendleft(task)

    def _heard(self, worker: _Worker, message: Any) -> Iterator[tuple[Task, Result]]:
        if isinstance(message, str):
            if message != "ready":
                raise ModelError(f"workers cannot start: {message}")
            worker.ready, worker.deadline, self._failed_starts = True, float("inf"), 0
            return
        task, worker.task, worker.deadline = worker.task, None, float("inf")
        if task is None:
            return
        worker.done += len(task.items)
        if worker.done >= self.settings.recycle_after:
            self._replace(worker)
        yield task, message

    def _died(self, worker: _Worker, reason: str | None = None) -> Iterator[tuple[Task, Result]]:
        started, task = worker.ready, worker.task
        self._replace(worker, now=True)
        reason = reason or f"its worker died ({_how(worker.process.exitcode)})"
        if not started:
            self._failed_starts += 1
            if self._failed_starts >= MAX_FAILED_STARTS:
                raise ModelError(f"workers cannot start: {reason}")
        if task is None:
            return
        task.deaths += 1
        if task.deaths < TRIES:
            self._queue.appendleft(task)
        elif len(task.items) > 1:
            self._queue.extendleft(reversed(_halves(task)))
        else:
            article = task.items[0].article
            odd = Odd(0, Problem("worker_died", reason), article.id if article else None)
            yield task, Result(parts={}, n_records=0, failures=[odd], warnings=[])

    def _replace(self, worker: _Worker, *, now: bool = False) -> None:
        worker.stop(now=now)
        self._workers[self._workers.index(worker)] = _Worker(self.settings)


def _halves(task: Task) -> list[Task]:
    middle = len(task.items) // 2
    halves = ((task.start, task.items[:middle]), (task.start + middle, task.items[middle:]))
    return [Task(start, items, deaths=TRIES - 1) for start, items in halves]


def _how(exitcode: int | None) -> str:
    return f"signal {-exitcode}" if exitcode is not None and exitcode < 0 else f"exit code {exitcode}"


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
