"""Tokens to parts of a whole: "two-thirds", "a quarter of", "half the", "one in three"."""

from __future__ import annotations

from typing import Final

from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, Numeral, number_words
from sayso.values.wordlists import listed


def read_share(tokens: Tokens, index: int) -> Numeral | None:
    """The part of a whole that begins at token `index`, or None."""
    if tokens.words[index] == "half":
        return _half(tokens, index)
    if tokens.kinds[index] is Kind.NUMBER and tokens.words[index + 1] == "/":
        return _slash(tokens, index)
    return _one_in_three(tokens, index) or _fraction(tokens, index)


def simple_number(tokens: Tokens, index: int) -> float | None:
    """The whole number that one token writes, in words or digits; None for anything else."""
    if tokens.kinds[index] is Kind.NUMBER:
        value = tokens.number(index)
        return value if value == int(value) else None
    return number_words().simple.get(tokens.words[index])


# --- one in three ----------------------------------------------------------------------------------------------------


def _one_in_three(tokens: Tokens, index: int) -> Numeral | None:
    """The share of "one in three", "two out of five", "1-in-10"; None for "one in 2015", "3 in 10 years"."""
    words = tokens.words
    at = _step(tokens, index)
    if words[at] == "out" and words[at + 1] == "of":
        at += 1
    elif words[at] != "in":
        return None
    at = _step(tokens, at)
    at += words[at] == "every"
    top, bottom = simple_number(tokens, index), simple_number(tokens, at)
    if not top or bottom is None or not _is_share(top, bottom) or words[at + 1] in listed("within_times"):
        return None
    if tokens.glued(at + 1) and tokens.kinds[at + 1] is not Kind.MARK:
        return None
    scale = number_words().scales.get(words[at + 1], 1.0)
    share = top / (bottom * scale)
    return Numeral(index, at + 1 + (scale > 1.0), share, Form.SHARE, share, rule="share.one-in")


def _step(tokens: Tokens, index: int) -> int:
    """The next token, a hyphen skipped."""
    return index + 2 if tokens.words[index + 1] in HYPHENS else index + 1


def _is_share(top: float, bottom: float) -> bool:
    """True when people would say "`top` in `bottom`" of a share: small over a round number, no year."""
    if not top < bottom or top > 10:
        return False
    return bottom <= 100 or (bottom % 100 == 0 and not 1900 <= bottom < 2100)


# --- fractions -------------------------------------------------------------------------------------------------------


def _fraction(tokens: Tokens, index: int) -> Numeral | None:
    """The part of "two-thirds", "a quarter of", "three fifths"."""
    words, table = tokens.words, number_words()
    top = 1 if words[index] in {"a", "another"} else table.ones.get(words[index])
    at = _step(tokens, index)
    part = table.fractions.get(words[at])
    if not top or part is None or words[at].startswith("half") or (top > 1) != words[at].endswith("s"):
        return None
    share = top * part
    scale, last = _of_scale(tokens, at + 1)
    if scale > 1.0:
        return Numeral(index, last, share * scale, Form.WORDS, share, scale)
    tied = words[index + 1] in HYPHENS
    if top > 1 and not tied and _are_quarters_of_time(tokens, index, at):
        return None
    if top == 1 and not tied and not _is_part(tokens, index, at):
        return None
    return Numeral(index, at + 1, share, Form.SHARE, share, rule="share.fraction")


def _are_quarters_of_time(tokens: Tokens, index: int, at: int) -> bool:
    """True for "the next three quarters"."""
    before = tokens.words[index - 1] in listed("quarters_of_time_before")
    return tokens.words[at] == "quarters" and before and tokens.words[at + 1] != "of"


def _is_part(tokens: Tokens, index: int, at: int) -> bool:
    """True when "a third" is a part, not the next after a second one: "of" follows, or a comparing word leads."""
    words, behind = tokens.words, tokens.words[at + 1]
    if behind == "of":
        return not (words[at] == "quarter" and words[at + 2] == "an" and words[index - 1] in {"in", "for"})
    if words[index - 1] in listed("part_before"):
        alone = tokens.kinds[at + 1] is not Kind.WORD or behind in listed("wholes") or behind in listed("part_behind")
        return alone or words[at] == "quarter"
    if behind in {"less", "more", "fewer", "higher", "lower"}:
        return words[at + 2] in {"than", "of"}
    shared = {"percent", "%", "cent", "half", "third", "thirds", "quarter"} & set(words[max(0, index - SHARED) : index])
    return bool(shared) and (behind in listed("part_behind") or tokens.kinds[at + 1] is not Kind.WORD)


SHARED: Final = 16
"""Tokens before "a third said yes" in which other shares tell that it is one, and not a third person."""


def _slash(tokens: Tokens, index: int) -> Numeral | None:
    """The part of "3/4 of the seats"; without "of" it may be a date or the number of a page."""
    words = tokens.words
    if not tokens.glued(index + 1) or tokens.kinds[index + 2] is not Kind.NUMBER or words[index + 3] != "of":
        return None
    top, bottom = tokens.number(index), tokens.number(index + 2)
    if not 0 < top < bottom <= 20:
        return None
    return Numeral(index, index + 3, top / bottom, Form.SHARE, top / bottom, rule="share.fraction")


def _of_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    """The scale of "a quarter of a million" behind the fraction, and where it ends; 1 for none."""
    if tokens.words[index] == "of" and tokens.words[index + 1] == "a":
        at = index + 2
    elif tokens.hyphen(index):
        at = index + 1
    else:
        return 1.0, index
    return number_words().scales.get(tokens.words[at], 1.0), at + 1


# --- half ------------------------------------------------------------------------------------------------------------


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """The half of "half the seats", "cut by half", "half an hour"; None for "the first half", "half-brother"."""
    words = tokens.words
    before, behind = words[index - 1], words[index + 1]
    if before in listed("no_half_before") or before in HYPHENS:
        return None
    if behind in HYPHENS:
        tied = words[index + 2] in listed("half_units") and tokens.hyphen(index + 1)
        return _of_unit(index, index + 1) if tied else None
    if behind in {"a", "an"}:
        first = index - (before == "a")
        return _of_unit(first, index + 2) if words[index + 2] in listed("half_units") else None
    part = behind in listed("wholes") or before in listed("part_before") or words[index + 2] == "of"
    subject = behind in listed("half_subject_behind") and before not in {"a", "the", "one", "in"}
    if not part and not subject:
        return None
    return Numeral(index, index + 1, 0.5, Form.SHARE, 0.5, rule="share.fraction")


def _of_unit(first: int, last: int) -> Numeral:
    return Numeral(first, last, 0.5, Form.WORDS, 0.5)
