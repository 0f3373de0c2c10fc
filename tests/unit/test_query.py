"""A question as a value: what it takes, and what it refuses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sayso.errors import QueryError
from sayso.model import Event, Stance
from sayso.query import MOST, Query, RecordKind, Term


def test_strings_become_values() -> None:
    """As options and addresses give them."""
    query = Query.parse(
        "  killed  in Plovdiv ",
        event="Killed",
        stance="denies",
        since="2024-02",
        until="2024-02",
        kind="figure",
        limit="7",
        confidence="0.5",
        speaker=" the  ministry ",
        place=None,
        outlet="",
    )
    assert query == Query(
        words="killed in Plovdiv",
        event=Event.KILLED,
        stance=Stance.DENIES,
        since=dt.date(2024, 2, 1),
        until=dt.date(2024, 2, 29),
        kind=RecordKind.FIGURE,
        limit=7,
        confidence=0.5,
        speaker="the ministry",
    )


def test_values_stay() -> None:
    """As Python gives them."""
    day = dt.date(2024, 3, 1)
    assert Query.parse(since=day, event=Event.KILLED) == Query(since=day, event=Event.KILLED)


@pytest.mark.parametrize(
    ("filters", "where", "mend"),
    [
        ({"speakr": "x"}, "speakr", "'speaker'"),
        ({"zzz": "x"}, "zzz", "Known"),
        ({"event": "kiled"}, "event", "'killed'"),
        ({"stance": "x"}, "stance", "Known"),
        ({"since": "yesterday"}, "since", "2024-03-12"),
        ({"limit": "many"}, "limit", "number"),
        ({"limit": 0}, "limit", "100"),
        ({"limit": MOST + 1}, "limit", "100"),
        ({"since": "2024-02", "until": "2024-01"}, "until", "Swap"),
        ({"place": 3}, "place", "string"),
    ],
)
def test_what_is_not_understood_is_told(filters: dict[str, Any], where: str, mend: str) -> None:
    """Where, and the nearest thing that would be."""
    with pytest.raises(QueryError) as raised:
        Query.parse(**filters)
    assert raised.value.where == where
    assert mend in raised.value.mend


def test_empty() -> None:
    """A query that narrows nothing, whatever its limit."""
    assert Query.parse(limit=3, kind="figure").is_empty
    assert not Query.parse("x").is_empty


def test_words_of_a_term() -> None:
    """The word asked for stands first."""
    assert Term(word="dead", same=("killed",)).words == ("dead", "killed")
