"""What became of each input: its file in `inputs/`, or in `failed/` where it could not be read to its end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.store.columnar.layout import Part, input_name, live_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.archive.inputs import Input
    from sayso.errors import SaysoError
    from sayso.store.columnar.files import Folder

FAILED = "failed"


def part_for(folder: Folder, given: Input, *, reader: str, live: dict[str, Part]) -> tuple[Part, bool]:
    """The part that an input makes, and whether it is there already: the same file, read by the same reader."""
    name = input_name(given.address)
    last = live.get(name)
    if last is None:
        return Part(name, 1), False
    told = outcome_of(folder, last)
    if (told.get("mark"), told.get("reader")) == (given.mark, reader):
        return last, True
    return Part(name, last.turn + 1), False


def outcome_of(folder: Folder, part: Part) -> dict[str, Any]:
    """What an input's file tells."""
    told: dict[str, Any] = parse_bytes(folder.read("inputs", f"{part.name}.json"))
    return told


def outcomes(folder: Folder) -> Iterator[dict[str, Any]]:
    """What became of every input, those that failed last."""
    for part in live_parts(folder).values():
        yield outcome_of(folder, part)
    for name in folder.names(FAILED):
        yield parse_bytes(folder.read(FAILED, name))


def told_of(given: Input, *, reader: str) -> dict[str, Any]:
    """What is told of an input beside what was counted."""
    return {
        "outcome": "read",
        "address": given.address,
        "bytes": given.size,
        "mark": given.mark,
        "reader": reader,
        "ended_at": dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat(),
    }


def note_failure(folder: Folder, given: Input, error: SaysoError, *, reader: str) -> None:
    """Keep why an input could not be read to its end; what was read of it stays for the next run."""
    told = told_of(given, reader=reader) | {
        "outcome": "failed",
        "code": error.code,
        "what": error.message,
        "where": error.where,
        "mend": error.mend,
    }
    folder.write(bytes_of(told), FAILED, f"{input_name(given.address)}.json")
