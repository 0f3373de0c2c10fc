"""What a worker does for an archive: cuts a file into stretches, reads a stretch, or folds what was read into parts.

A stretch is read in the worker's own process, under a watch that ends it where a page hangs. If that ends the worker,
the stretch is read again with care: by a process beside it, which a page may break twice before it is refused.
"""

from __future__ import annotations

import faulthandler
import os
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.archive.inputs import Input, Stretch, cut, read_stretch
from sayso.archive.rows import filed_rows, loose_row, texts_of
from sayso.archive.staging import STAGED, bundles_of, fold, write_bundle
from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.engine import read_all
from sayso.engine.base import chunks_of, in_order
from sayso.errors import EngineError, TooLargeError
from sayso.ingest import Given
from sayso.model import Page, Reading, Refusal
from sayso.store.columnar.files import Folder
from sayso.store.columnar.layout import Part
from sayso.store.columnar.tokens import Tokens
from sayso.store.keys import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.archive.rows import Filed
    from sayso.archive.staging import Outcome
    from sayso.engine.base import Load, ReadsPages
    from sayso.engine.tasks import MakeWork
    from sayso.ingest.warc import Placed

CUT = "cut.json"

SLACK = 8
"""Pages of one chunk for each of which a worker's time is given once more, beside the time that one page may take: a
machine that other work keeps busy is no hung page. With care every page is read by itself, and has its time alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Cut an input into stretches; they are kept, so that a run which goes on need not look again."""

    part: Part
    given: Input
    reader: str
    tries: int = 0
    fails: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Read a stretch and keep its rows as a bundle.

    `tries` counts the workers that ended over a task, `fails` how often its file could not be read.
    """

    part: Part
    given: Input
    stretch: Stretch
    tries: int = 0
    fails: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Make parts of an input's bundles, and let them count."""

    part: Part
    told: dict[str, Any]
    tries: int = 0
    fails: int = 0


Task = Cut | Read | Fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What every worker of a run is told."""

    out: str
    load: Load
    pages: int  # of one stretch
    chunk: int = 16
    timeout: float = 120.0
    limits: Given = field(default_factory=Given)


def maker(settings: Settings) -> MakeWork:
    """What makes a worker's work, in a form that other processes and machines can take."""
    return partial(Worker, settings)


class Worker:
    """Does tasks. The reader is loaded at the first page, and kept."""

    def __init__(self, settings: Settings) -> None:
        """Find the ledger; nothing is loaded yet."""
        self._settings = settings
        self._folder = Folder(settings.out)
        self._tokens = Tokens()
        self._reader: ReadsPages | None = None

    def __call__(self, task: Task) -> Any:
        """What came of a task: stretches of a `Cut`, what was counted for the others."""
        match task:
            case Cut():
                return self._cut(task)
            case Read():
                return self._read(task)
            case Fold():
                return fold(self._folder, task.part, bundles_of(self._folder, task.part), task.told)

    def _cut(self, task: Cut) -> list[Stretch]:
        stretches = cut(task.given, pages=self._settings.pages, limits=self._settings.limits)
        told = [[each.offset, each.before, each.first, each.last, each.end] for each in stretches]
        self._folder.write(
            bytes_of({"mark": task.given.mark, "reader": task.reader, "stretches": told}), STAGED, task.part.name, CUT
        )
        return stretches

    def _read(self, task: Read) -> Outcome:
        started = time.monotonic()
        counts: Counter[str] = Counter()
        placed = list(read_stretch(task.given, task.stretch, self._settings.limits))
        rows = self._rows(task, placed, counts)
        write_bundle(self._folder, task.part, task.stretch.number, rows, counts)
        return {**counts, "seconds": time.monotonic() - started}

    def _rows(self, task: Read, placed: list[Placed], counts: Counter[str]) -> Iterator[Filed]:
        found = [each.found for each in placed]
        readings = self._read_with_care(found) if task.tries else self._read_here(found)
        for number, (place, reading) in enumerate(zip(placed, readings, strict=True), start=task.stretch.first << 20):
            yield from self._rows_of(_addressed(_bounded(reading), place), task.part.input, number, counts)

    def _rows_of(self, reading: Reading, name: str, number: int, counts: Counter[str]) -> Iterator[Filed]:
        _count(reading, counts)
        if not reading.article.page_digest:
            yield from (loose_row(refusal, name=name, number=number) for refusal in reading.refusals)
            return
        self._tokens.learn(texts_of(reading))
        yield from filed_rows(reading, self._tokens, name=name, number=number)

    def _read_here(self, found: list[Page | Refusal]) -> Iterator[Reading]:
        if self._reader is None:
            self._reader = self._settings.load()
        reader = self._reader
        for chunk in chunks_of(found, self._settings.chunk):
            with _watched(self._settings.timeout * (1 + len(chunk) / SLACK)):
                readings = list(reader.read_many([each for each in chunk if isinstance(each, Page)]))
            yield from in_order(chunk, readings)

    def _read_with_care(self, found: Iterable[Page | Refusal]) -> Iterator[Reading]:
        settings = self._settings
        return read_all(found, settings.load, workers=1, chunk=1, timeout=settings.timeout, guarded=True)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Ends this process if the body takes longer, also where it hangs in compiled code."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _addressed(reading: Reading, place: Placed) -> Reading:
    """A reading on which a worker broke, its refusal with the place of its bytes in the file."""
    if not any(refusal.code == EngineError.code for refusal in reading.refusals):
        return reading
    size = place.end - place.offset
    refusals = (replace(each, where=f"{each.where}, {size} bytes") for each in reading.refusals)
    return replace(reading, refusals=tuple(refusals))


def _bounded(reading: Reading) -> Reading:
    """A reading that a ledger takes: one with more records than a page can have becomes a refusal, as in any ledger."""
    count = len(reading.statements) + len(reading.figures) + len(reading.findings)
    if count < RECORDS:
        return reading
    error = TooLargeError(f"the page has {count:,} records; a ledger takes {RECORDS - 1:,} of one page")
    refusal = Refusal(error.code, error.message, reading.article.address, "Split the page.")
    return replace(reading, statements=(), figures=(), findings=(), refusals=(refusal,))


def _count(reading: Reading, counts: Counter[str]) -> None:
    counts["refused" if reading.refusals else "pages"] += 1
    counts["broken"] += any(refusal.code == EngineError.code for refusal in reading.refusals)
    counts["statements"] += len(reading.statements)
    counts["figures"] += len(reading.figures)
    counts["findings"] += len(reading.findings)


def kept_stretches(folder: Folder, part: Part, given: Input, *, reader: str) -> list[Stretch] | None:
    """The stretches of an input as an earlier run cut it; None where it didn't, or file or reader are others since."""
    if not folder.holds(STAGED, part.name, CUT):
        return None
    told = parse_bytes(folder.read(STAGED, part.name, CUT))
    if (told["mark"], told["reader"]) != (given.mark, reader):
        return None
    names = ("offset", "before", "first", "last", "end")
    return [Stretch(number=n, **dict(zip(names, each, strict=True))) for n, each in enumerate(told["stretches"])]
