"""What a file is, told from how it starts and never from its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

LOOK = 16_384
"""Bytes that are looked at. Some pages start with kilobytes of blank lines or comments."""


class Kind(StrEnum):
    """What a file holds."""

    EMPTY = "empty"
    BINARY = "binary"
    WARC = "warc"
    JSON_LINES = "json lines"
    JSON = "json"
    FEED = "feed"
    HTML = "html"
    TEXT = "text"


_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x7fELF", "a program"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PROLOGUE = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!(?!doctype\s+html).*?>)*+", re.DOTALL | re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|\w+:feed)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|article|main|section|div|p|h[1-6]|meta|title|script|header|span|table|a|ul|img|link|nav|style|br)[\s/>]",
    re.IGNORECASE,
)
_RECORD = re.compile(rb"\nWARC/1\.[01]\r?\n")  # a file whose first record is damaged is a WARC file still
_JSON_OBJECT = re.compile(rb"""\{[ \t]*(?:"|\})""")
_JSON_DOCUMENT = re.compile(rb"""\{\s*\n|\[\s*(?:\{|\])""")
FEW = 8
"""Control characters that any file may hold."""

_BINARY_SHARE = 0.02
"""Control characters past this share of the start make a file binary: scraped text holds a few, no text holds 2 %."""


def sniff(start: bytes) -> Kind:
    """What the file that starts with `start` holds."""
    if not start:
        return Kind.EMPTY
    if start.startswith(b"WARC/") or _holds_record(start):  # before all else: the bodies that follow may be packed
        return Kind.WARC
    if magic_of(start) is not None:
        return Kind.BINARY
    if start.startswith(_UTF16):
        start = start.decode("utf-16", "replace").encode("utf-8", "replace")
    elif len(_CONTROL.findall(start)) > max(_BINARY_SHARE * len(start), FEW):
        return Kind.BINARY
    start = start.removeprefix(codecs.BOM_UTF8).lstrip(b"\0")
    if not start.strip():
        return Kind.EMPTY if len(start) < LOOK else Kind.TEXT
    return _kind_of_text(start.lstrip())


def _holds_record(start: bytes) -> bool:
    return b"\nWARC-Type:" in start and _RECORD.search(start) is not None


def magic_of(start: bytes) -> str | None:
    """What a well-known kind of binary file is called, or None."""
    return next((name for magic, name in _MAGIC if start.startswith(magic)), None)


def _kind_of_text(start: bytes) -> Kind:
    if start.startswith(b"WARC/"):
        return Kind.WARC
    if _JSON_DOCUMENT.match(start):
        return Kind.JSON
    if _JSON_OBJECT.match(start):
        return Kind.JSON_LINES
    prologue = _PROLOGUE.match(start)
    body = start[prologue.end() :] if prologue else start
    if _FEED.match(body) or (start.startswith(b"<?xml") and _FEED.search(start)):
        return Kind.FEED
    # Prose that happens to hold a tag somewhere stays text; markup starts with one, or holds a document's tags.
    if _HTML.match(body) or re.search(rb"<!doctype\s+html|<html[\s>]|<body[\s>]", start, re.IGNORECASE):
        return Kind.HTML
    return Kind.TEXT if len(re.findall(rb"</?(?:p|div|a|br|h[1-6])[\s/>]", start, re.IGNORECASE)) < 4 else Kind.HTML
