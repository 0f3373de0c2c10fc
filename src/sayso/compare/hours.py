"""The hours that two sentences give for one thing: "from 9 p.m. to 6 a.m." against "from 9 p.m. to 7 a.m.".

A span of hours is told by its two ends. Two sentences that share one end and differ in the other can't both hold; an
hour that stands alone may be that of anything, and contradicts nothing.
"""

from __future__ import annotations

import re

_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)


def find_hours(text: str) -> frozenset[tuple[int, int]]:
    """The hours of `text` as hour and minute of the day. Example: "from 9:30 p.m. to 6 am" -> (21, 30), (6, 0)."""
    return frozenset(
        (int(match[1]) % 12 + 12 * (match[3].lower() == "p"), int(match[2] or 0)) for match in _HOUR.finditer(text)
    )


def compare_hours(premise: str, hypothesis: str) -> bool | None:
    """True where both give the same span of hours, False where one end differs, None where neither shows.

    Example: "closed from 9 p.m. to 6 a.m.", "closed from 9 p.m. to 7 a.m." -> False.
    """
    told, asked = find_hours(premise), find_hours(hypothesis)
    if len(asked) < ENDS:
        return None
    if asked <= told:
        return True
    return False if len(told) >= ENDS and asked & told else None


ENDS = 2
"""A span of hours has two ends."""
