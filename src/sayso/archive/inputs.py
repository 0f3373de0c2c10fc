"""What an archive is made from: WARC files at any address, cut into stretches that workers can begin in the middle of.

A stretch begins where a record does: at a byte of the file as it lies there (packed or not), with the number of records
before it. So the pages of a stretch have the places that they have when the file is read from its start, and reading a
file by stretches gives the same records however many workers there are.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError, NotAPageError, NotFoundInputError
from sayso.ingest import Given, files_below
from sayso.ingest.members import WINDOW, holds_member
from sayso.ingest.records import Damage, Record, RecordReader, TooLong
from sayso.ingest.source import Source
from sayso.ingest.warc import WANTED, Placed, read_placed
from sayso.store.columnar.files import open_address, open_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

PAGES = 200
"""Records of one stretch: what a kill costs at most is the reading of so many pages by each worker."""

BYTES = 32_000_000
"""Unpacked bytes of the records of one stretch, unless one record alone has more: a bound on a worker's memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file to be read. `mark` tells that it is the same file still; `size` are its bytes as it lies there."""

    address: str
    mark: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The records from number `first` to `last` of a file, which are found from byte `offset` on, and end at `end`."""

    number: int  # among the stretches of its file, from 0
    offset: int
    before: int  # records that stand before `offset`
    first: int
    last: int
    end: int


def find_inputs(sources: tuple[str, ...]) -> Iterator[Input]:
    """The files that are named: by themselves, by a folder of this machine, a pattern, or a list (`@paths.txt`).

    Raises: NotFoundInputError where there is none; UnknownStoreError or MissingExtraError for an unknown address.
    """
    for source in sources:
        addresses = list(_addresses(source))
        if not addresses:
            message = "there is no such file"
            raise NotFoundInputError(message, where=source, mend="Check the path or address.")
        for address in addresses:
            yield look_at(address)


def _addresses(source: str) -> Iterator[str]:
    if source.startswith("@"):
        yield from _listed(Path(source[1:]))
        return
    path = Path(source)
    if "://" not in source and path.exists():
        yield from map(str, files_below(path))
    elif any(sign in source for sign in "*?["):
        system, pattern = open_address(source)
        is_local = "://" not in source
        for name in sorted(map(str, system.glob(pattern))):
            yield name if is_local else system.unstrip_protocol(name)
    elif "://" in source:
        yield source


def _listed(path: Path) -> Iterator[str]:
    """The addresses in a file of them, one a line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"the list of addresses can't be read: {error}"
        raise NotFoundInputError(message, where=str(path), mend="Give a text file with an address a line.") from error
    yield from (line.strip() for line in lines if line.strip())


def look_at(address: str) -> Input:
    """A file as it is now. Raises: NotFoundInputError."""
    system, path = open_address(address)
    try:
        info = system.info(path)
    except OSError as error:
        message = f"it can't be opened: {error.strerror or error}"
        raise NotFoundInputError(message, where=address, mend="Check the path and its permissions.") from error
    size = int(info.get("size") or 0)
    told = (info.get(name) for name in ("ETag", "etag", "LastModified", "mtime", "created"))
    changed = next((each for each in told if each), "")
    return Input(address=address, mark=f"{size} bytes, {changed}", size=size)


def cut(given: Input, *, pages: int = PAGES, limits: Given | None = None) -> list[Stretch]:
    """The stretches of a WARC file, found by one look through its records.

    Raises: NotAPageError for a file that is no WARC; InputError where it breaks off.
    """
    stretches: list[Stretch] = []
    with _opened(given.address) as stream:
        source = Source(stream)
        start = source.peek(WINDOW)
        if not start.lstrip().startswith(b"WARC/") and not holds_member(start):
            message = "the file is no WARC file"
            mend = "Read it with `sayso read`, and write the ledger with `sayso export --format parquet`."
            raise NotAPageError(message, where=given.address, mend=mend)
        reader = RecordReader(WANTED, (limits or Given()).max_page_bytes)
        held, held_bytes = 0, 0
        for found in _read(reader, source, given.address):
            length = len(found.content) if isinstance(found, Record) else 0
            is_full = held >= pages or (held and held_bytes + length > BYTES)
            if not stretches or (is_full and found.number > stretches[-1].last):
                stretches.append(
                    Stretch(
                        number=len(stretches),
                        offset=found.offset,
                        before=reader.before,
                        first=found.number,
                        last=found.number,
                        end=source.position,
                    )
                )
                held = held_bytes = 0
            stretches[-1] = replace(stretches[-1], last=found.number, end=source.position)
            held, held_bytes = held + 1, held_bytes + length
    return stretches


def _read(reader: RecordReader, source: Source, address: str) -> Iterator[Record | Damage | TooLong]:
    try:
        yield from reader.read_file(source)
    except OSError as error:
        raise _broken_off(address, source, error) from error


def _broken_off(address: str, source: Source, error: OSError) -> InputError:
    message = f"reading stopped: {error.strerror or error}"
    where = f"{address}, byte {source.position}"
    return InputError(message, where=where, mend="Run the same command again; what was read is kept.")


def read_stretch(given: Input, stretch: Stretch, limits: Given) -> Iterator[Placed]:
    """The pages of a stretch, with their places. Raises: InputError where the file breaks off."""
    with _opened(given.address) as stream:
        stream.seek(stretch.offset)
        source = Source(stream)
        source.position = stretch.offset
        reader = RecordReader(WANTED, limits.max_page_bytes, number=stretch.before, before=stretch.before)
        try:
            for placed in read_placed(reader, source, given.address, limits):
                if placed.number > stretch.last:
                    return
                if placed.number >= stretch.first:
                    yield placed
        except OSError as error:
            raise _broken_off(given.address, source, error) from error


class _Steady:
    """A stream whose failures are all OSErrors: those of networks are of many kinds."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.close = stream.seek, stream.close

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes. Raises: OSError."""
        try:
            return self._stream.read(size)
        except OSError:
            raise
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            raise OSError(message) from error


def _opened(address: str) -> closing[_Steady]:
    try:
        return closing(_Steady(open_source(address)))
    except OSError as error:
        message = f"it can't be opened: {error.strerror or error}"
        raise NotFoundInputError(message, where=address, mend="Check the path and its permissions.") from error
