"""Which of several numbers a claim means: by fate, month, year, or as a part of a whole."""

from __future__ import annotations

import pytest

from sayso.compare import compare_claims
from unit.compare.plain_passages import passage

FIRE = "The fire in the mill killed 37 people and injured 112 others."
COUNT = "There were 24 deaths, and the number of recoveries reached 61."
PRICES = "Rents rose 3.4 percent in March and 3.9 percent in June."
TURNOUT = "Turnout was 57 percent, down from 62 percent in 2012."
SHUT = "The chain will shut 58 of its 412 shops."


@pytest.mark.parametrize(
    ("premise", "hypothesis", "verdict"),
    [
        (FIRE, "Fewer than 100 people were injured in the mill.", "contradicts"),
        (FIRE, "More than 100 people were injured in the mill.", "entails"),
        (FIRE, "More than 30 people died in the mill.", "entails"),
        (COUNT, "There were less than 25 deaths.", "entails"),
        (COUNT, "There were fewer than 60 recoveries.", "contradicts"),
        (PRICES, "Rents rose more than 3.5 percent in June.", "entails"),
        (PRICES, "Rents rose more than 3.5 percent in March.", "contradicts"),
        (TURNOUT, "Turnout in 2012 was less than 60 percent.", "contradicts"),
        (TURNOUT, "Turnout was less than 60 percent.", "entails"),
        (SHUT, "The chain will shut more than 60 shops.", "contradicts"),
        (SHUT, "The chain has more than 400 shops.", "entails"),
        ("The dead of the flood are 12 women.", "More than 20 people died in the flood.", "neutral"),
        ("The party won 31 seats in the north.", "The party won over 40 seats in the whole country.", "neutral"),
        (
            "So far 900 people have died, up 41 in a day.",
            "There was an increase of over 40 deaths in a day.",
            "entails",
        ),
    ],
)
def test_the_number_that_is_meant_decides(premise: str, hypothesis: str, verdict: str) -> None:
    found, why = compare_claims(passage(premise), passage(hypothesis))
    assert found == verdict, why
