"""A Parquet ledger: a folder for each table, filed by month of publication, for `sayso ask` and any other program.

`sayso.archive` writes it, here as from WARC files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.archive.exporting import export_ledger
from sayso.store.columnar.files import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.store.base import View


def write(view: View, out: Path) -> int:
    """Write the ledger to the folder `out`, in the place of an earlier export, and count the readings."""
    return export_ledger(view, Folder(out))
