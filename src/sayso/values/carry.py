"""What a number takes over from the ones before it in its sentence: a bound, a counted noun.

"At least 64 were killed and 180 wounded": the 180 counts people, and at least as many. Nothing is carried past a
sentence's end.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind
from sayso.values.hedges import BOUNDS, Hedge
from sayso.values.lexer import ENDS, Kind, Tokens
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure


@dataclass(frozen=True, slots=True)
class Found:
    """A number as read so far."""

    measure: Measure
    hedge: Hedge | None
    noun: tuple[int, int] | None  # tokens
    own_noun: bool  # the noun stands behind the number itself
    last: int  # the token behind its words


def carried_bound(tokens: Tokens, before: Found, measure: Measure) -> Hedge | None:
    """The bound that `measure` takes over from the number before it, or None.

    It does in a gapped clause ("at least 64 were killed and 180 wounded"), and in brackets where the same amount
    is told in another unit ("more than 80 km (50 miles)"). A clause of its own, with its own noun ("and 180
    others were wounded"), starts anew. Roundings ("about") are said of one number and are not carried.
    """
    hedge = before.hedge
    if hedge is None or hedge.rule.comparator not in BOUNDS:
        return None
    if not same_sentence(tokens, before.measure.last, measure.first):
        return None
    return hedge if _in_brackets(tokens, before, measure) or _gapped(tokens, before, measure) else None


def same_sentence(tokens: Tokens, start: int, end: int) -> bool:
    """True when no sentence ends between tokens `start` and `end`."""
    return not any(tokens.ends_sentence(at) for at in range(start, end))


def _in_brackets(tokens: Tokens, before: Found, measure: Measure) -> bool:
    """True for the 50 miles of "more than 80 km (50 miles)"."""
    opens, kind = measure.first - 1, measure.unit.kind
    if opens != before.measure.last or tokens.words[opens] not in {"(", "/", "-lrb-"}:
        return False
    return kind is not QuantityKind.COUNT and kind is before.measure.unit.kind


CLAUSE: Final = 10
"""Tokens that a gapped clause may lie behind the number it leans on."""


def _gapped(tokens: Tokens, before: Found, measure: Measure) -> bool:
    """True for "... and 180 wounded": joined by "and", behind it only what befell them."""
    if not measure.unit.kind is before.measure.unit.kind is QuantityKind.COUNT:
        return False
    behind = tokens.words[measure.last]
    joined = tokens.words[measure.first - 1] in {"and", ",", "with", "while", "but"} and behind in listed("casualty")
    own_noun = tokens.words[measure.last + 1] in {"people", "others"}
    return joined and not own_noun and measure.first - before.measure.last < CLAUSE


# --- nouns -----------------------------------------------------------------------------------------------------------


def noun_from_before(
    tokens: Tokens,
    earlier: list[Found],
    measure: Measure,
    words: tuple[int, int],
) -> tuple[int, int] | None:
    """The counted noun for a number that has none behind it: its toll, that of a number before it, or None.

    `words` are the tokens of the expression. Behind "a further 300 injured" the injured are counted, and no toll.
    """
    first, last = words
    suffered = tokens.words[last] in listed("casualty")
    toll = None if suffered else _toll(tokens, first)
    if toll is not None:
        return toll
    reached = measure.first
    for found in itertools.islice(reversed(earlier), EARLIER):
        if not same_sentence(tokens, found.measure.last, reached):
            break
        reached = min(reached, found.measure.last)
        counts = found.measure.unit.kind in {QuantityKind.COUNT, QuantityKind.SHARE}
        if found.noun is None or not counts:
            continue
        if not suffered or (found.own_noun and tokens.words[found.noun[1] - 1] not in listed("bodies_counted")):
            return found.noun
    return (last, last + 1) if suffered else None


EARLIER: Final = 50
"""Numbers before it that a number may lean on: no sentence holds so many, and a row of thousands is no sentence."""

REACH: Final = 14
"""Tokens to the left in which "the number of ..." is looked for."""


def _toll(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The phrase of "the toll of the storm is N", "the number of dead is N", "the population of N"."""
    if tokens.words[first - 1] == "of" and tokens.words[first - 2] in listed("tolls"):
        return _back_to_determiner(tokens, first - 1)
    for at in range(first - 1, max(-1, first - REACH), -1):
        word = tokens.words[at]
        if tokens.kinds[at] is Kind.NUMBER or word in ENDS:
            return None
        if word in listed("tolls"):
            empty = word in listed("empty_heads")
            return _of_phrase(tokens, at, first) or (None if empty else _back_to_determiner(tokens, at + 1))
    return None


def _of_phrase(tokens: Tokens, head: int, limit: int) -> tuple[int, int] | None:
    """The "newly homeless" of "the number of newly homeless rose to"."""
    if tokens.words[head + 1] not in {"of", "for"} or tokens.words[head] in {"level", "levels", "population"}:
        return None
    start = head + 2
    while tokens.words[start] in listed("determiners"):
        start += 1
    last = start
    while last < limit and tokens.kinds[last] is Kind.WORD and not _ends_subject(tokens, last, start):
        last += 1
    return None if last == start else (start, last)


def _ends_subject(tokens: Tokens, at: int, start: int) -> bool:
    word = tokens.words[at]
    if word in listed("stop") or word in listed("toll_verbs"):
        return True
    return word.endswith("ed") and at > start and word not in listed("casualty")


def _back_to_determiner(tokens: Tokens, last: int) -> tuple[int, int] | None:
    """The phrase that ends before token `last`: back to its determiner or to a word that no phrase holds."""
    start = last
    while start > 0 and last - start < 5 and _in_phrase(tokens, start - 1):
        start -= 1
    return None if start == last else (start, last)


def _in_phrase(tokens: Tokens, at: int) -> bool:
    if tokens.kinds[at] is Kind.WORD:
        return tokens.words[at] not in listed("stop")
    return tokens.hyphen(at)
