"""Whether two sources stand against each other: a state's voices and those who face it.

What the army and the rebels count on one day are two counts of one moment, however far apart; what two hospitals count
is one toll that moves. What this does not try: who is allied with whom, or which of two states a ministry belongs to.
"""

from __future__ import annotations

import functools
import re

from sayso.data import load_table

CAMPS = ("state", "facing")


def are_opposed(one: str, other: str) -> bool:
    """True for the names of two sources of which one speaks for a state and the other for those who face it.

    Example: "the army", "the opposition's rescue service" -> True; "the army", "a hospital" -> False.
    """
    return {camp_of(one), camp_of(other)} == set(CAMPS)


@functools.lru_cache(maxsize=4096)
def camp_of(source: str) -> str:
    """The camp that the name of a source tells; "" for none, and for one that tells both ("rebel police")."""
    found = [camp for camp in CAMPS if _pattern(camp).search(source)]
    return found[0] if len(found) == 1 else ""


@functools.cache
def _pattern(camp: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_table("camps")[camp]["words"]))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)
