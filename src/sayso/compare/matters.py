"""Whether two answers to one question are so surely of one matter that their difference may be told as one.

Questions hold what a reader may want to see side by side; who says "disputed" or "revised" must be sure. In come two
traces, out comes a verdict: both count the same, of the same place, within a few days, both as a whole or as a part, by
numbers that one event can have. Tolls are bound by less than shares and sums: news is full of "three committees" and
"33 percent".
"""

from __future__ import annotations

from sayso.compare.traces import HARM, Sign, Trace, counts_alike, is_disputing
from sayso.compare.words import find_words
from sayso.model import Figure, Place

OF_PEOPLE = HARM | {"captured", "moved", "there"}
"""Themes of people, and of what else is counted where something happens: these are told apart by their places."""

MOST_DAYS = 4
"""Days from which on two answers are of two events, or of two states."""

FACTOR = 3.0
"""What two numbers of one matter can differ by, unless words say that a toll moves: "rose to 72"."""


def is_one_matter(one: Trace, other: Trace) -> bool:
    """True where the two surely tell of one matter. Symmetric.

    Example: "31 people" and "33 people" drowned at Cape Orla -> True; "three" and "four committees" -> False.
    """
    a, b = one.answer, other.answer
    if one.theme != other.theme or not counts_alike(one, other) or not _are_near(one, other):
        return False
    if a.figure.subset is not b.figure.subset or one.is_standing is not other.is_standing:
        return False
    is_moving = one.is_moving or other.is_moving
    if a.article == b.article and not (is_moving or is_disputing(one) or is_disputing(other)):
        return False  # an article that doesn't say so doesn't set its own numbers against each other
    if not _are_of_one_size(one, other) and not is_moving:
        return False
    if one.theme in OF_PEOPLE and one.unit == "count":
        return _may_be_one_place(a.figure, b.figure) and _are_named_alike(a.figure, b.figure)
    return _count_the_same(a.figure, b.figure)


def _are_near(one: Trace, other: Trace) -> bool:
    """False where pages, or the days that they tell of, lie further apart than the reports of one event do."""
    if one.is_standing and one.theme in HARM:
        return True  # the dead of a whole war are counted for years
    days = [(one.answer.published, other.answer.published)]
    if not one.is_standing:
        days.append((one.day, other.day))
    return all(a is None or b is None or abs((a - b).days) <= MOST_DAYS for a, b in days)


def _may_be_one_place(one: Figure, other: Figure) -> bool:
    """False for two places, neither of which lies in the other."""
    a, b = one.place_id, other.place_id
    return a is None or b is None or _holds(a, b) or _holds(b, a)


def _holds(large: Place, small: Place) -> bool:
    same = large.name == small.name or (large.geonames is not None and large.geonames == small.geonames)
    return same or large.name in small.within


def _are_named_alike(one: Figure, other: Figure) -> bool:
    """False where both name whose people are counted, and no name is the same: soldiers of two countries."""
    ours, theirs = _names(one.counted), _names(other.counted)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _names(counted: str) -> set[str]:
    return {word.stem for word in find_words(counted) if counted[word.start].isupper()}


def _count_the_same(one: Figure, other: Figure) -> bool:
    """True where both count the same, to the word, in the same place or in none that is told."""
    counted, others = ({word.stem for word in find_words(each.counted)} for each in (one, other))
    return bool(counted) and counted == others and one.place == other.place


def _are_of_one_size(one: Sign, other: Sign) -> bool:
    low, high = sorted((one.value or 0.0, other.value or 0.0))
    return high <= FACTOR * low
