"""Tables as Parquet, one file a table, compressed with zstd.

They are written batch by batch, from JSON lines that lie beside the tables meanwhile, so memory stays flat. Arrow's
small Rust build (arro3) writes them: 35 MB installed, where DuckDB takes 68 and pyarrow 140.
"""

from __future__ import annotations

import datetime as dt
import itertools
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.encode import bytes_of
from sayso.encode.json_bytes import parse_bytes
from sayso.export.finished import finished_file
from sayso.export.tables import COLUMNS, COUNT, DAY, FLAG, REAL, TEXT, cell_of, refusal_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arro3.core import RecordBatch, Schema

    from sayso.store.base import View

BATCH = 5_000
"""Rows held at once."""

EPOCH = dt.date(1970, 1, 1)


def write(view: View, out: Path) -> int:
    """Write every table to a file of the folder `out`, which is made if need be, and count the readings."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out, prefix=".") as folder:
        lines = Path(folder)
        count = _write_lines(view, lines)
        for table in COLUMNS:
            with finished_file(out / f"{table}.parquet") as path:
                _to_parquet(table, lines / f"{table}.jsonl", path)
    return count


def _write_lines(view: View, folder: Path) -> int:
    count = 0
    with ExitStack() as stack:
        streams = {table: stack.enter_context((folder / f"{table}.jsonl").open("wb")) for table in COLUMNS}
        for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
            for table, row in rows_of(entry):
                _write_line(streams[table], table, row)
        for refusal in view.loose_refusals():
            _write_line(streams["refusals"], "refusals", refusal_of(refusal, page=None))
    return count


def _write_line(stream: BinaryIO, table: str, row: dict[str, Any]) -> None:
    told = {name: cell_of(row, name) for name in COLUMNS[table]}
    stream.write(bytes_of(told) + b"\n")


def _to_parquet(table: str, lines: Path, path: Path) -> None:
    from arro3.core import DataType, Field, RecordBatchReader, Schema  # noqa: PLC0415 - for those who write Parquet
    from arro3.io import write_parquet  # noqa: PLC0415

    kinds = {
        TEXT: DataType.utf8(),
        REAL: DataType.float64(),
        COUNT: DataType.int64(),
        FLAG: DataType.bool(),
        DAY: DataType.date32(),
    }
    schema = Schema([Field(name, kinds[kind]) for name, kind in COLUMNS[table].items()])
    write_parquet(RecordBatchReader.from_batches(schema, _batches(table, lines, schema)), path, compression="zstd(3)")


def _batches(table: str, lines: Path, schema: Schema) -> Iterator[RecordBatch]:
    from arro3.core import Array, DataType, RecordBatch  # noqa: PLC0415

    with lines.open("rb") as stream:
        while rows := [parse_bytes(line) for line in itertools.islice(stream, BATCH)]:
            arrays = []
            for name, kind in COLUMNS[table].items():
                values = [row[name] for row in rows]
                if kind == DAY:
                    days = Array([_day_number(value) for value in values], type=DataType.int32())
                    arrays.append(days.cast(DataType.date32()))
                else:
                    arrays.append(Array(values, type=schema.field(name).type))
            yield RecordBatch.from_arrays(arrays, schema=schema)


def _day_number(day: str | None) -> int | None:
    """Days since 1970, as Parquet counts them."""
    return None if day is None else (dt.date.fromisoformat(day) - EPOCH).days
