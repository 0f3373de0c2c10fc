"""How the bound that a headline sets on a number stands to the bounds that its body sets on the same number.

In come two numerals of one value. People read "more than N" as "just above N", so what the words rule out (`hard`) and
what a bound is used for are kept apart: "at most 13" allows 13, but it says that 13 is the ceiling.
"""

from __future__ import annotations

from enum import StrEnum

from sayso.compare.numerals import SHORT_OF, Numeral, same
from sayso.model import Comparator


class Side(StrEnum):
    """Where a comparator puts the true number."""

    ABOVE = "above"
    BELOW = "below"
    AT = "at"


class Bearing(StrEnum):
    """How a headline's bound stands to a body's."""

    SAME = "same"
    RESTATED = "restated"  # "22" for "at least 22"
    ADDED = "added"  # a bound that the body lacks
    OPPOSED = "opposed"  # the body bounds the number from the other side, or excludes it


def side_of(numeral: Numeral) -> Side:
    """The side on which `numeral`'s comparator puts the true number; approximate numbers and ranges lie at it."""
    if numeral.comparator is Comparator.RANGE:
        return Side.BELOW if numeral.value == numeral.stated.high else Side.ABOVE
    if numeral.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return Side.ABOVE
    if numeral.comparator in (Comparator.LESS, Comparator.AT_MOST) or numeral.cue in SHORT_OF:
        return Side.BELOW
    return Side.AT


TOPIC = frozenset({"over", "about", "above", "past", "tops", "around", "some", "beyond"})
"""Words that bound a number and do other work in headlines as well: "fight over $1M bill"."""


def bearing_of(head: Numeral, body: Numeral) -> Bearing:
    """How `head`'s bound stands to `body`'s, for one value. Example: "under 18", "over 18" -> OPPOSED."""
    ours, theirs = side_of(head), side_of(body)
    if ours is Side.AT:
        return Bearing.SAME if theirs is Side.AT else Bearing.RESTATED
    if not same(head.value, body.value) and body.comparator is Comparator.EQUAL:
        holds = body.value > head.value if ours is Side.ABOVE else body.value < head.value
        return Bearing.SAME if holds else Bearing.OPPOSED
    if ours is theirs:
        return Bearing.SAME
    if theirs is not Side.AT:
        return Bearing.OPPOSED
    if head.cue in TOPIC or head.comparator is Comparator.AT_LEAST or head.cue in SHORT_OF:
        return Bearing.ADDED
    if head.cue in ("up to", "as many as", "as much as"):
        return Bearing.ADDED
    return Bearing.OPPOSED
