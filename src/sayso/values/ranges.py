"""Two numbers in one expression: "between 200 and 250", "from 43 to 70", "10-15", "three or four"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.model import QuantityKind
from sayso.values.counted import counting_words
from sayso.values.hedges import HedgeTables, Rule, hedge_tables
from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.measures import Measure
from sayso.values.numerals import Form, rescale
from sayso.values.units import COUNT


@dataclass(frozen=True, slots=True)
class Range:
    """Two measures that are the ends of one expression, which begins at token `first` ("between", "from")."""

    low: Measure  # the one named first
    high: Measure
    first: int
    rule: Rule
    approx: bool


CLOSED_LINKS: Final = frozenset({"to", "and", "through", "or", "till", "until"})


def find_range(tokens: Tokens, one: Measure, two: Measure) -> Range | None:
    """The range whose ends are the neighbours `one` and `two`, or None."""
    tables = hedge_tables()
    link = _link(tokens, one.last, two.first, tables)
    if link is None:
        return None
    first, lead, approx = _lead(tokens, one.first, tables)
    name = _kind_of_range(tokens, one, two, link, lead)
    if name is None or not _fits(tokens, one, two):
        return None
    if name == "range.from-to" and _tells_change(tokens, first, tables):
        name = "range.change"
    low, high = _share_unit(one, two)
    if name in {"range.to", "range.or"} and lead in {"and", "to"}:
        lead = ""
    begins = first if lead in {"between", "from"} else _skip_hedges(tokens, one.first, approx)
    return Range(low, high, begins, tables.rules[name], approx)


def _link(tokens: Tokens, start: int, end: int, tables: HedgeTables) -> str | None:
    """The word that links two numbers ("to", "and", "-"), with what may stand behind it taken away; None for others."""
    while end > start:
        filler = tables.links.ending(tokens.words, end)
        if filler is None or filler.first <= start:
            break
        end = filler.first
    if tokens.words[start] in DASHES and end == start + 3 and tokens.words[start + 1] == "to" and tokens.words[end - 1] in DASHES:
        return "to"
    if tokens.words[start] in DASHES and end == start + 2 and tokens.words[start + 1] == "to":
        return "to"
    if tokens.words[start] == "to" and end == start + 2 and tokens.words[start + 1] in DASHES:
        return "to"
    if end == start + 2 and tokens.words[start : start + 2] == ["up", "to"]:
        return "to"
    if end != start + 1:
        return None
    word = tokens.words[start]
    if word in DASHES:
        both = tokens.glued(start) == tokens.glued(start + 1)
        return "-" if both else None
    return word if word in CLOSED_LINKS else None


def _lead(tokens: Tokens, first: int, tables: HedgeTables) -> tuple[int, str, bool]:
    """Where a range begins that has its first number at token `first`: at "between" or "from"; and if it is hedged."""
    at = first
    approx = False
    for _ in range(3):
        match = tables.before.ending(tokens.words, at)
        if match is not None and match.meaning.name in {"range.between", "range.from-to"}:
            ahead = tables.before.ending(tokens.words, match.first)
            rounded = ahead is not None and ahead.meaning.comparator.value == "approx"
            start = ahead.first if ahead is not None and rounded else match.first
            return start, match.meaning.name.partition(".")[2].partition("-")[0], approx or rounded
        filler = tables.leads.ending(tokens.words, at)
        if filler is None:
            break
        rule = tables.before.ending(tokens.words, at)
        approx = approx or (rule is not None and rule.meaning.comparator.value == "approx")
        at = filler.first
    return first, "", approx and at < first


def _skip_hedges(tokens: Tokens, first: int, approx: bool) -> int:
    """Where "roughly 60 to 70" begins: at its rounding word."""
    if not approx:
        return first
    match = hedge_tables().before.ending(tokens.words, first)
    return first if match is None else match.first


def _kind_of_range(tokens: Tokens, one: Measure, two: Measure, link: str, lead: str) -> str | None:
    """The name of the rule that makes the two a range."""
    if lead == "between" and link in {"and", "to", "-"}:
        return "range.between"
    if lead == "from" and link in {"to", "through", "till", "until", "-"}:
        return "range.from-to"
    rising = one.value < _end_value(one, two)
    if link == "or":
        return "range.or" if _neighbours(one, two) else None
    if link in {"to", "through"}:
        return "range.to" if rising and not _moves_to(tokens, one, two) else None
    if link == "-":
        return "range.to" if rising else None
    return None


def _end_value(one: Measure, two: Measure) -> float:
    """The second number, in the scale that the first one borrows from it."""
    return two.value if two.numeral.scale == 1.0 or one.numeral.scale > 1.0 else two.sign * two.numeral.raw * two.unit.factor if one.value < two.numeral.raw else two.value


def _neighbours(one: Measure, two: Measure) -> bool:
    """ "Three or four", "ten or twelve", "20 or 30": close enough to be one guess."""
    if one.unit not in {COUNT, two.unit} or one.numeral.form not in {Form.WORDS, Form.DIGITS} or one.value <= 0:
        return False
    top = two.numeral.raw if one.numeral.scale == 1.0 else two.value
    return one.value < top <= max(one.value + 1, 1.5 * one.value) and one.bare


MOVES: Final = frozenset(
    "rose fell gained lost climbed slid dropped added jumped slipped rallied declined increased decreased surged sank tumbled plunged soared "
    "up down shed grew advanced dipped eased edged rising falling gaining losing climbing dropping gains rise fall gain drop slide jump "
    "won win wins beat leads lead led leading defeated".split(),
)  # fmt: skip
"""Behind these "5 percent to 30" is a step and where it led, or a result, not a range."""


def _moves_to(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True for "gained 0.7 percent to 6,327": a change and its outcome have different units."""
    ahead = set(tokens.words[max(0, one.first - 3) : one.first])
    if not one.bare and one.unit.kind is two.unit.kind is QuantityKind.PERCENT and not _before_noun(tokens, one, two):
        return True
    if one.unit != two.unit and not one.bare:
        return True
    return bool(ahead & MOVES) and not one.bare or bool(ahead & MOVES) and two.unit is not COUNT and one.bare


