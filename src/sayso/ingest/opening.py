"""Files, folders, streams and bytes to pages: what each one is, is told from its content.

A file that can't be read, or a part of one, gives a `Refusal` and the rest is read. Only a path that isn't there
raises.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import InputError, NotFoundInputError
from sayso.ingest.feed import read_feed
from sayso.ingest.given import NOTHING, Given
from sayso.ingest.jsonl import read_json_document, read_json_lines
from sayso.ingest.members import WINDOW, holds_member
from sayso.ingest.sniff import LOOK, Kind, sniff
from sayso.ingest.source import GZIP_MAGIC, Gunzip, Readable, Source
from sayso.ingest.warc import read_warc
from sayso.ingest.whole import no_page, read_page, refusal
from sayso.model import Page, PageForm, Refusal

_FORMS = {Kind.HTML: PageForm.HTML, Kind.TEXT: PageForm.TEXT}
_READERS = {
    Kind.JSON_LINES: read_json_lines,
    Kind.JSON: read_json_document,
    Kind.FEED: read_feed,
}


def open_path(path: Path, given: Given = NOTHING) -> Iterator[Page | Refusal]:
    """The pages of a file, or of all files below a folder in the order of their paths; hidden ones are left out.

    Raises: NotFoundInputError, on the call itself, if there is nothing at `path` or it may not be opened.
    """
    try:
        if path.is_dir():
            os.scandir(path).close()
            return _open_folder(path, given)
        path.open("rb").close()
    except OSError as error:
        raise _no_such_file(path, error) from error
    return _open_file(path, given)


def open_stream(stream: Readable, address: str = "standard input", given: Given = NOTHING) -> Iterator[Page | Refusal]:
    """The pages of a binary stream, which need not be seekable. `address` is what refusals call it."""
    source = Source(stream)
    try:
        yield from _open_source(source, address, given)
    except InputError as error:
        yield refusal(error)
    except OSError as error:
        message = f"reading stopped: {error.strerror or error}"
        yield refusal(
            InputError(message, where=f"{address}, byte {source.position}", mend="Check the disk, or fetch it again.")
        )


def open_bytes(content: bytes, address: str = "bytes", given: Given = NOTHING) -> Iterator[Page | Refusal]:
    """The pages that `content` holds."""
    return open_stream(io.BytesIO(content), address, given)


def _open_source(source: Source, address: str, given: Given) -> Iterator[Page | Refusal]:
    packed = source.peek(len(GZIP_MAGIC)) == GZIP_MAGIC
    unpacked = _looking_into(source, address) if packed else source
    start = unpacked.peek(LOOK)
    kind = sniff(start)
    if kind is Kind.WARC or (kind in {Kind.EMPTY, Kind.BINARY} and holds_member(source.peek(WINDOW))):
        yield from read_warc(source, address, given)
        return
    if packed:
        unpacked = Source(Gunzip(source, address))
    if kind in _FORMS:
        yield from read_page(unpacked, address, _FORMS[kind], given)
    elif kind in _READERS:
        yield from _READERS[kind](unpacked, address, given)
    else:
        yield no_page(kind, start, address)


def _looking_into(source: Source, address: str) -> Source:
    """What the start of a packed source unpacks to; the source itself stays where it is."""
    return Source(_Start(io.BytesIO(source.peek(LOOK)), address))


class _Start:
    """The start of a gzip stream: that it breaks off is no error here."""

    def __init__(self, stream: Readable, address: str) -> None:
        self._gunzip = Gunzip(stream, address)

    def read(self, size: int, /) -> bytes:
        """Up to `size` unpacked bytes; none where the look-ahead ends."""
        try:
            return self._gunzip.read(size)
        except InputError:
            return b""


def _open_folder(folder: Path, given: Given) -> Iterator[Page | Refusal]:
    for path in files_below(folder):
        try:
            yield from _open_file(path, given)
        except NotFoundInputError as error:
            yield refusal(error)


def files_below(path: Path) -> Iterator[Path]:
    """`path` itself if it is no folder, else the files below it, each folder's in the order of their names.

    Hidden and special files are left out.
    """
    if not path.is_dir():
        yield path
    for root, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(root, name)
            if not name.startswith(".") and (file.is_file() or not file.exists()):
                yield file


def _open_file(path: Path, given: Given) -> Iterator[Page | Refusal]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _no_such_file(path, error) from error
    with stream:
        yield from open_stream(stream, str(path), given)


def _no_such_file(path: Path, error: OSError) -> NotFoundInputError:
    message = (
        "there is no such file" if isinstance(error, FileNotFoundError) else f"it can't be opened: {error.strerror}"
    )
    return NotFoundInputError(message, where=str(path), mend="Check the path and its permissions.")
