"""Units that a sentence leaves to its readers: points of a poll, "by 4 and 9 points", pairs of shares read as a range.

Mentions come in, mentions go out. What this does not try: units that an earlier sentence names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.interval import Interval
from sayso.model import Comparator, QuantityKind
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.figures.mentions import Mention
    from sayso.model import Quantity

_SHARED = frozenset({QuantityKind.PERCENT, QuantityKind.POINT})
_PAIR = re.compile(
    r"(?P<first>.+?(?:percent|per cent|%|points?))(?:\s+to\s+|\s*[-–]\s*)(?P<second>.+(?:percent|per cent|%|points?))$"
)


def share_units(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each bare number that shares its unit with the next one given that unit: "by 4 and 9 points"."""
    shared = list(mentions)
    for number in range(len(shared) - 2, -1, -1):
        mention, following = shared[number], shared[number + 1]
        if _shares(mention, following):
            quantity = replace(mention.quantity, kind=following.quantity.kind, unit=following.quantity.unit)
            shared[number] = replace(mention, quantity=quantity)
    return shared


def _shares(mention: Mention, following: Mention) -> bool:
    if mention.quantity.kind is not QuantityKind.COUNT or following.quantity.kind not in _SHARED:
        return False
    if mention.field is not following.field or mention.stretch.index != following.stretch.index:
        return False
    between = [mention.lower(index) for index in range(mention.after, following.first)]
    return len(between) == 1 and between[0] in {"and", "or", "to", "-", "–"}


def split_pairs(mention: Mention) -> Iterator[Mention]:
    """The two numbers of a pair of shares, "31 percent to 39 percent"; of any other mention, itself."""
    quantity = mention.quantity
    pair = _PAIR.match(quantity.surface) if quantity.kind in _SHARED else None
    low, high = quantity.stated.low, quantity.stated.high
    if pair is None or quantity.comparator is not Comparator.RANGE or low is None or high is None:
        yield mention
        return
    for name, value in (("first", low), ("second", high)):
        span = CharSpan(quantity.span.start + pair.start(name), quantity.span.start + pair.end(name))
        covered = mention.field.cover(span)
        yield replace(
            mention, quantity=_point(quantity, span, pair[name], value), first=covered.start, after=covered.end
        )


def _point(quantity: Quantity, span: CharSpan, surface: str, value: float) -> Quantity:
    point = Interval.point(value)
    return replace(
        quantity,
        span=span,
        surface=surface,
        number=span,
        comparator_span=None,
        stated=point,
        hard=point,
        soft=point,
        comparator=Comparator.EQUAL,
        noun=None,
    )


def name_points(mention: Mention) -> Mention:
    """The mention, its points called percentage points and its digits percent, as a poll or vote means them."""
    if mention.quantity.surface.lower().endswith(" digits"):
        return replace(mention, quantity=replace(mention.quantity, unit="%", kind=QuantityKind.PERCENT))
    if mention.quantity.kind is QuantityKind.POINT and mention.quantity.unit == "point":
        return replace(mention, quantity=replace(mention.quantity, unit="percentage point"))
    return mention
