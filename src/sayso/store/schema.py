"""The shape of the ledger's database, and how an older one is brought up to date.

`user_version` counts the files of `migrations/` that have run; `application_id` tells a ledger from other databases.
"""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from sayso.errors import NotALedgerError, SchemaVersionError
from sayso.store.failures import failures_at

APPLICATION = 0x5341_5953
"""`application_id` of a ledger: "SAYS"."""


def migrations() -> tuple[str, ...]:
    """The scripts that make a ledger, in their order."""
    folder = files("sayso.store") / "migrations"
    scripts = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def check_schema(connection: sqlite3.Connection, where: str) -> int:
    """How many migrations the ledger has had; 0 for an empty database.

    Raises: NotALedgerError for another program's database, SchemaVersionError for a newer sayso's.
    """
    with failures_at(where):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (application or tables):
        message = "the file is a database, but no ledger of sayso"
        raise NotALedgerError(message, where=where, mend="Give another path with --ledger.")
    known = len(migrations())
    if version > known:
        message = f"the ledger has format {version}; this sayso knows up to {known}"
        raise SchemaVersionError(message, where=where, mend="Install a newer sayso.")
    return int(version) if application == APPLICATION else 0


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Bring the ledger to the newest format, in one transaction."""
    if check_schema(connection, where) == len(migrations()):
        return
    with failures_at(where):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            done = check_schema(connection, where)  # another program may have been faster
            for script in migrations()[done:]:
                for statement in statements_of(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(migrations())}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def statements_of(script: str) -> list[str]:
    """The statements of a script; `executescript` would end the transaction that they must run in."""
    found, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held.strip())
            held = ""
    return found
