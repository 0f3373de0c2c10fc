"""Where a ledger's records live. One protocol (`base`), and the stores that answer to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import UnknownStoreError

if TYPE_CHECKING:
    from sayso.store.base import Store

MEMORY = ":memory:"


def open_store(path: str | Path, *, read_only: bool = False, wait: float = 10.0) -> Store:
    """The store at `path`: a file, made if it isn't there and `read_only` is False, or `:memory:`.

    `wait` is how many seconds to wait for another program's transaction.

    Raises: UnknownStoreError for an address of another kind; NotALedgerError, SchemaVersionError, StoreLockedError,
    StoreFullError or StoreAccessError where the file can't be opened as a ledger.
    """
    from sayso.store.embedded import EmbeddedStore  # noqa: PLC0415 - `--help` needs no database
    from sayso.store.memory import MemoryStore  # noqa: PLC0415

    if str(path) == MEMORY:
        return MemoryStore()
    if "://" in str(path):
        message = f"no store opens addresses like {str(path).partition('://')[0]}://"
        raise UnknownStoreError(message, where=str(path), mend="Give a path, or :memory:.")
    return EmbeddedStore.open(Path(path), read_only=read_only, wait=wait)
