"""Records that were broken: "his 38 goals stood until broken by Ines Falk" gives Falk more than 38.

The number beside a broken record is the old holder's; the one who broke it stands above it. What this does not try:
records for the least of something.
"""

from __future__ import annotations

import re

_BROKEN = re.compile(
    r"\b(?:broken|beaten|surpassed|bettered|eclipsed|overtaken)\s+by\b(?P<breaker>[^.;]*)", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")


def is_breaker(premise: str, number_end: int, hypothesis: str, claim_start: int) -> bool:
    """True where the hypothesis, before its number, names whoever broke the record that the premise's number set.

    Example: "Her 12 wins were bettered by Jo Marsh", "Jo Marsh has more than 12 wins" -> True.
    """
    broken = _BROKEN.search(premise, number_end)
    if broken is None:
        return False
    claimed = set(_NAME.findall(hypothesis[:claim_start]))
    return bool(claimed & set(_NAME.findall(broken["breaker"]))) and not claimed & set(
        _NAME.findall(premise[:number_end])
    )
