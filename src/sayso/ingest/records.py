"""The record layer of a WARC file: whole records with their number and place, and the damage between them.

In: a source of the file's bytes. Out: each record of a wanted type as bytes, and a `Damage` for what could not be
read. The promised Content-Length is held against what came: a record that is cut short, or runs into the next one, is
damage, and reading goes on at the next line that starts a record. One record is held at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sayso.ingest.members import WINDOW, BrokenMemberError, Member, holds_member, seek_member
from sayso.ingest.source import CHUNK, GZIP_MAGIC, Source

MAX_HEADER = 1 << 15
"""Bytes a record's own header may take; real ones take under 2 kB."""

_START = re.compile(rb"WARC/[01]\.\d{1,3}[ \t]*\r?\n")
_NEXT_START = re.compile(rb"\nWARC/[01]\.\d{1,3}[ \t]*\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_TYPE = re.compile(rb"\nwarc-type[ \t]*:[ \t]*([^\s]+)", re.IGNORECASE)
_START_LOOK = 24


class Record(NamedTuple):
    """A whole record, header and block; `number` counts all records of the file from 1."""

    number: int
    offset: int
    content: bytes


class Damage(NamedTuple):
    """A record that could not be read. `skipped` counts bytes from `offset` on, packed ones where a member broke."""

    number: int
    offset: int
    skipped: int
    reason: str


class TooLong(NamedTuple):
    """A record of a wanted type that was passed over for its size."""

    number: int
    offset: int
    length: int


Found = Record | Damage | TooLong


@dataclass(slots=True)
class RecordReader:
    """Reads the records of one file; `wanted` are WARC types in lower case, `limit` the longest block that is held.

    `before` counts the records that stand before the place that the last one found gives as its offset: a reader that
    begins there with that number finds the same records.
    """

    wanted: frozenset[bytes]
    limit: int
    number: int = 0
    before: int = 0

    def read_file(self, source: Source) -> Iterator[Found]:
        """All records of a file, plain or packed."""
        if source.peek(_START_LOOK).lstrip().startswith(b"WARC/") or not holds_member(source.peek(WINDOW)):
            yield from self._read_records(source, None)
            return
        while ahead := source.peek(len(GZIP_MAGIC)):
            if ahead == GZIP_MAGIC:
                yield from self._read_member(source)
            else:
                yield from self._read_gap(source)

    def _read_member(self, source: Source) -> Iterator[Found]:
        member, before = Member(source), self.number
        self.before = before
        try:
            yield from self._read_records(Source(member), member.offset)
        except BrokenMemberError as broken:
            self.number = max(self.number, before + 1)
            yield Damage(self.number, member.offset, member.seek_next(), str(broken))

    def _read_gap(self, source: Source) -> Iterator[Found]:
        offset, padding = source.position, not source.peek(CHUNK).strip(b"\0\r\n")
        self.before = self.number
        seek_member(source)
        if not padding:
            self.number += 1
            yield Damage(self.number, offset, source.position - offset, "no gzip member starts here")

    def _read_records(self, source: Source, member: int | None) -> Iterator[Found]:
        """The records of `source`. `member` is the place of its gzip member: the finest place a packed file has."""
        while _pass_newlines(source):
            self.before = self.number if member is None else self.before
            self.number += 1
            start = source.position
            offset = start if member is None else member
            found = self._read_record(source, offset)
            if isinstance(found, str):
                _seek_record(source)
                yield Damage(self.number, offset, source.position - start, found)
            elif found is not None:
                yield found

    def _read_record(self, source: Source, offset: int) -> Found | str | None:
        """The next record, None for one that isn't wanted, or what is wrong with it."""
        head = _read_header(source)
        if isinstance(head, str):
            return head
        header, length = head
        kind = _TYPE.search(header)
        if kind is None or kind[1].lower() not in self.wanted or length > self.limit:
            return self._pass_block(
                source, offset, length, is_wanted=kind is not None and kind[1].lower() in self.wanted
            )
        block = _read_exactly(source, length)
        reason = _wrong_length(source, length, len(block))
        if reason is not None:
            if source.may_unread:
                source.unread(block)
            return reason
        return Record(self.number, offset, header + block + b"\r\n\r\n")

    def _pass_block(self, source: Source, offset: int, length: int, *, is_wanted: bool) -> TooLong | str | None:
        left = length
        while left and (chunk := source.read(min(left, CHUNK))):
            left -= len(chunk)
        reason = _wrong_length(source, length, length - left)
        return reason or (TooLong(self.number, offset, length) if is_wanted else None)


def _pass_newlines(source: Source) -> bool:
    """Reads the blank lines between records; False at the end."""
    while ahead := source.peek(_START_LOOK):
        blank = len(ahead) - len(ahead.lstrip(b"\r\n"))
        if not blank:
            return True
        source.read(blank)
    return False


def _read_header(source: Source) -> tuple[bytes, int] | str:
    """A record's header and the length of its block, or what is wrong with it. Reads at least one byte."""
    ahead = source.peek(MAX_HEADER)
    if _START.match(ahead) is None:
        source.read(1)
        return "no record starts here"
    end = _HEADER_END.search(ahead)
    header = source.read(end.end() if end else 1)
    length = _LENGTH.search(header)
    if end is None or length is None:
        return "its header has no end" if end is None else "its header gives no Content-Length"
    return header, int(length[1])


def _read_exactly(source: Source, length: int) -> bytes:
    parts: list[bytes] = []
    while length and (chunk := source.read(min(length, CHUNK * 16))):
        parts.append(chunk)
        length -= len(chunk)
    return b"".join(parts)


def _wrong_length(source: Source, promised: int, came: int) -> str | None:
    """What is wrong with a block of which `came` bytes could be read, or None."""
    if came < promised:
        return f"header promises {promised:,} bytes, {came:,} remain"
    if _pass_newlines(source) and not source.peek(_START_LOOK).startswith(b"WARC/"):
        return f"header promises {promised:,} bytes, but no record starts behind them"
    return None


def _seek_record(source: Source) -> None:
    """Read `source` up to the next line that starts a record, or to the end."""
    while ahead := source.peek(CHUNK + _START_LOOK):
        found = _NEXT_START.search(ahead)
        if found and found.start() < CHUNK:
            source.read(found.start() + 1)
            return
        source.read(min(len(ahead), CHUNK))
