"""Readings as JSON lines: one object a page, as `docs/reading.md` lays down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.encode import bytes_of, reading_to_json
from sayso.export.streams import stream_to

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.store.base import View


def write(view: View, out: Path | None) -> int:
    """Write every reading to the file `out`, or to standard output, and count them."""
    count = 0
    with stream_to(out) as stream:
        for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
            stream.write(bytes_of(reading_to_json(entry.reading)) + b"\n")
    return count
