"""What two answers must have in common before their difference is told as one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.compare.matters import is_one_matter
from sayso.compare.traces import Trace, trace_of
from sayso.model import Event, Place
from unit.compare.made_answers import DAY, answer

ORLA = Place("Cape Orla", "XA", 1, "city", ("Orla Province",))
PROVINCE = Place("Orla Province", "XA", 2, "region")
ELLIS = Place("Port Ellis", "XA", 3, "city")


def toll(count: str = "31", article: str = "a", *, days: int = 0, place: Place | None = None, **given: object) -> Trace:
    day = DAY + dt.timedelta(days)
    sentence = str(given.pop("sentence", "A ferry sank in a storm, drowning [{}] people.")).format(count)
    made = answer(sentence, article=article, day=day, published=day, **given)  # type: ignore[arg-type]
    return trace_of(replace(made, figure=replace(made.figure, place_id=place)))


def share(count: str, article: str, *, days: int = 0, counted: str = "voters") -> Trace:
    day = DAY + dt.timedelta(days)
    sentence = f"Of all voters [{count} percent] were for the harbour plan."
    return trace_of(answer(sentence, article=article, counted=counted, event=Event.OTHER, day=day, published=day))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (toll("33", "b"), True),
        (toll("33", "b", days=3), True),
        (toll("33", "b", days=9), False),
        (toll("33", "b", event=Event.WOUNDED), False),
        (toll("95", "b"), False),  # too many for one event
        (toll("95", "b", sentence="The toll rose to [{}] people by night."), True),  # unless it is told to move
        (toll("33", "b", place=PROVINCE), True),
        (toll("33", "b", place=ELLIS), False),
        (toll("33", "a"), False),  # one article, which doesn't say that they differ
        (toll("33", "a", sentence="An earlier toll spoke of [{}] people."), True),
        (toll("33", "b", counted="ferries"), False),
    ],
)
def test_tolls(other: Trace, expected: bool) -> None:
    one = toll(place=ORLA)
    assert is_one_matter(one, other) is expected
    assert is_one_matter(other, one) is expected


def test_a_part_is_not_held_against_a_whole() -> None:
    part = toll("12", "b")
    part = replace(part, answer=replace(part.answer, figure=replace(part.answer.figure, subset=True)))
    assert not is_one_matter(toll(), part)


def test_soldiers_of_two_countries_are_two_matters() -> None:
    one, other, same = (
        toll(count, name, counted=counted)
        for count, name, counted in (
            ("31", "a", "Norland guards"),
            ("33", "b", "Sudland guards"),
            ("34", "c", "guards"),
        )
    )
    assert not is_one_matter(one, other)
    assert is_one_matter(one, same)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (share("55", "b"), True),
        (share("55", "b", days=5), False),
        (share("9", "b"), False),
        (share("55", "b", counted="young voters"), False),
    ],
)
def test_shares_must_be_of_the_same_to_the_word(other: Trace, expected: bool) -> None:
    assert is_one_matter(share("52", "a"), other) is expected
