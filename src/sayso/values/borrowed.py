"""Units that a number borrows from its surroundings: which points "points" are, and the unit that two numbers share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind
from sayso.values.units import INDEX_POINT, PERCENT, PERCENTAGE_POINT, POINT, Unit, unit_tables

if TYPE_CHECKING:
    from sayso.values.lexer import Tokens
    from sayso.values.measures import Measure

REACH: Final = 40
"""Tokens to either side, within the sentence, in which words tell what "points" are."""

SHARED: Final = frozenset({QuantityKind.PERCENT, QuantityKind.POINT, QuantityKind.MEASURE, QuantityKind.DURATION})


def with_borrowed_units(tokens: Tokens, measures: list[Measure]) -> list[Measure]:
    """`measures`, their units filled in: "by 4 and 9 percentage points", "a seven-point lead" of a poll."""
    borrowed: list[Measure] = []
    for index, measure in enumerate(measures):
        behind = measures[index + 1] if index + 1 < len(measures) else None
        borrowed.append(_told_by_context(tokens, _shared(tokens, measure, behind)))
    return borrowed


def _shared(tokens: Tokens, measure: Measure, behind: Measure | None) -> Measure:
    """`measure` with the unit of the number behind it where "and" alone parts the two: "5 and 10 percent"."""
    if behind is None or not measure.bare or measure.age or behind.age:
        return measure
    if tokens.words[measure.last] != "and" or behind.first != measure.last + 1 or behind.unit.kind not in SHARED:
        return measure
    return replace(measure, unit=behind.unit, per=behind.per)


def _told_by_context(tokens: Tokens, measure: Measure) -> Measure:
    if measure.unit == POINT:
        return replace(measure, unit=_points(tokens, measure))
    if measure.numeral.rule == "vague.digits" and _around(tokens, measure) & {"percent", "%", "percentage"}:
        return replace(measure, unit=PERCENT)
    return measure


def _points(tokens: Tokens, measure: Measure) -> Unit:
    """Percentage points or points of an index, by the words of the sentence; plain points where none tells."""
    around, tables = _around(tokens, measure), unit_tables()
    index, percentage = len(around & tables.index_words), len(around & tables.percentage_words)
    if index == percentage:
        return PERCENTAGE_POINT if not index and around & tables.weak_percentage_words else POINT
    return INDEX_POINT if index > percentage else PERCENTAGE_POINT


def _around(tokens: Tokens, measure: Measure) -> set[str]:
    """The words of the sentence around `measure`, REACH tokens to either side at most."""
    first, last = measure.first, measure.last
    while first > max(0, measure.first - REACH) and not tokens.ends_sentence(first - 1):
        first -= 1
    while last < min(tokens.count, measure.last + REACH) and not tokens.ends_sentence(last):
        last += 1
    return set(tokens.words[first:last])
