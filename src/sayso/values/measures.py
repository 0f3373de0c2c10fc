"""A number and what it is a number of: the currency before it, the unit behind it, "a barrel", "-strong", "-year-old"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.model import QuantityKind
from sayso.values.lexer import DASHES, HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, Numeral
from sayso.values.shares import COMPARED
from sayso.values.units import (
    COUNT,
    PERCENT,
    PERCENTAGE_POINT,
    POUND,
    SHARE,
    STERLING,
    TIMES,
    YEAR,
    Unit,
    UnitTables,
    unit_tables,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, in tokens `first` to `last`, `last` not included."""

    numeral: Numeral
    first: int
    last: int
    unit: Unit
    sign: float = 1.0
    per: str = ""  # the "barrel" of "$50 a barrel"
    age: bool = False
    tied: bool = False  # the unit hangs on by a hyphen: "six-year"

    @property
    def value(self) -> float:
        """The number in whole units."""
        product = self.sign * self.numeral.value * self.unit.factor
        return round(product, 10) if self.unit.factor != 1.0 else product

    @property
    def bare(self) -> bool:
        """True when no unit was found."""
        return self.unit is COUNT and self.last == self.numeral.last


def read_measure(tokens: Tokens, numeral: Numeral) -> Measure:
    """`numeral` with its unit, or counting something."""
    tables = unit_tables()
    before = _unit_before(tokens, numeral.first, tables)
    if before is None:
        measure = _with_unit_behind(tokens, numeral, tables)
    else:
        first, unit, sign = before
        last = numeral.last + (tokens.raw[numeral.last] in {"US", "U.S.", "USD"} and unit.name == "USD")
        last += tokens.words[last] in {"dollars", "euros", "pounds"} and tokens.kinds[numeral.first - 1] is Kind.MARK
        measure = Measure(numeral, first, last, unit, sign)
    if measure.sign > 0:
        first, sign = _sign(tokens, measure.first)
        measure = replace(measure, first=first, sign=sign) if first != measure.first else measure
    return _with_rate(tokens, measure, tables)


# --- before the number -----------------------------------------------------------------------------------------------


def _unit_before(tokens: Tokens, index: int, tables: UnitTables) -> tuple[int, Unit, float] | None:
    """The currency before token `index`: where it begins, which one it is, and the sign in between ("$-5")."""
    sign = 1.0
    at = index
    if tokens.words[index - 1] in DASHES and tokens.glued(index) and tokens.words[index - 2] in {"$", "£", "€"}:
        at, sign = index - 1, -1.0
    code = tables.codes.get(tokens.raw[at - 1]) if at > 0 else None
    if code is not None:
        return at - 1, code, sign
    match = tables.signs.ending(tokens.raw, at)
    if match is None:
        return None
    first = match.first
    letters = tokens.raw[first]
    if len(letters) == 1 and letters.isalpha() and not tokens.glued(first + 1):
        return _one_token_sign(tokens, at, sign, tables)
    if letters in TIGHT_SIGNS and not tokens.glued(at):
        return None
    if letters == "PS" and len(tokens.raw[index]) < 3 and tokens.words[index + 1] not in {"m", "bn", "million", "billion"}:
        return None
    return first, match.meaning, sign


TIGHT_SIGNS: Final = frozenset({"LE", "LL", "TL", "SR", "PS", "DM"})
"""Signs that are words or initials too: they count only where they touch the number."""


def _one_token_sign(tokens: Tokens, index: int, sign: float, tables: UnitTables) -> tuple[int, Unit, float] | None:
    """The sign of one token before `index`, where the letter ahead of it is no part of it ("vitamin C $5")."""
    match = tables.signs.ending([tokens.raw[index - 1]], 1)
    return None if match is None else (index - 1, match.meaning, sign)


