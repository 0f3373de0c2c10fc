"""An engine in the test's own process, and shorthands for archives of the invented pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from sayso.archive import Run, Settings, Sums, find_inputs, maker
from sayso.archive.work import Task
from sayso.engine.tasks import Broken, Done, Failed
from sayso.store.columnar.files import Folder
from unit.archive.warcs import load

READER = "0.1.0 test"


class Here:
    """Does tasks one by one; `breaks` tells over which ones a worker is to end."""

    name = "here"
    slots = 2

    def __init__(self, settings: Settings, breaks: Callable[[Task], bool] = lambda _: False) -> None:
        self._work = maker(settings)()
        self._breaks = breaks
        self._tasks: deque[Task] = deque()
        self.done: list[Task] = []

    def submit(self, task: Task) -> None:
        self._tasks.append(task)

    def next(self) -> Done[Task] | Failed[Task] | Broken[Task]:
        task = self._tasks.popleft()
        if self._breaks(task):
            return Broken(task, "ended")
        try:
            result = self._work(task)
        except Exception as error:  # noqa: BLE001 - as an engine does
            return Failed(task, error)
        self.done.append(task)
        return Done(task, result)

    def close(self) -> None:
        self._tasks.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def settings(out: str | Path, **others: Any) -> Settings:
    told: dict[str, Any] = {"load": load, "pages": 10, "timeout": 2.0, **others}
    return Settings(out=str(out), **told)


def archive(out: str | Path, *sources: Path, reader: str = READER, **others: Any) -> tuple[Sums, Here]:
    """Read sources into a ledger, here."""
    engine = Here(settings(out), **others)
    sums = Run(Folder(out), engine, reader=reader).read(find_inputs(tuple(map(str, sources))))
    return sums, engine
