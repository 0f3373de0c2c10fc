"""HTTP bodies without their content coding: gzip, deflate, brotli, each within a bound."""

from __future__ import annotations

import zlib
from typing import NamedTuple

GZIP_OR_ZLIB = 47
RAW_DEFLATE = -15


class Body(NamedTuple):
    """A body unpacked, at most one byte over the bound, and whether its packed form was whole."""

    content: bytes
    is_whole: bool


def unpack(stored: bytes, coding: str, limit: int) -> Body | None:
    """`stored` without `coding` (a Content-Encoding), or None where it isn't packed that way at all.

    An unknown coding gives None too: some crawlers keep the header and store the body unpacked.
    """
    name = coding.rpartition(",")[2].strip().lower().removeprefix("x-")
    if name in {"gzip", "deflate"}:
        return _inflate(stored, GZIP_OR_ZLIB, limit) or (
            _inflate(stored, RAW_DEFLATE, limit) if name == "deflate" else None
        )
    return _unpack_brotli(stored, limit) if name == "br" else None


def _inflate(stored: bytes, window: int, limit: int) -> Body | None:
    unpacker = zlib.decompressobj(wbits=window)
    parts, left = [], limit + 1
    try:
        while stored and left > 0 and not unpacker.eof:
            parts.append(unpacker.decompress(stored, left))
            left -= len(parts[-1])
            stored = unpacker.unconsumed_tail
    except zlib.error:
        content = b"".join(parts)
        return Body(content, is_whole=False) if content else None
    content = b"".join(parts)
    return Body(content, is_whole=unpacker.eof or left <= 0) if content else None


def _unpack_brotli(stored: bytes, limit: int) -> Body | None:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - FastWARC brings it along; few records need it

    unpacker = brotli.Decompressor()
    parts, left = [], limit + 1
    try:
        while left > 0 and not unpacker.is_finished():
            part = unpacker.process(stored, output_buffer_limit=left)
            if not part and not unpacker.can_accept_more_data():
                break
            if not part and not stored:
                break
            parts.append(part)
            left -= len(part)
            stored = b""
    except brotli.error:
        content = b"".join(parts)
        return Body(content, is_whole=False) if content else None
    content = b"".join(parts)
    return Body(content, is_whole=unpacker.is_finished() or left <= 0) if content else None
