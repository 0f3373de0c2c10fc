"""Numbers that are days, years and times of day: "20 January", "the 2003 invasion", "5 p.m."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Comparator
from sayso.values.counted import is_plural, noun_follows
from sayso.values.hedges import hedge_before
from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.numerals import Form, number_words
from sayso.values.units import COUNT
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure

DAYS = 31


def is_date(tokens: Tokens, measure: Measure) -> bool:
    """True for the numbers of "20 January", "Oct. 27", "Monday 15", "8 and 9 March"."""
    value, first = measure.value, measure.first
    if _has_four_digits(tokens, measure) and _is_month(tokens, first - 1):
        return True  # "Aug 2016 Barrel bomb": what follows is no unit
    if measure.unit is not COUNT or not measure.numeral.is_whole or measure.numeral.scale > 1:
        return False
    ahead = first - 2 if tokens.words[first - 1] == "," or _is_short_month(tokens, first - 2) else first - 1
    if _is_month(tokens, ahead) and (value <= DAYS or 1000 <= value <= 2100):
        if tokens.words[ahead - 1] == "in" and value <= DAYS and noun_follows(tokens, measure.last):
            return False  # "in May 5 people died", its comma lost
        return tokens.words[first - 1] != "," or value > DAYS or not noun_follows(tokens, measure.last)
    if value > DAYS:
        return False
    weekday = ahead >= 0 and tokens.words[ahead] in listed("weekdays") and tokens.capital(ahead)
    return (weekday and not noun_follows(tokens, measure.last)) or _month_behind(tokens, measure.numeral.last)


def _month_behind(tokens: Tokens, last: int) -> bool:
    """True before "January", "of January", "-January", "and 9 January"."""
    if _is_month(tokens, last + 1 if tokens.words[last] in {"of", "-"} else last):
        return True
    linked = tokens.words[last] in {"to", "and", "or"} or tokens.words[last] in DASHES
    return linked and tokens.kinds[last + 1] is Kind.NUMBER and _is_month(tokens, last + 2)


def _is_month(tokens: Tokens, index: int) -> bool:
    return index >= 0 and tokens.words[index] in listed("months") and tokens.capital(index)


def _is_short_month(tokens: Tokens, index: int) -> bool:
    """True for the "Oct." of "Oct. 27", false for the "April." that ends a sentence."""
    return index >= 0 and tokens.words[index + 1] == "." and len(tokens.words[index]) <= 4 and _is_month(tokens, index)


# --- years -----------------------------------------------------------------------------------------------------------


def looks_like_year(tokens: Tokens, measure: Measure) -> bool:
    """True for four digits without a comma, a unit or a scale word."""
    return measure.unit is COUNT and _has_four_digits(tokens, measure)


def _has_four_digits(tokens: Tokens, measure: Measure) -> bool:
    raw = tokens.raw[measure.numeral.first]
    return measure.numeral.last == measure.numeral.first + 1 and len(raw) == 4 and raw.isdigit()


def is_year(tokens: Tokens, measure: Measure) -> bool:
    """True for "2017", "in 611", "2015-16", "the 2003 invasion"; not for "2000 people", "more than 2000"."""
    before = tokens.words[measure.first - 1]
    if not looks_like_year(tokens, measure):
        return before in listed("year_prepositions") and _is_short_year(tokens, measure)
    if _counts_bodies(tokens, measure.last):
        return False
    if not 1900 <= measure.value < 2100:
        early = 1000 <= measure.value < 2200 and before in listed("year_prepositions")
        return early and not noun_follows(tokens, measure.last)
    if measure.value % 100:
        return before in {"in", "since"} or not _is_bounded(tokens, measure) or _lasts(tokens, measure)
    if _is_bounded(tokens, measure) or hedge_before(tokens, measure) is not None:
        return False
    return before in {"in", "since", "the"} or not noun_follows(tokens, measure.last)


def _counts_bodies(tokens: Tokens, last: int) -> bool:
    """True before "people", "armed men": years modify events, not bodies."""
    if tokens.words[last] in listed("bodies"):
        return True
    adjective = tokens.kinds[last] is Kind.WORD and tokens.words[last] not in listed("stop") | {"most"}
    return adjective and tokens.words[last + 1] in listed("bodies")


def _is_bounded(tokens: Tokens, measure: Measure) -> bool:
    """True behind "more than", "at least", "some": words that no year has before it."""
    hedge = hedge_before(tokens, measure)
    if hedge is None:
        return False
    return hedge.rule.comparator is not Comparator.APPROXIMATE or hedge.rule.name == "hedge.some"


def _lasts(tokens: Tokens, measure: Measure) -> bool:
    """True for the year of "over 2024", "over 2024-27", where nothing is counted: something goes on through it."""
    counts = noun_follows(tokens, measure.last) or tokens.kinds[measure.last] is Kind.WORD
    linked = tokens.words[measure.last] in {"and", "to"} and tokens.kinds[measure.last + 1] is Kind.NUMBER
    return tokens.words[measure.first - 1] == "over" and (linked or not counts)


def _is_short_year(tokens: Tokens, measure: Measure) -> bool:
    """True for the three digits of "in 611.", "circa 480"."""
    raw = tokens.raw[measure.numeral.first]
    alone = tokens.kinds[measure.last] is not Kind.WORD or tokens.words[measure.last] in listed("stop")
    return len(raw) == 3 and raw.isdigit() and measure.bare and alone


def is_spelled_year(tokens: Tokens, measure: Measure) -> bool:
    """True for both groups of "nineteen eighty-four": number words with nothing between them."""
    if measure.numeral.form is not Form.WORDS or not measure.bare or tokens.hyphen(measure.last):
        return False
    simple, behind = number_words().simple, measure.last
    if measure.first > 0 and tokens.words[measure.first - 1] in simple:
        return True
    follows = tokens.words[behind] in simple and not is_plural(tokens.words[behind + 1])
    return follows and not (tokens.hyphen(behind + 1) and tokens.words[behind + 2] not in simple)


# --- times of day ----------------------------------------------------------------------------------------------------


def is_clock_time(tokens: Tokens, measure: Measure) -> bool:
    """True for "5 p.m.", "10.45pm", "0400 GMT", "at 1800 hours"."""
    last = measure.numeral.last
    word, raw = tokens.words[last], tokens.raw[measure.numeral.first]
    if word in listed("clock") and measure.value <= 2400 and measure.unit is COUNT:
        return word not in {"et", "pt", "est"} or tokens.raw[last].isupper()
    military = len(raw) == 4 and raw.isdigit() and raw[0] in "012" and raw.endswith("00") and word == "hours"
    return military and tokens.words[measure.first - 1] in {"at", "by", "from"}
