"""Ids made from content: one hash over length-prefixed fields, with a scheme number.

Fields are prefixed with their length, so no two different rows join to the same bytes. The scheme number goes up when
what is hashed changes, so that an id never means two things.
"""

from __future__ import annotations

import hashlib

SCHEME = 1
_BYTES = 10


def make_id(kind: str, *fields: str | int | None) -> str:
    """An id of 20 hexadecimal characters behind `kind` and the scheme, from `fields` in their order.

    None differs from "" and 1 differs from "1". Example: `make_id("page", "https://e.example/a")` -> "page1-6b1f...".
    """
    digest = hashlib.blake2b(digest_size=_BYTES)
    for field in (kind, SCHEME, *fields):
        mark = b"n" if field is None else b"i" if isinstance(field, int) else b"s"
        encoded = b"" if field is None else str(field).encode("utf-8", "surrogatepass")
        digest.update(mark + len(encoded).to_bytes(8, "big") + encoded)
    return f"{kind}{SCHEME}-{digest.hexdigest()}"


def digest_bytes(content: bytes) -> str:
    """SHA-256 of `content`, as hexadecimal: what evidence calls the page's digest."""
    return hashlib.sha256(content).hexdigest()


def digest_text(content: str) -> str:
    """SHA-256 of `content` in UTF-8; lone surrogates are kept, so any str has one."""
    return digest_bytes(content.encode("utf-8", "surrogatepass"))
