"""A ledger that is read as a Parquet ledger: what is added goes into memory, and before each look is exported anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.store import open_store
from sayso.store.columnar.store import ColumnarStore

WRITES = {"add", "add_refusal", "join_speakers", "part_speaker", "end_input"}


class ThroughParquet(Ledger):
    """Writes in memory, reads from Parquet."""

    def __init__(self, folder: Path) -> None:
        self._written = Ledger(open_store(":memory:"))
        self._folder = folder
        self._is_stale = True
        self._opened: Ledger | None = None

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or name == "close":
            return super().__getattribute__(name)
        if name in WRITES:
            self._is_stale = True
            return getattr(self._written, name)
        return getattr(self._read(), name)

    def _read(self) -> Ledger:
        if self._opened is None or self._is_stale:
            if self._opened is not None:
                self._opened.close()
            self._written.export("parquet", self._folder)
            self._opened, self._is_stale = Ledger.open(self._folder), False
            assert isinstance(self._opened._store, ColumnarStore)
        return self._opened

    def close(self) -> None:
        self._written.close()
        if self._opened is not None:
            self._opened.close()

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        self.close()
