"""Two numbers in one expression: "between 200 and 250", "from 43 to 70", "10-15", "three or four"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.model import Comparator, QuantityKind
from sayso.values.hedges import HedgeTables, Rule, hedge_tables
from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.measures import Measure
from sayso.values.numerals import Form, rescale
from sayso.values.units import COUNT
from sayso.values.wordlists import listed


@dataclass(frozen=True, slots=True)
class Range:
    """Two measures that are the ends of one expression, which begins at token `first` ("between", "from")."""

    low: Measure  # the one named first
    high: Measure
    first: int
    rule: Rule
    approx: bool


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before the first number: "between", "from" or nothing; whether it rounds; and where it begins."""

    word: str
    approx: bool
    first: int


def find_range(tokens: Tokens, one: Measure, two: Measure) -> Range | None:
    """The range whose ends are the neighbours `one` and `two`, or None."""
    tables = hedge_tables()
    link = _link(tokens, one.last, two.first, tables)
    if link is None:
        return None
    lead = _lead(tokens, one.first, tables)
    name = _name(tokens, one, two, (lead.word, link))
    if name is None or not _fit(tokens, one, two):
        return None
    if name == "range.from-to" and set(tokens.words[max(0, lead.first - 3) : lead.first]) & tables.change:
        name = "range.change"
    low, high = _with_one_unit(one, two)
    return Range(low, high, lead.first, tables.rules[name], lead.approx)


# --- the words around ------------------------------------------------------------------------------------------------


def _link(tokens: Tokens, start: int, end: int, tables: HedgeTables) -> str | None:
    """The word that links two numbers: "to", "and", "or", "-", what may stand behind it taken away; None for others."""
    while (filler := tables.links.ending(tokens.words, end)) is not None and filler.first > start:
        end = filler.first
    between = [word for word in tokens.words[start:end] if word not in DASHES]
    if between in (["to"], ["up", "to"], ["through"], ["till"], ["until"]):
        return "to"
    if end != start + 1:
        return None
    word = tokens.words[start]
    if word in DASHES:
        return "-" if tokens.glued(start) == tokens.glued(start + 1) else None
    return word if word in {"and", "or"} else None


def _lead(tokens: Tokens, first: int, tables: HedgeTables) -> _Lead:
    """What stands before a range whose first number is at token `first`."""
    at, approx = first, False
    for _ in range(3):
        match = tables.before.ending(tokens.words, at)
        if match is not None and match.meaning.comparator is Comparator.RANGE:
            ahead = tables.before.ending(tokens.words, match.first)
            rounded = ahead is not None and ahead.meaning.comparator is Comparator.APPROXIMATE
            word = "between" if match.meaning.name == "range.between" else "from"
            return _Lead(word, approx or rounded, ahead.first if ahead is not None and rounded else match.first)
        filler = tables.leads.ending(tokens.words, at)
        if filler is None:
            break
        approx = approx or (match is not None and match.meaning.comparator is Comparator.APPROXIMATE)
        at = filler.first
    return _Lead("", approx, at if approx else first)


# --- is it a range? --------------------------------------------------------------------------------------------------


def _name(tokens: Tokens, one: Measure, two: Measure, words: tuple[str, str]) -> str | None:
    """The name of the rule that makes the two a range; `words` are what leads and what links them."""
    match words:
        case ("between", "and" | "to" | "-"):
            return "range.between"
        case ("from", "to" | "-"):
            return "range.from-to"
        case (_, "or"):
            return "range.or" if _are_neighbours(one, two) else None
        case (_, "to"):
            return "range.to" if _rises(one, two) and not _moves(tokens, one, two) else None
        case (_, "-"):
            return "range.to" if _rises(one, two) else None
    return None


def _rises(one: Measure, two: Measure) -> bool:
    """True when the first number is the smaller, in the scale that it may borrow from the second."""
    if _borrows_scale(one, two):
        return True
    return one.value < two.value


def _borrows_scale(one: Measure, two: Measure) -> bool:
    """True for the 10 of "10 to 15 billion", not for the 500 of "$500 to $4 million"."""
    return one.numeral.scale == 1.0 < two.numeral.scale and one.numeral.raw < two.numeral.raw


def _are_neighbours(one: Measure, two: Measure) -> bool:
    """True for "three or four", "ten or twelve", "20 or 30": near enough to be one guess."""
    if one.unit not in {COUNT, two.unit} or one.numeral.form not in {Form.WORDS, Form.DIGITS} or not one.bare:
        return False
    top = two.numeral.raw if one.numeral.scale == 1.0 else two.value
    return 0 < one.value < top <= max(one.value + 1, 1.5 * one.value)


def _moves(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True for "gained 0.4 percent to 2,190" (a step and its end), "led 51 percent to 58 percent" (shares opposed)."""
    if not one.bare and (one.unit != two.unit or (_are_shares(one, two) and not _before_noun(tokens, one, two))):
        return True
    moved = bool(set(tokens.words[max(0, one.first - 3) : one.first]) & listed("moves"))
    return moved and not (one.bare and two.unit is COUNT)


def _are_shares(one: Measure, two: Measure) -> bool:
    return one.unit.kind is two.unit.kind is QuantityKind.PERCENT


def _before_noun(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True for "a 5 percent to 10 percent rise", "rise by 5 percent to 10 percent"."""
    behind = tokens.kinds[two.last] is Kind.WORD and tokens.words[two.last] not in listed("stop")
    return behind or tokens.words[one.first - 1] in {"a", "an", "the", "by", "of"}


def _fit(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True when the two can be ends of one range: alike in unit, in vagueness and in being ages."""
    if (one.age != two.age and not one.bare) or len({one.unit, two.unit, COUNT}) > 2:
        return False
    if Form.VAGUE in {one.numeral.form, two.numeral.form}:
        return one.numeral.rule == two.numeral.rule
    if two.unit is COUNT and one.unit.kind in {QuantityKind.PERCENT, QuantityKind.POINT}:
        behind = tokens.words[two.last]
        return tokens.kinds[two.last] is not Kind.WORD or behind in {"in", "of", "on", "by", "at", "from"}
    return True


def _with_one_unit(one: Measure, two: Measure) -> tuple[Measure, Measure]:
    """The two with one unit and, where only the second has a scale word, one scale: "10 to 15 billion"."""
    if one.unit is COUNT and two.unit is not COUNT:
        one = replace(one, unit=two.unit, per=two.per, age=two.age, tied=two.tied)
    elif two.unit is COUNT and one.unit is not COUNT:
        two = replace(two, unit=one.unit, per=one.per, age=one.age)
    if _borrows_scale(one, two):
        one = replace(one, numeral=rescale(one.numeral, two.numeral.scale))
    return one, replace(two, per=two.per or one.per)
