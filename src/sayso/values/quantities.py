"""The quantities of a text: numbers in words or digits, with what bounds them and what they are numbers of.

A scanner over tokens, without a parser: numerals, then units, then what is no quantity, then ranges, then the words
that bound, then what is carried on within a sentence. What it does not try: which clause a number belongs to, who says
it, what befell the counted. The rules and the widths that they give are data (hedges.toml).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.model import Comparator, Quantity, QuantityKind
from sayso.spans import CharSpan
from sayso.values.bounds import Bounds, bounds_of, bounds_of_range
from sayso.values.carry import Found, carried_bound, noun_from_before
from sayso.values.counted import find_counted
from sayso.values.durations import places_in_time
from sayso.values.hedges import BOUNDS, Hedge, Rule, hedge_after, hedge_before, rule_of
from sayso.values.lexer import Kind, Tokens
from sayso.values.measures import Measure
from sayso.values.numerals import Form
from sayso.values.ranges import find_range
from sayso.values.scan import find_measures
from sayso.values.wordlists import listed


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities that `text` states, in order of appearance.

    Spans are code points of `text`, comparator and unit included, the counted noun not. Bounds are in whole units, so
    that "$3bn" is 3e9 USD and "50 cents" 0.5 USD, and never inverted. `figure` is False where the number states no
    figure: ages, ends told as ordinals, verbs ("tripled"), spans of time that place an event ("two years ago").

    Method: `stated` holds what the words say; the two other intervals follow the studies named in hedges.toml.
    Example: "at least 40 people" gives 40 and up, unit "count", noun "people", rule "hedge.at-least".
    """
    tokens = Tokens(text)
    measures = find_measures(tokens)
    quantities: list[Quantity] = []
    earlier: list[Found] = []
    at = 0
    while at < len(measures):
        expression = _expression(tokens, measures, at, earlier)
        at += expression.measures
        noun, own = _noun(tokens, expression, earlier)
        expression = _with_words_behind_noun(tokens, expression, noun if own else None)
        earlier.append(Found(expression.measure, expression.hedge, noun, own, expression.last))
        quantities.append(_quantity(tokens, expression, noun))
    return tuple(quantities)


# --- expressions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Expression:
    """One or two measures, read as one quantity, in tokens `first` to `last`."""

    measure: Measure  # the last one, whose unit and noun count
    number: tuple[int, int]  # tokens of the number words alone
    first: int
    last: int
    rule: Rule
    bounds: Bounds
    approx: bool
    comparator: Comparator
    hedge: Hedge | None
    measures: int = 1
    carried: bool = False


def _expression(tokens: Tokens, measures: list[Measure], at: int, earlier: list[Found]) -> _Expression:
    """The expression that begins with the measure number `at`."""
    one, read = measures[at], None
    if at + 1 < len(measures):
        two = measures[at + 1]
        read = _range(tokens, one, two) or _two_bounds(tokens, one, two) or _if_not(tokens, one, two)
    read = read or _single(tokens, one, earlier)
    if earlier and read.first < earlier[-1].last:
        free = one.first if one.first >= earlier[-1].last else one.numeral.first  # "0 AUD 0": the code is taken
        return replace(read, first=free, hedge=None)
    return read


def _range(tokens: Tokens, one: Measure, two: Measure) -> _Expression | None:
    found = find_range(tokens, one, two)
    if found is None:
        return None
    first = min(found.first, one.first)
    return _Expression(
        measure=found.high,
        number=(one.numeral.first, two.numeral.last),
        first=first,
        last=two.last,
        rule=found.rule,
        bounds=bounds_of_range(found.rule, found.low.value, found.high.value),
        approx=found.approx,
        comparator=Comparator.RANGE,
        hedge=Hedge(found.rule, found.approx, first, one.first) if first < one.first else None,
        measures=2,
    )


LOWER: Final = frozenset({Comparator.MORE, Comparator.AT_LEAST})
JOINTS: Final = frozenset(
    {"and", "but", ", but", ", and", "and possibly", "but possibly", "but also", "and perhaps", "or", "yet"}
)
"""What may stand between two bounds of one number."""


