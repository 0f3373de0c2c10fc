"""The counts of nothing in a sentence: "no deaths", "zero cases", as numbers that other numbers can be held against.

A headline may leave them out and a body tell them in passing, so only claims ask for them (claims.py). What this does
not try: "nobody", "none of the boats", "without injuries".
"""

from __future__ import annotations

import re

from sayso.compare.numerals import Mark, Numeral
from sayso.compare.scanning import make_numeral

_NONE = re.compile(
    r"(?<![\w-])(?:no|zero)(?=\s(?!less\b|others\b|always\b|words\b|means\b|doubts\b)(?:[a-z-]+\s)?[a-z]{2,}(?<![su])s\b)",
    re.IGNORECASE,
)


def find_nothings(text: str) -> list[Numeral]:
    """A count of 0 for each "no" or "zero" before a noun in the plural. Example: "14 cases and no deaths" -> 0."""
    return [make_numeral(text, *match.span(), 0.0, Mark.COUNT) for match in _NONE.finditer(text)]
