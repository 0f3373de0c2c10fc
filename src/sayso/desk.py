"""A reader in a process of its own, for texts that visitors hand in: bounded in time, one at a time, few waiting.

What parses a stranger's text can hang or die without taking the server along: a text that takes too long ends the
process that reads it, and the next text gets a new one. The server itself never loads the models.
"""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from sayso.engine.worker import TRACE, LoadError, read_chunk, start
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
        self._executor: ProcessPoolExecutor | None = None
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
        """End the process, if there is one."""
        executor, folder = self._executor, self._folder
        self._executor = self._folder = None
        if executor is not None:
            held = list((executor._processes or {}).values())  # noqa: SLF001 - a hung one must not hold the server
            executor.shutdown(wait=False, cancel_futures=True)
            for process in held:
                process.terminate()
                process.join(_END)
        if folder is not None:
            folder.cleanup()

    def _read(self, page: Page) -> Reading:
        is_new = self._executor is None
        executor = self._executor or self._start()
        wait = self._seconds + _END + (LOADING if is_new else 0)
        try:
            (reading,) = executor.submit(read_chunk, (page,)).result(timeout=wait)
        except LoadError as error:
            self.close()
            raise error.cause from error
        except (FutureTimeoutError, BrokenProcessPool) as error:
            slow = isinstance(error, FutureTimeoutError) or self._has_words()
            self.close()
            raise _too_slow(page, self._seconds) if slow else _died(page) from error
        return reading

    def _start(self) -> ProcessPoolExecutor:
        self._folder = TemporaryDirectory(prefix="sayso-")
        self._executor = ProcessPoolExecutor(
            1,
            mp_context=get_context("spawn"),
            initializer=start,
            initargs=(self._load, self._folder.name, self._seconds),
        )
        return self._executor

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
