"""A number of any kind in a text: the type that the checks of this package compare.

`values` reads quantities: counts and measures that claim how many. A headline's number may be an age, an ordinal, a
year or a name's as well ("Pilot, 44", "6th bridge", "A12"), and a wrong one is as wrong. So this package reads all
numerals (scanning.py), and takes bounds and units from the quantities where one stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.number_words import load_number_words
from sayso.interval import Interval
from sayso.model import Comparator
from sayso.spans import CharSpan


class Mark(StrEnum):
    """What sort of number it is."""

    COUNT = "count"  # also measures: their unit is the word that follows
    MONEY = "money"
    PERCENT = "percent"
    TIMES = "times"
    SCORE = "score"  # so many out of so many: "7.2/10"
    AGE = "age"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    NAME = "name"  # grown on to letters: "A12", "X-40"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in a text: where it stands, its value and bounds, and what sort of number it is.

    `value` is the number that is written, in whole units ("$2.5M" is 2500000); `grain` the worth of its last written
    digit that isn't zero, by which a rounded number is told. `start`..`end` hold comparator, currency and percent sign;
    `whole` a unit too where one was read ("40 km").
    """

    start: int
    end: int
    whole: CharSpan
    surface: str
    value: float
    grain: float
    mark: Mark
    stated: Interval
    hard: Interval
    soft: Interval
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""  # currency, letters of a name, unit of an age ("month"), month of a date, whole of a score ("10")
    vague: bool = False  # "dozens", "a couple", "both": a number by its words only
    cue: str = ""  # the comparator's words, lower case

    @property
    def is_short_of(self) -> bool:
        """True where the words put the true number below the one written, if near: "nearly 50"."""
        return self.cue in load_number_words().short_of


def same(one: float, other: float) -> bool:
    """True for two numbers that are written the same, but for the error of floating point."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def grain_of(digits: str) -> float:
    """The worth of the last written digit that isn't zero: "3.7" -> 0.1, "200" -> 100, "1,250" -> 10."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    bare = whole.rstrip("0")
    return 10.0 ** (len(whole) - len(bare)) if bare else 1.0


SOFT = 0.25
"""How far beyond its number a bound is taken to reach: "more than 2,000" suggests at most 2,500."""


def intervals(value: float, comparator: Comparator, cue: str = "") -> tuple[Interval, Interval, Interval]:
    """What is stated, what the words don't rule out, and what they suggest, for a number with a comparator."""
    point, size = Interval.point(value), abs(value)
    match comparator:
        case Comparator.MORE | Comparator.AT_LEAST:
            is_open = comparator is Comparator.MORE and size > 0
            stated = Interval.at_least(value, is_open=is_open)
            return stated, stated, Interval(value, value + SOFT * size, low_open=is_open)
        case Comparator.LESS | Comparator.AT_MOST:
            is_open = comparator is Comparator.LESS and size > 0
            stated = Interval.at_most(value, is_open=is_open)
            return stated, stated, Interval(value - SOFT * size, value, high_open=is_open)
        case Comparator.APPROXIMATE if cue in load_number_words().short_of:
            return point, Interval(value - 0.2 * size, value), Interval(value - 0.1 * size, value)
        case Comparator.APPROXIMATE:
            hard = Interval(value - 0.25 * size, value + 0.25 * size)
            return point, hard, Interval(value - 0.1 * size, value + 0.1 * size)
    return point, point, point
