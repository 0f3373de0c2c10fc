"""Where a format that is one stream of bytes goes, and JSON documents written item by item."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.encode import bytes_of
from sayso.export.finished import finished_file
from sayso.store.rows import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO


@contextmanager
def stream_to(out: Path | None) -> Iterator[BinaryIO]:
    """The file `out`, which appears once it is whole, or standard output where it is None."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with finished_file(out) as path, path.open("wb") as stream:
        yield stream


def write_document(
    stream: BinaryIO, head: dict[str, Any], key: str, items: Iterable[Any], tail: Callable[[int], dict[str, Any]]
) -> None:
    """One JSON object: the members of `head`, `items` as a list under `key`, one a line, and those of `tail`.

    `tail` is asked last, with the number of items. Example: {"a": 1}, "b", [2, 3] and a tail of {"c": count} give
    {"a":1,"b":[2,3],"c":2}.
    """
    stream.write(bytes_of(head)[:-1] + b"," * bool(head) + bytes_of(key) + b":[")
    count = 0
    for count, item in enumerate(items, start=1):
        stream.write((b",\n" if count > 1 else b"\n") + bytes_of(item))
    rest = bytes_of(tail(count))[1:]
    stream.write(b"\n]" + b"," * (rest != b"}") + rest + b"\n")


def cleaned(told: Any) -> Any:
    """`told` without what stands for nothing (None, "", [], {}) and with text that any program can hold."""
    if isinstance(told, str):
        return clean(told)
    if isinstance(told, list):
        return [cleaned(each) for each in told if each not in _NOTHING]
    if isinstance(told, dict):
        return {name: cleaned(each) for name, each in told.items() if each not in _NOTHING}
    return told


_NOTHING: tuple[Any, ...] = (None, "", [], {})
