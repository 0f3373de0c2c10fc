"""Numbers of headlines that a body need not repeat."""

from __future__ import annotations

import pytest

from sayso.compare.scanning import find_numerals
from sayso.compare.slots import find_slots
from sayso.compare.unclaimed import is_unclaimed
from sayso.spans import CharSpan


@pytest.mark.parametrize(
    ("headline", "unclaimed"),
    [
        ("The 72 Best Cheap Gifts Under $30", [True, False]),
        ("Garden Corner: 9 Ways to Save Water", [True]),
        ("Cellar notes: 3 light (and lighter) bottles to sip in the garden", [True]),
        ("4 men to stand trial over harbour fire", [False]),
        ("20-time champion retires", [True]),
        ("Community notes 2023.04.22", [True]),
        ("The mayor's letters (Dec 29)", [True]),
        ("12 killed in flood", [False]),
        ("Union: 300 workers to strike", [False]),
        ("Outlook for 2024 brightens", [True]),
        ("Girl, 9, wins title for 2-year-old club", [False, False]),
    ],
)
def test_only_lists_titles_and_dates_are_left_open(headline: str, unclaimed: list[bool]) -> None:
    """A list's own count, a number of a title, a year and a dotted date; all else must stand in the body."""
    slots = find_slots(headline, find_numerals(headline), [CharSpan(0, len(headline))])
    assert [is_unclaimed(slot, headline, is_given=False) for slot in slots] == unclaimed


@pytest.mark.parametrize(("text", "mark"), [("Covid-19 spreads", "name"), ("Under-21 squad", "count")])
def test_letters_that_make_a_name(text: str, mark: str) -> None:
    assert find_numerals(text)[0].mark == mark
