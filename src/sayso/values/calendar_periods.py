"""Stretches of the calendar (a day, a week, a quarter, a decade), their TIMEX3 values and their days.

In: dates. Out: `Period`, a value that knows its name in TIMEX3, the days it covers and its neighbours. Nothing here
reads text. Weeks are ISO weeks; seasons are those of the northern hemisphere, as TimeBank has them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sayso.interval import DayInterval


class Unit(StrEnum):
    """A stretch of the calendar. The value is the letter of a TIMEX3 duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    SEASON = "S"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season; winter is counted to the year that it begins in."""

MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
YEARS_IN = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of `unit` that begins on `first`."""

    unit: Unit
    first: dt.date

    @classmethod
    def around(cls, day: dt.date, unit: Unit) -> Self:
        """The stretch of `unit` that holds `day`; for a weekend the one of its week."""
        if unit is Unit.WEEK:
            return cls(unit, day - dt.timedelta(days=day.weekday()))
        if unit is Unit.WEEKEND:
            return cls(unit, day - dt.timedelta(days=day.weekday() - 5))
        if unit is Unit.SEASON:
            back = day.month % 3
            return cls(unit, _move_months(day.replace(day=1), -back))
        if unit in MONTHS_IN:
            width = MONTHS_IN[unit]
            return cls(unit, dt.date(day.year, (day.month - 1) // width * width + 1, 1))
        if unit in YEARS_IN:
            width = YEARS_IN[unit]
            return cls(unit, dt.date(max(1, day.year // width * width), 1, 1))
        return cls(Unit.DAY, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A month."""
        return cls(Unit.MONTH, dt.date(year, month, 1))

    @classmethod
    def quarter(cls, year: int, number: int) -> Self:
        """A quarter, 1 to 4."""
        return cls(Unit.QUARTER, dt.date(year, number * 3 - 2, 1))

    @classmethod
    def half(cls, year: int, number: int) -> Self:
        """A half-year, 1 or 2."""
        return cls(Unit.HALF, dt.date(year, number * 6 - 5, 1))

    @classmethod
    def season(cls, year: int, name: str) -> Self:
        """A season by its TIMEX3 letters: SP, SU, FA, WI."""
        return cls(Unit.SEASON, dt.date(year, SEASONS[name], 1))

    @classmethod
    def year(cls, year: int) -> Self:
        """A year."""
        return cls(Unit.YEAR, dt.date(year, 1, 1))

    def shift(self, count: int) -> Self:
        """The stretch of the same unit `count` further on. Raises: OverflowError outside the years 1 to 9999."""
        return self.move(count, self.unit)

    def move(self, count: int, unit: Unit) -> Self:
        """The stretch that lies `count` of `unit` further on; the last of a month stays within its month."""
        try:
            if unit in DAYS_IN:
                first = self.first + dt.timedelta(days=count * DAYS_IN[unit])
            elif unit in MONTHS_IN:
                first = _move_months(self.first, count * MONTHS_IN[unit])
            else:
                first = _move_months(self.first, count * 12 * YEARS_IN[unit])
        except ValueError as error:
            raise OverflowError(str(error)) from error
        return type(self)(self.unit, first) if self.unit is Unit.DAY else type(self).around(first, self.unit)

    def distance(self, day: dt.date) -> int:
        """Days between `day` and the nearer end; 0 when it holds `day`."""
        if self.first <= day <= self.last:
            return 0
        return min(abs((self.first - day).days), abs((self.last - day).days))

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.unit is Unit.DAY:
            return self.first
        if self.unit is Unit.WEEKEND:
            return self.first + dt.timedelta(days=1)
        if self.unit is Unit.WEEK:
            return self.first + dt.timedelta(days=6)
        months = MONTHS_IN.get(self.unit) or 12 * YEARS_IN[self.unit]
        if self.unit in YEARS_IN and self.first.year + YEARS_IN[self.unit] > dt.MAXYEAR:
            return dt.date.max
        return _move_months(self.first, months) - dt.timedelta(days=1)

    @property
    def days(self) -> DayInterval:
        """The days that it covers."""
        return DayInterval(self.first, self.last)

    @property
    def value(self) -> str:
        """Its TIMEX3 value: 2017-04-05, 2017-W14, 2017-W14-WE, 2017-04, 2017-Q2, 2017-H1, 2017-SP, 2017, 201, 20."""
        first = self.first
        if self.unit in {Unit.WEEK, Unit.WEEKEND}:
            iso = first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit is Unit.WEEKEND else "")
        if self.unit in YEARS_IN:
            digits = {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}[self.unit]
            return f"{first.year:04d}"[:digits]
        if self.unit in MONTHS_IN:
            return f"{first.year:04d}-{self._part_of_year}"
        return first.isoformat()

    @property
    def _part_of_year(self) -> str:
        month = self.first.month
        if self.unit is Unit.SEASON:
            return next(name for name, begins in SEASONS.items() if begins == month)
        if self.unit is Unit.MONTH:
            return f"{month:02d}"
        width = MONTHS_IN[self.unit]
        return f"{self.unit.value}{(month - 1) // width + 1}"


def _move_months(day: dt.date, count: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    last = DayInterval.month(year, month).end.day
    return dt.date(year, month, min(day.day, last))
