"""Tables as CSV: UTF-8, comma, quotes where needed, one file a table.

Text comes from pages that anybody may have written. A cell that a spreadsheet would take for a formula gets an
apostrophe before it, as OWASP advises ("CSV Injection"); numbers and dates, which are sayso's own, stay as they are.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.export.findings import evidence_rows, findings_across, row_of
from sayso.export.finished import finished_file
from sayso.export.tables import COLUMNS, Row, cell_of, evidence_of_entry, refusal_of, rows_of

if TYPE_CHECKING:
    from sayso.store.base import View

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> Any:
    """`value`, with an apostrophe before text that a spreadsheet would take for a formula.

    Example: "=HYPERLINK(...)" -> "'=HYPERLINK(...)"; -5 stays -5.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_BEGINS_FORMULA):
        return f"'{value}"
    return value


def write(view: View, out: Path) -> int:
    """Write every table to a file of the folder `out`, which is made if need be, and count the readings."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        writers = {name: _open(stack, out / f"{name}.csv", list(columns)) for name, columns in COLUMNS.items()}
        for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
            for table, row in rows_of(entry):
                _write(writers, table, row)
            for row in evidence_of_entry(entry):
                _write(writers, "evidence", row)
        for found in findings_across(view):
            _write(writers, "findings", row_of(found))
            for row in evidence_rows(found.id, found.finding, found.article):
                _write(writers, "evidence", row)
        for refusal in view.loose_refusals():
            _write(writers, "refusals", refusal_of(refusal, page=None))
    return count


def _write(writers: dict[str, Any], table: str, row: Row) -> None:
    writers[table].writerow([_cell(cell_of(row, name)) for name in COLUMNS[table]])


def _open(stack: ExitStack, path: Path, names: list[str]) -> Any:
    stream = stack.enter_context(stack.enter_context(finished_file(path)).open("w", encoding="utf-8", newline=""))
    writer = csv.writer(stream)
    writer.writerow(names)
    return writer


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value)
