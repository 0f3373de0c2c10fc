"""Sources that stand against each other."""

from __future__ import annotations

import pytest

from sayso.compare.camps import are_opposed, camp_of


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("the army", "the opposition's rescue service", True),
        ("Villagers", "a police spokesman", True),
        ("the army", "a hospital", False),
        ("the interior ministry", "state television", False),
        ("rebel police", "the army", False),
        ("", "the army", False),
    ],
)
def test_opposed(one: str, other: str, *, opposed: bool) -> None:
    assert are_opposed(one, other) is opposed
    assert are_opposed(other, one) is opposed


def test_a_name_that_tells_both_tells_none() -> None:
    assert camp_of("rebel police") == ""
