"""The day that a dateline names, and the years that fit where it names none."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import NamedTuple

from sayso.article.moments import MONTHS

MOST_MONTHS = 12
FIRST_YEAR = 2000
"""The first year that is offered for a date without one: scraped pages are hardly ever older."""

WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SHORT_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_WORDS = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class NamedDay(NamedTuple):
    """A day as words name it; the year and the weekday may be left out."""

    year: int | None
    month: int
    day: int
    weekday: int | None

    def in_year(self, year: int) -> dt.date | None:
        """The day in `year`, or None for one that isn't there (29 February)."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> dt.date | None:
        """The day, where its year is named."""
        return None if self.year is None else self.in_year(self.year)


def read_named_day(words: str) -> NamedDay | None:
    """The day that the date of a dateline names. Of "05/04/2016" the day comes first, unless it can't be a month."""
    weekday = _SHORT_WEEKDAY.match(words.strip())
    number = WEEKDAYS[weekday[1].lower()] if weekday else None
    if iso := _ISO.search(words):
        return NamedDay(int(iso[1]), int(iso[2]), int(iso[3]), number)
    if numbers := _NUMBERS.search(words):
        first, second, year = (int(part) for part in numbers.groups())
        return NamedDay(year, second, first, number) if second <= MOST_MONTHS else NamedDay(year, first, second, number)
    named_month = _WORDS.search(words if number is None else words.strip()[3:])
    named_day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", words)
    named_year = re.search(r"\b(\d{4})\b", words)
    if named_month is None or named_day is None:
        return None
    month = MONTHS[named_month[1].lower()]
    return NamedDay(int(named_year[1]) if named_year else None, month, int(named_day[1]), number)


def weekday_of(text: str) -> int | None:
    """The weekday that `text` names most often, the first of them where several do: that on which it was written."""
    named = Counter(found[1][:3].lower() for found in _WEEKDAY.finditer(text))
    return WEEKDAYS[named.most_common(1)[0][0]] if named else None


def fitting_days(day: NamedDay, weekday: int | None, *, last_year: int) -> tuple[dt.date, ...]:
    """The days from 2000 to `last_year` that `day` may be, given its weekday; none where no weekday is known.

    Example: 27 October, a Tuesday, up to 2026 -> 2009, 2015, 2020, 2026.
    """
    weekday = day.weekday if day.weekday is not None else weekday
    if weekday is None:
        return ()
    days = (day.in_year(year) for year in range(FIRST_YEAR, last_year + 1))
    return tuple(each for each in days if each is not None and each.weekday() == weekday)
