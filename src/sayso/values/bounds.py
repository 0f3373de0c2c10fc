"""A rule and a number to three intervals: what is stated, what the words do not rule out, what they suggest.

Widths come from hedges.toml. Bounds are never inverted: where a width would turn them (around zero, below it), the
wider interval stands in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from sayso.interval import Interval
from sayso.model import Comparator
from sayso.values.hedges import LAST, ROUNDING, ZERO, Rule


@dataclass(frozen=True, slots=True)
class Bounds:
    """The three intervals of a quantity."""

    stated: Interval
    hard: Interval
    soft: Interval


ROUNDING_LIMIT: Final = 0.05
"""A round number stands for at most this share to either side: "4,000" for 3,800 to 4,200."""

EXACT_BELOW: Final = 100.0
"""Whole numbers below are counted, not rounded."""


def bounds_of(rule: Rule, value: float) -> Bounds:
    """The intervals of one number read by `rule`."""
    stated = _stated(rule.comparator, value)
    hard = _widened(rule.hard, value, stated)
    soft = _widened(rule.soft, value, stated)
    return Bounds(stated, hard, hard.intersection(soft) or hard)


def bounds_of_range(
    rule: Rule, first: float, second: float, *, low_open: bool = False, high_open: bool = False
) -> Bounds:
    """The intervals of two numbers that are the ends of a range, in either order."""
    low, high = min(first, second), max(first, second)
    if low == high:
        low_open = high_open = False
    stated = Interval(low, high, low_open=low_open, high_open=high_open)
    if rule.soft == LAST:
        return Bounds(stated, stated, Interval.point(second))
    below, above = _ends(rule.hard, low)[0], _ends(rule.hard, high)[1]
    if below is None or above is None or (below >= low and above <= high):
        return Bounds(stated, stated, stated)
    return Bounds(stated, Interval(min(low, below), max(high, above)), stated)


def _stated(comparator: Comparator, value: float) -> Interval:
    if comparator in {Comparator.MORE, Comparator.AT_LEAST, Comparator.VAGUE}:
        return Interval.at_least(value, is_open=comparator is Comparator.MORE)
    if comparator in {Comparator.LESS, Comparator.AT_MOST}:
        return Interval.at_most(value, is_open=comparator is Comparator.LESS)
    return Interval.point(value)


def _widened(width: str | tuple[float | str, float | str], value: float, stated: Interval) -> Interval:
    """The interval of `width` around `value`, open where `stated` is open at that end."""
    low, high = _ends(width, value)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and low == high:
        return Interval.point(low) if not (stated.low_open or stated.high_open) else stated
    return Interval(
        low,
        high,
        low_open=stated.low_open and low == stated.low,
        high_open=stated.high_open and high == stated.high,
    )


def _ends(width: str | tuple[float | str, float | str], value: float) -> tuple[float | None, float | None]:
    if width == ROUNDING:
        half = rounding_of(value)
        return value - half, value + half
    assert not isinstance(width, str)
    low, high = (_end(part, value) for part in width)
    return low, high


def _end(part: float | str, value: float) -> float | None:
    if isinstance(part, str):
        return 0.0 if part == ZERO and value > 0 else None
    return value + part * abs(value)


def rounding_of(value: float) -> float:
    """How far the number that stands behind a round one may lie from it: half its last digit that isn't zero.

    Example: 4,000 gives 200 (half a thousand would be 500: the limit holds), 1,250 gives 5, 70 gives 0.
    """
    size = abs(value)
    if size < EXACT_BELOW and size == int(size):
        return 0.0
    digits = f"{size:.6g}"
    mantissa, _, exponent = f"{float(digits):e}".partition("e")
    last = len(mantissa.rstrip("0").rstrip(".").replace(".", "")) - 1
    step = 10.0 ** (int(exponent) - last)
    return min(step / 2.0, ROUNDING_LIMIT * size) if math.isfinite(step) else 0.0
