"""Small numbers that a body tells by naming what it counts: "in two villages", "a brother and sister"."""

from __future__ import annotations

import re

from sayso.compare.numerals import Mark
from sayso.compare.slots import Slot
from sayso.compare.words import stem

FEW = 10
"""So many places a body may list by name instead of counting them."""

PAIR = 2
"""What a body may tell as one and another."""

_PLACES = frozenset(
    map(stem, ("village", "town", "city", "country", "nation", "state", "province", "district", "county", "region"))
)
_PERSON = r"(?:man|woman|boy|girl|brother|sister|mother|father|son|daughter|husband|wife|driver|pilot|nurse|teacher)"
_ONE_AND_ONE = re.compile(rf"\b{_PERSON}\sand\s(?:(?:a|an|the|his|her|another|one)\s)?(?:[a-z]+\s)?{_PERSON}\b")


def counts_places(head: Slot) -> bool:
    """True for a few places, which a body may name one by one. Example: "in two villages"."""
    is_few = head.numeral.mark is Mark.COUNT and head.numeral.value <= FEW
    return is_few and head.tight and not _PLACES.isdisjoint(head.after[:1])


def is_told_as_pair(head: Slot, body: str) -> bool:
    """True for "two" over a body that tells of one person and another. Example: "a brother and sister"."""
    return head.numeral.mark is Mark.COUNT and head.numeral.value == PAIR and _ONE_AND_ONE.search(body) is not None
