"""The hours that two sentences give for one thing: "from 9 p.m. to 6 a.m." against "from 9 p.m. to 7 a.m.".

A span of hours is told by its two ends. Two sentences that share one end and differ in the other can't both hold; an
hour that stands alone may be that of anything, and contradicts nothing.
"""

from __future__ import annotations

import itertools
import re

_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)


def find_hours(text: str) -> frozenset[tuple[int, int]]:
    """The hours of `text` as hour and minute of the day. Example: "from 9:30 p.m. to 6 am" -> (21, 30), (6, 0)."""
    return frozenset(map(_hour, _HOUR.finditer(text)))


_LINK = re.compile(r"\.?\s*(?:to|until|till|and|[-–—])\s*", re.IGNORECASE)

Hour = tuple[int, int]
"""Hour and minute of the day."""


def find_spans(text: str) -> tuple[tuple[Hour, Hour], ...]:
    """The spans of hours in `text`, each as its two ends. Example: "from 9 p.m. to 6 a.m." -> ((21, 0), (6, 0))."""
    matches = list(_HOUR.finditer(text))
    return tuple(
        (_hour(one), _hour(other))
        for one, other in itertools.pairwise(matches)
        if _LINK.fullmatch(text, one.end(), other.start())
    )


def _hour(match: re.Match[str]) -> Hour:
    return int(match[1]) % 12 + 12 * (match[3].lower() == "p"), int(match[2] or 0)


def compare_hours(premise: str, hypothesis: str) -> bool | None:
    """True where both give the same span of hours, False where one end differs, None where neither shows.

    Example: "closed from 9 p.m. to 6 a.m.", "closed from 9 p.m. to 7 a.m." -> False.
    """
    told, asked = find_spans(premise), find_spans(hypothesis)
    if asked and all(span in told for span in asked):
        return True
    is_moved = any((one[0] == other[0]) is not (one[1] == other[1]) for one in asked for other in told)
    return False if is_moved else None
