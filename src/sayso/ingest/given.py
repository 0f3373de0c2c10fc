"""What a user gives for what a page doesn't say itself, and how much of one page is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MAX_PAGE_BYTES = 20_000_000
"""Largest page that is read: 40 times the largest of 314 real news pages (0.5 MB decoded), and well under the
memory that its tree takes (about 30 bytes a byte of markup)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stands for what a page doesn't say, and the bound on one page's decoded bytes."""

    published: dt.date | None = None
    outlet: str | None = None
    language: str | None = None
    max_page_bytes: int = MAX_PAGE_BYTES


NOTHING = Given()
"""Nothing is given, and the bounds are those that ship."""
