"""Numbers that are codes, scores, addresses, entries of lists and counters of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.values.counted import noun_follows
from sayso.values.hedges import hedge_before
from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.numerals import Form, number_words
from sayso.values.units import COUNT
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure


def is_slashed(tokens: Tokens, measure: Measure) -> bool:
    """True for both numbers of "9/11", "24/7", "1/3."."""
    first, last = measure.numeral.first, measure.numeral.last
    if tokens.words[first - 1] == "/" and tokens.glued(first) and first > 1:
        return tokens.kinds[first - 2] is Kind.NUMBER
    return tokens.words[last] == "/" and tokens.glued(last) and tokens.kinds[last + 1] is Kind.NUMBER


def is_score(tokens: Tokens, measure: Measure) -> bool:
    """True for both numbers of "3-2", "won 17-21": tied by a dash, they fall, or words of contests are near."""
    if measure.unit is not COUNT or measure.numeral.form is not Form.DIGITS or measure.value > 1000:
        return False
    pair = _tied_pair(tokens, measure)
    if pair is None:
        return False
    low, high, last = pair
    if tokens.words[last] in number_words().scales or tokens.words[last] in {"%", "percent", "per"}:
        return False
    if low >= high:
        return True
    near = {*tokens.words[max(0, measure.first - 5) : measure.first], *tokens.words[last : last + 4]}
    return high <= 150 and bool(near & listed("sport")) and not noun_follows(tokens, last)


def _tied_pair(tokens: Tokens, measure: Measure) -> tuple[float, float, int] | None:
    """The two numbers that a dash ties, one of them `measure`, and the token behind them."""
    first, last = measure.numeral.first, measure.numeral.last
    if tokens.words[last] in DASHES and tokens.hyphen(last) and tokens.kinds[last + 1] is Kind.NUMBER:
        return measure.value, tokens.number(last + 1), last + 2
    if first > 1 and tokens.hyphen(first - 1) and tokens.kinds[first - 2] is Kind.NUMBER:
        return tokens.number(first - 2), measure.value, last
    return None


def is_code(tokens: Tokens, measure: Measure) -> bool:
    """True for "007", "[3]", "(1)", "a 911 call", the postcode 60614, rows of numbers with nothing between them."""
    first, last = measure.numeral.first, measure.numeral.last
    raw = tokens.raw[first]
    if len(raw) > 1 and raw[0] == "0" and raw.isdigit():
        return True
    if not measure.bare or measure.numeral.scale > 1:
        return False
    if raw == "911" and hedge_before(tokens, measure) is None:
        return True
    if tokens.words[first - 1] in {"(", "["} and tokens.words[last] in {")", "]"} and tokens.glued(first):
        return measure.value < 100
    if len(raw) >= 5 and raw.isdigit() and measure.value % 100 and not noun_follows(tokens, last):
        return hedge_before(tokens, measure) is None
    return _is_in_row(tokens, first, last)


def _is_in_row(tokens: Tokens, first: int, last: int) -> bool:
    """True for a number that has another beside it; the year of "in 2015 200 people" takes no part."""
    counts = noun_follows(tokens, last)
    beside = first > 0 and tokens.kinds[first - 1] is Kind.NUMBER and not tokens.glued(first)
    if beside and (tokens.raw[first - 1] == "0" or (len(tokens.raw[first - 1]) != 4 and not counts)):
        return True
    if tokens.kinds[last] is not Kind.NUMBER:
        return False
    return tokens.kinds[last + 1] is not Kind.WORD and tokens.words[last + 1] not in {"%", "-"}


_LOCAL, _LINE = 3, 4
"""Digits of the two parts of a telephone number: "555-1234"."""


def is_telephone(tokens: Tokens, measure: Measure) -> bool:
    """True for both parts of "555-1234", where no noun follows that they could count."""
    pair = _tied_pair(tokens, measure)
    if pair is None or noun_follows(tokens, pair[2]):
        return False
    parts = tokens.raw[pair[2] - 3], tokens.raw[pair[2] - 1]
    return all(part.isdigit() for part in parts) and tuple(map(len, parts)) == (_LOCAL, _LINE)


def is_counter(tokens: Tokens, measure: Measure) -> bool:
    """True for counters of a page: "12 Comments" on a line, a sentence of its own, "... 348 Read on", "(3 Images)"."""
    first, last = measure.first, measure.last
    if not measure.bare:
        return False
    if tokens.words[last] in listed("pictures") and tokens.capital(last) and tokens.words[first - 1] == "(":
        return tokens.words[last + 1] == ")"
    ends = last >= tokens.count or tokens.line_start(last)
    if tokens.line_start(first):
        shown = tokens.words[last] in listed("page_counters")
        return ends or (shown and (last + 1 >= tokens.count or tokens.line_start(last + 1)))
    before = tokens.words[first - 1]
    if before in {".", "…"} and first > 1 and tokens.words[first - 2] in {".", "…"}:
        return tokens.capital(last) or not noun_follows(tokens, last)
    if (
        before in {"read", "viewed", "shared", "seen"}
        and tokens.line_start(first - 1)
        and tokens.words[last] == "times"
    ):
        return last + 1 >= tokens.count or tokens.line_start(last + 1)
    beside = tokens.kinds[first - 1] is Kind.DEAD or tokens.kinds[last] is Kind.DEAD
    counts = noun_follows(tokens, last) or tokens.words[last] in listed("casualty")
    return (before == "." and ends) or (beside and not counts)


def is_address(tokens: Tokens, measure: Measure) -> bool:
    """True for "45 Harbour Street", "10 Downing Street"."""
    if measure.unit is not COUNT or not measure.numeral.is_whole:
        return False
    at = measure.last
    while tokens.capital(at) and at < measure.last + 3:
        at += 1
        if tokens.words[at] in listed("streets") and tokens.capital(at):
            return True
    return False


def is_list_number(tokens: Tokens, measure: Measure) -> bool:
    """True for a number that heads a line of a list: "3. Anna", or "3 Anna" between lines headed by 2 and 4."""
    first, last = measure.numeral.first, measure.numeral.last
    if not tokens.line_start(first) or measure.value > 100 or not measure.numeral.is_whole or not measure.bare:
        return False
    if tokens.words[last] in {".", ")"} and tokens.glued(last):
        return True
    return tokens.capital(last) and _has_neighbour(tokens, first, int(measure.value))


def _has_neighbour(tokens: Tokens, first: int, value: int) -> bool:
    """True when the nearest lines before and behind that begin with a number begin with the one before or the next."""
    back = range(first - 1, max(-1, first - 60), -1)
    ahead = range(first + 1, min(tokens.count, first + 60))
    heads = (_head(tokens, back), _head(tokens, ahead))
    return bool({str(value - 1), str(value + 1)}.intersection(heads))


def _head(tokens: Tokens, reach: range) -> str:
    """The first number of `reach` that begins a line."""
    return next((tokens.raw[at] for at in reach if tokens.kinds[at] is Kind.NUMBER and tokens.line_start(at)), "")
