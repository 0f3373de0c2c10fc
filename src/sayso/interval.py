"""Intervals of numbers with open or closed ends, and intervals of days, with their arithmetic.

"More than 40" is `(40, inf)`, "at most 40" is `(-inf, 40]`, "40" is `[40, 40]`: a point is an interval of zero width,
not a second type. An absent bound is None: the words name none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = 12
LONG_MONTH = 31
LONG_YEAR = 366


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; None is no bound on that side; an open end does not hold its bound.

    Raises ValueError for inverted, empty or not-a-number bounds, and for an open end without a bound.
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if any(math.isnan(bound) or math.isinf(bound) for bound in bounds):
            message = f"bounds must be finite numbers or None, not {self.low}..{self.high}"
            raise ValueError(message)
        if (self.low is None and self.low_open) or (self.high is None and self.high_open):
            message = "an end without a bound can't be open"
            raise ValueError(message)
        if self.low is not None and self.high is not None:
            empty = self.low == self.high and (self.low_open or self.high_open)
            if self.low > self.high or empty:
                message = f"bounds are inverted or hold nothing: {self.low}..{self.high}"
                raise ValueError(message)

    @classmethod
    def point(cls, value: float) -> Self:
        """The interval that holds `value` alone."""
        return cls(value, value)

    @classmethod
    def at_least(cls, value: float, *, is_open: bool = False) -> Self:
        """Everything from `value` up, `value` itself too unless `is_open`."""
        return cls(value, None, low_open=is_open)

    @classmethod
    def at_most(cls, value: float, *, is_open: bool = False) -> Self:
        """Everything up to `value`, `value` itself too unless `is_open`."""
        return cls(None, value, high_open=is_open)

    @property
    def is_point(self) -> bool:
        """True for an interval that holds one number."""
        return self.low is not None and self.low == self.high

    def holds(self, value: float) -> bool:
        """True when `value` lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """True when some number lies in both intervals."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        """True when every number of this interval lies below every one of `other`."""
        if self.high is None or other.low is None or self.high < other.low:
            return self.high is not None and other.low is not None
        return self.high == other.low and (self.high_open or other.low_open)

    def contains(self, other: Interval) -> bool:
        """True when every number of `other` lies in this interval."""
        return self.intersection(other) == other

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers in both intervals, or None when there are none."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, sign=1)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, sign=-1)
        if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
            return None
        return Interval(low, high, low_open=low_open, high_open=high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _looser(self.low, self.low_open, other.low, other.low_open, sign=1)
        high, high_open = _looser(self.high, self.high_open, other.high, other.high_open, sign=-1)
        return Interval(low, high, low_open=low_open, high_open=high_open)

    def scale(self, factor: float) -> Interval:
        """Every number times `factor`. Raises ValueError unless `factor` is above zero."""
        if factor <= 0:
            message = f"an interval is scaled by a number above zero, not {factor}"
            raise ValueError(message)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, low_open=self.low_open, high_open=self.high_open)

    def plus(self, other: Interval) -> Interval:
        """The sums of a number of this interval and one of `other`."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            low,
            high,
            low_open=low is not None and (self.low_open or other.low_open),
            high_open=high is not None and (self.high_open or other.high_open),
        )


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of `intervals`; the point 0 for none."""
    summed = Interval.point(0)
    for interval in intervals:
        summed = summed.plus(interval)
    return summed


def _tighter(a: float | None, a_open: bool, b: float | None, b_open: bool, *, sign: int) -> tuple[float | None, bool]:
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if sign * a > sign * b else (b, b_open)


def _looser(a: float | None, a_open: bool, b: float | None, b_open: bool, *, sign: int) -> tuple[float | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if sign * a < sign * b else (b, b_open)


@dataclass(frozen=True, slots=True, order=True)
class DayInterval:
    """Days from `start` to `end`, both inside. Precision is its width: a month told as "April" is thirty days."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"days are inverted: {self.start}..{self.end}"
            raise ValueError(message)

    @classmethod
    def day(cls, day: dt.date) -> Self:
        """One day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """All days of a month."""
        return cls(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """All days of a year."""
        return cls(dt.date(year, 1, 1), dt.date(year, MONTHS, 31))

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Days named by YYYY, YYYY-MM, YYYY-MM-DD or A/B of these. Raises ValueError for anything else."""
        first, _, last = text.partition("/")
        start, end = cls._one(first), cls._one(last or first)
        return cls(start.start, end.end)

    @classmethod
    def _one(cls, text: str) -> Self:
        parts = [int(part) for part in text.split("-")]
        match parts:
            case [year]:
                return cls.year(year)
            case [year, month]:
                return cls.month(year, month)
            case [year, month, day]:
                return cls.day(dt.date(year, month, day))
        message = f"not a day, month, year or span of these: {text!r}"
        raise ValueError(message)

    def to_iso(self) -> str:
        """The shortest of YYYY, YYYY-MM, YYYY-MM-DD and A/B that names these days.

        The ends of a span longer than a month are shortened where they are the edge of a month, and those of one longer
        than a year where they are the edge of a year: "2011-03/2017-04-15".
        """
        if self.start == self.end:
            return self.start.isoformat()
        if self == DayInterval.month(self.start.year, self.start.month):
            return f"{self.start.year:04d}-{self.start.month:02d}"
        if self == DayInterval.year(self.start.year):
            return f"{self.start.year:04d}"
        return f"{self._edge(self.start, at_start=True)}/{self._edge(self.end, at_start=False)}"

    def _edge(self, day: dt.date, *, at_start: bool) -> str:
        """`day` as coarse as it may be told for a span of this length."""
        month, year = DayInterval.month(day.year, day.month), DayInterval.year(day.year)
        if self.days > LONG_YEAR and day == (year.start if at_start else year.end):
            return f"{day.year:04d}"
        if self.days > LONG_MONTH and day == (month.start if at_start else month.end):
            return f"{day.year:04d}-{day.month:02d}"
        return day.isoformat()

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    def meets(self, other: DayInterval) -> bool:
        """True when the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def gap(self, other: DayInterval) -> int:
        """Days between the two; 0 when they meet or touch."""
        return max(0, (other.start - self.end).days - 1, (self.start - other.end).days - 1)
