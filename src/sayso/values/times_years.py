"""Constructions that name years and their parts: "in 2011", "the 1980s", "the third quarter", "last spring"."""

from __future__ import annotations

import datetime as dt
import re

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_calendar import PIVOT, full_year, ordinal
from sayso.values.times_context import NEAR, Context
from sayso.values.times_grammar import Hit, Reading, Rule, dated
from sayso.values.times_words import word_set

NEWS_YEARS = range(1900, 2031)
"""Plain four-digit numbers that are years unless something speaks against it; others need a preposition."""

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def read_year(hit: Hit, _: Context) -> Reading | None:
    """In 2011; the 1988 recapitalization. A number that counts something ("2000 people") is declined."""
    return dated(Period.year(hit.year())) if hit.has("pre") or is_year(hit) else None


def is_year(hit: Hit) -> bool:
    """True when four digits are a year: not compared, not money, no part of a name, nothing counted after them."""
    before, year = hit.before(), hit.year()
    if before in word_set("comparators") or before[:1] in {"$", "£", "€", "#"} or hit.after() == "%":
        return False
    if before == "to" and hit.before(2) == "up":
        return False
    round_number = year % 100 == 0
    if hit.counts() and (round_number or year not in NEWS_YEARS or hit.after() in word_set("counted")):
        return False
    if hit.is_name(hit.start - 1) and hit.is_name(hit.end):
        return False
    return year in NEWS_YEARS or (before in word_set("before_year") and before != "(")


def read_decade(hit: Hit, _: Context) -> Reading | None:
    """The 1980s; the '80s; the early 90s. A man in his 60s is declined."""
    if hit.words.lowers[hit.start] in {"his", "her", "their"}:
        return None
    digits = re.sub(r"\D", "", hit.lower("d"))
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return dated(Period(Unit.DECADE, dt.date(year, 1, 1)))


def read_tens(hit: Hit, _: Context) -> Reading | None:
    """The nineties."""
    return dated(Period(Unit.DECADE, dt.date(1900 + hit.value("d"), 1, 1)))


def read_century(hit: Hit, _: Context) -> Reading | None:
    """The 20th century."""
    number = ordinal(hit, "d")
    if hit.unit() is not Unit.CENTURY or number is None or not 2 <= number <= 30:
        return None
    return dated(Period(Unit.CENTURY, dt.date((number - 1) * 100, 1, 1)))


def read_spelled_year(hit: Hit, _: Context) -> Reading | None:
    """Nineteen ninety-six; the year two thousand."""
    numbers = [int(hit.words.values[index]) for index in hit.indices("n") if hit.words.values[index]]
    if numbers[:2] == [2, 1000]:
        return dated(Period.year(2000 + sum(numbers[2:]))) if hit.has("pre") else None
    century, rest = numbers[0], sum(numbers[1:])
    return dated(Period.year(century * 100 + rest)) if century in {18, 19, 20} and 10 <= rest < 100 else None


def read_short_year(hit: Hit, _: Context) -> Reading | None:
    """The summer of '98; since '94."""
    return dated(Period.year(full_year(int(hit.lower("y")[1:]))))


def read_season(hit: Hit, ctx: Context) -> Reading | None:
    """Last spring; this summer; the winter of 2016; in the fall."""
    name = str(hit.value("s"))
    if hit.has("y"):
        return dated(Period.season(hit.year(), name))
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{name}")
    seasons = [Period.season(year, name) for year in ctx.years()]
    if hit.has("step"):
        return dated(ctx.step(seasons, hit.step()))
    return dated(ctx.choose(seasons, hit.start, hit.end))


