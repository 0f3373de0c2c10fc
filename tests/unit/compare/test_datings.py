"""Dates that bound a claim."""

from __future__ import annotations

import pytest

from sayso.compare.datings import find_datings, is_about, is_met_in_time
from sayso.model import Comparator


@pytest.mark.parametrize(
    ("premise", "hypothesis", "is_met"),
    [
        ("It opened on 9 May 2003.", "It opened before 15 May 2003.", True),
        ("It opened on 9 May 2003.", "It opened after 15 May 2003.", False),
        ("It opened on 9 May 2003.", "It opened before May 9, 2003.", False),
        ("It opened on 9 May 2003.", "It opened by 9 May 2003.", True),
        ("It opened on 9 May 2003.", "It opened in 2003.", None),
        ("It opened in 2003.", "It opened before May 2003.", None),
        ("It opened in 2002.", "It opened before May 2003.", True),
        ("As of 4 May the clinic counts 58 cases.", "The clinic had 58 cases before 4 May 2020.", False),
        ("The ferry was built in May 1990 and sunk in May 2001.", "It was sunk before 1995.", False),
        ("The ferry was built in May 1990 and sunk in May 2001.", "It was built before 1995.", True),
        ("It has stood since 1990.", "It was built before 1980 or after 1995.", None),
        ("The mill burned.", "The mill burned after 1990.", None),
    ],
)
def test_which_side_of_a_date(premise: str, hypothesis: str, is_met: bool | None) -> None:
    """The date that counts is the one whose words the claim repeats; where it could lie on both sides nothing follows."""
    assert is_met_in_time(premise, hypothesis) is is_met


def test_dates_as_spans_of_days() -> None:
    (month, year) = find_datings("Built before May 2016, opened after 2018")
    assert (month.first, month.last, month.side) == ((2016, 5, 1), (2016, 5, 31), Comparator.LESS)
    assert (year.first, year.last, year.side) == ((2018, 1, 1), (2018, 12, 31), Comparator.MORE)


def test_prices_and_seasons_are_no_years() -> None:
    assert find_datings("It cost $1999 in the 1998–99 season, of 2,015 games.") == ()


def test_about_one_thing() -> None:
    assert is_about("It came out on 3 May 1990.", "The album was released before 1991.")
    assert is_about("The album came out in 1990.", "The album was released before 1991.")
    assert not is_about("The mill burned on 3 May 1990.", "Ines Falk was born before 1995.")
