"""What a reader of times knows at each point of a text: the day of writing, the dates told so far, the tense.

In: the words and the day of writing. Out: answers to "which Friday?", "which March?". A year is never guessed: without
a day of writing there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_tense import Tense, find_tense
from sayso.values.times_words import Words, load_lexicon, word_set

NEAR = 100
"""Days within which the nearest date wins whatever the tense; 60 to 120 were within 0.002 value F1 of each other on
TimeBank. Run the date scorer again before changing it."""


AHEAD = 30
"""Days ahead from which a verb in the past rules the nearest day or month out: "he took office in January"."""

HEAD = 40
"""Words in which a dateline or a line "Published 4 March 2016" stands."""

ASTRAY = 60
"""Days by which a printed date may differ from the page's own: feeds and crawls are off by days or weeks."""


@dataclass(slots=True)
class Context:
    """The state of reading one text; `last` and `quarter` move on as expressions are read."""

    words: Words
    reference: dt.date | None
    last: Period | None = None  # the date told last
    last_at: int = -1  # the word after it
    quarter: Period | None = None  # the quarter named last: what a report of earnings is about
    headed: bool = False  # the day of writing was read from the head of the text

    def tell(self, period: Period, index: int, *, named: bool) -> None:
        """Remember a date that ends before word `index`; `named` unless it steps from another date."""
        self.last, self.last_at = period, index
        if named and period.unit is Unit.QUARTER:
            self.quarter = period

    def write_on(self, period: Period) -> None:
        """Take the date that heads the text for the day of writing, unless it is too far off: then it is history."""
        if not self.headed and (self.reference is None or period.distance(self.reference) <= ASTRAY):
            self.reference, self.headed = period.first, True

    def now(self, unit: Unit) -> Period | None:
        """The stretch of `unit` that holds the day of writing."""
        return None if self.reference is None else Period.around(self.reference, unit)

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause around the words from `start` to `end`."""
        return find_tense(self.words, start, end)

    def choose(self, candidates: Sequence[Period], start: int, end: int, *, near: int = NEAR) -> Period | None:
        """Of stretches in order the nearest; where none is within `near` days, the one that fits the tense."""
        day = self.reference
        if day is None or not candidates:
            return None
        nearest = min(candidates, key=lambda one: one.distance(day))
        tense = self.tense(start, end)
        too_far_ahead = tense is Tense.PAST and nearest.unit in {Unit.DAY, Unit.MONTH}
        if nearest.distance(day) <= near and not (too_far_ahead and (nearest.first - day).days > AHEAD):
            return nearest
        if tense is Tense.PAST:
            return next((one for one in reversed(candidates) if one.first <= day), candidates[0])
        if tense is Tense.FUTURE:
            return next((one for one in candidates if one.last >= day), candidates[-1])
        return nearest

    def step(self, candidates: Sequence[Period], step: int) -> Period | None:
        """Of stretches in order the last one over ("last March"), the next to begin, or that of this year."""
        day = self.reference
        if day is None:
            return None
        if step < 0:
            return next((one for one in reversed(candidates) if one.last < day), None)
        if step > 0:
            return next((one for one in candidates if one.first > day), None)
        return next((one for one in candidates if one.first.year == day.year), None)

    def years(self) -> range:
        """The years that a date without one can lie in: that of the day of writing, the one before and after."""
        if self.reference is None:
            return range(0)
        year = self.reference.year
        return range(max(dt.MINYEAR, year - 1), min(dt.MAXYEAR, year + 1) + 1)


def heads_text(words: Words, start: int, end: int) -> bool:
    """True when the date from word `start` to `end` heads the text: "BEIRUT, Oct 27 (Agency) -", "Posted on 4 May".

    It stands in the first words, no preposition ties it to a verb, and it has a year or a dateline's mark after it.
    """
    if start >= HEAD:
        return False
    before = words.lowers[start - 1] if start else "\n"
    printed = before in {"on", ":", "of"} and words.lowers[start - 2 : start - 1][0:1] in [
        [one] for one in word_set("printed")
    ]
    code = load_lexicon().code
    free = (
        printed
        or before[0] in "\n,|/(["
        or words.codes[start - 1] in {code["NAME"], code["MARK"], code["BREAK"]}
        or before in word_set("printed")
    )
    has_year = any(
        words.codes[index] in {code["YEARNUM"], code["ISODATE"], code["NUMDATE"]} for index in range(start, end)
    )
    marked = words.lowers[end : end + 1] in [["("], ["-"], ["–"], ["—"], ["_"]]
    return free and (has_year or marked)
