"""Keys stand in order of publication."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sayso.store.keys import LAST, PAGES, RECORDS, key_range, page_key, records_of

PAGE = st.integers(1, PAGES - 1)


@given(st.dates(), PAGE, st.dates(), PAGE)
def test_later_pages_have_higher_keys(day: dt.date, page: int, other_day: dt.date, other: int) -> None:
    """By day, then by number; the records of two pages never mix."""
    key, other_key = page_key(day, page), page_key(other_day, other)
    assert (key < other_key) == ((day, page) < (other_day, other))
    if key < other_key:
        assert records_of(key)[1] < other_key


@given(st.dates(), PAGE, st.dates(), st.dates())
def test_a_range_of_days_is_a_range_of_keys(day: dt.date, page: int, one: dt.date, other: dt.date) -> None:
    """Both ends inside, with every record of a page."""
    since, until = sorted((one, other))
    low, high = key_range(since, until)
    for key in records_of(page_key(day, page)):
        assert (low <= key <= high) == (since <= day <= until)
        assert (low <= key) == (since <= day)


def test_pages_without_a_day_stand_first() -> None:
    """Before every day there is, and in no range that begins."""
    assert page_key(None, PAGES - 1) + RECORDS < page_key(dt.date.min, 1)
    assert page_key(None, 1) >= key_range(None, None)[0]
    assert page_key(None, 1) < key_range(dt.date.min, None)[0]


def test_keys_fit_the_database() -> None:
    """The last page of the last day has a key of 63 bits."""
    assert page_key(dt.date.max, PAGES - 1) + RECORDS - 1 <= LAST
