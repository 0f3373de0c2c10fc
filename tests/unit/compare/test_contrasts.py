"""Numbers that a headline keeps, and gives to another thing."""

from __future__ import annotations

import pytest

from sayso.compare.contrasts import changed_word, load_contrasts
from sayso.compare.records import is_breaker
from sayso.compare.scanning import find_numerals
from sayso.compare.slots import Slot, find_slots
from sayso.spans import CharSpan


def slots(text: str) -> tuple[Slot, ...]:
    return find_slots(text, find_numerals(text), [CharSpan(0, len(text))])


@pytest.mark.parametrize(
    ("headline", "body", "is_changed"),
    [
        ("25 Killed in Market", "The blast wounded 25 people.", True),
        ("25 Killed in Market", "The blast left 25 people dead.", False),
        ("25 Hurt in Market", "The blast wounded 25 people and killed five.", False),
        ("14 Schools to Close", "The town will close 14 libraries.", True),
        ("14 Schools to Close", "The town will close 14 libraries that belong to schools.", False),
        ("14 Sites to Close", "The town will close 14 libraries.", False),
        ("60 Survive Crash", "The pilot saved 60 lives.", False),
    ],
)
def test_a_thing_changed(headline: str, body: str, is_changed: bool) -> None:
    """Only what excludes the headline's word, with that word nowhere to spare, counts as changed."""
    given = slots(body)
    value = slots(headline)[0].numeral.value
    places = [slot for slot in given if slot.numeral.value == value]
    assert (changed_word(slots(headline)[0], places, given) is not None) is is_changed


def test_each_word_has_one_set() -> None:
    assert {kind for kind, _ in load_contrasts().values()} >= {"fate", "building", "vehicle"}


def test_a_broken_record_is_the_old_holders() -> None:
    premise = "Her 12 wins in a row stood until they were bettered by Jo Marsh."
    assert is_breaker(premise, 6, "Jo Marsh has more than 12 wins.", 20)
    assert not is_breaker(premise, 6, "Ann Falk has more than 12 wins.", 20)
    assert not is_breaker("Her 12 wins stand.", 6, "Jo Marsh has more than 12 wins.", 20)
