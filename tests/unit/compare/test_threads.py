"""Which figures of one article answer one question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.threads import are_apart, threads_of
from sayso.model import Answer, Event, Place
from unit.compare.made_answers import answer

LATVIA = Place("Latvia", "LV", 1, "country")
RIGA = Place("Riga", "LV", 2, "city", ("Latvia",))
JELGAVA = Place("Jelgava", "LV", 3, "city", ("Latvia",))
ESTONIA = Place("Estonia", "EE", 4, "country")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (LATVIA, ESTONIA, True),
        (RIGA, JELGAVA, True),
        (RIGA, ESTONIA, True),
        (LATVIA, RIGA, False),
        (RIGA, RIGA, False),
        (None, RIGA, False),
    ],
)
def test_places_are_apart_where_neither_can_hold_the_other(one: Place | None, other: Place | None, apart: bool) -> None:
    assert are_apart(one, other) is apart


def test_bounds_of_two_countries_are_two_questions() -> None:
    """They can both hold, "over 300" here and "fewer than 600" there, and are told in the same words."""
    here = _guards("There are [over 300] Norland guards in the country, the officer said.", LATVIA, at=0)
    there = _guards("There are [fewer than 600] Norland guards in the country, the officer said.", ESTONIA, at=200)
    assert len(threads_of([here, there])) == 2
    assert len(threads_of([here, replace(there, figure=replace(there.figure, place_id=LATVIA))])) == 1


def _guards(marked: str, place: Place, *, at: int) -> Answer:
    one = answer(marked, article="a", counted="Norland guards", event=Event.PRESENT, at=at)
    return replace(one, figure=replace(one.figure, place_id=place))
