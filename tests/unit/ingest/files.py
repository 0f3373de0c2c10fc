"""Files as crawlers, scrapers and accidents leave them, made in memory."""

from __future__ import annotations

import gzip
import random

PROSE = "Some {} people were at the meeting in the town hall, the mayor said on Monday."


def page(number: int) -> bytes:
    """The markup of story `number`: about 2 kB that hardly repeat."""
    dice = random.Random(number)
    body = "".join(f"<p>{PROSE.format(dice.randrange(10_000))}</p>" for _ in range(20))
    return f"<html><head><title>Story {number}</title></head><body><h1>Story {number}</h1>{body}</body></html>".encode()


def record(
    number: int,
    body: bytes,
    *,
    headers: bytes = b"",
    status: bytes = b"200 OK",
    media: bytes = b"text/html; charset=utf-8",
    kind: bytes = b"response",
) -> bytes:
    """One WARC record that holds `body` as an HTTP answer."""
    http = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + media + b"\r\n" + headers + b"\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Target-URI: https://town.example/%d\r\n"
        b"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % (number, len(http))
    )
    return head + http + b"\r\n\r\n"


def records(count: int) -> list[bytes]:
    """The records of the first `count` stories."""
    return [record(number, page(number)) for number in range(count)]


def packed(rows: list[bytes]) -> list[bytes]:
    """Each row as a gzip member of its own."""
    return [gzip.compress(row, mtime=0) for row in rows]
