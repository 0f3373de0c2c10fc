"""How far a run is: a bar by bytes with rate and time left while it runs, and its sums when it is done."""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.cli.pages import STANDARD_INPUT, is_address
from sayso.ingest import fetch_page, files_below, open_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sayso.ingest import Given
    from sayso.model import Page, Reading, Refusal

SMALL = 200_000
"""Bytes below which a run is read in one process: starting others takes two seconds, reading so much about as long."""

PACKED = 5
"""A packed byte stands for about so many of a page."""


class _Counted:
    """A binary stream that tells how much of it was read."""

    def __init__(self, stream: BinaryIO, tally: Tally) -> None:
        self._stream = stream
        self._tally = tally

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._tally.seen += len(data)
        return data


class Tally:
    """Counts a run over the things that a user named."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Find out what there is to read; nothing is opened yet."""
        self._names = names
        self.files = [path for name in names if self._is_path(name) for path in files_below(Path(name))]
        self.total = sum(_size(path) for path in self.files)
        self.read = self.refused = self.skipped = self.statements = self.figures = self.findings = 0
        self.seen = 0
        self._started = time.monotonic()
        self._show: Callable[[], None] = lambda: None

    @staticmethod
    def _is_path(name: str) -> bool:
        return name != STANDARD_INPUT and not is_address(name)

    @property
    def is_small(self) -> bool:
        """True when one process is done sooner than several would have started."""
        packed = sum(_size(path) for path in self.files if path.suffix in {".gz", ".warc"})
        return len(self.files) <= 100 and self.total + (PACKED - 1) * packed < SMALL

    def pages(self, given: Given) -> Iterator[Page | Refusal]:
        """The pages of everything that was named, in order."""
        for name in self._names:
            if is_address(name):
                yield fetch_page(name, given)
            elif name == STANDARD_INPUT:
                yield from open_stream(sys.stdin.buffer, "standard input", given)
            else:
                for path in files_below(Path(name)):
                    yield from self._pages_of(path, given)

    def _pages_of(self, path: Path, given: Given) -> Iterator[Page | Refusal]:
        from sayso.ingest import open_path  # noqa: PLC0415

        try:
            stream = path.open("rb")
        except OSError:
            yield from open_path(path, given)  # which tells what is wrong with it
            return
        with stream:
            yield from open_stream(_Counted(stream, self), str(path), given)

    def count(self, reading: Reading) -> None:
        """Count a reading in."""
        if reading.refusals:
            self.refused += 1
        else:
            self.read += 1
            self.statements += len(reading.statements)
            self.figures += len(reading.figures)
            self.findings += len(reading.findings)
        self._show()

    def skip(self) -> None:
        """Count a page that is in the ledger already."""
        self.skipped += 1
        self._show()

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self._started

    @contextlib.contextmanager
    def shown(self, *, quiet: bool) -> Iterator[None]:
        """A bar on standard error while the body runs, on a terminal alone."""
        if quiet or not sys.stderr.isatty():
            yield
            return
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        from sayso.cli.render import console  # noqa: PLC0415

        words = TextColumn("{task.fields[told]}")
        with Progress(BarColumn(), words, TimeRemainingColumn(), console=console(err=True), transient=True) as bar:
            task = bar.add_task("reading", total=self.total or None, told="")
            self._show = lambda: bar.update(task, completed=self.seen, told=self._told())
            yield

    def _told(self) -> str:
        rate = (self.read + self.refused) / max(self.seconds, 0.001)
        return f"{self.read:,} pages, {rate:,.1f} a second, {self.refused:,} refused, {self.skipped:,} in already"

    def print_summary(self, *, as_json: bool) -> None:
        """The sums: JSON on standard output, or words on standard error."""
        from sayso.amounts import count_of  # noqa: PLC0415
        from sayso.cli.render import console, print_json  # noqa: PLC0415

        if as_json:
            names = ("read", "refused", "skipped", "statements", "figures", "findings")
            sums = {("pages" if name == "read" else name): getattr(self, name) for name in names}
            print_json({**sums, "seconds": round(self.seconds, 2)})
            return
        rate = (self.read + self.refused) / max(self.seconds, 0.001)
        console(err=True).print(
            f"{count_of(self.read, 'page')} read ({rate:,.1f} a second), {self.refused:,} refused, "
            f"{self.skipped:,} in already: {count_of(self.statements, 'statement')}, "
            f"{count_of(self.figures, 'figure')}, {count_of(self.findings, 'finding')}"
        )
        if self.refused:
            console(err=True).print("See what was refused, and why: sayso refusals")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
