"""Spans of hours in two sentences."""

from __future__ import annotations

import pytest

from sayso.compare.hours import compare_hours, find_hours


@pytest.mark.parametrize(
    ("premise", "hypothesis", "verdict"),
    [
        ("The bridge shuts from 9 p.m. to 6 a.m.", "It shuts from 9 pm to 6 am.", True),
        ("The bridge shuts from 9 p.m. to 6 a.m.", "It shuts from 9:00 p.m. to 7:00 a.m.", False),
        ("The bridge shuts at 9 p.m.", "It shuts from 9 pm to 6 am.", None),
        ("The bridge shuts from 9 p.m. to 6 a.m.", "It shuts at 8 pm.", None),
        ("It shuts from 9 p.m. to 7 a.m., the baker opens at 6 a.m.", "It shuts from 9 pm to 6 am.", False),
        ("Doors open at 10 a.m. and 2 p.m.", "It shuts from 9 pm to 6 am.", None),
    ],
)
def test_a_span_of_hours(premise: str, hypothesis: str, verdict: bool | None) -> None:
    """Equal spans agree, spans that share one end and differ in the other don't, and all else is left open."""
    assert compare_hours(premise, hypothesis) is verdict


def test_noon_and_midnight() -> None:
    assert find_hours("from 12 p.m. to 12:30 a.m.") == {(12, 0), (0, 30)}
