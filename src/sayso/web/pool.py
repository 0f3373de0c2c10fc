"""Connections to the ledger that requests borrow: opening one for each costs more than most questions do."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import BusyError, NotFoundError, QueryError
from sayso.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


MOST = min(4, _processors())
"""Connections at once, one a processor. Questions are work for the processor: more would only wait for each other, and
some would wait long. Of twenty clients on one core, one in twenty waited 149 ms or more with one connection, 155 ms
with two, 218 ms with four."""

PATIENCE = 20.0
"""Seconds that a request waits for a connection."""


class Pool:
    """Ledgers opened read-only on one path, each lent to one request at a time, whatever thread that runs on.

    A file that took the place of the ledger is seen at the next loan.
    """

    def __init__(self, path: Path, *, most: int = MOST) -> None:
        """Keep the path; nothing is opened yet."""
        self._path = path
        self._free: list[tuple[Ledger, _File]] = []
        self._turns = threading.BoundedSemaphore(most)

    @contextmanager
    def lend(self) -> Iterator[Ledger]:
        """A ledger for the time of the `with`. Raises: BusyError, and what opening a ledger raises."""
        if not self._turns.acquire(timeout=PATIENCE):
            message = "too many ask at once"
            raise BusyError(message, mend="Try again in a moment.")
        try:
            ledger, file = self._take()
            try:
                yield ledger
            except (QueryError, NotFoundError):
                self._free.append((ledger, file))  # what was asked is wrong, not the ledger
                raise
            except BaseException:
                ledger.close()
                raise
            self._free.append((ledger, file))
        finally:
            self._turns.release()

    def close(self) -> None:
        """Close those that nobody holds."""
        while self._free:
            self._free.pop()[0].close()

    def _take(self) -> tuple[Ledger, _File]:
        now = _file_of(self._path)
        while self._free:
            ledger, file = self._free.pop()
            if file == now and file is not None:
                return ledger, file
            ledger.close()
        return Ledger.open(self._path, read_only=True, any_thread=True), now if _is_shared(self._path) else None


_File = tuple[int, int] | None


def _file_of(path: Path) -> _File:
    """What tells that a path leads to the same file; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino


def _is_shared(path: Path) -> bool:
    """False for a ledger in a folder that can't be written: its reader takes the file for one that never changes."""
    return os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists()