def _two_bounds(tokens: Tokens, one: Measure, two: Measure) -> _Expression | None:
    """The range of "more than 10 but fewer than 20", "at most 90 and at least 30"."""
    if two.first - one.last > 8:
        return None
    before, behind = hedge_before(tokens, one), hedge_before(tokens, two)
    if before is None or behind is None or " ".join(tokens.words[one.last : behind.first]) not in JOINTS:
        return None
    sides = {before.rule.comparator, behind.rule.comparator}
    if not sides <= BOUNDS or len(sides & LOWER) != 1 or len(sides) != 2:
        return None
    (low, low_hedge), (high, high_hedge) = ((one, before), (two, behind))
    if before.rule.comparator not in LOWER:
        (low, low_hedge), (high, high_hedge) = ((two, behind), (one, before))
    if low.value >= high.value:
        return None
    rule = rule_of("range.two-bounds")
    bounds = bounds_of_range(
        rule,
        low.value,
        high.value,
        low_open=low_hedge.rule.comparator is Comparator.MORE,
        high_open=high_hedge.rule.comparator is Comparator.LESS,
    )
    return _Expression(
        measure=two,
        number=(one.numeral.first, two.numeral.last),
        first=before.first,
        last=two.last,
        rule=rule,
        bounds=bounds,
        approx=before.approx or behind.approx,
        comparator=Comparator.RANGE,
        hedge=before,
        measures=2,
    )


def _if_not(tokens: Tokens, one: Measure, two: Measure) -> _Expression | None:
    """The bound of "dozens, if not hundreds": the first number is the least."""
    link = " ".join(tokens.words[one.last : two.first])
    if link not in {"if not", ", if not", "or even", ", or even", "and perhaps", ", perhaps"} or two.value <= one.value:
        return None
    if link in {"and perhaps", ", perhaps"} and one.numeral.form is not Form.VAGUE:
        return None
    rule = rule_of("range.if-not")
    before = hedge_before(tokens, one)
    first = one.first if before is None else before.first
    return _Expression(
        measure=two,
        number=(one.numeral.first, two.numeral.last),
        first=first,
        last=two.last,
        rule=rule,
        bounds=bounds_of(rule, one.value),
        approx=True,
        comparator=Comparator.VAGUE if one.numeral.form is Form.VAGUE else Comparator.AT_LEAST,
        hedge=before,
        measures=2,
    )


def _single(tokens: Tokens, measure: Measure, earlier: list[Found]) -> _Expression:
    """One measure and the words that bound it, before or behind, or carried on from an earlier number."""
    before, behind = hedge_before(tokens, measure), _hedge_behind(tokens, measure)
    if before is not None and earlier and before.first < earlier[-1].last:
        before = None  # the words belong to the number before: "30-some dozens"
    hedge = _stronger(before, behind)
    carried = None
    if hedge is None and earlier and measure.numeral.form is not Form.VAGUE:
        carried = carried_bound(tokens, earlier[-1], measure)
    rule = _rule(measure, hedge or carried)
    vague = measure.numeral.form is Form.VAGUE and measure.numeral.rule not in {"vague.digits", "vague.double-digits"}
    approx = vague or any(h is not None and h.approx for h in (before, behind))
    return _Expression(
        measure=measure,
        number=(measure.numeral.first, measure.numeral.last),
        first=measure.first if before is None else before.first,
        last=measure.last if behind is None else max(behind.last, measure.last),
        rule=rule,
        bounds=bounds_of(rule, measure.value),
        approx=approx,
        comparator=rule.comparator,
        hedge=hedge or carried,
        carried=carried is not None,
    )


def _hedge_behind(tokens: Tokens, measure: Measure) -> Hedge | None:
    """The hedge behind the unit, or between the number and its unit: "10+ years"."""
    return hedge_after(tokens, measure.last) or (
        hedge_after(tokens, measure.numeral.last) if not measure.bare else None
    )


def _stronger(before: Hedge | None, behind: Hedge | None) -> Hedge | None:
    """Of two hedges the one that bounds: "about 500 or more" is 500 and up."""
    if before is None or (behind is not None and before.rule.comparator not in BOUNDS):
        return behind if behind is not None else before
    return before


