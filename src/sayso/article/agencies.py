"""Which words name a news agency."""

from __future__ import annotations

import re
from functools import cache

from sayso.data import load_table


@cache
def agency_names() -> frozenset[str]:
    """All names of agencies, as printed."""
    return frozenset(name for row in load_table("agencies")["agency"] for name in (row["name"], *row["also"]))


@cache
def _folded() -> frozenset[str]:
    return frozenset(_fold(name) for name in agency_names())


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def is_agency(words: str) -> bool:
    """True when `words` are an agency's name, or several: "Reuters", "AP/Reuters", "AFP and agencies"."""
    words = re.sub(r"\s+in\s+[A-Z].*$", "", words)  # "Associated Press in Valencia"
    parts = [_fold(part) for part in re.split(r"[/,;&+|]|\band\b|\bwith\b", words)]
    named = [re.sub(r"^(?:by|via|source)\s+|^the\s+", "", part) for part in parts if part]
    return bool(named) and all(part in _folded() or f"the {part}" in _folded() for part in named)
