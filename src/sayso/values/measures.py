"""A number and what it is a number of: the currency or sign before it, the unit behind it, "a barrel", "-year-old"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.model import QuantityKind
from sayso.values.hedges import hedge_after
from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, Numeral
from sayso.values.phrases import Match
from sayso.values.units import COUNT, SHARE, TIMES, Unit, unit_tables
from sayso.values.units_found import currency_before, sign_before, unit_at
from sayso.values.wordlists import listed


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
        """The number in whole units: 0.5 for "50 cents"."""
        if self.unit.factor == 1.0:
            return self.sign * self.numeral.value
        return round(self.sign * self.numeral.value * self.unit.factor, 10)

    @property
    def bare(self) -> bool:
        """True when no unit was found."""
        return self.unit is COUNT and self.last == self.numeral.last


def read_measure(tokens: Tokens, numeral: Numeral) -> Measure:
    """`numeral` with its unit, or counting something."""
    currency = currency_before(tokens, numeral.first)
    if currency is None:
        measure = _with_unit_behind(tokens, numeral)
    else:
        last = _over_doubled_currency(tokens, numeral, currency.unit)
        measure = Measure(numeral, currency.first, last, currency.unit, currency.sign)
    if measure.sign > 0:
        first, sign = sign_before(tokens, measure.first)
        measure = replace(measure, first=first, sign=sign) if first != measure.first else measure
    return _with_rate(tokens, measure)


def _over_doubled_currency(tokens: Tokens, numeral: Numeral, unit: Unit) -> int:
    """Where the amount ends that names its currency before and behind: "$75 U.S.", "$5 dollars"."""
    last = numeral.last
    if tokens.raw[last] in {"US", "U.S.", "USD"} and unit.name == "USD":
        last += 1
    return last + (tokens.words[last] in {"dollars", "euros"} and tokens.kinds[numeral.first - 1] is Kind.MARK)


# --- the unit behind -------------------------------------------------------------------------------------------------


def _with_unit_behind(tokens: Tokens, numeral: Numeral) -> Measure:
    if numeral.form is Form.MULTIPLE:
        return Measure(numeral, numeral.first, numeral.last, TIMES)
    if numeral.form is Form.SHARE:
        return _share(tokens, numeral)
    at, tied = _over_hyphen(tokens, numeral.last)
    if tokens.words[at] == "strong":
        return Measure(numeral, numeral.first, at + 1, COUNT, tied=tied)
    if tokens.words[at] == "times" and _multiplies(tokens, at):
        return Measure(numeral, numeral.first, at + 1, TIMES)
    if tokens.words[at] == "of" and (numeral.form is Form.VAGUE or tokens.words[at - 1] == "couple"):
        at += 1
    found = unit_at(tokens, numeral, at) or _unit_behind_hedge(tokens, numeral)
    if found is None or _is_tied_on(tokens, numeral, found):
        return Measure(numeral, numeral.first, numeral.last, COUNT)
    measure = Measure(numeral, numeral.first, found.last, found.meaning, tied=tied)
    return _as_age(tokens, measure) if measure.unit.kind is QuantityKind.DURATION else measure


def _is_tied_on(tokens: Tokens, numeral: Numeral, found: Match[Unit]) -> bool:
    """True for the seconds of "hundreds of seconds-long calls", which say how long each call is."""
    return found.first > numeral.last and tokens.words[found.first - 1] == "of" and tokens.hyphen(found.last)


def _share(tokens: Tokens, numeral: Numeral) -> Measure:
    """A fraction as a share, or of a unit that follows: "three quarters of a mile"."""
    at = numeral.last
    if tokens.words[at] == "of" and tokens.words[at + 1] in {"a", "an"}:
        at += 2
    elif tokens.words[at] not in listed("half_units") and tokens.words[at] not in {"%", "per"}:
        at = -1
    found = None if at < 0 else unit_tables().words.starting(tokens.words, at)
    if found is None or found.meaning.kind is QuantityKind.MONEY:
        return Measure(numeral, numeral.first, numeral.last, SHARE)
    return Measure(replace(numeral, form=Form.WORDS, rule=""), numeral.first, found.last, found.meaning)


def _over_hyphen(tokens: Tokens, last: int) -> tuple[int, bool]:
    """Where the unit begins behind a number, and whether a hyphen ties it on ("six-year", "33 - year - old")."""
    if tokens.words[last] not in HYPHENS:
        return last, False
    tied = tokens.hyphen(last) or tokens.words[last + 1] in listed("hyphenless_units")
    return (last + 1, True) if tied else (last, False)


def _multiplies(tokens: Tokens, at: int) -> bool:
    """True for "four times the number", "four times faster than"; false for "arrested four times"."""
    behind = tokens.words[at + 1]
    if behind in listed("no_times_behind"):
        return False
    return behind in listed("compared") or (behind.endswith("er") and tokens.words[at + 2] == "than")


def _unit_behind_hedge(tokens: Tokens, numeral: Numeral) -> Match[Unit] | None:
    """The unit of "10+ years", "two or more miles", "50-odd kilometres"."""
    hedge = hedge_after(tokens, numeral.last)
    return None if hedge is None else unit_at(tokens, numeral, hedge.last)


def _as_age(tokens: Tokens, measure: Measure) -> Measure:
    """`measure` as an age where it is one: "44-year-old", "33 years old", "60 years of age"."""
    words, at = tokens.words, measure.last
    at += words[at] in HYPHENS
    if words[at] in {"old", "olds"} and (at > measure.last or words[at + 1] != "regime"):
        return replace(measure, last=at + 1, age=True)
    if words[at : at + 2] == ["of", "age"]:
        return replace(measure, last=at + 2, age=True)
    return measure


# --- rates -----------------------------------------------------------------------------------------------------------

SPANS_OF_TIME: Final = frozenset({"hour", "day", "night", "week", "month", "year"})


def _with_rate(tokens: Tokens, measure: Measure) -> Measure:
    """`measure` with "a barrel", "per day", "an hour", "-a-day" behind it."""
    words, at = tokens.words, measure.last
    if words[at] in HYPHENS and words[at + 1] in {"a", "per"} and tokens.hyphen(at):
        joint, rate, last = words[at + 1], words[at + 3], at + 4
    else:
        joint, rate, last = words[at], words[at + 1], at + 2
    if rate not in unit_tables().rates or words[last] in listed("rate_ends") or measure.age:
        return measure
    if not _is_rate(tokens, measure, joint, rate):
        return measure
    return replace(measure, last=last, per=rate)


def _is_rate(tokens: Tokens, measure: Measure, joint: str, rate: str) -> bool:
    """True for "20 a week" and "$20 a barrel", not for "20 a barrel", "$20 a second" and "five years a slave"."""
    kind = measure.unit.kind
    if joint == "/":
        return tokens.glued(measure.last)
    if kind is QuantityKind.DURATION and joint != "per" and measure.unit.name != "hour":
        return False
    if joint in {"a", "an"}:
        return rate in SPANS_OF_TIME or (kind is QuantityKind.MONEY and rate not in listed("money_rates_only"))
    return joint == "per"
