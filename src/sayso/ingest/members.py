"""The gzip layer of a WARC file: one member after the other, with damaged ones stepped over.

In: a source of packed bytes. Out: each member as something to read unpacked bytes from. A member that breaks is looked
through for the start of the next one, so that one bad record costs one record.
"""

from __future__ import annotations

import zlib

from sayso.ingest.source import CHUNK, GZIP_MAGIC, Source

WINDOW = 1 << 22
"""Packed bytes of a member that are kept to look for the next one in, once it breaks. Damage shows within a few
kilobytes; records of news pages hardly ever reach 1 MB."""

TRIAL = 1 << 10
"""Packed bytes that a candidate for a member's start is tried on."""


class BrokenMemberError(Exception):
    """The member's packed bytes are damaged or cut short. Never leaves this package."""


class Member:
    """What one gzip member unpacks to, and those after it that go on with the same record."""

    def __init__(self, source: Source) -> None:
        """Unpack the member that `source` stands at."""
        self._source = source
        self._unpacker = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._kept = b""
        self._tail = b""
        self.offset = source.position

    def read(self, size: int, /) -> bytes:
        """Up to `size` unpacked bytes; none at the end. Raises: BrokenMemberError."""
        while not self._unpacker.eof or self._next():
            packed = self._packed or self._fill()
            try:
                data = self._unpacker.decompress(packed, size)
            except zlib.error as error:
                message = f"its packed bytes are damaged ({error})"
                raise BrokenMemberError(message) from error
            self._packed = self._unpacker.unconsumed_tail
            if data:
                self._tail = (self._tail + data)[-4:]
                return data
            if not packed and not self._unpacker.eof:
                message = "the file is cut short inside it"
                raise BrokenMemberError(message)
        return b""

    def _fill(self) -> bytes:
        packed = self._source.read(CHUNK)
        self._kept = (self._kept + packed)[-WINDOW:]
        return packed

    def _next(self) -> bool:
        """Moves behind the member; True when the one that follows goes on with a record that this one left open."""
        unused = self._unpacker.unused_data
        if unused:
            self._source.unread(unused)
            self._kept = self._kept[: -len(unused)]
        ahead = self._source.peek(TRIAL)
        self._unpacker = zlib.decompressobj(wbits=31)
        if self._tail.endswith(b"\r\n\r\n") or not _goes_on(ahead):
            self._unpacker.decompress(_EMPTY)  # an ended member: nothing more is read from this one
            return False
        self._packed = b""
        return True

    def seek_next(self) -> int:
        """Moves the source, after a break, to the next member that starts a record; gives the bytes passed over."""
        back = min(len(self._kept), self._source.position - self.offset - 1)
        if back > 0 and self._source.may_unread:
            self._source.unread(self._kept[-back:])
        seek_member(self._source)
        return self._source.position - self.offset


_EMPTY = zlib.compress(b"", wbits=31)


def seek_member(source: Source) -> None:
    """Read `source` up to the next member that unpacks to a record's start, or to the end."""
    while ahead := source.peek(CHUNK + TRIAL):
        at = ahead.find(GZIP_MAGIC)
        while 0 <= at < CHUNK:
            if starts_record(ahead[at : at + TRIAL]):
                source.read(at)
                return
            at = ahead.find(GZIP_MAGIC, at + 1)
        is_last = len(ahead) < CHUNK + TRIAL
        source.read(len(ahead) if is_last else CHUNK)


def holds_member(packed: bytes) -> bool:
    """True when a gzip member that unpacks to the start of a record stands somewhere in `packed`."""
    at = packed.find(GZIP_MAGIC)
    while at >= 0 and not starts_record(packed[at : at + TRIAL]):
        at = packed.find(GZIP_MAGIC, at + 1)
    return at >= 0


def _goes_on(packed: bytes) -> bool:
    """True for the start of a gzip member that unpacks to something else than the start of a record."""
    try:
        data = zlib.decompressobj(wbits=31).decompress(packed, 8)
    except zlib.error:
        return False
    return bool(data) and not data.startswith(b"WARC/")


def starts_record(packed: bytes) -> bool:
    """True for the start of a gzip member that unpacks to the start of a record."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, 8).startswith(b"WARC/")
    except zlib.error:
        return False
