"""Units and sums as a reader writes them behind a number: "1 year", "20 years", "5.7 percentage points", "200 km"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model import Quantity

_SAME = frozenset(("horsepower", "magnitude", "share", "ratio", "money", "mph", "mpg", "rpm", "psi", "ppm", "ppb"))
_IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries"}
SHORTEST = 3
"""Letters of a unit's own word: shorter ones ("km", "kg") are signs, and signs have no plural."""


def unit_behind(quantity: Quantity) -> str:
    """The unit of the stated interval with a blank before it, "" where things are counted; one alone is singular."""
    if quantity.unit in {"count", ""}:
        return ""
    stated = quantity.stated
    ends = {end for end in (stated.low, stated.high) if end is not None}
    return f" {quantity.unit if ends == {1.0} else plural(quantity.unit)}"


def count_of(number: int, noun: str) -> str:
    """A number of things: "1 page", "2,000 pages"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(unit: str) -> str:
    """The plural of a unit's name; signs stay as they are: "degree Celsius" -> "degrees Celsius", "km" -> "km"."""
    head, *tail = unit.rsplit(" ", 1) if unit.rsplit(" ", 1)[-1].istitle() else [unit]
    before, _, word = head.rpartition(" ")
    if word in _SAME or len(word) < SHORTEST or not (word.isalpha() and word.islower()) or word.endswith("s"):
        return unit
    return " ".join(filter(None, (before, _IRREGULAR.get(word, f"{word}s"), *tail)))
