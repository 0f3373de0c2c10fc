"""Counts of nothing."""

from __future__ import annotations

import pytest

from sayso.compare.nothings import find_nothings


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("There were 14 cases and no deaths.", 1),
        ("Zero confirmed cases and no serious injuries.", 2),
        ("No less than 40 boats came.", 0),
        ("They no longer cross.", 0),
        ("It is no bus.", 0),
        ("There is no other way.", 0),
    ],
)
def test_what_there_is_none_of(text: str, count: int) -> None:
    assert [numeral.value for numeral in find_nothings(text)] == [0.0] * count