def _sign(tokens: Tokens, first: int) -> tuple[int, float]:
    """Where a measure begins with its plus or minus, and the sign."""
    before = first - 1
    word = tokens.words[before] if before >= 0 else ""
    if word in {"minus", "negative"} and tokens.words[before - 1] != "or":
        return before, -1.0
    if word in DASHES and tokens.words[before - 1] in {"minus", "negative"} and tokens.hyphen(before):
        return before - 1, -1.0
    if word not in "-−+" or not word or not tokens.glued(first):
        return first, 1.0
    loose = before == 0 or not tokens.glued(before) or tokens.words[before - 1] in {"(", "<", ">", "=", "“", '"'}
    if not loose or tokens.kinds[before - 1] is Kind.NUMBER:
        return first, 1.0
    return before, 1.0 if word == "+" else -1.0


# --- behind the number -----------------------------------------------------------------------------------------------


def _with_unit_behind(tokens: Tokens, numeral: Numeral, tables: UnitTables) -> Measure:
    if numeral.form is Form.MULTIPLE:
        return Measure(numeral, numeral.first, numeral.last, TIMES)
    if numeral.form is Form.SHARE:
        return _share(tokens, numeral, tables)
    at, tied = _over_hyphen(tokens, numeral.last)
    if tokens.words[at] == "strong":
        return Measure(numeral, numeral.first, at + 1, COUNT, tied=tied)
    if tokens.words[at] == "times" and _multiplies(tokens, at):
        return Measure(numeral, numeral.first, at + 1, TIMES)
    found = _unit_at(tokens, numeral, at, tables)
    if found is None:
        return Measure(numeral, numeral.first, numeral.last, COUNT)
    unit, last = found
    measure = Measure(numeral, numeral.first, last, unit, tied=tied)
    return _age(tokens, measure) if unit.kind is QuantityKind.DURATION else measure


def _share(tokens: Tokens, numeral: Numeral, tables: UnitTables) -> Measure:
    """A fraction is a share, unless a unit follows: "half a percent", "three quarters of a mile"."""
    at = numeral.last
    if tokens.words[at] == "of" and tokens.words[at + 1] in {"a", "an"}:
        match = tables.words.starting(tokens.words, at + 2)
        if match is not None and match.meaning.kind is not QuantityKind.MONEY:
            return Measure(replace(numeral, form=Form.WORDS, rule=""), numeral.first, match.last, match.meaning)
    if tokens.words[at] in {"percent", "percentage", "point", "mile", "%", "per"}:
        match = tables.words.starting(tokens.words, at)
        if match is not None:
            return Measure(replace(numeral, form=Form.WORDS, rule=""), numeral.first, match.last, match.meaning)
    return Measure(numeral, numeral.first, numeral.last, SHARE)


def _over_hyphen(tokens: Tokens, last: int) -> tuple[int, bool]:
    """Where the unit begins behind a number, and whether a hyphen ties it on ("six-year", "33 - year - old")."""
    if tokens.words[last] not in HYPHENS:
        return last, False
    if tokens.hyphen(last):
        return last + 1, True
    spaced = tokens.words[last + 1] in {"year", "month", "day", "week", "hour", "minute", "strong", "mile", "foot", "point", "percent"}
    return (last + 1, True) if spaced else (last, False)


def _multiplies(tokens: Tokens, at: int) -> bool:
    """True for "four times the number", false for "arrested four times"."""
    behind = tokens.words[at + 1]
    if behind in {"this", "last", "his", "her", "their", "our"}:
        return False
    return behind in COMPARED or behind.endswith("er") and tokens.words[at + 2] == "than"


def _unit_at(tokens: Tokens, numeral: Numeral, at: int, tables: UnitTables) -> tuple[Unit, int] | None:
    """The unit that stands at token `at`, and where it ends."""
    if tokens.words[at] in {"pound", "pounds"}:
        return _pounds(tokens, numeral, at, tables)
    match = tables.words.starting(tokens.words, at)
    if match is not None and not _is_other_word(tokens, numeral, at, match.last):
        if match.meaning == PERCENT and tokens.words[match.last] in {"point", "points"}:
            return PERCENTAGE_POINT, match.last + 1
        return match.meaning, match.last
    match = tables.symbols.starting(tokens.raw, at)
    if match is not None and (len(tokens.raw[at]) > 1 or tokens.glued(at) or not tokens.raw[at].isalpha()):
        unit = match.meaning
        if unit == PERCENT and tokens.words[match.last] in {"point", "points"}:
            return PERCENTAGE_POINT, match.last + 1
        return unit, match.last
    code = tables.codes.get(tokens.raw[at])
    if code is not None:
        return code, at + 1
    if tokens.raw[at] in {"C", "F"} and tokens.glued(at):
        return Unit("degree Celsius" if tokens.raw[at] == "C" else "degree Fahrenheit", QuantityKind.MEASURE), at + 1
    return None


