"""Numbers that are ages though no unit says so: "aged 34", "Jane Doe, 61, said", "who turned 40"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.values.lexer import Kind, Tokens
from sayso.values.units import YEAR
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure

OLDEST: Final = 115
"""No news gives an age past this."""

DYING: Final = frozenset({"dead", "died", "dies", "die", "dying"})
AGED: Final = frozenset({"aged", "age", "ages"})


def as_age(tokens: Tokens, measure: Measure) -> Measure:
    """`measure` in years where it is somebody's age, else as it is."""
    if not measure.bare or not measure.numeral.is_whole or not 0 < measure.value <= OLDEST:
        return measure
    if any(tells(tokens, measure) for tells in (_after_word, _after_person, _behind_name, _limit)):
        return replace(measure, unit=YEAR, age=True)
    return measure


def _after_word(tokens: Tokens, measure: Measure) -> bool:
    """True for "aged 34", "at age 60", "between the ages of 20 and 34"."""
    words, first = tokens.words, measure.first
    before = words[first - 1]
    if first == 0 or before in AGED:
        return first > 0
    if before in {"between", "from", "to", "and", "-", "–"}:
        return bool(AGED & set(words[max(0, first - 6) : first]))
    return before == "of" and words[first - 2] in AGED


def _after_person(tokens: Tokens, measure: Measure) -> bool:
    """True for "he turned 40", "who will be 90 in May", "died at 79", "Ann Li, now 19,"."""
    words, first, behind = tokens.words, measure.first, tokens.words[measure.last]
    alone = tokens.kinds[measure.last] is not Kind.WORD or behind in listed("age_ends")
    if words[first - 1] == "at":
        near = set(words[max(0, first - 6) : first])
        died = bool(DYING & near) and not near & {"number", "toll", "total", "count"}
        return (died and alone) or (measure.value >= 15 and behind in {"is", "was", "he", "she"})
    if words[first - 1] in {"now", "then"} and words[first - 2] == ",":
        return behind == ","
    if words[first - 1] in {"he's", "she's"}:
        return alone
    if words[first - 1] == "just":
        first -= 1
    if words[first - 1] not in listed("age_verbs") or measure.value < 5:
        return False
    person = first - 3 if words[first - 2] in {"will", "would"} else first - 2
    return alone and words[person] in listed("age_subjects")


def _behind_name(tokens: Tokens, measure: Measure) -> bool:
    """True for "Jane Doe, 61, said", "his wife, 41, left", "Ann Lind 39 has", "Ali Hassan (29)"."""
    first, behind = measure.first, tokens.words[measure.last]
    if tokens.kinds[measure.numeral.first] is not Kind.NUMBER or measure.value < 2 or first < 2:
        return False
    before = tokens.words[first - 1]
    if before == ",":
        junior = tokens.words[first - 2] == "." and tokens.words[first - 3] in {"jr", "sr"}
        return _between_commas(tokens, first - 3 if junior else first - 2, measure.last)
    if before == "(":
        return behind == ")" and _is_name(tokens, first - 2) and _is_name(tokens, first - 3) and measure.value >= 10
    if behind in {"said", "told", "says"} and before not in listed("labels"):
        return measure.value >= 15 and _is_name(tokens, first - 1)
    full_name = _is_name(tokens, first - 1) and _is_name(tokens, first - 2)
    return full_name and measure.value >= 15 and behind in listed("age_named_behind") - {"of", "and"}


def _between_commas(tokens: Tokens, person: int, last: int) -> bool:
    """True for the number of "Jane Doe, 61, said" and "his wife, 41, left"; `person` is the token before its comma."""
    behind = tokens.words[last]
    if _is_name(tokens, person):
        return behind in {",", ".", ";", "—", "–", "-"} or behind in listed("age_named_behind")
    noun = tokens.kinds[person] is Kind.WORD and tokens.words[person] not in listed("stop") | listed("verbs")
    return noun and behind == "," and tokens.kinds[last + 1] is Kind.WORD and not tokens.words[person].endswith("ed")


def _is_name(tokens: Tokens, index: int) -> bool:
    return tokens.kinds[index] is Kind.WORD and tokens.capital(index)


def _limit(tokens: Tokens, measure: Measure) -> bool:
    """True for "most were under 16", "those over 65", "voters 45 and older"."""
    words, first, last = tokens.words, measure.first, measure.last
    if words[last] in {"and", "or"} and words[last + 1] in {"older", "younger", "over", "above", "under"}:
        return words[last + 1] in {"older", "younger"} or words[first - 1] in listed("age_groups")
    if words[first - 1] == "-":
        return words[first - 2] in {"under", "over"} and tokens.hyphen(first - 1)
    if words[first - 1] not in {"under", "over", "below", "above"}:
        return False
    if words[first - 2] in {"children", "child", "kids", "girls", "boys", "infants"}:
        return True
    if not 10 <= measure.value <= 90:
        return False
    alone = tokens.kinds[last] is not Kind.WORD or words[last] in listed("age_ends")
    return alone and words[first - 2] in listed("age_groups")