def read_quarter(hit: Hit, ctx: Context) -> Reading | None:
    """The third quarter; third-quarter; the first quarter of last year; the first half of 2017."""
    number, is_half = QUARTERS.get(hit.lower("n"), 0), hit.lower("u") == "half"
    if not number or (is_half and 2 < number < 4):
        return None
    make, number = (Period.half, min(number, 2)) if is_half else (Period.quarter, number)
    year = _year_beside(hit, ctx)
    if year is not None:
        return dated(make(year, number))
    if is_half and not hit.has("det"):
        return None  # "second half" is more often that of a game
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{'H' if is_half else 'Q'}{number}")
    candidates = [make(one, number) for one in ctx.years()]
    if hit.has("fiscal"):
        return dated(next(one for one in reversed(candidates) if one.first <= ctx.reference))
    return dated(ctx.choose(candidates, hit.start, hit.end, near=0 if is_half else NEAR))


def _year_beside(hit: Hit, ctx: Context) -> int | None:
    for group in ("y", "y2"):
        if hit.has(group):
            return hit.year(group)
    for group in ("step", "step2"):
        if hit.has(group) and ctx.reference is not None:
            return ctx.reference.year + hit.step(group)
    return None


def read_year_end(hit: Hit, ctx: Context) -> Reading | None:
    """Year-end; the year's end; since year-end: 31 December of this year or the last."""
    if hit.unit() is not Unit.YEAR or hit.lower("end") != "end":
        return None
    if ctx.reference is None:
        return Reading(TimeKind.DATE, "XXXX-12-31")
    year = ctx.reference.year - (1 if hit.before() in {"since", "from"} else 0)
    return dated(Period(Unit.DAY, dt.date(max(1, year), 12, 31)))


RULES = (
    Rule(
        "date.year",
        "(?P<pre>PHASE|DET? FISCAL UNIT?|DET UNIT)? (?P<y>YEARNUM)(?!DASH?(?:UNITWORD|OLD|ZONE))",
        read_year,
    ),
    Rule("date.decade", "DET? PHASE? (?P<d>DECADE)", read_decade),
    Rule("date.tens", "DET PHASE? (?P<d>TENS)", read_tens),
    Rule("date.century", "DET? PHASE? (?P<d>ORDINAL) DASH? (?P<u>UNIT)", read_century),
    Rule(
        "date.spelled-year",
        "(?P<pre>DET UNIT)? (?P<n>CARD CARD(?:DASH? CARD)?)(?!DASH?(?:UNITWORD|CARD))",
        read_spelled_year,
    ),
    Rule("date.short-year", "[IN OF SEASON MONTH] (?P<span>(?P<y>SHORTYEAR))", read_short_year),
    Rule("date.year-end", "(?:DET|THIS)? (?P<u>UNIT) POSSESSIVE? DASH? (?P<end>PARTOF)(?!OF)", read_year_end),
    Rule("season.plain", "PHASE? DET? EARLY? (?:(?P<step>STEP) PAST?)? (?P<s>SEASON) OF? (?P<y>YEARNUM)?", read_season),
    Rule(
        "season.spring",
        "(?:PHASE|DET EARLY?|PHASE? (?P<step>STEP) PAST?) (?P<s>FALL)(?!OF NAME) OF? (?P<y>YEARNUM)?",
        read_season,
    ),
    Rule("season.spring-year", "(?P<s>FALL) OF? (?P<y>YEARNUM)", read_season),
    Rule("season.in-spring", "IN (?P<span>(?P<s>FALL))(?!OF)", read_season),
    Rule(
        "quarter.numbered",
        "PHASE? (?:(?P<step>STEP) UNITWORD POSSESSIVE?)? (?P<det>DET)? (?P<y>YEARNUM)? (?P<fiscal>FISCAL)? DASH?"
        "(?P<n>ORD|SECONDW|FIRSTLAST|LAST) FISCAL? DASH? (?P<u>QUARTER|HALF)"
        "(?:OF? FISCAL? (?:(?P<y2>YEARNUM)|DET? (?P<step2>STEP) FISCAL? UNIT))?",
        read_quarter,
    ),
)

__all__ = ["PIVOT", "RULES", "is_year"]
