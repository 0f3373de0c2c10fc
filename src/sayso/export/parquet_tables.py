"""Tables as Parquet, one file a table, compressed with zstd.

DuckDB writes them from JSON lines that lie beside the tables while it works, so memory stays flat.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.encode import bytes_of
from sayso.export.finished import finished_file
from sayso.export.tables import COLUMNS, cell_of, refusal_of, rows_of

if TYPE_CHECKING:
    from sayso.store.base import View

LONGEST = 256 * 2**20
"""Bytes of one row that DuckDB is to take: a page's longest record, with room to spare."""


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
    told = {name: _without_null(cell_of(row, name)) for name in COLUMNS[table]}
    stream.write(bytes_of(told) + b"\n")


def _without_null(value: Any) -> Any:
    """DuckDB's reader of JSON takes no zero characters."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value


def _to_parquet(table: str, lines: Path, path: Path) -> None:
    import duckdb  # noqa: PLC0415 - a tenth of a second, for those who write Parquet

    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS[table].items())
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{columns}}}, "  # noqa: S608
            f"maximum_object_size = {LONGEST})) TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)",
            [str(lines)],
        )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
