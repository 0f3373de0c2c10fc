"""Intervals of numbers and of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.interval import DayInterval, Interval, total

NUMBERS = st.integers(-20, 20).map(float)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    low_open = low is not None and draw(st.booleans())
    high_open = high is not None and draw(st.booleans())
    assume(low is None or low != high or not (low_open or high_open))
    return Interval(low, high, low_open=low_open, high_open=high_open)


POINTS = [n / 2 for n in range(-44, 45)]


@pytest.mark.parametrize(
    "bounds",
    [
        (3, 2, False, False),
        (2, 2, True, False),
        (None, 2, True, False),
        (2, None, False, True),
        (float("nan"), 2, False, False),
    ],
)
def test_bounds_that_make_no_interval_are_refused(bounds: tuple[float | None, float | None, bool, bool]) -> None:
    low, high, low_open, high_open = bounds
    with pytest.raises(ValueError, match="bound"):
        Interval(low, high, low_open=low_open, high_open=high_open)


def test_constructors_name_their_bounds() -> None:
    assert Interval.point(40) == Interval(40, 40)
    assert Interval.at_least(40, is_open=True).holds(41)
    assert not Interval.at_least(40, is_open=True).holds(40)
    assert Interval.at_most(40).holds(40)
    assert Interval.point(40).is_point
    assert not Interval.at_most(40).is_point


@given(intervals(), intervals())
def test_an_intersection_holds_what_both_hold(a: Interval, b: Interval) -> None:
    both = a.intersection(b)
    for value in POINTS:
        assert (both is not None and both.holds(value)) == (a.holds(value) and b.holds(value))
    assert a.meets(b) == (both is not None)


@given(intervals(), intervals())
def test_a_hull_holds_what_either_holds_and_is_held_by_no_smaller(a: Interval, b: Interval) -> None:
    hull = a.hull(b)
    assert hull.contains(a)
    assert hull.contains(b)
    assert all(hull.holds(value) for value in POINTS if a.holds(value) or b.holds(value))


@given(intervals(), intervals(), NUMBERS, NUMBERS)
def test_a_sum_holds_every_sum_of_members(a: Interval, b: Interval, x: float, y: float) -> None:
    assume(a.holds(x) and b.holds(y))
    assert a.plus(b).holds(x + y)


@given(intervals(), st.integers(1, 9), NUMBERS)
def test_scaling_scales_every_member(a: Interval, factor: int, x: float) -> None:
    assert a.scale(factor).holds(x * factor) == a.holds(x)


def test_scaling_by_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Interval.point(1).scale(0)


def test_totals() -> None:
    assert total([]) == Interval.point(0)
    assert total([Interval.point(3), Interval.at_least(4)]) == Interval.at_least(7)


@pytest.mark.parametrize(
    ("text", "days"),
    [("2015-10-27", 1), ("2015-02", 28), ("2016", 366), ("2015-10-27/2015-11-02", 7), ("2015/2016", 731)],
)
def test_days_from_text_and_back(text: str, days: int) -> None:
    found = DayInterval.from_iso(text)
    assert found.days == days
    assert DayInterval.from_iso(found.to_iso()) == found


def test_days_are_written_as_short_as_they_can_be() -> None:
    assert DayInterval.month(2015, 2).to_iso() == "2015-02"
    assert DayInterval.year(2015).to_iso() == "2015"
    assert DayInterval(dt.date(2015, 2, 1), dt.date(2015, 2, 3)).to_iso() == "2015-02-01/2015-02-03"
    assert DayInterval(dt.date(2011, 3, 1), dt.date(2017, 4, 15)).to_iso() == "2011-03/2017-04-15"
    assert DayInterval(dt.date(2011, 1, 1), dt.date(2017, 4, 30)).to_iso() == "2011/2017-04"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2020, 1, 1)), st.integers(0, 1200))
def test_days_survive_being_written(start: dt.date, length: int) -> None:
    days = DayInterval(start, start + dt.timedelta(days=length))
    assert DayInterval.from_iso(days.to_iso()) == days


@pytest.mark.parametrize("text", ["", "2015-13", "Tuesday", "2015-10-27-01"])
def test_text_that_names_no_days_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DayInterval.from_iso(text)


def test_inverted_days_are_refused() -> None:
    with pytest.raises(ValueError, match="inverted"):
        DayInterval(dt.date(2015, 2, 2), dt.date(2015, 2, 1))


def test_gaps_between_days() -> None:
    first, later = DayInterval.day(dt.date(2015, 2, 1)), DayInterval.day(dt.date(2015, 2, 4))
    assert first.gap(later) == later.gap(first) == 2
    assert not first.meets(later)
    assert DayInterval(first.start, later.end).meets(later)
