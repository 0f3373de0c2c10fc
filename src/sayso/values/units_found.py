"""The unit or currency that stands beside a number, found in the tables of units.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.phrases import Match
from sayso.values.units import PERCENT, PERCENTAGE_POINT, POUND, STERLING, Unit, unit_tables
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Before:
    """A currency before a number: where it begins, which one, and the sign in between ("$-5")."""

    first: int
    unit: Unit
    sign: float


# --- before the number -----------------------------------------------------------------------------------------------

TIGHT_SIGNS: Final = frozenset({"LE", "LL", "TL", "SR", "PS", "DM", "R"})
"""Signs that are words or initials too: they count only where they touch the number."""


def currency_before(tokens: Tokens, index: int) -> Before | None:
    """The currency that stands before the number at token `index`, or None."""
    sign, at = 1.0, index
    if tokens.words[index - 1] in DASHES and tokens.glued(index) and tokens.words[index - 2] in {"$", "£", "€"}:
        sign, at = -1.0, index - 1
    if at <= 0:
        return None
    code = unit_tables().codes.get(tokens.raw[at - 1])
    if code is not None:
        return Before(at - 1, code, sign)
    match = unit_tables().signs.ending(tokens.raw, at)
    if match is None:
        return None
    letters = tokens.raw[match.first]
    if len(letters) == 1 and letters.isalpha() and not tokens.glued(match.first + 1):
        match = unit_tables().signs.ending([tokens.raw[at - 1]], 1)  # the "C" of "vitamin C $5" is no part of the sign
        return None if match is None else Before(at - 1, match.meaning, sign)
    if letters in TIGHT_SIGNS and (not tokens.glued(at) or _is_console(tokens, letters, index)):
        return None
    return Before(match.first, match.meaning, sign)


def _is_console(tokens: Tokens, letters: str, index: int) -> bool:
    """True for "PS5" and "R2": as signs of pounds and rand they stand before larger amounts."""
    scaled = tokens.words[index + 1] in {"m", "bn", "million", "billion"}
    if letters == "R":  # rand: "R200,000", "R3bn"; "R2" and "R18" are names
        return not scaled and "," not in tokens.raw[index]
    return letters == "PS" and len(tokens.raw[index]) < 3 and not scaled


def sign_before(tokens: Tokens, first: int) -> tuple[int, float]:
    """Where a measure that begins at token `first` begins with its plus or minus, and the sign."""
    before = first - 1
    if before < 0:
        return first, 1.0
    word = tokens.words[before]
    if word == "minus" and "plus" in tokens.words[max(0, before - 4) : before]:
        return first, 1.0
    if word in {"minus", "negative"}:
        return before, -1.0
    if tokens.hyphen(before) and tokens.words[before - 1] in {"minus", "negative"}:
        return before - 1, -1.0
    if word not in {"-", "−", "+"} or not tokens.glued(first) or not _stands_free(tokens, before):
        return first, 1.0
    return before, 1.0 if word == "+" else -1.0


def _stands_free(tokens: Tokens, index: int) -> bool:
    """True for a sign that no word or number touches: in "10-15" and "F-16" it is a hyphen."""
    if index == 0:
        return True
    if tokens.kinds[index - 1] is Kind.NUMBER:
        return False
    return not tokens.glued(index) or tokens.words[index - 1] in {"(", "<", ">", "=", "“", '"'}


# --- behind the number -----------------------------------------------------------------------------------------------


def unit_at(tokens: Tokens, numeral: Numeral, at: int) -> Match[Unit] | None:
    """The unit that stands at token `at`, behind `numeral`, or None."""
    tables = unit_tables()
    match = tables.words.starting(tokens.words, at)
    if tokens.words[at] in {"pound", "pounds"} and match is None:
        return Match(at, at + 1, _pounds(tokens, numeral, at))
    if match is not None and (match.last > at + 1 or not _is_other_word(tokens, numeral, at)):
        return _with_points(tokens, match)
    match = tables.symbols.starting(tokens.raw, at)
    if match is not None and _is_symbol(tokens, at):
        return _with_points(tokens, match)
    code = tables.codes.get(tokens.raw[at])
    return None if code is None else Match(at, at + 1, code)


def _is_symbol(tokens: Tokens, at: int) -> bool:
    """True unless a single letter stands apart: "5m" but not "5 m"; "25 C" too where no word of a name follows."""
    if tokens.raw[at] in {"C", "F"}:
        return tokens.kinds[at + 1] is not Kind.WORD or tokens.words[at + 1] in listed("stop")
    return len(tokens.raw[at]) > 1 or tokens.glued(at) or not tokens.raw[at].isalpha()


def _with_points(tokens: Tokens, match: Match[Unit]) -> Match[Unit]:
    """The percentage points of "5% points"."""
    if match.meaning == PERCENT and tokens.words[match.last] in {"point", "points"}:
        return Match(match.first, match.last + 1, PERCENTAGE_POINT)
    return match


def _is_other_word(tokens: Tokens, numeral: Numeral, at: int) -> bool:
    """True when what looks like a unit is another word: the verb "won", the ordinal "second", barrel bombs."""
    word = tokens.words[at]
    if word == "p":
        return not tokens.glued(at) or tokens.raw[at] != "p"
    if word in {"barrel", "barrels"}:
        return _holds_something(tokens, at)
    if word == "second":
        return tokens.hyphen(at + 1) or tokens.capital(at)
    if word in {"won", "marks"} and (_is_small(numeral) or tokens.words[at + 1] in {"a", "the", "on"}):
        return True
    return word in listed("lower_case_units") and tokens.capital(at) and not tokens.hyphen(at - 1)


def _holds_something(tokens: Tokens, at: int) -> bool:
    """True for barrels that are things: "barrel bombs", "six barrels containing gas"; as a unit they are "of oil"."""
    behind = tokens.words[at + 1]
    return behind in {"bomb", "bombs", "containing", "filled", "packed", "full", "stuffed", "loaded", "holding"}


def _is_small(numeral: Numeral) -> bool:
    """True for numbers too small to be amounts of won or marks."""
    return numeral.scale == 1.0 and numeral.value < 1000


def _pounds(tokens: Tokens, numeral: Numeral, at: int) -> Unit:
    """Money or weight: by the words around, by a scale word; weight where none tells."""
    tables = unit_tables()
    around = set(tokens.words[max(0, numeral.first - 8) : numeral.first]) | set(tokens.words[at + 1 : at + 6])
    if tokens.words[at + 1] == "of" or around & tables.weight:
        return POUND
    return STERLING if numeral.scale >= 1e6 or around & tables.money else POUND
