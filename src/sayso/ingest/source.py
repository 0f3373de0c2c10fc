"""A stream of bytes that knows how far it has been read and can be looked into without being read.

In: any readable binary file. Out: a `Source`, plain or gunzipped, that reads forward only, so that pipes work too.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

from sayso.errors import EncodingError

CHUNK = 1 << 16
"""Bytes asked for at a time; 16 kB to 1 MB read equally fast."""

REREAD_FLOOR = 1 << 27
"""Bytes that may be read again whatever the length of the file: a few records of the largest size."""

GZIP_MAGIC = b"\x1f\x8b\x08"


class Readable(Protocol):
    """What a source reads from: anything with `read`."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""


class Source:
    """Bytes read forward, with a look ahead and a way to put some back."""

    def __init__(self, stream: Readable) -> None:
        """Read from `stream`, which stays its owner's to close."""
        self._stream = stream
        self._ahead = b""
        self._at = 0
        self._put_back = 0
        self._failure: Exception | None = None
        self.position = 0

    @property
    def may_unread(self) -> bool:
        """False once so much was put back that a hostile file, not a damaged one, must be behind it."""
        return self._put_back <= REREAD_FLOOR + 2 * self.position

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or fewer at the end, without reading them.

        Raises: what the stream raised, once the bytes that it gave before are read.
        """
        missing = size - (len(self._ahead) - self._at)
        if missing > 0:
            parts = [self._ahead[self._at :], *self._receive(missing)]
            self._ahead, self._at = b"".join(parts), 0
            if self._failure is not None and not self._ahead:
                raise self._failure
        return self._ahead[self._at : self._at + size]

    def _receive(self, missing: int) -> Iterator[bytes]:
        try:
            while missing > 0 and self._failure is None and (chunk := self._stream.read(max(missing, CHUNK))):
                yield chunk
                missing -= len(chunk)
        except Exception as error:  # noqa: BLE001 - kept, and raised where the bytes before it end
            self._failure = error

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        taken = self.peek(size)
        self._at += len(taken)
        self.position += len(taken)
        return taken

    def unread(self, taken: bytes) -> None:
        """Put back `taken`, the last bytes that were read."""
        if taken:
            self._ahead, self._at = taken + self._ahead[self._at :], 0
            self.position -= len(taken)
            self._put_back += len(taken)


class Gunzip:
    """What a gzip stream of one or more members unpacks to, at most as much at a time as is asked for."""

    def __init__(self, stream: Readable, address: str) -> None:
        """Unpack `stream`; `address` goes into errors."""
        self._stream = stream
        self._address = address
        self._member = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._packed_read = 0

    def read(self, size: int, /) -> bytes:
        """Up to `size` unpacked bytes; none at the end.

        Raises: EncodingError where the stream is damaged or cut short. What stands before has been handed out by then.
        """
        while not self._member.eof or self._next_member():
            packed = self._member.unconsumed_tail + self._packed or self._fill()
            self._packed = b""
            try:
                unpacked = self._member.decompress(packed, size)
            except zlib.error as error:
                what = f"is damaged ({error})"
                raise self._error(what) from error
            if unpacked:
                return unpacked
            if not packed and not self._member.eof:
                what = "is cut short"
                raise self._error(what)
        return b""

    def _fill(self) -> bytes:
        packed = self._stream.read(CHUNK)
        self._packed_read += len(packed)
        return packed

    def _next_member(self) -> bool:
        """Starts the member that follows, past the padding that tapes leave; False where there is none."""
        packed = self._member.unused_data
        while not packed.lstrip(b"\0"):
            packed = self._fill()
            if not packed:
                return False
        self._member, self._packed = zlib.decompressobj(wbits=31), packed.lstrip(b"\0")
        return True

    def _error(self, what: str) -> EncodingError:
        message = f"the gzip stream {what}"
        where = f"{self._address}, byte {self._packed_read}"
        return EncodingError(message, where=where, mend="Fetch or pack the file again; what stands before was read.")
