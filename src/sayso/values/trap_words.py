"""Number words that count nothing: "one of the generals", "the two said", "a three-way race", "zero tolerance"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.values.counted import is_plural, noun_follows
from sayso.values.hedges import hedge_before
from sayso.values.lexer import Kind, Tokens
from sayso.values.numerals import Form
from sayso.values.shares import simple_number
from sayso.values.units import COUNT
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure


def is_pronoun(tokens: Tokens, measure: Measure) -> bool:
    """True for "one of them", "the one that", "no one", "the two said": what was named before."""
    if measure.numeral.form is not Form.WORDS or not measure.bare or measure.numeral.value > 12:
        return False
    word, behind = tokens.words[measure.numeral.first], tokens.words[measure.last]
    if word in {"a", "an"} or tokens.hyphen(measure.last):
        return False
    if word == "one":
        return _is_pronoun_one(tokens, measure, behind)
    if behind == "figures" and 4 <= measure.numeral.value <= 9:
        return True  # "six figures" are digits
    known = tokens.words[measure.first - 1] in {"the", "these", "those", "other", "both", "former"}
    bare = tokens.kinds[measure.last] is not Kind.WORD or behind in (listed("stop") | listed("verbs")) - {"of"}
    return known and bare


def _is_pronoun_one(tokens: Tokens, measure: Measure, behind: str) -> bool:
    before = tokens.words[measure.first - 1]
    if hedge_before(tokens, measure) is not None and behind not in {"of", "another"}:
        return False
    if behind in {"to", "or"} and simple_number(tokens, measure.last + 1) is not None:
        return False
    if behind in listed("stop"):
        return True
    if behind in listed("after_one") and not (behind == "more" and is_plural(tokens.words[measure.last + 1])):
        return True
    if before in listed("before_one") or (before == "on" and behind in {"hand", "side"}):
        return True
    return tokens.kinds[measure.last] is not Kind.WORD and before not in listed("before_bare_one")


def is_some_day(tokens: Tokens, measure: Measure) -> bool:
    """True for "one day he will return": some day, not the length of a day."""
    if tokens.words[measure.numeral.first] != "one" or measure.tied or measure.unit.name not in {"day", "night"}:
        return False
    return tokens.words[measure.first - 1] not in listed("length_before_day") and tokens.words[measure.last] != "of"


def is_kind(tokens: Tokens, measure: Measure) -> bool:
    """True for "a three-way race", "one-on-one", "the top-two primary": a hyphen makes a kind of the number."""
    last, ahead = measure.numeral.last, measure.first - 1
    word = tokens.kinds[measure.numeral.first] is Kind.WORD and ahead > 0
    if word and tokens.hyphen(ahead):
        return tokens.words[ahead - 1] not in listed("number_prefixes")
    if not tokens.hyphen(last) or measure.unit is not COUNT or measure.last > last:
        return False
    behind = tokens.words[last + 1]
    if behind in {"to", "and", "or"}:
        second = simple_number(tokens, last + 3)
        return second is None or second == measure.value
    if tokens.kinds[measure.numeral.first] is Kind.NUMBER and simple_number(tokens, last + 1) is not None:
        return tokens.kinds[last + 1] is Kind.WORD
    if tokens.kinds[last + 1] is not Kind.WORD or behind in {"odd", "plus", "some", "something", "people"}:
        return False
    return behind in listed("tied_kinds") or behind in listed("stop") or is_plural(behind)


def is_nothing(tokens: Tokens, measure: Measure) -> bool:
    """True for "zero tolerance": nothing is counted unless a plural or a unit follows, or it ends a range."""
    if measure.numeral.value != 0 or measure.unit is not COUNT:
        return False
    ends = tokens.words[measure.last] in {"to", "-"} or tokens.words[measure.first - 1] in {"from", "to", "at", "than"}
    return not ends and not noun_follows(tokens, measure.last)
