"""A reader in a process of its own, for texts that visitors hand in: bounded in time, one at a time, few waiting.

What parses a stranger's text can hang or die without taking the server along: a text that takes too long ends the
process that reads it, and the next text gets a new one. The server itself never loads the models.
"""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, cast

from sayso.engine.processes import Processes
from sayso.engine.tasks import Done, Failed
from sayso.engine.worker import TRACE, LoadError, MakeWorker, Task
from sayso.errors import BusyError, EngineError, NotAPageError, TimeLimitError
from sayso.ingest import open_bytes
from sayso.model import Refusal

if TYPE_CHECKING:
    from sayso.engine.base import Load
    from sayso.ingest import Given
    from sayso.model import Page, Reading

SECONDS = 30.0
"""For one text: a hundred times what a news page of 450 words takes."""

LOADING = 90.0
"""Seconds for the models to load, before the first text, on a busy machine."""

PATIENCE = 20.0
"""Seconds that a text waits while another is read."""

WAITING = 4
"""Texts that may wait; more are refused at once."""

_END = 5.0


class Reads(Protocol):
    """What reads the texts that are handed in."""

    def read(self, page: Page) -> Reading:
        """The reading of one page."""

    def close(self) -> None:
        """Let go of what reads."""


class Desk:
    """Reads one text at a time. May be used by any thread; `close` ends its process."""

    def __init__(self, load: Load, *, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        """Keep how a reader is made (`load` must be importable by another process); nothing is started yet."""
        self._load = load
        self._seconds = seconds
        self._patience = patience
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + WAITING)
        self._engine: Processes[Task] | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def read(self, page: Page) -> Reading:
        """The reading of one page.

        Raises: TimeLimitError for one that takes longer than `seconds`, BusyError while others are read, EngineError
        where the process ends by itself, and what making a reader raises.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise _busy()
            try:
                return self._read(page)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def close(self) -> None:
        """End the process, if there is one, whatever it does."""
        if self._engine is not None:
            self._engine.kill()  # whoever waits for it hears of it and lets go of his turn
        if self._turn.acquire(timeout=_END):
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> None:
        if self._engine is not None:
            self._engine.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._engine = self._folder = None

    def _read(self, page: Page) -> Reading:
        is_new = self._engine is None
        engine = self._engine or self._start()
        engine.submit(Task(0, (page,)))
        match engine.next_within(self._seconds + _END + (LOADING if is_new else 0)):
            case Done(result=[reading]):
                return cast("Reading", reading)
            case Failed(error=LoadError() as error):
                self._end()
                raise error.cause from error
            case Failed(error=error):
                raise error
            case ended:
                slow = ended is None or self._has_words()
                self._end()
                raise _too_slow(page, self._seconds) if slow else _died(page)

    def _start(self) -> Processes[Task]:
        self._folder = TemporaryDirectory(prefix="sayso-")
        self._engine = Processes(MakeWorker(self._load, self._folder.name, self._seconds), 1)
        return self._engine

    def _has_words(self) -> bool:
        """True where the process left word that it took too long."""
        if self._folder is None:
            return False
        traces = Path(self._folder.name).iterdir()
        return any(TRACE in trace.read_text(encoding="utf-8", errors="replace") for trace in traces)


def given_page(content: str | bytes, given: Given, *, address: str = "given text") -> Page:
    """The page that `content` holds: markup, scraped text or a JSON article. Raises: NotAPageError if it holds none."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    found = next(iter(open_bytes(data, address=address, given=given)), None)
    if found is None:
        message = "there is nothing to read"
        raise NotAPageError(message, where=address, mend="Give the text or markup of a page.")
    if isinstance(found, Refusal):
        raise NotAPageError(found.what, where=found.where, mend=found.mend)
    return found


def _busy() -> BusyError:
    return BusyError("other texts are being read", mend="Try again in a moment.")


def _too_slow(page: Page, seconds: float) -> TimeLimitError:
    message = f"reading it took longer than {seconds:g} seconds"
    return TimeLimitError(message, where=page.address, mend="Give one article, or read it with `sayso read`.")


def _died(page: Page) -> EngineError:
    message = "reading it ended the process that read it"
    return EngineError(message, where=page.address, mend="Report it with the text; nothing else is touched.")
