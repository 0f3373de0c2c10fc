"""What holds for the times of any text."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from sayso.values.times import read_times

PIECES = st.sampled_from(
    [
        "on Tuesday", "last week", "27 October 2015", "Oct. 27", "10-30-89", "in 2011", "two years ago", "a day earlier",
        "Monday night", "at 2:30 p.m.", "0735 GMT", "every Friday", "the past three days", "the 27th", "since March",
        "the third quarter", "a year ago", "the 1980s", "the end of 2016", "noon", "next spring", "Christmas Eve", "for years",
        "half a century ago", "9999", "31 February", "\n\n", ".", ",", "the", "that day", "the following year", "(", "-", "to",
        "400 centuries later", "2 1/2 years", "today", "'98", "99/99/9999", "the day before", "31-12-0001",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60)
DAYS = st.none() | st.dates()
PARTIAL = re.compile(r"X")


@given(TEXTS, DAYS)
def test_spans_slice_to_surfaces_in_order(text: str, day: dt.date | None) -> None:
    reached = 0
    for one in read_times(text, reference=day):
        assert one.span.of(text) == one.surface
        assert one.span.start >= reached
        assert one.value
        reached = one.span.end


@given(TEXTS, st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 5))
def test_blanks_before_a_text_move_its_times_and_change_nothing_else(text: str, day: dt.date, count: int) -> None:
    plain = read_times(text, reference=day)
    moved = read_times(" " * count + text, reference=day)
    assert [(one.span.shift(count), one.value, one.days) for one in plain] == [
        (one.span, one.value, one.days) for one in moved
    ]


@given(TEXTS)
def test_open_values_have_no_days(text: str) -> None:
    """Without a day of writing, a value whose year is open covers no days."""
    for one in read_times(text, reference=None):
        if PARTIAL.search(one.value):
            assert one.days is None


@given(st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1)))
def test_a_date_written_out_is_read_back(day: dt.date, reference: dt.date) -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    month = months[day.month - 1]
    for text in (f"on {month} {day.day}, {day.year}", f"on {day.day} {month} {day.year}", f"on {day.isoformat()}"):
        (found,) = read_times(f"It burned {text}.", reference=reference)
        assert found.value == day.isoformat()
        assert found.days is not None
        assert found.days.start == found.days.end == day


@given(st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_behind_is_of_the_last_seven_days(reference: dt.date, number: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    (found,) = read_times(f"The mill burned on {name}.", reference=reference)
    assert found.days is not None
    assert found.days.start.weekday() == number
    assert 0 <= (reference - found.days.start).days < 7
