"""Files that appear under their name only when they are whole."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def finished_file(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; at the end it takes the place of `path`, or is dropped on an error."""
    beside = path.with_name(f".{path.name}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
