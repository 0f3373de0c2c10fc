"""A dateline is no part of what is said, or of who says it."""

from __future__ import annotations

import pytest

from sayso.attribution.datelines import without_dateline
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan


@pytest.mark.parametrize(
    "dateline",
    ["KISUMU, Kenya - ", "ACCRA (Meridian Press) - ", "SOFIA, March 13, 2024 (Agencies): ", "TEL AVIV — ", "OSLO: "],
)
def test_contents_and_sources_begin_behind_it(dateline: str) -> None:
    text = f"{dateline}Two ferries sank, police said."
    start = len(dateline)
    tie = Tie(-1, (CharSpan(0, start + 3),), (), (CharSpan(0, start + 16),), "x")
    [found] = without_dateline(text, [tie])
    assert found.content[0].of(text) == "Two ferries sank"
    assert found.source[0].start == start


@pytest.mark.parametrize("text", ["NATO said it would go.", "A ferry - the last - sank.", "UN chief: war is near"])
def test_other_beginnings_stay(text: str) -> None:
    tie = Tie(-1, (), (), (CharSpan(0, len(text)),), "x")
    assert without_dateline(text, [tie]) == [tie]