def _rule(measure: Measure, hedge: Hedge | None) -> Rule:
    own = measure.numeral.rule
    if hedge is None or (own.startswith("vague.") and hedge.rule.comparator not in BOUNDS):
        return rule_of(own or "plain")
    return hedge.rule


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun(tokens: Tokens, expression: _Expression, earlier: list[Found]) -> tuple[tuple[int, int] | None, bool]:
    """The tokens of what is counted, and whether they stand behind the number itself."""
    measure = expression.measure
    single = measure.tied or (measure.value == 1 and measure.unit.kind is QuantityKind.COUNT)
    words = (expression.first, expression.last)
    noun = find_counted(tokens, measure, words, single=single)
    if noun is not None:
        return noun, True
    if measure.unit.kind is QuantityKind.COUNT and not measure.age:
        return noun_from_before(tokens, earlier, measure, words), False
    return None, False


FREE_HEDGES: Final = frozenset(
    f"hedge.{name}" for name in ("or-more", "or-less", "at-least", "at-most", "and-counting", "about", "if-not-more")
)
"""Rules whose words may stand behind the noun too: "40 people or more"."""


def _with_words_behind_noun(tokens: Tokens, expression: _Expression, noun: tuple[int, int] | None) -> _Expression:
    """`expression` with the bound that stands behind its noun; the noun then lies inside it."""
    before = expression.hedge
    if expression.measures > 1 or (before is not None and before.rule.comparator is not Comparator.APPROXIMATE):
        return expression
    befell = tokens.words[expression.last] in listed("casualty")
    hedge = hedge_after(tokens, expression.last + 1 if befell or noun is None else noun[1])
    if hedge is None or (noun is None and not befell):
        return expression
    if hedge.rule.name not in FREE_HEDGES or tokens.words[hedge.last - 1] in {"plus", "+", "exactly"}:
        return expression
    if not _stands_alone(tokens, hedge) or (before is not None and hedge.rule.comparator not in BOUNDS):
        return expression
    rule = _rule(expression.measure, hedge)
    return _Expression(
        measure=expression.measure,
        number=expression.number,
        first=expression.first,
        last=hedge.last,
        rule=rule,
        bounds=bounds_of(rule, expression.measure.value),
        approx=hedge.approx or before is not None,
        comparator=rule.comparator,
        hedge=hedge,
    )


def _stands_alone(tokens: Tokens, hedge: Hedge) -> bool:
    """False where the words may belong to a noun behind them: "20 ships or more boats"; "or so" never does."""
    if tokens.words[hedge.last - 1] in {"so", "most", "minimum", "maximum", "least"}:
        return True
    after_comma = tokens.words[hedge.first] == ","
    return after_comma or tokens.kinds[hedge.last] is not Kind.WORD or tokens.words[hedge.last] in listed("stop")


# --- the value that leaves -------------------------------------------------------------------------------------------


def _quantity(tokens: Tokens, expression: _Expression, noun: tuple[int, int] | None) -> Quantity:
    measure, hedge = expression.measure, expression.hedge
    span = _span(tokens, expression.first, expression.last)
    words = None if hedge is None or expression.carried else _span(tokens, hedge.first, hedge.last)
    return Quantity(
        span=span,
        surface=span.of(tokens.text),
        number=_span(tokens, *expression.number),
        comparator_span=words,
        stated=expression.bounds.stated,
        hard=expression.bounds.hard,
        soft=expression.bounds.soft,
        approx=expression.approx,
        comparator=expression.comparator,
        kind=QuantityKind.RATE if measure.per else measure.unit.kind,
        unit=f"{measure.unit.name}/{measure.per}" if measure.per else measure.unit.name,
        rule=expression.rule.name,
        noun=None if noun is None else _span(tokens, *noun),
        carried=expression.carried,
        figure=_is_figure(tokens, expression),
    )


def _is_figure(tokens: Tokens, expression: _Expression) -> bool:
    """False for ages, verbs, spans of time that place an event, and the "100,000" of "5.1 per 100,000 people"."""
    measure = expression.measure
    base = measure.unit.kind is QuantityKind.COUNT and tokens.words[expression.first - 1] == "per"
    if not measure.numeral.figure or measure.age or base:
        return False
    return not places_in_time(tokens, measure, expression.first)


def _span(tokens: Tokens, first: int, last: int) -> CharSpan:
    return CharSpan(tokens.starts[first], tokens.ends[last - 1])
