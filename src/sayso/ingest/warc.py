"""WARC files: each stored web page is a page, streamed, one record in memory at a time.

`records` finds where records start and end and steps over damage; FastWARC reads what stands in them (HTTP headers,
chunked and packed bodies). It isn't asked to walk the file: at a damaged record it stops, and it reads a file that is
cut short without a word.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from sayso.errors import EncodingError, InputError, TooLargeError, WarcError
from sayso.ingest.records import Damage, Record, RecordReader, TooLong
from sayso.ingest.sniff import Kind, sniff
from sayso.ingest.source import Source
from sayso.ingest.whole import page_of, refusal
from sayso.model import Page, PageForm, Refusal

if TYPE_CHECKING:
    from sayso.ingest.given import Given

WANTED = frozenset({b"response", b"resource"})
MARKUP = frozenset({"text/html", "application/xhtml+xml"})
OK = 200

_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*(?:\r?\n|$)", re.IGNORECASE)
_MEND = "Fetch the file again; the other records are read."


def read_warc(source: Source, address: str, given: Given) -> Iterator[Page | Refusal]:
    """The page of each record that holds one, in the file's order, and a refusal for each stretch that is damaged."""
    for found in RecordReader(WANTED, given.max_page_bytes).read_file(source):
        where = f"{address}, record {found.number}, byte {found.offset}"
        match found:
            case Record():
                yield from _read_record(found.content, where, given)
            case Damage():
                message = f"{found.reason}; {found.skipped:,} bytes were skipped"
                yield refusal(WarcError(message, where=where, mend=_MEND))
            case TooLong():
                message = f"the record holds {found.length:,} bytes, more than {given.max_page_bytes:,}"
                yield refusal(TooLargeError(message, where=where, mend="Raise max_page_bytes to read it."))


def _read_record(content: bytes, where: str, given: Given) -> Iterator[Page | Refusal]:
    try:
        page = _page(content, where, given)
    except InputError as error:
        yield refusal(error)
        return
    if page is not None:
        yield page
        if _is_cut_short(content):
            message = "the body is shorter than its Content-Length: the page was read as far as it goes"
            yield refusal(WarcError(message, where=where, mend=_MEND))


def _is_cut_short(content: bytes) -> bool:
    """True for a stored answer whose body holds fewer bytes than its HTTP header promises."""
    head, _, answer = content.partition(b"\r\n\r\n")
    header, _, body = answer.partition(b"\r\n\r\n")
    if b"application/http" not in head:
        return False
    promised = _LENGTH.search(header)
    return promised is not None and len(body) - len(b"\r\n\r\n") < int(promised[1])


def _page(content: bytes, where: str, given: Given) -> Page | None:
    """The page of a record, or None for one that holds none: a redirect, an error page, an image."""
    record = _parse(content, where)
    is_http = record.is_http and record.http_headers is not None
    if is_http and record.http_headers.status_code not in {OK, None}:
        return None
    kind = record.http_content_type if is_http else record.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind and kind.lower() not in MARKUP:
        return None
    body = _body(record, content, where, given.max_page_bytes)
    if not body.strip() or (not kind and sniff(body) is not Kind.HTML):
        return None
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    return page_of(body, where, PageForm.HTML, given, url=url, told=record.http_charset if is_http else None)


def _parse(content: bytes, where: str, decode: Literal["all", "none"] = "all") -> Any:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - a compiled module that other formats don't need

    try:
        return next(iter(ArchiveIterator(io.BytesIO(content), parse_http=True, auto_decode=decode)))
    except (StopIteration, OSError, ValueError) as error:
        message = "the record's headers can't be read"
        raise WarcError(message, where=where, mend=_MEND) from error


def _body(record: Any, content: bytes, where: str, limit: int) -> bytes:
    """The record's payload without its transfer and content encodings, at most `limit` bytes of it.

    Some crawlers store the payload unpacked under headers that call it packed, so one that doesn't unpack is taken as
    it stands if it looks like markup, and otherwise tried as the bare deflate that some servers send.
    """
    try:
        body = record.reader.read(limit + 1)
    except (OSError, ValueError) as error:
        stored = _parse(content, where, "none").reader.read(limit + 1)
        if sniff(stored) is Kind.HTML:
            return bytes(stored)
        body = _inflate(stored, limit)
        if body is None:
            message = f"the body can't be unpacked ({error})"
            raise EncodingError(message, where=where, mend=_MEND) from error
    if len(body) > limit:
        message = f"the page unpacks to more than {limit:,} bytes"
        raise TooLargeError(message, where=where, mend="Raise max_page_bytes to read it.")
    return bytes(body)


def _inflate(stored: bytes, limit: int) -> bytes | None:
    try:
        return zlib.decompressobj(wbits=-15).decompress(stored, limit + 1) or None
    except zlib.error:
        return None
