"""Rows to Parquet: zstd, with types, and the number of the form in each file.

Arrow's small Rust build (arro3) writes: 35 MB installed, where DuckDB takes 68 and pyarrow 140. A file is written batch
by batch, so memory holds one row group of it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sayso.archive.rows import cells_of
from sayso.export.tables import COLUMNS
from sayso.store.columnar.schema import BYTES, COUNT, DAY, FLAG, FORMAT, KEPT, OWN, REAL, SETTLED, TABLES, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from arro3.core import Array, DataType, RecordBatch, Schema

    from sayso.archive.rows import Row

EPOCH = dt.date(1970, 1, 1)

GROUP, GROUP_OF_PAGES = 20_000, 2_000
"""Rows of one row group, which is what memory holds while a file is written: about 20 MB of either kind."""


def columns_of(table: str) -> dict[str, str]:
    """The columns of a table with their types, in order."""
    beside = KEPT.get(table) or SETTLED.get(table)
    return beside or {**COLUMNS[table], **OWN[table]}


def all_columns() -> dict[str, dict[str, str]]:
    """The columns of every table that a ledger can have."""
    return {table: columns_of(table) for table in (*TABLES, *KEPT, *SETTLED)}


def schema_of(table: str) -> Schema:
    """The columns of a table as Arrow knows them."""
    from arro3.core import Field, Schema  # noqa: PLC0415 - for those who write Parquet

    return Schema([Field(name, _kind(kind)) for name, kind in columns_of(table).items()])


def _kind(kind: str) -> DataType:
    from arro3.core import DataType  # noqa: PLC0415

    kinds = {
        TEXT: DataType.utf8,
        REAL: DataType.float64,
        COUNT: DataType.int64,
        FLAG: DataType.bool,
        DAY: DataType.date32,
        BYTES: DataType.binary,
    }
    return kinds[kind]()


def batch_of(table: str, rows: list[Row]) -> RecordBatch:
    """Rows of a table as one batch."""
    from arro3.core import RecordBatch  # noqa: PLC0415

    columns = columns_of(table)
    told = [cells_of(row, list(columns)) for row in rows]
    values = zip(*told, strict=True) if told else ([] for _ in columns)
    arrays = [_array(list(column), kind) for column, kind in zip(values, columns.values(), strict=True)]
    return RecordBatch.from_arrays(arrays, schema=schema_of(table))


def _array(values: list[Any], kind: str) -> Array:
    from arro3.core import Array, DataType  # noqa: PLC0415

    if kind == DAY:
        return Array([_day_number(value) for value in values], type=DataType.int32()).cast(DataType.date32())
    return Array(values, type=_kind(kind))


def _day_number(day: str | None) -> int | None:
    """Days since 1970, as Parquet counts them."""
    return None if day is None else (dt.date.fromisoformat(day) - EPOCH).days


def write_part(out: Path | BinaryIO, table: str, batches: Iterable[RecordBatch]) -> None:
    """Write a table's batches as one Parquet file. What making the batches raises is raised."""
    from arro3.core import RecordBatchReader  # noqa: PLC0415
    from arro3.io import write_parquet  # noqa: PLC0415

    raised: list[Exception] = []
    try:
        write_parquet(
            RecordBatchReader.from_batches(schema_of(table), _noting(batches, raised)),
            out,
            compression="zstd(3)",
            max_row_group_size=GROUP_OF_PAGES if table == "pages" else GROUP,
            key_value_metadata={"sayso.format": str(FORMAT), "sayso.table": table},
        )
    except Exception as error:
        raise (raised[0] if raised else error) from error


def _noting(batches: Iterable[RecordBatch], raised: list[Exception]) -> Iterator[RecordBatch]:
    """The batches; an error is kept too, for on its way through Arrow it would become a sentence."""
    try:
        yield from batches
    except Exception as error:
        raised.append(error)
        raise
