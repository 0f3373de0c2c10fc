"""What SQLite reports, as errors that say what happened, where, and what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import NotALedgerError, StoreAccessError, StoreError, StoreFullError, StoreLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = (
    StoreFullError,
    "the ledger can't grow: the disk, or what this user may use of it, is full",
    "Make room and run the same command again: every page written so far is whole.",
)
_ACCESS = (StoreAccessError, "the ledger can't be opened or written", "Check the rights on the file and its folder.")
_KNOWN = {
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR_WRITE": _FULL,  # a quota or a bound on the size of files reads so
    "SQLITE_IOERR_SHMSIZE": _FULL,
    "SQLITE_NOTADB": (NotALedgerError, "the file is no database", "Give another path with --ledger."),
    "SQLITE_CORRUPT": (
        NotALedgerError,
        "the ledger's file is damaged",
        "Restore it, or read the pages into a new one.",
    ),
    "SQLITE_CANTOPEN": _ACCESS,
    "SQLITE_PERM": _ACCESS,
    "SQLITE_READONLY": _ACCESS,
    "SQLITE_BUSY": (
        StoreLockedError,
        "another program is writing to the ledger and didn't finish in time",
        "Try again when it is done.",
    ),
    "SQLITE_LOCKED": (StoreLockedError, "the ledger is in use", "Try again when the other program is done."),
}


def store_error(error: sqlite3.Error, where: str) -> StoreError:
    """The error of ours that `error` stands for."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for begins, (kind, message, mend) in _KNOWN.items():
        if name.startswith(begins):
            return kind(message, where=where, mend=mend)
    mend = "Report it if it happens again."
    return StoreError(f"the ledger failed: {error} ({name or type(error).__name__})", where=where, mend=mend)


@contextmanager
def failures_at(where: str) -> Iterator[None]:
    """Turns what SQLite raises within into errors of ours that name `where`."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, where) from error
