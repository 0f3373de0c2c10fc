"""A ledger written out for other programs: one file a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sayso.errors import StoreAccessError, StoreFullError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.store.base import View

_HOME = {
    "jsonl": "json_lines",
    "findings": "finding_lines",
    "csv": "csv_tables",
    "parquet": "parquet_tables",
    "sqlite": "sqlite_tables",
    "annotations": "web_annotations",
    "schema-org": "schema_org",
    "tolls": "tolls",
}

FORMATS = tuple(_HOME)
"""What a ledger can be written as."""

FOLDERS = frozenset({"csv", "parquet", "sqlite"})
"""Those that are written as a folder; the others are one file, or standard output."""

_NO_SPACE = 28  # errno.ENOSPC


def write_ledger(view: View, kind: str, out: Path | None) -> int:
    """Write all that `view` shows as `kind`, and tell how much was written. See `Ledger.export`."""
    if kind not in _HOME:
        message = f"there is no format {kind!r}"
        raise UsageError(message, where="format", mend=f"Known: {', '.join(FORMATS)}.")
    if out is None and kind in FOLDERS:
        message = f"{kind} is written as a folder"
        raise UsageError(message, where="out", mend="Name a folder.")
    try:
        written: int = import_module(f"sayso.export.{_HOME[kind]}").write(view, out)
    except OSError as error:
        raised = StoreFullError if error.errno == _NO_SPACE else StoreAccessError
        message = f"the export can't be written: {error.strerror or error}"
        raise raised(message, where=str(error.filename or out), mend="Choose another place with --to.") from error
    return written
