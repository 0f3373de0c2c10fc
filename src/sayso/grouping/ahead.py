"""What pages bring, found by another process while this one groups the pages before them.

It is made from each page alone, so it may be made at any time before, as long as nobody else writes into the ledger:
when somebody has, it is made again. What the process doesn't tell, for whatever reason, is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from sayso.engine.processes import Processes
from sayso.engine.tasks import Done
from sayso.grouping.brought import Brought, bring
from sayso.store import open_store
from sayso.store.base import PlacedView

AT_ONCE = 25
"""Pages of one task: a few hundredths of a second."""


class _Task(NamedTuple):
    """Pages to look at, and when: how often what was known had been forgotten."""

    age: int
    pages: tuple[int, ...]


class MakeLook:
    """Makes what looks at pages of a ledger, in the process that does."""

    def __init__(self, path: Path) -> None:
        """Keep where the ledger is."""
        self._path = path

    def __call__(self) -> Callable[[_Task], list[Brought]]:
        """What looks at the pages of a task. The store is open as long as the process lives."""
        view = open_store(self._path, read_only=True).view()
        assert isinstance(view, PlacedView)
        return lambda task: [bring(view.placed_answers(page)) for page in task.pages]


class Ahead:
    """Looks at pages ahead of whoever groups them. To be closed."""

    def __init__(self, path: Path) -> None:
        """Look at pages of the ledger at `path`; the process is started when the first pages are asked for."""
        self._engine = Processes[_Task](MakeLook(path), 1, spare=2)
        self._known: dict[int, Brought] = {}
        self._asked: set[int] = set()
        self._moment: int | None = None
        self._age = 0

    def ask(self, pages: Sequence[int], moment: int) -> None:
        """Look at these pages soon; `moment` is another number when another process has written."""
        if moment != self._moment:
            self._moment = moment
            self._age += 1
            self._known.clear()
            self._asked.clear()
        new = [page for page in pages if page not in self._known and page not in self._asked]
        self._asked.update(new)
        for first in range(0, len(new), AT_ONCE):
            self._engine.submit(_Task(self._age, tuple(new[first : first + AT_ONCE])))

    def take(self, page: int) -> Brought | None:
        """What a page brings, once; None where it wasn't asked for, or could not be told."""
        while page in self._asked:
            self._receive()
        return self._known.pop(page, None)

    def _receive(self) -> None:
        ended = self._engine.next()
        if ended.task.age != self._age:
            return
        self._asked.difference_update(ended.task.pages)
        if isinstance(ended, Done):
            self._known.update(zip(ended.task.pages, ended.result, strict=True))

    def close(self) -> None:
        """End the process."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
