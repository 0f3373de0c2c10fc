"""Where a ledger's records live. One protocol (`base`), and the stores that answer to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.store.base import Store

MEMORY = ":memory:"

_SCHEME = re.compile(r"^([a-z][a-z0-9+]+):/+(?=[^/])")
"""How an address begins; one that went through a Path has lost a slash."""


def open_store(path: str | Path, *, read_only: bool = False, wait: float = 10.0, any_thread: bool = False) -> Store:
    """The store at `path`: a file, made if it isn't there and `read_only` is False, `:memory:`, or a Parquet ledger.

    A Parquet ledger is a folder that holds one, or an address like `s3://bucket/ledger`; it is only read. `wait` is how
    many seconds to wait for another program's transaction. `any_thread` lets one thread after the other use it.

    Raises: UnknownStoreError for an address that nothing opens; MissingExtraError where a part for it isn't installed;
    NotALedgerError, SchemaVersionError, StoreLockedError, StoreFullError or StoreAccessError where what stands there
    can't be opened as a ledger.
    """
    told = _SCHEME.sub(r"\1://", str(path))
    if told == MEMORY:
        from sayso.store.memory import MemoryStore  # noqa: PLC0415 - `--help` needs no database

        return MemoryStore()
    if "://" in told or (Path(told) / "ledger.json").exists():
        from sayso.store.columnar.store import ColumnarStore  # noqa: PLC0415 - as above

        return ColumnarStore.open(told)
    from sayso.store.embedded import EmbeddedStore  # noqa: PLC0415 - as above

    return EmbeddedStore.open(Path(told), read_only=read_only, wait=wait, any_thread=any_thread)
