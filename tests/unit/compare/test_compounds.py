"""Measures told by two numbers."""

from __future__ import annotations

import pytest

from sayso.compare.compounds import join_measures
from sayso.compare.scanning import find_numerals
from sayso.values import read_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She is six feet, two inches tall.", [6 + 2 / 12]),
        ("He swam it in seven hours and 48 minutes.", [7.8]),
        ("It took 2 years and 3 months.", [2.25]),
        ("The pike weighed 7 pounds, 8 ounces.", [7.5]),
        ("Two hours later 40 minutes were left.", [2, 40]),
        ("The hall is six feet by two inches wider.", [6, 2]),
        ("They waited two hours and 90 minutes.", [2, 90]),
    ],
)
def test_one_measure_or_two(text: str, values: list[float]) -> None:
    """A smaller unit right behind a larger one adds to it, unless it makes up a whole one."""
    found = join_measures(text, find_numerals(text, read_quantities(text)))
    assert [numeral.value for numeral in found] == pytest.approx(values)


def test_a_bound_holds_for_the_whole() -> None:
    text = "over six feet two inches"
    (found,) = join_measures(text, find_numerals(text, read_quantities(text)))
    assert found.hard.low == pytest.approx(6 + 2 / 12)
    assert found.hard.high is None


@pytest.mark.parametrize("text", ["8 1/2 years", "8½ years", "eight and a half years"])
def test_halves_belong_to_their_number(text: str) -> None:
    assert [numeral.value for numeral in join_measures(text, find_numerals(text))] == [8.5]