def _before_noun(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True for "a 5 percent to 10 percent rise"; "led 40 percent to 48 percent" sets two shares against each other."""
    behind = tokens.kinds[two.last] is Kind.WORD and tokens.words[two.last] not in counting_words().stop
    return behind or tokens.words[one.first - 1] in {"a", "an", "the"}


def _fits(tokens: Tokens, one: Measure, two: Measure) -> bool:
    """True when the two can be ends of one range: like units, no shares with counts, no date."""
    if one.age != two.age and not one.bare:
        return False
    if one.unit not in {COUNT, two.unit} and two.unit is not COUNT:
        return False
    if {one.numeral.form, two.numeral.form} & {Form.VAGUE}:
        return one.numeral.form is two.numeral.form and one.numeral.rule == two.numeral.rule
    if two.unit is COUNT and one.unit.kind in {QuantityKind.PERCENT, QuantityKind.POINT} and tokens.kinds[two.last] is Kind.WORD:
        return tokens.words[two.last] in {"in", "of", "on", "by", "at", "from"}
    return True


def _share_unit(one: Measure, two: Measure) -> tuple[Measure, Measure]:
    """The two with one unit and, where only the second has a scale word, one scale: "10 to 15 billion"."""
    if one.unit is COUNT and two.unit is not COUNT:
        one = replace(one, unit=two.unit, per=two.per, age=two.age, tied=two.tied)
    elif two.unit is COUNT and one.unit is not COUNT:
        two = replace(two, unit=one.unit, per=one.per, age=one.age)
    if one.numeral.scale == 1.0 and two.numeral.scale > 1.0 and one.numeral.raw < two.numeral.raw:
        one = replace(one, numeral=rescale(one.numeral, two.numeral.scale))
    return one, replace(two, per=two.per or one.per)


def _tells_change(tokens: Tokens, first: int, tables: HedgeTables) -> bool:
    """True when a word of change stands up to three tokens before "from": "rose sharply from 43 to 70"."""
    return bool(set(tokens.words[max(0, first - 3) : first]) & tables.change)