LOWER_CASE: Final = frozenset({"rand", "marks", "won", "lev", "lei", "sol", "dong", "sterling", "mark", "real", "point", "points", "foot", "stone"})
"""Names of units that are also names of people and places when they have a capital."""


def _is_other_word(tokens: Tokens, numeral: Numeral, at: int, last: int) -> bool:
    """True when what looks like a unit is another word: the verb "won", the ordinal "second", Rand Paul, a "p" apart."""
    word = tokens.words[at]
    if last > at + 1:
        return False
    if word == "p":
        return not tokens.glued(at) or tokens.raw[at] != "p"
    if word == "second":
        return tokens.hyphen(at + 1) or tokens.capital(at)
    if word in {"won", "marks"}:
        return numeral.value < 1e4 and numeral.scale == 1.0 and (word == "won" or numeral.value < 100) or tokens.words[at + 1] in {"a", "the", "on"}
    return word in LOWER_CASE and tokens.capital(at)


def _pounds(tokens: Tokens, numeral: Numeral, at: int, tables: UnitTables) -> tuple[Unit, int]:
    """Money or weight: by a scale word, then by the words around, weight where none tells."""
    around = set(tokens.words[max(0, numeral.first - 8) : numeral.first]) | set(tokens.words[at + 1 : at + 6])
    heavy = tokens.words[at + 1] == "of" or bool(around & (tables.weight - {"of"}))
    if not heavy and (numeral.scale >= 1e6 or around & tables.money):
        return STERLING, at + 1
    return POUND, at + 1


def _age(tokens: Tokens, measure: Measure) -> Measure:
    """ "44-year-old", "33 years old", "60 years of age": an age."""
    words, at = tokens.words, measure.last
    at += words[at] in HYPHENS
    if words[at] in {"old", "olds"} and (at > measure.last or words[at + 1] != "regime"):
        return replace(measure, last=at + 1, age=True)
    if words[at] == "of" and words[at + 1] == "age":
        return replace(measure, last=at + 2, age=True)
    return measure


# --- rates -----------------------------------------------------------------------------------------------------------


def _with_rate(tokens: Tokens, measure: Measure, tables: UnitTables) -> Measure:
    """Adds "a barrel", "per day", "an hour"."""
    words, at = tokens.words, measure.last
    if words[at] in HYPHENS and words[at + 1] in {"a", "per"} and tokens.hyphen(at):
        rate, last = words[at + 3], at + 4
    else:
        rate, last = words[at + 1], at + 2
    joint = words[at] if words[at] not in HYPHENS else words[at + 1]
    if joint not in {"a", "an", "per", "/"} or rate not in tables.rates or measure.age:
        return measure
    if measure.unit.kind is QuantityKind.DURATION and joint != "per" and measure.unit.name != "hour":
        return measure
    if joint in {"a", "an"} and not _may_follow_article(measure, rate):
        return measure
    if joint == "/" and not tokens.glued(at):
        return measure
    if words[last] in {"after", "before", "later", "earlier", "ago", "when", "old", "long"}:
        return measure
    return replace(measure, last=last, per=rate)


SPANS_OF_TIME: Final = frozenset({"hour", "day", "night", "week", "month", "year"})


def _may_follow_article(measure: Measure, rate: str) -> bool:
    """ "20 a week", but not "20 a barrel"; "$20 a barrel", but not "$20 a second"."""
    if rate in SPANS_OF_TIME:
        return True
    return measure.unit.kind is QuantityKind.MONEY and rate not in {"second", "game", "match", "vote", "seat"}


def years(numeral: Numeral, first: int, last: int) -> Measure:
    """An age told without its unit: "aged 34"."""
    return Measure(numeral, first, last, YEAR, age=True)
