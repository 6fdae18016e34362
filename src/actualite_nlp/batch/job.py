"""A batch job: inputs through the pool into shards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

import msgspec

from ..errors import InputError, OutputError
from ..surrogates import scrub
from ..tables.inputs import list_files, read_items
from ..tables.items import Item, Problem
from .pool import Pool, Task
from .settings import JobSettings
from .shards import Note, RunFolder, Shard, locked, read_manifest
from .worker import Odd, Result


class Progress(msgspec.Struct):
    """How far the job is."""

    share: float
    """Of the input, 0 to 1; 1 only at the end."""
    articles: int
    """Records made by this run."""
    failed: int


class Summary(msgspec.Struct):
    """What the folder holds when the job is done, whatever runs it took."""

    articles: int
    failed: int
    warnings: int
    shards: int


Show = Callable[[Progress], None]


def run_job(
    inputs: Iterable[str | Path],
    output: str | Path,
    settings: JobSettings | None = None,
    *,
    resume: bool = False,
    show: Show | None = None,
) -> Summary:
    """Extract all articles of ``inputs`` into the folder ``output``; with ``resume``, what is missing of it.

    Raises InputError on inputs or a folder that cannot be used, ModelError when workers cannot start, OutputError when
    the disk refuses: what is committed by then stays, and a later call with ``resume`` goes on from there.
    """
    settings, path = settings or JobSettings(), Path(output)
    files = list_files(inputs)
    try:
        with locked(path):
            folder = RunFolder(path, settings, files, resume=resume)
            items = islice(identified(read_items(files, settings.fields)), settings.limit)
            try:
                _Job(folder, settings, show).run(items)
            finally:
                folder.finish()
    except OSError as error:
        raise OutputError(f"cannot write to {path}: {error}; what is whole stays; cure: make room, resume") from error
    shards = list(read_manifest(path))
    return Summary(
        articles=sum(shard.n_records for shard in shards),
        failed=sum(len(shard.failed) for shard in shards),
        warnings=sum(len(shard.warnings) for shard in shards),
        shards=len(shards),
    )


def identified(items: Iterable[Item]) -> Iterator[Item]:
    """Give an id to articles without one, from their place; of two with the same id the second is a problem."""
    seen: dict[bytes, tuple[str, int]] = {}
    for item in items:
        if item.article is None:
            yield item
            continue
        name = item.article.id or (item.origin if item.whole else f"{item.origin}:{item.line}")
        first = seen.setdefault(_digest(name), (item.origin, item.line))
        if first != (item.origin, item.line):
            message = f"the id {name!r} is that of {first[0]}, line {first[1]}, already"
            yield Item(origin=item.origin, line=item.line, done=item.done, problem=Problem("duplicate_id", message))
        else:
            yield msgspec.structs.replace(item, article=msgspec.structs.replace(item.article, id=name))


class _Open(msgspec.Struct):
    """A shard in the making. ``n_items`` is None until its last item is read."""

    answers: list[tuple[Task, Result]] = msgspec.field(default_factory=list)
    failed: dict[int, Note] = msgspec.field(default_factory=dict)
    odd: dict[int, list[Note]] = msgspec.field(default_factory=lambda: defaultdict(list))
    n_items: int | None = None
    waiting: int = 0
    """Items given out and not answered."""


class _Job:
    def __init__(self, folder: RunFolder, settings: JobSettings, show: Show | None) -> None:
        self.folder, self.settings, self.show = folder, settings, show
        self.open: dict[int, _Open] = {}
        self.progress = Progress(0.0, 0, 0)

    def run(self, items: Iterator[Item]) -> None:
        first = next(items, None)
        if first is None:
            raise InputError("there is nothing to read in the input")
        tasks = self._tasks(chain([first], items))
        pending = next(tasks, None)
        if pending is None:
            return
        with Pool(self.settings) as pool:
            while pending or not pool.idle:
                while pending and pool.free > 0:
                    pool.submit(pending)
                    pending = next(tasks, None)
                for task, result in pool.results():
                    self._answer(task, result)
        self._tell(1.0)

    def _tasks(self, items: Iterator[Item]) -> Iterator[Task]:
        """Cut what is not committed into tasks; no task reaches over the border of a shard."""
        size, task, chars = self.settings.shard_size, Task(0, []), 0
        number = -1
        for number, item in enumerate(items):
            index, place = divmod(number, size)
            if index not in self.folder.committed:
                self._note_reading(self.open.setdefault(index, _Open()), number, item)
                if item.problem is None:
                    if not task.items:
                        task.start = number
                    task.items.append(item)
                    chars += _size(item)
            if task.items and (self._full(task, chars) or item.problem or place == size - 1):
                self._send(task)
                yield task
                task, chars = Task(0, []), 0
            if place == size - 1:
                self._close(index, size)
            self.progress.share = item.done
        if task.items:
            self._send(task)
            yield task
        if number >= 0 and (number + 1) % size:
            self._close(number // size, number % size + 1)

    def _full(self, task: Task, chars: int) -> bool:
        return len(task.items) >= self.settings.batch_size or chars >= self.settings.batch_chars

    def _send(self, task: Task) -> None:
        self.open[task.start // self.settings.shard_size].waiting += len(task.items)

    def _note_reading(self, shard: _Open, number: int, item: Item) -> None:
        if item.problem:
            shard.failed[number] = _note(item, item.problem)
            self.progress.failed += 1
        shard.odd[number].extend(_note(item, problem) for problem in item.odd)

    def _close(self, index: int, n_items: int) -> None:
        if index in self.open:
            self.open[index].n_items = n_items
            self._commit_if_whole(index)

    def _answer(self, task: Task, result: Result) -> None:
        index = task.start // self.settings.shard_size
        shard = self.open[index]
        shard.waiting -= len(task.items)
        shard.answers.append((task, result))
        for odd in result.failures:
            shard.failed[task.start + odd.place] = _odd_note(task, odd)
        for odd in result.warnings:
            shard.odd[task.start + odd.place].append(_odd_note(task, odd))
        task.items = []
        self.progress.articles += result.n_records
        self.progress.failed += len(result.failures)
        self._commit_if_whole(index)
        self._tell()

    def _commit_if_whole(self, index: int) -> None:
        shard = self.open[index]
        if shard.waiting or shard.n_items is None:
            return
        parts: dict[tuple[str, str], list[bytes]] = defaultdict(list)
        for _, result in sorted(shard.answers, key=lambda answer: answer[0].start):
            for place, content in result.parts.items():
                parts[place].append(content)
        entry = Shard(
            index=index,
            n_items=shard.n_items,
            n_records=sum(result.n_records for _, result in shard.answers),
            files={},
            failed=[shard.failed[number] for number in sorted(shard.failed)],
            warnings=[note for number in sorted(shard.odd) for note in shard.odd[number] if number not in shard.failed],
        )
        self.folder.commit(entry, parts)
        del self.open[index]

    def _tell(self, share: float | None = None) -> None:
        if share is not None:
            self.progress.share = share
        if self.show:
            self.show(self.progress)


def _note(item: Item, problem: Problem, id: str | None = None) -> Note:
    known = id or (item.article.id if item.article else None)
    return Note(
        origin=scrub(item.origin),
        line=item.line,
        code=problem.code,
        message=scrub(problem.message),
        id=scrub(known) if known else None,
    )


def _odd_note(task: Task, odd: Odd) -> Note:
    return _note(task.items[odd.place], odd.problem, odd.id)


def _size(item: Item) -> int:
    return len(item.html or b"") + (len(item.article.text) if item.article else 0)


def _digest(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "replace"), digest_size=12).digest()
