"""What runs in a process that reads pages: the reader is made once, pages come in, readings go out.

A worker that takes too long ends itself and leaves a traceback behind, also when it hangs in compiled code that no
exception can reach.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

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


@dataclass(frozen=True, slots=True)
class Task:
    """Pages to be read, and a number by which their readings are known."""

    number: int
    pages: tuple[Page, ...]


class Worker:
    """One process's reader, and the file for its last words."""

    def __init__(self, reader: ReadsPages | BaseException, trace: TextIO, timeout: float) -> None:
        """Keep what the process was started with."""
        self._reader = reader
        self._trace = trace
        self._timeout = timeout

    def read(self, task: Task) -> list[Reading]:
        """The readings of a task's pages. The process ends if they take longer than the timeout."""
        if isinstance(self._reader, BaseException):
            raise LoadError(self._reader)
        faulthandler.dump_traceback_later(self._timeout, exit=True, file=self._trace)
        try:
            return list(self._reader.read_many(task.pages))
        finally:
            faulthandler.cancel_dump_traceback_later()


class MakeWorker:
    """Makes the worker of a process, there; what `load` raises is raised at its first task, where a parent hears it."""

    def __init__(self, load: Load, folder: str, timeout: float) -> None:
        """Keep how a reader is made, where a worker leaves its last words, and how many seconds a task may take."""
        self._load = load
        self._folder = folder
        self._timeout = timeout

    def __call__(self) -> Callable[[Task], list[Reading]]:
        """What reads the pages of a task. Called once in each process."""
        trace = Path(self._folder, f"{os.getpid()}.txt").open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
        faulthandler.enable(trace)
        reader: ReadsPages | BaseException
        try:
            reader = self._load()
        except Exception as error:  # noqa: BLE001 - raised again, as its cause, by the parent
            reader = error
        return Worker(reader, trace, self._timeout).read
