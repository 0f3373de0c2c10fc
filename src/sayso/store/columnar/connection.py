"""DuckDB over the parts of a Parquet ledger that count: each table as a view, pages that came twice left out."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.errors import MissingExtraError, NotALedgerError, StoreAccessError, StoreError
from sayso.store.columnar.layout import check_ledger, live_files, live_parts
from sayso.store.columnar.schema import KEPT, SETTLED, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.store.columnar.files import Folder

MEMORY = "2GB"
"""What DuckDB may hold before it goes to disk."""

_LIVE = "CREATE VIEW {table} AS SELECT * FROM all_{table} {without}"
_PAGES = """
    CREATE VIEW pages AS SELECT p.* REPLACE (coalesce(o.origin, p.origin) AS origin)
    FROM all_pages p LEFT JOIN origins o ON o.page = p.id {without}
"""
_WITHOUT = "ANTI JOIN doubles d ON d.input = {of}.input AND d.page_number = {of}.page_number"


def connect(folder: Folder) -> Any:
    """A connection in which the ledger's tables are views.

    Raises: StoreAccessError, NotALedgerError or SchemaVersionError where there is no ledger that can be read;
    MissingExtraError without DuckDB.
    """
    columns = check_ledger(folder)
    connection = _new_connection(folder)
    try:
        with failures_at(folder.address):
            _make_views(connection, folder, columns)
    except BaseException:
        connection.close()
        raise
    return connection


def load_duckdb() -> Any:
    """The module. Raises: MissingExtraError."""
    try:
        import duckdb  # noqa: PLC0415 - an extra, and 50 MB
    except ImportError as error:
        message = "Parquet ledgers are read by DuckDB, which isn't installed"
        raise MissingExtraError(message, mend="pip install 'sayso[archive]'") from error
    return duckdb


def _new_connection(folder: Folder) -> Any:
    connection = load_duckdb().connect()
    connection.execute("SET memory_limit = ?", [MEMORY])
    connection.execute("SET temp_directory = ?", [tempfile.gettempdir()])
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET parquet_metadata_cache = true")
    if not folder.is_local:
        connection.register_filesystem(folder.system)
    return connection


def _make_views(connection: Any, folder: Folder, columns: dict[str, dict[str, str]]) -> None:
    live = live_parts(folder)
    for place, tables in (("kept", KEPT), ("settled", SETTLED)):
        for table, known in tables.items():
            files = [folder.path(place, f"{table}.parquet")] if folder.holds(place, f"{table}.parquet") else []
            _make_view(connection, folder, table, files, columns.get(table, known))
    has_doubles = folder.holds("settled", "doubles.parquet")
    for table in TABLES:
        _make_view(connection, folder, f"all_{table}", live_files(folder, table, live), columns[table])
        of = "p" if table == "pages" else f"all_{table}"
        without = _WITHOUT.format(of=of) if has_doubles else ""
        connection.execute((_PAGES if table == "pages" else _LIVE).format(table=table, without=without))


def _make_view(connection: Any, folder: Folder, name: str, files: list[str], columns: dict[str, str]) -> None:
    if files:
        addresses = files if folder.is_local else [folder.system.unstrip_protocol(each) for each in files]
        connection.read_parquet(addresses, hive_partitioning=False).create_view(name)
    else:
        told = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        connection.execute(f"CREATE TABLE {name} ({told})")


@contextmanager
def failures_at(where: str) -> Iterator[None]:
    """Turns what DuckDB raises within into errors of ours that name `where`."""
    duckdb = load_duckdb()
    try:
        yield
    except duckdb.IOException as error:
        message = f"the ledger can't be read: {_first_line(error)}"
        mend = "If an archive is being written there, try again; else restore the file that is named."
        raise StoreAccessError(message, where=where, mend=mend) from error
    except duckdb.InvalidInputException as error:
        message = f"a file of the ledger is damaged: {_first_line(error)}"
        raise NotALedgerError(message, where=where, mend="Restore it, or read its input again.") from error
    except duckdb.Error as error:
        message = f"the ledger failed: {_first_line(error)} ({type(error).__name__})"
        raise StoreError(message, where=where, mend="Report it if it happens again.") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
