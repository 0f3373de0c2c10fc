"""Tokens to parts and multiples of a whole: "two-thirds", "a quarter of", "one in three", "twice the", "threefold"."""

from __future__ import annotations

from typing import Final

from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, Numeral, number_words

WHOLES: Final = frozenset({"of", "the", "its", "their", "his", "her", "our", "that", "what", "those", "these", "this", "all"})
"""What follows "half" and a fraction when they are parts of something, and not an ordinal or an adverb."""

NO_HALF_BEFORE: Final = frozenset(
    {"first", "second", "latter", "other", "last", "next", "this", "that", "opening", "top", "bottom", "upper", "lower", "better", "final"},
)
"""Behind these "half" is a stretch of time, of a match or of a list: "the first half of the year"."""

COMPARED: Final = frozenset({"the", "that", "as", "what", "its", "their", "his", "her", "last", "this", "those", "previous", "more", "higher", "larger", "bigger", "greater", "faster", "those", "current", "normal", "our"})
"""What follows "twice" and "four times" where they multiply: "twice the number", "four times as many"."""


def read_share(tokens: Tokens, index: int) -> Numeral | None:
    """The part of a whole that begins at token `index`, or None."""
    return _one_in_three(tokens, index) or _fraction(tokens, index) or _half(tokens, index)


def _simple(tokens: Tokens, index: int) -> float | None:
    """A whole number of one token, in words or digits."""
    if tokens.kinds[index] is Kind.NUMBER:
        value = tokens.number(index)
        return value if value == int(value) else None
    return number_words().ones.get(tokens.words[index], number_words().tens.get(tokens.words[index]))


def _one_in_three(tokens: Tokens, index: int) -> Numeral | None:
    """ "One in three", "two out of five", "1-in-10". No share: "one in 2015", "3 in 10 years"."""
    words = tokens.words
    top = _simple(tokens, index)
    at = index + 2 if words[index + 1] in HYPHENS else index + 1
    if top is None or words[at] not in {"in", "out"} or top == 0:
        return None
    if words[at] == "out":
        at += 1
        if words[at] != "of":
            return None
    at += 2 if words[at + 1] in HYPHENS else 1
    at += words[at] == "every"
    bottom = _simple(tokens, at)
    if bottom is None or not top < bottom or words[at + 1] in TIMES_AFTER or tokens.glued(at + 1) and words[at + 1] not in ".,;:!?)'\"”":
        return None
    if bottom > 100 and (bottom % 100 or 1900 <= bottom < 2100) or top > 10 and bottom > 100 or words[index + 1] == "in" and top > 10:
        return None
    last, scale = at + 1, number_words().scales.get(words[at + 1], 1.0)
    last += scale > 1.0
    share = top / (bottom * scale)
    return Numeral(index, last, share, Form.SHARE, share, rule="share.one-in")


TIMES_AFTER: Final = frozenset(
    {"year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minutes", "seconds", "decades", "attempts"},
)
"""Behind "3 in 10" these make it a count within a time: "3 in 10 days"."""


def _fraction(tokens: Tokens, index: int) -> Numeral | None:
    """ "Two-thirds", "a quarter of", "three fifths", "3/4 of"."""
    words, table = tokens.words, number_words()
    if tokens.kinds[index] is Kind.NUMBER:
        return _slash(tokens, index)
    article = words[index] in {"a", "one"}
    top = 1 if words[index] == "a" else table.ones.get(words[index])
    if not top:
        return None
    at = index + 2 if words[index + 1] in HYPHENS else index + 1
    part = table.fractions.get(words[at])
    if part is None or words[at].startswith("half") or (top > 1) != words[at].endswith("s"):
        return None
    last = at + 1
    whole, ending = _of_scale(tokens, last)
    if whole > 1.0:
        return Numeral(index, ending, top * part * whole, Form.WORDS, top * part, whole)
    loose = words[index + 1] in HYPHENS or top > 1
    if words[at] == "quarters" and words[index - 1] in {"last", "next", "past", "previous", "consecutive", "straight", "the"} and words[last] != "of":
        return None
    if article and not loose and not _is_part(tokens, index, at):
        return None
    return Numeral(index, last, top * part, Form.SHARE, top * part, rule="share.fraction")


def _is_part(tokens: Tokens, index: int, at: int) -> bool:
    """True when "a third" is a part, not the next after a second one: "of" follows, or a comparing word stands ahead."""
    words = tokens.words
    if words[at + 1] == "of":
        return not (words[at] == "quarter" and words[index - 1] in {"in", "for"} and words[index] == "a" and words[at + 2] == "an")
    behind = words[at + 1]
    if words[index - 1] in {"than", "by", "about", "over", "nearly", "almost", "roughly", "under", "only", "just", "around"}:
        return not (tokens.kinds[at + 1] is Kind.WORD and behind not in WHOLES | CUTS) or words[at] == "quarter"
    return behind in {"less", "more", "fewer", "higher", "lower"} and words[at + 2] in {"than", "of"}


