"""Units behind numbers, and sums in words."""

from __future__ import annotations

import pytest

from sayso.amounts import count_of, plural, unit_behind
from sayso.values.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("one year", " year"),
        ("a war of 20 years", " years"),
        ("more than one mile", " mile"),
        ("200 km", " km"),
        ("40 degrees Celsius", " degrees Celsius"),
        ("900 square feet", " square feet"),
        ("12 people", ""),
        ("12 percent", " %"),
    ],
)
def test_a_unit_is_singular_beside_one_alone(text: str, unit: str) -> None:
    (quantity,) = read_quantities(text)
    assert unit_behind(quantity) == unit


def test_signs_have_no_plural() -> None:
    assert [plural(unit) for unit in ("kg", "km/h", "MW", "USD", "horsepower", "percentage point")] == [
        "kg",
        "km/h",
        "MW",
        "USD",
        "horsepower",
        "percentage points",
    ]


def test_a_sum_in_words() -> None:
    assert [count_of(number, "page") for number in (0, 1, 2_000)] == ["0 pages", "1 page", "2,000 pages"]
