"""What a reader of times knows at each point of a text: the day of writing, the dates told so far, the tense.

In: the words and the reference day. Out: answers to "which Friday?", "which March?". A year is never guessed: without a
reference day there is none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_tense import Tense, find_tense
from sayso.values.times_words import Words


@dataclass(slots=True)
class Context:
    """The state of reading one text; `last` and `quarter` move on as expressions are read."""

    words: Words
    reference: dt.date | None
    last: Period | None = None  # the date told last
    last_at: int = -1  # the word at which it was told
    quarter: Period | None = None  # the quarter told last
    told: list[Period] = field(default_factory=list)

    def tell(self, period: Period, index: int) -> None:
        """Remember a date that was told at word `index`."""
        self.last, self.last_at = period, index
        if period.unit is Unit.QUARTER:
            self.quarter = period

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause around the words from `start` to `end`."""
        return find_tense(self.words, start, end)

    def now(self, unit: Unit) -> Period | None:
        """The stretch of `unit` that holds the day of writing."""
        return None if self.reference is None else Period.around(self.reference, unit)

    def choose(self, candidates: list[Period], tense: Tense) -> Period | None:
        """Of stretches in order, the one that fits `tense`: the last begun, the first not over, or the nearest."""
        day = self.reference
        if day is None or not candidates:
            return None
        if tense is Tense.PAST:
            begun = [one for one in candidates if one.first <= day]
            return begun[-1] if begun else candidates[0]
        if tense is Tense.FUTURE:
            left = [one for one in candidates if one.last >= day]
            return left[0] if left else candidates[-1]
        return min(candidates, key=lambda one: _distance(one, day))


def _distance(period: Period, day: dt.date) -> int:
    if period.first <= day <= period.last:
        return 0
    return min(abs((period.first - day).days), abs((period.last - day).days))
