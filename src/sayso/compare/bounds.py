"""How the bound that a headline sets on a number stands to the bounds that its body sets on the same number.

In come two numerals of one value or nearly so. People read "more than N" as "just above N", so what the words rule out
and what a bound is used for are kept apart: "at most 7" allows 7, but it says that 7 is the ceiling.
"""

from __future__ import annotations

from enum import StrEnum

from sayso.compare.number_words import load_number_words
from sayso.compare.numerals import Numeral, same
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
    ADDED = "added"  # a bound that the body lacks, but that its number fits
    OPPOSED = "opposed"  # the body bounds the number from the other side, or its number lies there


NEAR = 0.12
"""The share by which two bounded numbers may differ and still be one number, bounded from two sides."""


def side_of(numeral: Numeral) -> Side:
    """The side on which `numeral`'s comparator puts the true number; approximate numbers lie at it."""
    if numeral.comparator is Comparator.RANGE:
        return Side.BELOW if numeral.value == numeral.stated.high else Side.ABOVE
    if numeral.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return Side.ABOVE
    if numeral.comparator in (Comparator.LESS, Comparator.AT_MOST) or numeral.is_short_of:
        return Side.BELOW
    return Side.AT


def bearing_of(head: Numeral, body: Numeral) -> Bearing:
    """How `head`'s bound stands to `body`'s. Example: "under 60" against "over 60" -> OPPOSED."""
    ours, theirs = side_of(head), side_of(body)
    if ours is Side.AT:
        return Bearing.SAME if theirs is Side.AT else Bearing.RESTATED
    if not same(head.value, body.value):
        is_near = abs(head.value - body.value) <= NEAR * abs(head.value)
        is_turned = is_near and theirs is not Side.AT and theirs is not ours
        return Bearing.SAME if head.hard.meets(body.hard) and not is_turned else Bearing.OPPOSED
    if ours is theirs:
        return Bearing.SAME
    if theirs is not Side.AT:
        return Bearing.OPPOSED
    return Bearing.ADDED if _is_loose(head) else Bearing.OPPOSED


def _is_loose(head: Numeral) -> bool:
    """Bounds that headlines put on a flat number without saying more than it: "over" may mean "because of"."""
    words = load_number_words()
    loose = words.other_work | words.short_of | words.ceilings
    return head.comparator is Comparator.AT_LEAST or head.cue in loose
