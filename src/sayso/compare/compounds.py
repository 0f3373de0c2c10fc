"""Measures that are told by two numbers, as one: "six feet, two inches", "seven hours and 48 minutes".

The second number is of a smaller unit of the same kind and no whole one of the larger: it adds to the first. What this
does not try: heights in marks (6'2") and times of races (2:03:12).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.compare.numerals import Mark, Numeral, intervals
from sayso.compare.scanning import find_numerals
from sayso.model import Comparator, Passage
from sayso.spans import CharSpan

_STEPS = (
    (r"years?", r"months?", 12),
    (r"weeks?", r"days?", 7),
    (r"days?", r"hours?", 24),
    (r"hours?|hrs?", r"min(?:ute)?s?", 60),
    (r"min(?:ute)?s?", r"sec(?:ond)?s?", 60),
    (r"feet|foot|ft\.?", r"inch(?:es)?|in\.?", 12),
    (r"pounds?|lbs?\.?", r"ounces?|oz\.?", 16),
    (r"stone", r"pounds?|lbs?\.?", 14),
)
"""Units, the smaller ones into which each is cut, and into how many."""

_LINKS = tuple(
    (re.compile(rf"[\s-](?:{large})\s?(?:,\s?)?(?:and\s)?"), re.compile(rf"[\s-](?:{small})(?!\w)"), parts)
    for large, small, parts in _STEPS
)


def read_numerals(passage: Passage) -> list[Numeral]:
    """The numbers of a passage, measures and halves as one each."""
    return join_measures(passage.text, find_numerals(passage.text, passage.quantities))


def join_measures(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals of `text` with each pair that tells one measure as one, in the larger unit.

    Example: "six feet, two inches tall" -> 6.17.
    """
    joined: list[Numeral] = []
    is_taken = False
    for one, other in itertools.pairwise([*join_halves(text, numerals), None]):
        if is_taken or one is None:
            is_taken = False
            continue
        parts = _parts(text, one, other)
        is_taken = parts is not None
        joined.append(one if parts is None or other is None else _joined(text, one, other, parts))
    return joined


_HALF = re.compile(r"\s?½|\s1/2\b|\sand\sa\shalf\b")


def join_halves(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals of `text`, each with the half that it has behind it. Example: "8 1/2 years" -> 8.5."""
    joined: list[Numeral] = []
    taken = 0
    for one in numerals:
        if one.start < taken:
            continue
        half = _HALF.match(text, one.end) if one.mark is Mark.COUNT and one.value < HALVED and not one.vague else None
        joined.append(one if half is None else _with_half(text, one, half.end()))
        taken = half.end() if half else taken
    return joined


HALVED = 100
"""Counts from here on have no halves; "2018 1/2" is none."""


def _with_half(text: str, one: Numeral, end: int) -> Numeral:
    value = one.value + 0.5
    stated, hard, soft = intervals(value, one.comparator, one.cue)
    surface = text[one.start : end].strip()
    return replace(
        one, end=end, value=value, grain=0.5, surface=surface, stated=stated, hard=hard, soft=soft,
        whole=CharSpan(one.whole.start, max(one.whole.end, end)),
    )  # fmt: skip


def _parts(text: str, one: Numeral, other: Numeral | None) -> int | None:
    """Of how many smaller units, those that `other` counts, the unit of `one` consists; None for two measures."""
    if other is None or one.mark is not Mark.COUNT or other.mark is not Mark.COUNT or one.value != int(one.value):
        return None
    if other.comparator is not Comparator.EQUAL or one.comparator is Comparator.RANGE:
        return None
    for link, unit, parts in _LINKS:
        if other.value < parts and link.fullmatch(text, one.end, other.start) and unit.match(text, other.end):
            return parts
    return None


def _joined(text: str, one: Numeral, other: Numeral, parts: int) -> Numeral:
    value = one.value + other.value / parts
    stated, hard, soft = intervals(value, one.comparator, one.cue)
    surface = text[one.start : other.whole.end].strip()
    return replace(one, value=value, grain=other.grain / parts, surface=surface, stated=stated, hard=hard, soft=soft)
