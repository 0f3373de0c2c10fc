"""What a number takes over from the ones before it in its sentence: a bound, a counted noun.

"At least 70 people were killed and 200 wounded": the 200 counts people, and at least as many. Nothing is carried past a
sentence's end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind
from sayso.values.counted import DETERMINERS, counting_words
from sayso.values.hedges import BOUNDS, Hedge
from sayso.values.lexer import ENDS, Kind, Tokens

if TYPE_CHECKING:
    from sayso.values.measures import Measure

@dataclass(frozen=True, slots=True)
class Found:
    """A number as read so far."""

    measure: Measure
    hedge: Hedge | None
    noun: tuple[int, int] | None  # tokens
    own_noun: bool  # the noun stands behind the number itself


def same_sentence(tokens: Tokens, start: int, end: int) -> bool:
    """True when no sentence ends between tokens `start` and `end`."""
    return not any(tokens.ends_sentence(at) for at in range(start, end))


def carried_bound(tokens: Tokens, before: Found, measure: Measure) -> Hedge | None:
    """The bound that `measure` takes over from the number before it, or None.

    It does in a gapped clause ("at least 70 people were killed and 200 wounded"), and in brackets where the same amount is
    told in another unit ("more than 100 kilometers (60 miles)"). A clause of its own, with its own noun ("and 200 others
    were wounded"), starts anew. Roundings ("about") are said of one number and are not carried.
    """
    hedge = before.hedge
    if hedge is None or hedge.rule.comparator not in BOUNDS or not same_sentence(tokens, before.measure.last, measure.first):
        return None
    if _in_brackets(tokens, before, measure) or _gapped(tokens, before, measure):
        return hedge
    return None


def _in_brackets(tokens: Tokens, before: Found, measure: Measure) -> bool:
    opens = measure.first - 1
    unit = measure.unit.kind is not QuantityKind.COUNT
    if tokens.words[opens] == "/" and unit and before.measure.unit.kind is measure.unit.kind:
        return opens == before.measure.last
    return tokens.words[opens] in {"(", "-lrb-"} and opens == before.measure.last and unit and before.measure.unit.kind is measure.unit.kind


def _gapped(tokens: Tokens, before: Found, measure: Measure) -> bool:
    """True for "... and 200 wounded": joined by "and", only what befell them behind, none of it for the number before."""
    words = tokens.words
    if measure.unit.kind is not QuantityKind.COUNT or before.measure.unit.kind is not QuantityKind.COUNT:
        return False
    if words[measure.first - 1] not in {"and", ",", "with", "while", "but"} or words[measure.last] not in counting_words().casualty:
        return False
    return words[measure.last + 1] not in {"people", "others"} and measure.first - before.measure.last < 10


# --- nouns -----------------------------------------------------------------------------------------------------------


def noun_from_before(tokens: Tokens, earlier: list[Found], measure: Measure, words: tuple[int, int]) -> tuple[int, int] | None:
    """The counted noun for a number that has none behind it: the toll it tells, or that of a number before it, or None.

    `words` are the tokens of the expression. Behind "a further 300 injured" the injured are counted, no toll.
    """
    first, last = words
    suffered = tokens.words[last] in counting_words().casualty
    toll = None if suffered else _toll(tokens, first)
    if toll is not None:
        return toll
    for found in reversed(earlier):
        if not same_sentence(tokens, found.measure.last, measure.first):
            break
        if found.noun is not None and found.measure.unit.kind in {QuantityKind.COUNT, QuantityKind.SHARE}:
            if not suffered or found.own_noun:
                return found.noun
    return (last, last + 1) if suffered else None


REACH: Final = 14
"""Tokens to the left in which "the number of ..." is looked for."""


def _toll(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The phrase of "the death toll rose to N", "the number of dead stands at N", "the population of N"."""
    heads = counting_words().heads
    at = first - 1
    if tokens.words[at] == "of" and tokens.words[at - 1] in heads:
        return _back_to_determiner(tokens, at)
    for at in range(first - 1, max(-1, first - REACH), -1):
        word = tokens.words[at]
        if tokens.kinds[at] is Kind.NUMBER or word in ENDS:
            return None
        if word in heads:
            return _of_phrase(tokens, at, first) or _back_to_determiner(tokens, at + 1)
    return None


def _of_phrase(tokens: Tokens, head: int, limit: int) -> tuple[int, int] | None:
    """ "Internally displaced" of "the number of internally displaced stands at"."""
    if tokens.words[head + 1] not in {"of", "for"} or tokens.words[head] in {"level", "levels", "population"}:
        return None
    start = head + 2
    while tokens.words[start] in DETERMINERS:
        start += 1
    last = start
    while last < limit and tokens.kinds[last] is Kind.WORD and (tokens.words[last] not in counting_words().stop):
        last += 1
        if tokens.words[last] in {"stands", "stood", "rose", "reached", "hit", "has", "is", "was"} or tokens.words[last].endswith("ed") and last > start:
            if tokens.words[last] in counting_words().casualty:
                last += 1
            break
    return None if last == start else (start, last)


def _back_to_determiner(tokens: Tokens, last: int) -> tuple[int, int] | None:
    """The phrase that ends before token `last`: back to its determiner or to a word that no phrase holds."""
    start = last
    while start > 0 and tokens.kinds[start - 1] in {Kind.WORD, Kind.MARK} and last - start < 5:
        word = tokens.words[start - 1]
        if word in counting_words().stop or (tokens.kinds[start - 1] is Kind.MARK and not tokens.hyphen(start - 1)):
            break
        start -= 1
    return None if start == last else (start, last)
