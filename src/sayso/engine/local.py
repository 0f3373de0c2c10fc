"""Pages read by processes of this machine.

Pages go out in chunks and readings come back in the order of the pages, with a bounded number of chunks on the way, so
memory stays flat. A worker that dies or hangs takes its chunk along: when the others are done, its pages are read one
at a time, and the one that breaks its worker again is refused; the others are not touched.
"""

from __future__ import annotations

import os
import traceback
from collections import deque
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from sayso.engine.base import Chunk, Found, Load, chunks_of, in_order, pages_of
from sayso.engine.processes import Processes
from sayso.engine.tasks import Broken, Done, Failed
from sayso.engine.worker import TRACE, LoadError, MakeWorker, Task
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
    return _read_by_workers(chunks, load, workers, timeout)


def _read_here(chunks: Iterator[Chunk], load: Load) -> Iterator[Reading]:
    reader = load()
    for chunk in chunks:
        yield from in_order(chunk, reader.read_many(pages_of(chunk)))


def _read_by_workers(chunks: Iterator[Chunk], load: Load, workers: int, timeout: float) -> Iterator[Reading]:
    with TemporaryDirectory(prefix="sayso-") as folder:
        make = MakeWorker(load, folder, timeout)
        with Processes[Task](make, workers, spare=1) as engine:
            yield from _Pool(engine, Path(folder), timeout).read(chunks)


@dataclass(eq=False, slots=True)
class _OnTheWay:
    """A chunk that was handed out, and the readings of its pages once they are there."""

    chunk: Chunk
    readings: list[Reading] | None = None


class _Pool:
    """Worker processes, and what is done when one of them breaks."""

    def __init__(self, engine: Processes[Task], traces: Path, timeout: float) -> None:
        self._engine = engine
        self._traces = traces
        self._timeout = timeout
        self._handed: dict[int, _OnTheWay] = {}
        self._numbers = count()
        self._breaks = 0

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Reading]:
        """The readings of `chunks`, in order."""
        line: deque[_OnTheWay] = deque()
        for chunk in chunks:
            line.append(self._hand_out(_OnTheWay(chunk)))
            if len(line) >= AHEAD * self._engine.slots:
                yield from self._readings(line.popleft())
        while line:
            yield from self._readings(line.popleft())

    def _hand_out(self, given: _OnTheWay) -> _OnTheWay:
        number = next(self._numbers)
        self._handed[number] = given
        self._engine.submit(Task(number, pages_of(given.chunk)))
        return given

    def _readings(self, first: _OnTheWay) -> Iterator[Reading]:
        while first.readings is None:
            broken = self._take()
            if broken is not None:
                self._mend([broken])
        yield from in_order(first.chunk, first.readings)

    def _take(self) -> _OnTheWay | None:
        """Take in the next chunk that is done with, and give it back if its worker ended or let an error out."""
        ended = self._engine.next()
        given = self._handed.pop(ended.task.number)
        match ended:
            case Done():
                given.readings = ended.result
                self._breaks = 0
                return None
            case Failed():
                if isinstance(ended.error, LoadError):
                    raise ended.error.cause from ended.error
            case Broken():
                self._count_break()
        return given

    def _mend(self, broken: list[_OnTheWay]) -> None:
        """Let all that was handed out come to an end; then read the chunks of workers that broke page by page."""
        while self._handed:
            another = self._take()
            if another is not None:
                broken.append(another)
        for given in broken:
            given.readings = [self._read_alone(page) for page in pages_of(given.chunk)]

    def _count_break(self) -> None:
        self._breaks += 1
        if self._breaks > MOST_BREAKS:
            message = f"{self._breaks} workers ended one after the other before they had read a page"
            mend = (
                "Look at the machine's memory, or read with one worker. A program of your own must do its work under "
                '`if __name__ == "__main__":`, for workers import it.'
            )
            raise EngineError(message, where="local engine", mend=mend)

    def _read_alone(self, page: Page) -> Reading:
        """The reading of one page while no other is read, or its refusal."""
        words = ""
        for _ in range(TRIES_ALONE):
            self._last_words()  # those of others
            self._engine.submit(Task(next(self._numbers), (page,)))
            match self._engine.next():
                case Done(result=[reading]):
                    self._breaks = 0
                    return cast("Reading", reading)
                case Failed(error=LoadError() as error):
                    raise error.cause from error
                case Failed(error=error):
                    told = "".join(traceback.format_exception(error))
                    return _refused(page, f"reading it failed: {type(error).__name__}: {error}", told)
            self._count_break()
            words = self._last_words()
            if TRACE in words:
                return _refused(page, f"reading it took longer than {self._timeout:g} seconds", words)
        return _refused(page, "reading it ended the process that read it, each time", words)

    def _last_words(self) -> str:
        """What the workers that ended have left behind, once."""
        words = []
        for trace in sorted(self._traces.iterdir()):
            if told := trace.read_text(encoding="utf-8", errors="replace"):
                words.append(told)
                trace.unlink()
        return "\n".join(words).strip()


def _refused(page: Page, what: str, detail: str) -> Reading:
    return refused_page(page, Refusal(EngineError.code, what, page.address, _MEND, detail))
