"""What was polled and read, in a small SQLite file beside the ledger, so that a restart goes on where it stopped."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sayso.errors import StoreAccessError

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 90 * 86_400.0
"""Seconds for which an entry that its feed no longer holds is remembered."""

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, next_at REAL NOT NULL, failures INTEGER NOT NULL,
    gone INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY, feed TEXT NOT NULL, done INTEGER NOT NULL, tries INTEGER NOT NULL, seen_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_feed ON entries (feed, done);
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How far a feed is: its validators, when it is due (seconds since 1970), how often it failed in a row."""

    etag: str = ""
    modified: str = ""
    next_at: float = 0.0
    failures: int = 0
    gone: bool = False


class State:
    """The state, open."""

    def __init__(self, path: Path | str) -> None:
        """Open the file at `path`, made if need be. Raises: StoreAccessError."""
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.executescript(_TABLES)
        except sqlite3.Error as error:
            message = f"the state of what is watched can't be kept: {error}"
            raise StoreAccessError(message, where=str(path), mend="Choose another ledger, or free the file.") from error

    def feed(self, url: str) -> FeedState:
        """How far a feed is."""
        statement = "SELECT etag, modified, next_at, failures, gone FROM feeds WHERE url = ?"
        row = self._connection.execute(statement, [url]).fetchone()
        if row is None:
            return FeedState()
        etag, modified, next_at, failures, gone = row
        return FeedState(etag, modified, next_at, failures, bool(gone))

    def set_feed(self, url: str, state: FeedState) -> None:
        """Note how far a feed is."""
        values = (url, state.etag, state.modified, state.next_at, state.failures, state.gone)
        self._connection.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)", values)

    def is_done(self, key: str) -> bool:
        """True for an entry that needn't be read."""
        row = self._connection.execute("SELECT done FROM entries WHERE key = ?", [key]).fetchone()
        return bool(row and row[0])

    def tries(self, key: str) -> int:
        """How often the page of an entry was tried in vain."""
        row = self._connection.execute("SELECT tries FROM entries WHERE key = ?", [key]).fetchone()
        return int(row[0]) if row else 0

    def note(self, key: str, feed: str, *, done: bool, tried: bool, now: float) -> None:
        """Note that an entry is done with, or waits, `tried` in vain or not tried yet."""
        statement = (
            "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT (key) DO UPDATE SET done = ?3, tries = tries + ?4, seen_at = ?5"
        )
        self._connection.execute(statement, (key, feed, done, tried, now))

    def is_waiting(self, feed: str) -> bool:
        """True where entries of a feed are to be tried again."""
        statement = "SELECT 1 FROM entries WHERE feed = ? AND done = 0 LIMIT 1"
        return self._connection.execute(statement, [feed]).fetchone() is not None

    def keep(self, keys: list[str], feed: str, now: float) -> None:
        """Note that a feed holds these entries still, and forget those that it hasn't held for long."""
        rows = [(now, key) for key in keys]
        self._connection.execute("BEGIN")
        self._connection.executemany("UPDATE entries SET seen_at = ? WHERE key = ?", rows)
        self._connection.execute("DELETE FROM entries WHERE feed = ? AND seen_at < ?", (feed, now - KEPT))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
