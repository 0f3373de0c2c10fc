"""Pages read by processes of this machine.

Pages go out in chunks and readings come back in the order of the pages, with a bounded number of chunks on the way, so
memory stays flat. A worker that dies or hangs takes its chunk along: the pages of the chunks that were being read are
then read one at a time, and the one that breaks its worker again is refused; the others are not touched.
"""

from __future__ import annotations

import os
import traceback
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sayso.engine.base import Chunk, Found, Load, chunks_of, in_order, pages_of
from sayso.engine.worker import TRACE, LoadError, read_chunk, start
from sayso.errors import EngineError
from sayso.model import Page, Reading, Refusal
from sayso.refused import refused_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 16
TIMEOUT = 120.0
AHEAD = 4
"""Chunks on the way for each worker: one being read, the others waiting. Readings come back in order, so a slow chunk
holds up the others; with this many on the way its worker's neighbours find work meanwhile."""

TRIES_ALONE = 2
"""Times that a page is read alone after its chunk broke a worker; twice, for a worker can be killed from outside."""

MOST_BREAKS = 10
"""Workers that may end one after the other without a page read: then it isn't the pages."""

_MEND = "The other pages are not touched. Report it with the page; reading the same input again tries it again."


def read_all(
    found: Iterable[Found],
    load: Load,
    *,
    workers: int = 0,
    chunk: int = CHUNK,
    timeout: float = TIMEOUT,
    guarded: bool = False,
) -> Iterator[Reading]:
    """The readings of the pages among `found`, in order; a refusal among them gives a reading that carries it.

    `load` makes a reader and must be importable by another process. `workers` is the number of processes, 0 for one a
    processor; with 1 everything happens in this process, without the guard against pages that break it, unless
    `guarded` asks for a process of its own. `timeout` is how many seconds a chunk of `chunk` pages may take.

    Raises: what `load` raises; EngineError if workers end again and again before they have read a page.
    """
    workers = workers or os.cpu_count() or 1
    chunks = chunks_of(found, chunk)
    if workers == 1 and not guarded:
        return _read_here(chunks, load)
    return _Pool(load, workers, timeout).read(chunks)


def _read_here(chunks: Iterator[Chunk], load: Load) -> Iterator[Reading]:
    reader = load()
    for chunk in chunks:
        yield from in_order(chunk, reader.read_many(pages_of(chunk)))


class _Task:
    """A chunk on its way: the future of its readings, or the readings themselves."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.future: Future[list[Reading]] = Future()
        self.readings: list[Reading] | None = None

    @property
    def is_done(self) -> bool:
        return self.readings is not None or (self.future.done() and self.future.exception() is None)

    def result(self) -> list[Reading]:
        return self.future.result() if self.readings is None else self.readings


class _Pool:
    """Worker processes, and what is done when one of them breaks."""

    def __init__(self, load: Load, workers: int, timeout: float) -> None:
        self._load = load
        self._workers = workers
        self._timeout = timeout
        self._breaks = 0

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Reading]:
        """The readings of `chunks`, in order."""
        tasks: deque[_Task] = deque()
        with TemporaryDirectory(prefix="sayso-") as folder:
            self._traces = Path(folder)
            self._start()
            try:
                for chunk in chunks:
                    tasks.append(self._submit(_Task(chunk)))
                    if len(tasks) >= AHEAD * self._workers:
                        yield from self._finish(tasks)
                while tasks:
                    yield from self._finish(tasks)
            finally:
                self._executor.shutdown(cancel_futures=True)

    def _start(self) -> None:
        for trace in self._traces.iterdir():
            trace.unlink()
        self._executor = ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("spawn"),
            initializer=start,
            initargs=(self._load, str(self._traces), self._timeout),
        )

    def _submit(self, task: _Task) -> _Task:
        try:
            task.future = self._executor.submit(read_chunk, pages_of(task.chunk))
        except BrokenProcessPool as error:
            task.future = Future()
            task.future.set_exception(error)
        return task

    def _finish(self, tasks: deque[_Task]) -> Iterator[Reading]:
        first = tasks[0]
        try:
            readings = first.result()
        except BrokenProcessPool:
            self._mend(tasks)
            readings = first.result()
        except LoadError as error:
            raise error.cause from error
        except Exception:  # noqa: BLE001 - the border of a page
            readings = [self._read_alone(page) for page in pages_of(first.chunk)]
        else:
            self._breaks = 0 if first.readings is None else self._breaks
        tasks.popleft()
        yield from in_order(first.chunk, readings)

    def _mend(self, tasks: deque[_Task]) -> None:
        """Read the chunks that were being read when a worker broke, page by page; hand out the others again.

        Chunks begin in order, so those that were being read are the first ones that aren't done.
        """
        self._restart()
        undone = [task for task in tasks if not task.is_done]
        for task in undone[: self._workers]:
            task.readings = [self._read_alone(page) for page in pages_of(task.chunk)]
        for task in undone[self._workers :]:
            self._submit(task)

    def _restart(self) -> str:
        """Start anew, and give the last words of the workers that ended."""
        self._executor.shutdown()
        words = "\n".join(trace.read_text(encoding="utf-8", errors="replace") for trace in self._traces.iterdir())
        self._breaks += 1
        if self._breaks > MOST_BREAKS:
            message = f"{self._breaks} workers ended one after the other before they had read a page"
            mend = "Look at the machine's memory; with --workers 1 everything is read in one process."
            raise EngineError(message, where="local engine", mend=mend)
        self._start()
        return words.strip()

    def _read_alone(self, page: Page) -> Reading:
        """The reading of one page while no other is read, or its refusal."""
        words = ""
        for _ in range(TRIES_ALONE):
            try:
                (reading,) = self._submit(_Task((page,))).result()
            except BrokenProcessPool:
                words = self._restart()
            except LoadError as error:
                raise error.cause from error
            except Exception as error:  # noqa: BLE001 - the border of a page
                return _refused(page, f"reading it failed: {type(error).__name__}: {error}", traceback.format_exc())
            else:
                self._breaks = 0
                return reading
            if TRACE in words:
                return _refused(page, f"reading it took longer than {self._timeout:g} seconds", words)
        return _refused(page, "reading it ended the process that read it, each time", words)


def _refused(page: Page, what: str, detail: str) -> Reading:
    return refused_page(page, Refusal(EngineError.code, what, page.address, _MEND, detail))
