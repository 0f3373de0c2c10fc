"""Tasks done by processes of this machine, each with a pipe of its own: one that ends takes its own task along.

A worker may hold a task beside the one that it does, so that it needn't wait for its parent between the two. Python's
own pool of processes isn't used: in the versions that we run on, a worker that ends while another is being started, or
while a task is handed out, can leave it waiting for ever (docs/adr/0010).
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
import traceback
import weakref
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from queue import SimpleQueue
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
    """A process, our end of its pipe, and its tasks: the first is being done, the others wait in the process."""

    process: SpawnProcess
    pipe: connection.Connection
    tasks: deque[T] = field(default_factory=deque)


class Processes(Generic[T]):
    """An engine of `workers` processes, started when they are needed; 0 for one a processor.

    With `spare`, each holds so many tasks beside the one it does, and more tasks than `slots` may be submitted: they
    wait here until a worker has room.
    """

    name = "local"

    def __init__(self, make: MakeWork, workers: int = 0, *, spare: int = 0) -> None:
        """Keep what makes a worker's work."""
        self._make = make
        self.slots = workers or os.cpu_count() or 1
        self._held = 1 + spare
        self._workers: list[_Worker[T]] = []
        self._waiting: deque[T] = deque()
        self._ended: deque[Done[T] | Failed[T] | Broken[T]] = deque()
        self._close = weakref.finalize(self, _end_all, self._workers)

    def submit(self, task: T) -> None:
        """Hand a task to an idle worker, or to a new one, or keep it until a worker has room."""
        self._waiting.append(task)
        self._hand_out()

    def next(self) -> Done[T] | Failed[T] | Broken[T]:
        """What came of the task that ends next."""
        while not self._ended:
            self._receive(None)
        self._receive(0)
        return self._ended.popleft()

    def next_within(self, seconds: float) -> Done[T] | Failed[T] | Broken[T] | None:
        """What came of the task that ends next; nothing, if none ends in so many seconds."""
        end = time.monotonic() + seconds
        while not self._ended and (left := end - time.monotonic()) > 0:
            self._receive(left)
        return self._ended.popleft() if self._ended else None

    def kill(self) -> None:
        """End all processes at once, from any thread: the tasks that they do are told of as broken."""
        for worker in tuple(self._workers):
            worker.process.kill()

    def _hand_out(self) -> None:
        while self._waiting:
            worker = min(self._workers, key=lambda each: len(each.tasks), default=None)
            if worker is None or (worker.tasks and len(self._workers) < self.slots):
                worker = self._start()
            if len(worker.tasks) >= self._held:
                return
            worker.tasks.append(self._waiting.popleft())
            with suppress(OSError):  # it has ended: heard of behind what it still told
                worker.pipe.send(worker.tasks[-1])

    def _receive(self, timeout: float | None) -> None:
        """Take in what workers have to tell within `timeout` seconds, and give those new tasks that have room."""
        busy = {worker.pipe: worker for worker in self._workers if worker.tasks}
        for pipe in connection.wait(list(busy), timeout) if busy else ():
            assert isinstance(pipe, connection.Connection)
            worker = busy[pipe]
            try:
                result, error = pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            task = worker.tasks.popleft()
            self._ended.append(Done(task, result) if error is None else Failed(task, error))
        self._hand_out()

    def _bury(self, worker: _Worker[T]) -> None:
        """Tell of the task that ended with its worker; the others it held have not begun."""
        worker.process.join(_LAST_WORDS)
        self._workers.remove(worker)
        self._ended.append(Broken(worker.tasks.popleft(), f"process ended with status {worker.process.exitcode}"))
        self._waiting.extendleft(reversed(worker.tasks))
        worker.tasks.clear()
        _end(worker)

    def _start(self) -> _Worker[T]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self._make, theirs))
        process.start()
        theirs.close()
        worker: _Worker[T] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def close(self) -> None:
        """End all workers: idle ones by themselves, the others at once. At the latest it happens at Python's end."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _end_all(workers: list[_Worker[T]]) -> None:
    for worker in workers:
        _end(worker)
    workers.clear()


def _end(worker: _Worker[T]) -> None:
    worker.pipe.close()
    worker.process.join(0 if worker.tasks else _LAST_WORDS)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(make: MakeWork, pipe: connection.Connection) -> None:
    """What a worker process does: a task comes, its result or its error goes, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work = make()
    collect_seldom()
    tasks: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_in, args=(pipe, tasks), daemon=True).start()
    while (task := tasks.get()) is not _NO_MORE:
        told: tuple[Any, Exception | None]
        try:
            told = (work(task), None)
        except Exception as error:  # noqa: BLE001 - raised again, or judged, by who handed out the task
            told = (None, _able_to_cross(error))
        pipe.send(told)


_NO_MORE = object()


def _able_to_cross(error: Exception) -> Exception:
    """An error with where it was raised; in words only, if it can't be put together again in another process."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its making raises
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


def _take_in(pipe: connection.Connection, tasks: SimpleQueue[Any]) -> None:
    """Put the tasks that come at the end of `tasks`: whoever sends one never waits for the one before it to be done."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        tasks.put(_NO_MORE)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
