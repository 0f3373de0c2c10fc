"""A ledger that lives as long as the program: the same tables, in memory."""

from __future__ import annotations

import sqlite3

from sayso.store.embedded import EmbeddedStore
from sayso.store.schema import migrate


class MemoryStore(EmbeddedStore):
    """An empty ledger in memory."""

    def __init__(self) -> None:
        """Make the tables."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        migrate(connection, ":memory:")
        connection.execute("PRAGMA foreign_keys = ON")
        super().__init__(connection, ":memory:")
