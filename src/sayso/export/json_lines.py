"""Readings as JSON lines: one object a page, as `docs/reading.md` lays down."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.encode import bytes_of, reading_to_json
from sayso.export.finished import finished_file

if TYPE_CHECKING:
    from sayso.store.base import View


def write(view: View, out: Path | None) -> int:
    """Write every reading to the file `out`, or to standard output, and count them."""
    if out is None:
        return _write(view, sys.stdout.buffer)
    with finished_file(out) as path, path.open("wb") as stream:
        return _write(view, stream)


def _write(view: View, stream: BinaryIO) -> int:
    count = 0
    for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
        stream.write(bytes_of(reading_to_json(entry.reading)) + b"\n")
    stream.flush()
    return count
