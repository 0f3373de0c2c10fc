"""A Parquet ledger that is open: it is read here, and written by `sayso archive`, `export` and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

from sayso.errors import StoreAccessError
from sayso.store.columnar.connection import connect
from sayso.store.columnar.files import Folder
from sayso.store.columnar.view import ColumnarView

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sayso.store.base import Writer


class ColumnarStore:
    """A Parquet ledger as it was when it was opened. It belongs to the thread that opened it."""

    def __init__(self, connection: Any, where: str) -> None:
        """Keep an open connection."""
        self.where = where
        self._connection = connection

    @classmethod
    def open(cls, address: str) -> Self:
        """The ledger in a folder or bucket. Raises: what `open_store` tells; MissingExtraError without DuckDB."""
        return cls(connect(Folder(address)), address)

    def begin(self) -> AbstractContextManager[Writer]:
        """Raises: StoreAccessError, always."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        message = "a Parquet ledger takes no single pages"
        mend = "Add WARC files with `sayso archive`, or bring it into a file with `sayso import`."
        raise StoreAccessError(message, where=self.where, mend=mend)

    def view(self) -> ColumnarView:
        """What the ledger holds."""
        return ColumnarView(self._connection, self.where)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
