"""WARC files: each stored web page is a page, streamed, one record in memory at a time.

`records` finds where records start and end and steps over damage; FastWARC reads what stands in them (HTTP headers,
chunked and packed bodies). It isn't asked to walk the file: at a damaged record it stops, and it reads a file that is
cut short without a word.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sayso.errors import EncodingError, InputError, TooLargeError, WarcError
from sayso.ingest.coding import Body, unpack
from sayso.ingest.records import Damage, Found, Record, RecordReader, TooLong
from sayso.ingest.sniff import LOOK, Kind, sniff
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
    for placed in read_placed(RecordReader(WANTED, given.max_page_bytes), source, address, given):
        yield placed.found


class Placed(NamedTuple):
    """What a record gave, and where its bytes stand in the file: `number` counts records from 1."""

    number: int
    offset: int
    end: int
    found: Page | Refusal


def read_placed(reader: RecordReader, source: Source, address: str, given: Given) -> Iterator[Placed]:
    """What `read_warc` gives, each with its place. `reader` and `source` may stand in the middle of the file."""
    for found in reader.read_file(source):
        for each in _read_found(found, address, given):
            yield Placed(found.number, found.offset, source.position, each)


def _read_found(found: Found, address: str, given: Given) -> Iterator[Page | Refusal]:
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
        yield from _read_page(content, where, given)
    except InputError as error:
        yield refusal(error)


def _read_page(content: bytes, where: str, given: Given) -> Iterator[Page | Refusal]:
    """The page of a record, and a refusal where it is cut short; nothing for a redirect, an error page, an image."""
    record = _parse(content, where)
    http = record.http_headers if record.is_http else None
    if http is not None and http.status_code not in {OK, None}:
        return
    kind = record.http_content_type if http is not None else _media_type(record.headers.get("Content-Type", ""))
    if kind and kind.lower() not in MARKUP:
        return
    body = _body(record, content, where, given.max_page_bytes)
    if not body.content.strip() or (not kind and sniff(body.content) is not Kind.HTML):
        return
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    told = record.http_charset if http is not None else None
    yield page_of(body.content, where, PageForm.HTML, given, url=url, told=told)
    if not body.is_whole or _is_cut_short(content):
        message = "the body is cut short: the page was read as far as it goes"
        yield refusal(WarcError(message, where=where, mend=_MEND))


def _media_type(header: str) -> str:
    return header.partition(";")[0].strip()


def _parse(content: bytes, where: str, decode: Literal["transfer", "none"] = "transfer") -> Any:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - a compiled module that other formats don't need

    try:
        return next(iter(ArchiveIterator(io.BytesIO(content), parse_http=True, auto_decode=decode)))
    except (StopIteration, OSError, ValueError) as error:
        message = "the record's headers can't be read"
        raise WarcError(message, where=where, mend=_MEND) from error


def _body(record: Any, content: bytes, where: str, limit: int) -> Body:
    """The record's payload without its transfer and content codings, at most `limit` bytes of it.

    Some crawlers store the payload unpacked under headers that call it packed: where it doesn't unpack, it is taken as
    it stands if it looks like markup.
    """
    stored = _stored(record, content, where)
    coding = record.http_headers.get("Content-Encoding", "") if record.is_http and record.http_headers else ""
    body = unpack(stored, coding, limit) if coding.strip().lower() not in {"", "identity"} else None
    if body is None:
        if coding and sniff(stored[:LOOK]) not in {Kind.HTML, Kind.TEXT, Kind.EMPTY}:
            message = f"the body can't be unpacked: it is said to be {coding}"
            raise EncodingError(message, where=where, mend=_MEND)
        body = Body(stored, is_whole=True)
    if len(body.content) > limit:
        message = f"the page unpacks to more than {limit:,} bytes"
        raise TooLargeError(message, where=where, mend="Raise max_page_bytes to read it.")
    return body


def _stored(record: Any, content: bytes, where: str) -> bytes:
    try:
        return bytes(record.reader.read())
    except (OSError, ValueError):  # called chunked, and isn't
        return bytes(_parse(content, where, "none").reader.read())


def _is_cut_short(content: bytes) -> bool:
    """True for a stored answer whose body holds fewer bytes than its HTTP header promises."""
    head, _, answer = content.partition(b"\r\n\r\n")
    header, _, body = answer.partition(b"\r\n\r\n")
    promised = _LENGTH.search(header) if b"application/http" in head else None
    return promised is not None and len(body) - len(b"\r\n\r\n") < int(promised[1])
