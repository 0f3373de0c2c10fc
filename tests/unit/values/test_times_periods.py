"""Stretches of the calendar: values, days, neighbours."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.interval import DayInterval
from sayso.values.calendar_periods import Period, Unit

DAY = dt.date(2017, 4, 5)


@pytest.mark.parametrize(
    ("unit", "value", "days"),
    [
        (Unit.DAY, "2017-04-05", "2017-04-05"),
        (Unit.WEEK, "2017-W14", "2017-04-03/2017-04-09"),
        (Unit.WEEKEND, "2017-W14-WE", "2017-04-08/2017-04-09"),
        (Unit.MONTH, "2017-04", "2017-04"),
        (Unit.QUARTER, "2017-Q2", "2017-04/2017-06"),
        (Unit.HALF, "2017-H1", "2017-01/2017-06"),
        (Unit.SEASON, "2017-SP", "2017-03/2017-05"),
        (Unit.YEAR, "2017", "2017"),
        (Unit.DECADE, "201", "2010/2019"),
        (Unit.CENTURY, "20", "2000/2099"),
    ],
)
def test_the_stretch_around_a_day(unit: Unit, value: str, days: str) -> None:
    period = Period.around(DAY, unit)
    assert (period.value, period.days.to_iso()) == (value, days)


def test_winter_is_counted_to_the_year_it_begins_in() -> None:
    assert Period.around(dt.date(2018, 1, 10), Unit.SEASON).value == "2017-WI"


def test_a_step_keeps_the_unit() -> None:
    assert Period.around(DAY, Unit.QUARTER).shift(-1).value == "2017-Q1"
    assert Period.around(DAY, Unit.WEEK).shift(1).value == "2017-W15"


def test_a_month_later_stays_within_its_month() -> None:
    assert Period(Unit.DAY, dt.date(2017, 1, 31)).move(1, Unit.MONTH).value == "2017-02-28"


def test_a_quarter_moves_by_years() -> None:
    assert Period.quarter(2017, 3).move(-1, Unit.YEAR).value == "2016-Q3"


def test_a_step_out_of_the_calendar_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        Period.year(2017).shift(-5000)
    with pytest.raises(OverflowError):
        Period(Unit.DAY, DAY).shift(10_000_000)


def test_the_last_decade_ends_with_the_calendar() -> None:
    assert Period.around(dt.date(9999, 5, 1), Unit.CENTURY).days == DayInterval(dt.date(9900, 1, 1), dt.date.max)


@pytest.mark.parametrize(("day", "far"), [("2017-04-07", 0), ("2017-04-01", 2), ("2017-04-12", 3)])
def test_distance_is_to_the_nearer_end(day: str, far: int) -> None:
    assert Period.around(DAY, Unit.WEEK).distance(dt.date.fromisoformat(day)) == far
