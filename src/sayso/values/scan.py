"""Tokens to measures: every number of a text that may be a quantity, with its unit; what is none is left out."""

from __future__ import annotations

from functools import cache

from sayso.values.ages import as_age
from sayso.values.borrowed import with_borrowed_units
from sayso.values.lexer import Kind, Tokens
from sayso.values.measures import Measure, read_measure
from sayso.values.multiples import read_multiple
from sayso.values.numerals import Form, Numeral, number_words, read_numeral
from sayso.values.shares import read_share
from sayso.values.traps import Trap, find_trap
from sayso.values.units import unit_tables
from sayso.values.vague import PLURALS, read_vague


def find_measures(tokens: Tokens) -> list[Measure]:
    """The numbers of `tokens` that may be quantities, in order, none over another."""
    found: list[Measure] = []
    trap: Trap | None = None
    words, kinds, triggers = tokens.words, tokens.kinds, _triggers()
    at = 0
    while at < tokens.count:
        numeral = None
        if words[at + 2] == "and" and (measure := _and_a_half(tokens, at)) is not None:
            found.append(measure)
            at = measure.last
            continue
        if kinds[at] is Kind.NUMBER or words[at] in triggers or words[at].endswith("fold"):
            numeral = _read(tokens, at)
        if numeral is None:
            at += 1
            continue
        measure = as_age(tokens, read_measure(tokens, numeral))
        trap = None if measure.age else find_trap(tokens, measure, trap)
        if trap is None:
            found.append(measure)
        at = measure.last if trap is None else numeral.last
    return with_borrowed_units(tokens, found)


@cache
def _triggers() -> frozenset[str]:
    """The words that a number can begin with."""
    table = number_words()
    words = {*table.ones, *table.tens, *table.fraction_marks, *table.multiples, *table.multiple_verbs, *PLURALS}
    return frozenset(words | {"a", "an", "the", "half", "several", "few", "another", "some", "single"})


def _and_a_half(tokens: Tokens, at: int) -> Measure | None:
    """The measure of "a year and a half"."""
    if tokens.words[at] not in {"a", "an", "one"} or tokens.words[at + 3 : at + 5] != ["a", "half"]:
        return None
    unit = unit_tables().words.starting(tokens.words, at + 1)
    if unit is None or unit.last != at + 2:
        return None
    return Measure(Numeral(at, at + 5, 1.5, Form.WORDS, 1.5), at, at + 5, unit.meaning)


def _read(tokens: Tokens, at: int) -> Numeral | None:
    readers = (read_share, read_multiple, read_vague, read_numeral, _read_ordinal)
    return next((numeral for read in readers if (numeral := read(tokens, at)) is not None), None)


def _read_ordinal(tokens: Tokens, at: int) -> Numeral | None:
    """The number of "between the third and the eighth", "higher than the tenth": only as an end of a range."""
    value = number_words().ordinals.get(tokens.words[at + 1]) if tokens.words[at] == "the" else None
    if value is None or tokens.words[at - 1] not in {"between", "than", "and"}:
        return None
    if tokens.kinds[at + 2] is Kind.WORD and tokens.words[at + 2] not in {"and", "but"}:
        return None
    return Numeral(at, at + 2, float(value), Form.ORDINAL, float(value), figure=False)
