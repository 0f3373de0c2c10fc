"""Numbers that are ages though no unit says so: "aged 34", "Jane Doe, 61, said", "who turned 40"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.values.lexer import Kind, Tokens
from sayso.values.units import YEAR

if TYPE_CHECKING:
    from sayso.values.measures import Measure

OLDEST: Final = 115
BEHIND_NAME: Final = frozenset({"has", "was", "is", "said", "who", "of", "from", "had", "told", "says", "died", "and", "a", "the"})
PERSONS: Final = frozenset({"he", "she", "who", "i"})
STATES: Final = frozenset({"is", "was", "turned", "turns", "be", "am"})
GROUPS: Final = frozenset({"those", "anyone", "people", "children", "adults", "women", "men", "voters", "was", "were", "are", "is", "girls", "boys", "everyone", "americans", "persons", "all", "youths", "kids", "residents"})


def as_age(tokens: Tokens, measure: Measure) -> Measure:
    """`measure` in years where it is somebody's age, else as it is."""
    if not measure.bare or not measure.numeral.is_whole or not 0 < measure.value <= OLDEST:
        return measure
    if _told(tokens, measure) or _beside_name(tokens, measure) or _limit(tokens, measure):
        return replace(measure, unit=YEAR, age=True)
    return measure


def _told(tokens: Tokens, measure: Measure) -> bool:
    """ "Aged 34", "at age 60", "between the ages of 18 and 29", "he turned 40", "She is 35."."""
    words, first = tokens.words, measure.first
    before = words[first - 1]
    if before in {"aged", "age", "ages"} and first > 0:
        return True
    if before in {"between", "from", "to", "and", "-", "–"} and {"aged", "ages"} & set(words[max(0, first - 6) : first]):
        return True
    if before == "of" and words[first - 2] in {"age", "ages"}:
        return True
    alone = tokens.kinds[measure.last] is not Kind.WORD or words[measure.last] in {"when", "by", "at", "and", "in", "on", "but"}
    if before in STATES and alone and measure.value >= 5:
        return words[first - 2] in PERSONS or words[first - 2] in {"will", "would"} and words[first - 3] in PERSONS
    return before == "at" and words[measure.last] in {"is", "was", "he", "she"} and measure.value >= 15 or before == "just" and words[first - 2] in STATES and words[first - 3] in PERSONS


def _beside_name(tokens: Tokens, measure: Measure) -> bool:
    """ "Jane Doe, 61, said", "Nick Hague 44 has", "Ali Hassan (29)"."""
    first, behind = measure.first, tokens.words[measure.last]
    if tokens.kinds[measure.numeral.first] is not Kind.NUMBER or measure.value < 2:
        return False
    if tokens.words[first - 1] == "," and first > 1:
        return _is_name(tokens, first - 2) and (behind in {",", ".", "and", ";"} or behind in BEHIND_NAME - {"a", "the"})
    if tokens.words[first - 1] == "(" and first > 1:
        return behind == ")" and _is_name(tokens, first - 2) and tokens.capital(first - 3) and measure.value >= 10
    return first > 1 and _is_name(tokens, first - 1) and tokens.capital(first - 2) and behind in BEHIND_NAME - {"a", "the", "of", "and"} and measure.value >= 15


def _is_name(tokens: Tokens, index: int) -> bool:
    return tokens.kinds[index] is Kind.WORD and tokens.capital(index) and not tokens.raw[index].endswith("s.")


def _limit(tokens: Tokens, measure: Measure) -> bool:
    """ "One in five was under 18", "those over 65", "voters 45 and older"."""
    words, first, last = tokens.words, measure.first, measure.last
    if words[first - 1] in {"under", "over", "below", "above"} and 10 <= measure.value <= 90:
        free = tokens.kinds[last] is not Kind.WORD or words[last] in {"and", "or", "in", "at", "who", "were", "are", "by", "to", "have", "had"}
        return words[first - 2] in GROUPS and free
    if words[last] in {"and", "or"} and words[last + 1] in {"older", "younger", "over", "above", "under"}:
        return words[last + 1] in {"older", "younger"} or words[first - 1] in GROUPS
    return words[first - 1] == "-" and words[first - 2] in {"under", "over"} and tokens.hyphen(first - 1)
