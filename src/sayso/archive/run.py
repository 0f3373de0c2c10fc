"""An archive from its first input to its last: which task comes next, and what to do when a worker breaks.

Files are worked on in their order, a few at a time: while the last stretches of one are read the next is cut. An
archive that was broken off is begun again in the same way: inputs that are done are passed over, and of the others the
stretches whose bundles are there.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sayso.archive.manifest import FAILED, note_failure, part_for, told_of
from sayso.archive.parts import all_columns
from sayso.archive.staging import STAGED, bundles_of
from sayso.archive.work import Cut, Fold, Read, Task, kept_stretches
from sayso.engine.tasks import Broken, Done, Failed
from sayso.errors import EngineError, InputError, NotAPageError
from sayso.store.columnar.layout import begin_ledger, live_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sayso.archive.inputs import Input, Stretch
    from sayso.engine.tasks import Engine
    from sayso.store.columnar.files import Folder
    from sayso.store.columnar.layout import Part

MOST_TRIES = 5
"""Workers that may end over one task: the second reads with care, so those after it were ended from outside."""

MOST_FAILS = 2
"""Times that a file which can't be read is tried again in one run: networks fail and mend."""

MOST_BREAKS = 20
"""Workers that may end one after the other without anything done: then it isn't the pages, but the machine."""


@dataclass(slots=True)
class Sums:
    """What a run has done so far; `bytes` are those of the files as they lie there."""

    inputs: int = 0
    inputs_done: int = 0
    inputs_failed: int = 0
    inputs_before: int = 0  # done by an earlier run
    total_bytes: int = 0
    bytes: int = 0
    bytes_before: int = 0
    pages: int = 0
    refused: int = 0
    broken: int = 0  # pages refused because they broke their worker
    statements: int = 0
    figures: int = 0
    findings: int = 0
    workers_lost: int = 0

    def add(self, counted: dict[str, Any]) -> None:
        """Add what was counted of a stretch."""
        for name in ("pages", "refused", "broken", "statements", "figures", "findings"):
            setattr(self, name, getattr(self, name) + int(counted.get(name, 0)))


@dataclass(slots=True)
class _Open:
    """An input that is being read: the stretches that are still to come."""

    given: Input
    part: Part
    left: set[int] = field(default_factory=set)
    has_failed: bool = False


def nothing(sums: Sums) -> None:
    """Show nothing."""
    del sums


class Run:
    """One run of an archive."""

    def __init__(
        self,
        folder: Folder,
        engine: Engine[Task],
        *,
        reader: str,
        show: Callable[[Sums], None] = nothing,
    ) -> None:
        """Keep the ledger, what does the work, and by which reader; `show` is told the sums as they grow."""
        self._folder = folder
        self._engine = engine
        self._reader = reader
        self._show = show
        self._open: dict[str, _Open] = {}
        self._ready: deque[Task] = deque()
        self._breaks = 0
        self.sums = Sums()

    def read(self, inputs: Iterable[Input]) -> Sums:
        """Read all inputs that the ledger lacks, and tell what was done.

        Raises: EngineError where workers end again and again; what storing and the making of a reader raise. What was
        done is kept, and the same call goes on from there.
        """
        begin_ledger(self._folder, all_columns())
        waiting = self._lacking(list(inputs))
        on_the_way = 0
        while True:
            while on_the_way < self._engine.slots and (task := self._next(waiting)) is not None:
                self._engine.submit(task)
                on_the_way += 1
            if not on_the_way:
                return self.sums
            self._take(self._engine.next())
            on_the_way -= 1
            self._show(self.sums)

    def _lacking(self, inputs: list[Input]) -> Iterator[_Open]:
        """The inputs that are to be read, each looked at when its turn comes."""
        inputs = list({each.address: each for each in inputs}.values())
        self.sums.inputs = len(inputs)
        self.sums.total_bytes = sum(each.size for each in inputs)
        live = live_parts(self._folder)
        for given in inputs:
            part, is_done = part_for(self._folder, given, reader=self._reader, live=live)
            if is_done:
                self.sums.inputs_before += 1
                self.sums.bytes_before += given.size
            else:
                yield _Open(given, part)

    def _next(self, waiting: Iterator[_Open]) -> Task | None:
        """The task to hand out: one that is ready, else the first of the next input; None where none is left."""
        while not self._ready:
            begun = next(waiting, None)
            if begun is None:
                return None
            self._begin(begun)
        return self._ready.popleft()

    def _begin(self, begun: _Open) -> None:
        self._open[begun.part.input] = begun
        kept = kept_stretches(self._folder, begun.part, begun.given, reader=self._reader)
        if kept is None:
            self._folder.remove(STAGED, begun.part.name)
            self._ready.append(Cut(part=begun.part, given=begun.given, reader=self._reader))
        else:
            self._lay_out(begun, kept, set(bundles_of(self._folder, begun.part)))

    def _lay_out(self, begun: _Open, stretches: list[Stretch], done: set[int]) -> None:
        """Make a task of each stretch that isn't done, or of the folding where all are."""
        for stretch in stretches:
            if stretch.number in done:
                self.sums.bytes_before += stretch.end - stretch.offset
            else:
                begun.left.add(stretch.number)
                self._ready.append(Read(part=begun.part, given=begun.given, stretch=stretch))
        if not begun.left:
            self._ready.append(self._folding(begun))

    def _folding(self, begun: _Open) -> Fold:
        return Fold(part=begun.part, told=told_of(begun.given, reader=self._reader))

    def _take(self, ended: Done[Task] | Failed[Task] | Broken[Task]) -> None:
        """Go on from a task that ended."""
        match ended:
            case Done():
                self._breaks = 0
                self._go_on(ended.task, ended.result)
            case Failed():
                self._judge(ended.task, ended.error)
            case Broken():
                self._try_again(ended.task, ended.why)

    def _go_on(self, task: Task, result: Any) -> None:
        begun = self._open[task.part.input]
        match task:
            case Cut():
                self._lay_out(begun, result, set())
            case Read():
                begun.left.discard(task.stretch.number)
                self.sums.add(result)
                self.sums.bytes += task.stretch.end - task.stretch.offset
                if not begun.left and not begun.has_failed:
                    self._ready.appendleft(self._folding(begun))
            case Fold():
                self._folder.remove(FAILED, f"{task.part.input}.json")
                self.sums.inputs_done += 1
                del self._open[task.part.input]

    def _judge(self, task: Task, error: Exception) -> None:
        """An input that can't be read stops no other; anything else stops the run."""
        begun = self._open[task.part.input]
        if not isinstance(error, InputError):
            raise error
        if task.fails < MOST_FAILS and not isinstance(error, NotAPageError):
            self._ready.append(replace(task, fails=task.fails + 1))
        elif not begun.has_failed:
            begun.has_failed = True
            self.sums.inputs_failed += 1
            note_failure(self._folder, begun.given, error, reader=self._reader)
            self._ready = deque(each for each in self._ready if each.part != task.part)

    def _try_again(self, task: Task, why: str) -> None:
        self.sums.workers_lost += 1
        self._breaks += 1
        if task.tries + 1 >= MOST_TRIES or self._breaks >= MOST_BREAKS:
            place = self._open[task.part.input].given.address
            stretch = f", records {task.stretch.first} to {task.stretch.last}" if isinstance(task, Read) else ""
            message = f"{self._engine.name} engine: {task.tries + 1} workers ended over one task ({why})"
            mend = "Look at the machine's memory. What was read is kept: the same command goes on from there."
            raise EngineError(message, where=f"{place}{stretch}", mend=mend)
        self._ready.appendleft(replace(task, tries=task.tries + 1))
