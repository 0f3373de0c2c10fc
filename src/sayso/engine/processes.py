"""Tasks done by processes of this machine, each with a pipe of its own: one that ends takes its own task along."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from sayso.engine.collecting import collect_seldom
from sayso.engine.tasks import Broken, Done, Failed

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from sayso.engine.tasks import MakeWork

T = TypeVar("T")

_LAST_WORDS = 5.0
"""Seconds that a worker is given to end by itself."""


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, our end of its pipe, and what it is doing."""

    process: SpawnProcess
    pipe: connection.Connection
    task: T | None = None


class Processes(Generic[T]):
    """An engine of `workers` processes, started when they are needed; 0 for one a processor."""

    name = "local"

    def __init__(self, make: MakeWork, workers: int = 0) -> None:
        """Keep what makes a worker's work."""
        self._make = make
        self.slots = workers or os.cpu_count() or 1
        self._workers: list[_Worker[T]] = []
        self._ended: deque[Done[T] | Failed[T] | Broken[T]] = deque()

    def submit(self, task: T) -> None:
        """Hand a task to an idle worker, or to a new one."""
        worker = next((each for each in self._workers if each.task is None), None) or self._start()
        worker.task = task
        try:
            worker.pipe.send(task)
        except OSError:
            self._bury(worker)

    def next(self) -> Done[T] | Failed[T] | Broken[T]:
        """What came of the task that ends next."""
        while not self._ended:
            busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
            for pipe in connection.wait(list(busy)):
                assert isinstance(pipe, connection.Connection)
                self._receive(busy[pipe])
        return self._ended.popleft()

    def _receive(self, worker: _Worker[T]) -> None:
        assert worker.task is not None
        try:
            result, error = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        told: Done[T] | Failed[T] = Done(worker.task, result) if error is None else Failed(worker.task, error)
        self._ended.append(told)
        worker.task = None

    def _bury(self, worker: _Worker[T]) -> None:
        worker.process.join(_LAST_WORDS)
        self._workers.remove(worker)
        assert worker.task is not None
        self._ended.append(Broken(worker.task, f"process ended with status {worker.process.exitcode}"))
        self._end(worker)

    def _start(self) -> _Worker[T]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self._make, theirs))
        process.start()
        theirs.close()
        worker: _Worker[T] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    @staticmethod
    def _end(worker: _Worker[T]) -> None:
        worker.pipe.close()
        worker.process.join(_LAST_WORDS if worker.task is None else 0)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def close(self) -> None:
        """End all workers: idle ones by themselves, the others at once."""
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _serve(make: MakeWork, pipe: connection.Connection) -> None:
    """What a worker process does: a task comes, its result or its error goes, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work = make()
    collect_seldom()
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        told: tuple[Any, Exception | None]
        try:
            told = (work(task), None)
        except Exception as error:  # noqa: BLE001 - raised again, or judged, by who handed out the task
            told = (None, error)
        pipe.send(told)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
