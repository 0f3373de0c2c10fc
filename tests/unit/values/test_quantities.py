from __future__ import annotations

import pytest

from sayso.interval import Interval
from sayso.model import Comparator, Quantity, QuantityKind
from sayso.values import read_quantities, rule_of


def read_one(text: str) -> Quantity:
    (quantity,) = read_quantities(text)
    return quantity


def test_every_part_of_a_quantity_is_told() -> None:
    text = "Police said more than 2,000 Kurdish fighters crossed."
    quantity = read_one(text)
    assert quantity.surface == "more than 2,000"
    assert quantity.number.of(text) == "2,000"
    assert quantity.comparator_span is not None
    assert quantity.comparator_span.of(text) == "more than"
    assert quantity.noun is not None
    assert quantity.noun.of(text) == "Kurdish fighters"
    assert quantity.comparator is Comparator.MORE
    assert quantity.kind is QuantityKind.COUNT
    assert quantity.stated == Interval(2000, None, low_open=True)
    assert quantity.hard == Interval(2000, None, low_open=True)
    assert quantity.soft == Interval(2000, 2500, low_open=True)


def test_texts_without_numbers_have_no_quantities() -> None:
    assert read_quantities("") == ()
    assert read_quantities("Nothing is counted here.") == ()


@pytest.mark.parametrize(
    ("words", "hard", "soft"),
    [
        ("about 5,000", (3750, 6250), (4500, 5500)),
        ("nearly 3,000", (2400, 3000), (2700, 3000)),
        ("at least 70", (70, None), (70, 105)),
        ("fewer than 2,000", (0, 2000), (1500, 2000)),
        ("up to 300", (0, 300), (150, 300)),
        ("dozens", (24, None), (24, 120)),
        ("several", (1.98, None), (3, 10.002)),
        ("70", (70, 70), (70, 70)),
        ("4,000", (3800, 4200), (4000, 4000)),
        ("1,250", (1245, 1255), (1250, 1250)),
        ("between 200 and 250", (200, 250), (200, 250)),
    ],
)
def test_what_the_words_allow_and_what_they_suggest(
    words: str, hard: tuple[float, float], soft: tuple[float, float]
) -> None:
    quantity = read_one(f"There are {words} tents.")
    assert (quantity.hard.low, quantity.hard.high) == pytest.approx(hard)
    assert (quantity.soft.low, quantity.soft.high) == pytest.approx(soft)


def test_a_change_suggests_its_end() -> None:
    quantity = read_one("The toll rose from 43 to 70.")
    assert quantity.hard == Interval(43, 70)
    assert quantity.soft == Interval.point(70)


def test_bounds_below_zero_are_not_inverted() -> None:
    quantity = read_one("It was less than -30 degrees.")
    assert quantity.stated == Interval(None, -30, high_open=True)
    assert read_one("It is about -40 degrees.").hard == Interval(-50, -30)


def test_a_carried_bound_is_marked_and_widens_the_number() -> None:
    first, second = read_quantities("At least 64 miners were killed and 180 wounded.")
    assert not first.carried
    assert second.carried
    assert second.stated == Interval.at_least(180)
    assert second.comparator_span is None
    assert second.rule == first.rule


def test_bounds_are_not_carried_past_a_sentence() -> None:
    _, second = read_quantities("At least 64 miners were killed. Some said 180 wounded came.")
    assert not second.carried


def test_numbers_that_state_no_figure_say_so() -> None:
    figures = [q.figure for q in read_quantities("A 44-year-old man lost two cows; sales tripled.")]
    assert figures == [False, True, False]


def test_curly_marks_and_odd_blanks_are_read() -> None:
    text = "“More\u00a0than 1\u2009500” people — ‘at least 20’ of them children — came."
    assert [q.surface for q in read_quantities(text)] == ["More\u00a0than 1\u2009500", "at least 20"]
    assert [q.stated.low for q in read_quantities(text)] == [1500, 20]


def test_every_quantity_names_a_rule_with_a_reason() -> None:
    for quantity in read_quantities("Some 5,000 of 9 million voters, two-thirds of them women, paid $3bn."):
        assert rule_of(quantity.rule).reason
