"""Small tables of a Parquet ledger that are one file each: `kept/` and `settled/`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sayso.archive.parts import batch_of, write_part
from sayso.store.columnar.schema import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arro3.core import RecordBatch

    from sayso.archive.rows import Row
    from sayso.store.columnar.files import Folder

BATCH = 5_000


def write_table(folder: Folder, table: str, rows: Iterable[Row]) -> None:
    """Write a table of `kept/` or `settled/` in the place of the one that is there."""
    place = "kept" if table in KEPT else "settled"
    with folder.writing(place, f"{table}.parquet") as path:
        write_part(path, table, _batches(table, rows))


def _batches(table: str, rows: Iterable[Row]) -> Iterator[RecordBatch]:
    rows = iter(rows)
    while held := list(itertools.islice(rows, BATCH)):
        yield batch_of(table, held)
