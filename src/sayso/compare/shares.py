"""Shares that are written as two numbers, "one in five", and words before a share that is no ordinal: "up a third"."""

from __future__ import annotations

import re

from sayso.compare.numerals import Mark, Numeral

OF_SHARES = "|".join(
    rf"(?<=\b{word}\s)" for word in ("than", "up", "down", "by", "almost", "nearly", "over", "under", "about", "around")
)
"""A regular expression for the place behind words that no ordinal follows: "more than a quarter back it"."""

BASES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100})
"""What shares are told of; "23 out of 28 provinces" counts the provinces."""

_OPENS = re.compile(r"(?:^|[:;|–—]\s)(?:(?:About|Almost|Nearly|Over|Around)\s)?$")
_OF_WHOLE = re.compile(
    r"\sof\s(?!\d|July\b|May\b|(?:its|their|his|her)\s(?:kind|sort|type)\b|(?:two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)


def is_bare_share(text: str, start: int, end: int) -> bool:
    """True for an ordinal that opens a headline as a share of a whole: "Third of Voters Undecided"."""
    is_share_word = text[start:end].lower() in ("third", "fifth", "sixth", "eighth", "tenth")
    return is_share_word and _OPENS.search(text[:start]) is not None and _OF_WHOLE.match(text, end) is not None


_IN = re.compile(r"\s(?:in|out\sof)(?:\severy)?\s")
_TIME = re.compile(
    r"\s(?:second|minute|hour|day|night|week|month|year|game|match|start|set|round|over|inning)s?\b", re.IGNORECASE
)


def is_share(text: str, one: Numeral, other: Numeral) -> bool:
    """True where two numbers of `text` are one share: "one in five bridges", but not "3 in 10 days"."""
    if _IN.fullmatch(text, one.end, other.start) is None or _TIME.match(text, other.end):
        return False
    is_counted = one.mark is Mark.COUNT and other.mark in (Mark.COUNT, Mark.NAME)
    is_plain = is_counted and not (one.vague or other.vague)
    return is_plain and 1 <= one.value < other.value and other.value in BASES
