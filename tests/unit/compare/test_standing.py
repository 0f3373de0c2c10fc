"""How answers to one question stand to each other."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from sayso.compare.standing import compare_answers, conflict, conflicts_of, is_revision, is_same_source
from sayso.compare.traces import trace_of
from sayso.model import Answer, Event, Standing
from unit.compare.made_answers import DAY, answer

NEXT = DAY + dt.timedelta(days=1)


def toll(number: str, article: str, **fields: object) -> Answer:
    return answer(f"The fire killed [{number}] people.", article=article, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answers", "standing"),
    [
        ([toll("12", "a"), toll("At least 12", "b")], Standing.AGREE),
        ([toll("dozens", "a"), toll("Dozens", "b")], Standing.AGREE),
        ([toll("more than 12", "a"), toll("more than 12", "b")], Standing.AGREE),
        ([toll("At least 12", "a"), toll("17", "b")], Standing.COMPATIBLE),
        ([toll("dozens", "a"), toll("43", "b")], Standing.COMPATIBLE),
        ([toll("more than 12", "a"), toll("12", "a")], Standing.COMPATIBLE),
        ([toll("12", "a"), toll("17", "b", published=NEXT)], Standing.REVISED),
        ([toll("12", "a", source="the fire brigade"), toll("17", "b", source="fire brigade")], Standing.REVISED),
        ([toll("12", "a", source="the mayor"), toll("40", "b", source="the army")], Standing.REVISED),
        ([toll("30", "a", source="the mayor"), toll("32", "b", source="the army")], Standing.DISPUTED),
        ([toll("more than 12", "a", source="the mayor"), toll("12", "b", source="the army")], Standing.DISPUTED),
    ],
)
def test_standing(answers: list[Answer], standing: Standing) -> None:
    found, why = compare_answers([trace_of(each) for each in answers])
    assert found is standing
    assert why.endswith(".")


def test_stocks_of_one_moment_are_disputed_however_far_apart() -> None:
    one = answer("There are [300] guards in the port.", article="a", counted="guards", event=Event.PRESENT, source="X")
    other = answer(
        "There are [900] guards in the port.", article="b", counted="guards", event=Event.PRESENT, source="Y"
    )
    assert compare_answers([trace_of(one), trace_of(other)])[0] is Standing.DISPUTED


def test_a_single_answer_has_no_standing() -> None:
    assert compare_answers([trace_of(toll("12", "a"))]) == (None, "")


def test_a_dispute_names_both_sides() -> None:
    pair = [toll("30", "a", source="the mayor"), toll("32", "b", source="the army")]
    _, why = compare_answers([trace_of(each) for each in pair])
    assert "the mayor" in why
    assert "the army" in why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the mayor", "Mayor", True),
        ("the mayor of Veld", "the mayor", True),
        ("the mayor", "the army", False),
        ("", "", False),
    ],
)
def test_same_source(one: str, other: str, *, same: bool) -> None:
    assert is_same_source(toll("12", "a", source=one), toll("12", "b", source=other)) is same


def test_conflicts_are_those_of_each_pair_by_itself() -> None:
    """Answers of one kind are held against another's once, but within an article each pair counts."""
    marked = ["[31] people died.", "[44] people died.", "At least [40] people died.", "Fewer than [35] people died."]
    told = [
        answer(sentence, article=article, source=source, published=day)
        for sentence in marked
        for article, source, day in [
            ("a", "police", DAY),
            ("a", "the port", DAY),
            ("b", "", NEXT),
            ("c", "port police", NEXT),
            ("d", "mayor", DAY),
        ]
    ]
    traces = [trace_of(each) for each in told]
    moved, held = conflicts_of(traces)
    pairs = [pair for pair in itertools.combinations(traces, 2) if conflict(*pair)]
    assert moved == [pair for pair in pairs if is_revision(*pair)]
    assert held == [pair for pair in pairs if not is_revision(*pair)]
    assert moved
    assert held


def test_a_time_is_told_by_its_full_years() -> None:
    """A "six-year" war has lasted for more than six years, and not for seven."""
    six, more, seven = (
        trace_of(answer(marked, article=name, counted="war", event=Event.OTHER))
        for name, marked in (
            ("a", "The [six-year] war has seen several deals."),
            ("b", "It ended after [more than six years] of war."),
            ("c", "It ended after [more than seven years] of war."),
        )
    )
    assert not conflict(six, more)
    assert conflict(six, seven)


def test_two_numbers_on_the_word_of_one_outlet_are_a_correction() -> None:
    """Of one day, in two articles; two outlets, or a source beside it, stand against each other."""
    told = [
        replace(
            answer(f"Rockets wounded [{count}] people.", article=name, event=Event.WOUNDED, source=source), outlet=out
        )
        for name, count, out, source in (
            ("a", 41, "Gazette", ""),
            ("b", 40, "Gazette", ""),
            ("c", 40, "Herald", ""),
            ("d", 40, "Gazette", "the mayor"),
        )
    ]
    first, second, other, sourced = map(trace_of, told)
    assert is_revision(first, second)
    assert not is_revision(first, other)
    assert not is_revision(first, sourced)
