"""Of which whole a number is told."""

from __future__ import annotations

import pytest

from sayso.compare.scanning import find_numerals
from sayso.compare.slots import Slot, find_slots
from sayso.compare.wholes import out_of_scope, strangeness, words_around
from sayso.spans import CharSpan

TOLD = "It took $9 million in Norway and Sweden, and $5 million in other territories, for a worldwide total of $14 million."


def slots_of(text: str) -> tuple[Slot, ...]:
    return find_slots(text, find_numerals(text), [CharSpan(0, len(text))])


@pytest.mark.parametrize(
    ("claim", "meant"),
    [
        ("It took over $12 million.", ["$14 million"]),
        ("It took over $12 million worldwide.", ["$14 million"]),
        ("It took over $4 million overseas.", ["$5 million"]),
        ("It took over $8 million in Norway and Sweden.", ["$9 million"]),
        ("It took over $8 million in Denmark.", ["$9 million"]),
    ],
)
def test_the_part_that_is_asked_for(claim: str, meant: list[str]) -> None:
    """A claim that names no part asks for the total."""
    slots = slots_of(TOLD)
    aside = out_of_scope(slots_of(claim)[0], slots)
    assert [slot.numeral.surface for slot in slots if slot not in aside] == meant


def test_nothing_is_set_aside_where_no_whole_is_told() -> None:
    assert (
        out_of_scope(slots_of("It took over $12 million.")[0], slots_of("It took $9 million, then $5 million.")) == []
    )


def test_names_of_the_united_states_are_one() -> None:
    (one,), (other,) = slots_of("$9 million in the US"), slots_of("$9 million in the United States")
    assert words_around(one).place == words_around(other).place


def test_other_years_and_gains_are_strange() -> None:
    asked, gain, other = slots_of("13 cases in 2016")[0], slots_of("7 new cases")[0], slots_of("9 cases in 2010")[0]
    assert strangeness(asked, gain) > 0
    assert strangeness(asked, other) > 0
    assert strangeness(asked, slots_of("9 cases in 2016")[0]) == 0
