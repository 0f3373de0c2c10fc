"""What runs in a worker process: the reader is made once, pages come in, readings go out.

A worker that takes too long ends itself and leaves a traceback behind, also when it hangs in compiled code that no
exception can reach. A worker whose parent has gone ends too, so that nothing is left of a killed run.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from sayso.engine.collecting import collect_seldom

if TYPE_CHECKING:
    from sayso.engine.base import Load, ReadsPages
    from sayso.model import Page, Reading

TRACE = "Timeout ("
"""How faulthandler begins what it writes about a worker that took too long."""


class LoadError(Exception):
    """The reader could not be made; holds why. It crosses the process border and is raised as its cause there."""

    def __init__(self, cause: BaseException) -> None:
        """Keep the cause."""
        super().__init__(cause)
        self.cause = cause


class Worker:
    """One process's reader, and the file for its last words."""

    def __init__(self, reader: ReadsPages | BaseException, trace: TextIO, timeout: float) -> None:
        """Keep what the process was started with."""
        self._reader = reader
        self._trace = trace
        self._timeout = timeout

    def read(self, pages: tuple[Page, ...]) -> list[Reading]:
        """The readings of `pages`. The process ends if they take longer than the timeout."""
        if isinstance(self._reader, BaseException):
            raise LoadError(self._reader)
        faulthandler.dump_traceback_later(self._timeout, exit=True, file=self._trace)
        try:
            return list(self._reader.read_many(pages))
        finally:
            faulthandler.cancel_dump_traceback_later()


_of_this_process: list[Worker] = []


def start(load: Load, folder: str, timeout: float) -> None:
    """Make this process's worker. Runs once, before the first chunk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    trace = Path(folder, f"{os.getpid()}.txt").open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    faulthandler.enable(trace)
    reader: Any
    try:
        reader = load()
    except Exception as error:  # noqa: BLE001 - told to the parent at the first chunk; raising here would break the pool
        reader = error
    collect_seldom()
    _of_this_process.append(Worker(reader, trace, timeout))


def read_chunk(pages: tuple[Page, ...]) -> list[Reading]:
    """The readings of a chunk, by this process's worker."""
    return _of_this_process[0].read(pages)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
