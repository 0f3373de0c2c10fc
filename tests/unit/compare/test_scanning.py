"""Every number of a text, with what sort of number it is."""

from __future__ import annotations

import pytest

from sayso.compare.number_words import read_words
from sayso.compare.numerals import Mark, Numeral, grain_of
from sayso.compare.scanning import find_numerals
from sayso.model import Comparator
from sayso.values import read_quantities


def only(text: str) -> Numeral:
    (numeral,) = find_numerals(text)
    return numeral


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        ("17 owls", 17, Mark.COUNT),
        ("Twenty-one owls", 21, Mark.COUNT),
        ("two hundred and fifty thousand bees", 250_000, Mark.COUNT),
        ("half a million bees", 500_000, Mark.COUNT),
        ("a dozen eggs", 12, Mark.COUNT),
        ("1.3M visitors", 1_300_000, Mark.COUNT),
        ("24K tickets", 24_000, Mark.COUNT),
        ("550.000 bees", 550_000, Mark.COUNT),
        ("$4.2M bridge", 4_200_000, Mark.MONEY),
        ("7¢ stamp", 0.07, Mark.MONEY),
        ("£30 fine", 30, Mark.MONEY),
        ("40 dollars", 40, Mark.MONEY),
        ("Rs 80 crore", 800_000_000, Mark.MONEY),
        ("31%", 31, Mark.PERCENT),
        ("31 percent", 31, Mark.PERCENT),
        ("a quarter of the boats", 25, Mark.PERCENT),
        ("A third landslide", 3, Mark.ORDINAL),
        ("the 21st ferry", 21, Mark.ORDINAL),
        ("a 44-year-old pilot", 44, Mark.AGE),
        ("the pilot, 44, swam", 44, Mark.AGE),
        ("she was 83.", 83, Mark.AGE),
        ("dies at 83", 83, Mark.AGE),
        ("on May 4", 4, Mark.DATE),
        ("4 May", 4, Mark.DATE),
        ("in 1904", 1904, Mark.YEAR),
        ("in the 1980s", 80, Mark.YEAR),
        ("at 3:30am", 3.3, Mark.CLOCK),
        ("the A12", 12, Mark.NAME),
        ("an X-40 jet", 40, Mark.NAME),
        ("rated 7.4/10", 7.4, Mark.SCORE),
        ("8 out of 10 liked it", 8, Mark.SCORE),
        ("fell 3 times", 3, Mark.TIMES),
        ("doubled", 2, Mark.TIMES),
    ],
)
def test_value_and_mark(text: str, value: float, mark: Mark) -> None:
    first = find_numerals(text)[0]
    assert first.value == pytest.approx(value)
    assert first.mark is mark


def test_a_span_of_years_is_two_years() -> None:
    assert [n.mark for n in find_numerals("the 2015–16 season")] == [Mark.YEAR, Mark.YEAR]


def test_a_year_that_counts_things_is_a_count() -> None:
    assert only("the state has 1986 ferries").mark is Mark.COUNT


@pytest.mark.parametrize("text", ["A striker scores late", "nothing here", ""])
def test_no_number(text: str) -> None:
    assert find_numerals(text) == ()


@pytest.mark.parametrize(
    ("text", "comparator", "surface"),
    [
        ("over 60 owls", Comparator.MORE, "over 60"),
        ("people over the age of 60", Comparator.MORE, "over the age of 60"),
        ("under-21 team", Comparator.LESS, "under-21"),
        ("60 or older", Comparator.AT_LEAST, "60 or older"),
        ("fails to crack 50%", Comparator.LESS, "fails to crack 50%"),
        ("nearly 60 owls", Comparator.APPROXIMATE, "nearly 60"),
        ("as many as 60 owls", Comparator.AT_MOST, "as many as 60"),
        ("dozens of owls", Comparator.VAGUE, "dozens"),
    ],
)
def test_comparator(text: str, comparator: Comparator, surface: str) -> None:
    numeral = only(text)
    assert (numeral.comparator, numeral.surface) == (comparator, surface)


def test_both_ends_of_a_range_know_each_other() -> None:
    low, high = find_numerals("between 80 and 90 kites")
    assert low.stated == high.stated
    assert (low.stated.low, low.stated.high) == (80, 90)


def test_from_to_is_a_change_and_no_range() -> None:
    assert {n.comparator for n in find_numerals("rose from 80 to 90")} == {Comparator.EQUAL}


def test_quantities_lend_their_bounds_and_units() -> None:
    text = "something less than 70 km of cable"
    (numeral,) = find_numerals(text, read_quantities(text))
    assert numeral.comparator is Comparator.LESS
    assert numeral.whole.of(text) == numeral.surface
    assert "km" in numeral.surface
    assert text[numeral.start : numeral.end].endswith("70")


@pytest.mark.parametrize(("digits", "grain"), [("3.7", 0.1), ("200", 100), ("1,250", 10), ("17", 1), ("0", 1)])
def test_grain(digits: str, grain: float) -> None:
    assert grain_of(digits) == pytest.approx(grain)


@pytest.mark.parametrize(("words", "value"), [("three hundred and four", 304), ("two dozen", 24), ("ninety-one", 91)])
def test_number_words(words: str, value: float) -> None:
    assert read_words(words) == value


def test_the_last_letter_of_a_verb_is_no_currency() -> None:
    """A verb right before a sum lends it no letter: "Loses $4" is no sum of Singapore dollars."""
    (numeral,) = find_numerals("Bank Loses $4 Billion")
    assert (numeral.unit, numeral.surface) == ("USD", "$4 Billion")


def test_an_ordinal_that_opens_a_headline_may_be_a_share() -> None:
    (share,) = find_numerals("Fifth of Crop Lost")
    (rank,) = find_numerals("Fifth of 9 Suspects Held")[:1]
    assert (share.mark, share.value) == (Mark.PERCENT, 20)
    assert rank.mark is Mark.ORDINAL
