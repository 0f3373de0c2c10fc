"""The ledger as one SQLite file: one writer at a time, any number of readers beside it, no server.

Write-ahead logging lets readers go on while a page is written; each page is one transaction. `synchronous = NORMAL`
keeps what was written through a kill of the program; a loss of power may cost the last pages, never a part of one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from sayso.errors import NotALedgerError, SchemaVersionError, StoreAccessError
from sayso.store.failures import failures_at
from sayso.store.schema import check_schema, migrate, migrations
from sayso.store.view import EmbeddedView
from sayso.store.writer import EmbeddedWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE_KIB = 64 * 1024
"""Pages of the database held in memory by a connection that writes."""

READER_CACHE_KIB = 24 * 1024
"""The same for one that only reads, of which a server has one a processor. Each commit of a writer empties it: with 8
MiB a search costs a server 6 % more beside `sayso read`, with 2 MiB 15 %. Measure with benchmarks/load/load.py."""

LOG_PAGES = 4000
"""Pages of 4 KiB in the write-ahead log before it is folded into the file. With 1,000, SQLite's own, adding readings
takes a third longer; with 8,000 it is no faster. Measure with benchmarks/ledger_generator.py."""


TIDY_FROM = 20_000
"""Rows that a connection changes before it tidies the search index at its end: a few hundred pages."""

TIDY_STEP = 2000
"""Pages of the index that are merged in one transaction, a few hundredths of a second: other writers get in between."""


class EmbeddedStore:
    """A ledger in a file. It belongs to the thread that opened it; open one for each thread."""

    def __init__(self, connection: sqlite3.Connection, where: str, *, read_only: bool = False) -> None:
        """Keep an open connection to a ledger of the newest format."""
        self.where = where
        self._connection = connection
        self._read_only = read_only

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, wait: float = 10.0, any_thread: bool = False) -> Self:
        """The ledger at `path`. Raises what `open_store` tells."""
        where = str(path)
        _check_path(path, read_only=read_only)
        with failures_at(where):
            connection = _connect(path, read_only=read_only, wait=wait, any_thread=any_thread)
        try:
            with failures_at(where):
                _prepare(connection, where, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return cls(connection, where, read_only=read_only)

    @contextmanager
    def begin(self) -> Iterator[EmbeddedWriter]:
        """A transaction of this connection."""
        if self._read_only:
            message = "the ledger was opened to be read only"
            raise StoreAccessError(message, where=self.where, mend="Open it without read_only.")
        with failures_at(self.where):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                writer = EmbeddedWriter(self._connection)
                yield writer
                writer.end()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled back by itself
                    self._connection.execute("ROLLBACK")
                raise

    def view(self) -> EmbeddedView:
        """What the ledger holds."""
        return EmbeddedView(self._connection, self.where)

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file by the last one."""
        if not self._read_only:
            _tidy(self._connection)
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _tidy(connection: sqlite3.Connection) -> None:
    """Put parts of the search index together, as much as this connection has added; left undone while another writes.

    What a question costs grows with the number of parts: of a million statements added at once, 16 parts become 3 in
    5 seconds, and finding takes 4.4 ms instead of 6.5.
    """
    left = connection.total_changes // 4
    if left < TIDY_FROM // 4:
        return
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("INSERT INTO search (search, rank) VALUES ('usermerge', 2)")
        for _ in range(0, left, TIDY_STEP):
            before = connection.total_changes
            connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (TIDY_STEP,))
            if connection.total_changes - before < 2:  # as FTS5 tells that nothing is left to be done
                return
    except sqlite3.OperationalError:
        return


def _check_path(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        message = "this is a folder, not a ledger's file"
        raise NotALedgerError(message, where=str(path), mend="Give the path of a file.")
    if read_only and not path.exists():
        message = "there is no ledger here"
        raise StoreAccessError(message, where=str(path), mend="Read pages into one first: sayso read PAGES.")
    if not read_only and not path.parent.is_dir():
        message = "the folder for the ledger isn't there"
        raise StoreAccessError(message, where=str(path), mend=f"Make the folder {path.parent}.")


def _connect(path: Path, *, read_only: bool, wait: float, any_thread: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rwc'}"
    if read_only and _never_written(path):
        address += "&immutable=1"
    return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=not any_thread)


def _never_written(path: Path) -> bool:
    """True for a ledger that lies where this user can't put the small files that readers and writers share."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _check_readable(version: int, where: str) -> None:
    if version == 0:
        message = "the file is empty"
        raise NotALedgerError(message, where=where, mend="Read pages into it first: sayso read PAGES.")
    if version < len(migrations()):
        message = f"the ledger has format {version}, from an older sayso; this one reads {len(migrations())}"
        raise SchemaVersionError(message, where=where, mend="Bring it up to date: read any page into it.")


def _prepare(connection: sqlite3.Connection, where: str, *, read_only: bool) -> None:
    connection.execute(f"PRAGMA cache_size = {-(READER_CACHE_KIB if read_only else CACHE_KIB)}")
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        _check_readable(check_schema(connection, where), where)
        return
    migrate(connection, where)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")
