from __future__ import annotations

import datetime as dt

import pytest

from sayso.article.calendar_days import NamedDay, fitting_days, read_named_day, weekday_of


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("May 4", NamedDay(None, 5, 4, None)),
        ("4th May 2023", NamedDay(2023, 5, 4, None)),
        ("Sun 16 Apr 2017", NamedDay(2017, 4, 16, 6)),
        ("Monday, March 3", NamedDay(None, 3, 3, 0)),
        ("05/04/2016", NamedDay(2016, 4, 5, None)),
        ("05-14-2016", NamedDay(2016, 5, 14, None)),
        ("2016-04-05", NamedDay(2016, 4, 5, None)),
        ("Sept. 9", NamedDay(None, 9, 9, None)),
        ("Satur", None),
    ],
)
def test_named_days(words: str, day: NamedDay | None) -> None:
    assert read_named_day(words) == day


def test_the_years_in_which_the_weekday_fits() -> None:
    days = fitting_days(NamedDay(None, 5, 4, None), 0, last_year=2026)
    assert days == (dt.date(2009, 5, 4), dt.date(2015, 5, 4), dt.date(2020, 5, 4), dt.date(2026, 5, 4))
    assert all(day.weekday() == 0 for day in days)


def test_the_datelines_own_weekday_comes_first() -> None:
    assert fitting_days(NamedDay(None, 5, 4, 0), 3, last_year=2026)[0] == dt.date(2009, 5, 4)


def test_no_weekday_no_candidates() -> None:
    assert fitting_days(NamedDay(None, 5, 4, None), None, last_year=2026) == ()


def test_a_day_that_isnt_in_every_year() -> None:
    assert fitting_days(NamedDay(None, 2, 29, None), 0, last_year=2026) == (dt.date(2016, 2, 29),)


def test_the_weekday_named_most_often() -> None:
    assert weekday_of("He came on Friday. She said on Monday, and on Monday again.") == 0
    assert weekday_of("He came on Friday. She left on Monday.") == 4
    assert weekday_of("He came.") is None


def test_a_day_that_is_none() -> None:
    assert NamedDay(2023, 2, 30, None).date is None