CUTS: Final = frozenset({"in", "from", "to", "on", "and", "or", "by", "since", "over", "last", "this", "compared", "after", "said", "say", "were", "are", "was", "is", "have", "had", "did"})
"""Words that may follow a part standing alone: "cut by a third in March"."""


def _slash(tokens: Tokens, index: int) -> Numeral | None:
    """ "3/4 of the seats". Without "of" it may be a date or a page number."""
    words = tokens.words
    if words[index + 1] != "/" or not tokens.glued(index + 1) or tokens.kinds[index + 2] is not Kind.NUMBER or words[index + 3] != "of":
        return None
    top, bottom = tokens.number(index), tokens.number(index + 2)
    if not 0 < top < bottom <= 20:
        return None
    return Numeral(index, index + 3, top / bottom, Form.SHARE, top / bottom, rule="share.fraction")


def _of_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    """The scale of "a quarter of a million" or "a quarter-million" behind the fraction, and where it ends; 1 for none."""
    words = tokens.words
    at = index
    if words[at] == "of" and words[at + 1] == "a":
        at += 2
    elif tokens.hyphen(at):
        at += 1
    else:
        return 1.0, index
    return number_words().scales.get(words[at], 1.0), at + 1


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """ "Half of the seats", "half the seats", "cut by half", "half a day". Not "the first half", "half-brother"."""
    words = tokens.words
    if words[index] != "half" or words[index - 1] in NO_HALF_BEFORE or words[index - 1] in HYPHENS or words[index - 1] == "-":
        return None
    behind = words[index + 1]
    if words[index + 1] in HYPHENS:
        behind = words[index + 2]
        if behind in {"hour", "day", "mile", "year", "century", "decade", "point", "percentage"} and tokens.hyphen(index + 1):
            return Numeral(index, index + 1, 0.5, Form.WORDS, 0.5)
        return None
    if behind in {"a", "an"}:
        if words[index + 2] in {"hour", "day", "mile", "year", "century", "decade", "percent", "percentage", "point", "ton", "tonne", "kilometre", "kilometer", "mile"}:
            return Numeral(index, index + 2, 0.5, Form.WORDS, 0.5)
        return None
    led = words[index - 1] in {"than", "by", "about", "over", "nearly", "almost", "roughly", "under", "only", "just", "least", "around", "some", "exactly"}
    if behind in WHOLES or led or words[index + 2] == "of":
        return Numeral(index, index + 1, 0.5, Form.SHARE, 0.5, rule="share.fraction")
    plain = behind in {"were", "are", "have", "had", "was", "is", "said", "would", "will"} and words[index - 1] not in {"a", "the", "one", "in"}
    return Numeral(index, index + 1, 0.5, Form.SHARE, 0.5, rule="share.fraction") if plain else None


# --- multiples -------------------------------------------------------------------------------------------------------


def read_multiple(tokens: Tokens, index: int) -> Numeral | None:
    """The multiple that begins at token `index`: "twice the", "threefold", "tripled"; or None."""
    words, table = tokens.words, number_words()
    word = words[index]
    if word in table.multiple_verbs:
        value = table.multiple_verbs[word]
        return Numeral(index, index + 1, value, Form.MULTIPLE, value, rule="share.multiple", figure=False)
    if word in table.multiples:
        return _multiple_word(tokens, index, table.multiples[word])
    return _fold(tokens, index)


def _multiple_word(tokens: Tokens, index: int, value: float) -> Numeral | None:
    behind = tokens.words[index + 1]
    compares = behind in COMPARED or tokens.kinds[index + 1] is Kind.NUMBER
    if tokens.words[index] != "twice":
        compares = compares and behind not in {"as", "more", "higher", "larger", "this", "last"} or (
            tokens.words[index - 1] in {"than", "nearly", "almost", "over", "least", "about", "roughly"} and tokens.kinds[index + 1] is Kind.WORD and behind not in HYPHENS
        )
    if not compares:
        return None
    return Numeral(index, index + 1, value, Form.MULTIPLE, value, rule="share.multiple")


def _fold(tokens: Tokens, index: int) -> Numeral | None:
    """ "Threefold", "three-fold", "10-fold"."""
    words, table = tokens.words, number_words()
    word = words[index]
    value: float | None = None
    last = index + 1
    if word.endswith("fold") and len(word) > 5:
        value = table.ones.get(word[:-4], table.tens.get(word[:-4]))
    elif tokens.hyphen(index + 1) and words[index + 2] == "fold" or words[index + 1] == "fold" and tokens.glued(index + 1):
        value = _simple(tokens, index)
        last = index + 3 if words[index + 2] == "fold" else index + 2
    if not value:
        return None
    return Numeral(index, last, float(value), Form.MULTIPLE, float(value), rule="share.multiple")
