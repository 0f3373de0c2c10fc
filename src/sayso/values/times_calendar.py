"""Constructions that name a day or month of the calendar: "27 October 2015", "Oct. 27", "10-30-89", "on the 27th"."""

from __future__ import annotations

import datetime as dt
import re

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import NOTHING, Hit, Reading, Rule, dated, undated
from sayso.values.times_holidays import holiday
from sayso.values.times_words import word_set

PIVOT = 50
"""Two-digit years from here on are of the 1900s: no digital news is older."""


def read_iso(hit: Hit, _: Context) -> Reading | None:
    """2015-10-27."""
    text = hit.lower("d")
    try:
        period = Period(Unit.DAY, dt.date.fromisoformat(text[:10]))
    except ValueError:
        return None
    if "t" in text:
        return Reading(TimeKind.TIME, text.upper(), period.days, period)
    return dated(period)


def read_numeric(hit: Hit, ctx: Context) -> Reading | None:
    """10-30-89, 02/20/98 and 27.10.2015. Where day and month could change places, the one nearer the day of writing."""
    text = hit.lower("d")
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    if "." in text and year < 100:
        return None  # numbers of sections and versions
    month_first, day_first = read_full(full_year(year), first, second), read_full(full_year(year), second, first)
    if month_first is None or month_first.period is None or day_first is None or day_first.period is None:
        return month_first or day_first
    if ctx.reference is None:
        return day_first if "." in text else month_first
    american = month_first.period.distance(ctx.reference) <= day_first.period.distance(ctx.reference)
    return month_first if american and "." not in text else day_first


def full_year(year: int) -> int:
    """A year of two digits with its century."""
    return year if year >= 100 else year + (1900 if year >= PIVOT else 2000)


def read_full(year: int, month: int, day: int) -> Reading | None:
    """A day; None where the calendar has no such day."""
    try:
        return dated(Period(Unit.DAY, dt.date(year, month, day)))
    except ValueError:
        return None


def read_month_day(hit: Hit, ctx: Context) -> Reading | None:
    """Oct. 27, 2015; 27 October; Friday, Oct. 13; last Oct. 23."""
    month, day = int(hit.value("m")), ordinal(hit, "d")
    if day is None or day > 31:
        return None
    if hit.has("y"):
        return read_full(hit.year(), month, day)
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02d}-{day:02d}")
    days = [Period(Unit.DAY, one) for one in _in_years(ctx.years(), month, day)]
    if hit.has("step"):
        return dated(ctx.step(days, hit.step()))
    if hit.has("w"):
        days = [one for one in days if one.first.isoweekday() == hit.value("w")] or days
    return dated(ctx.choose(days, hit.start, hit.end))


def _in_years(years: range, month: int, day: int) -> list[dt.date]:
    found = []
    for year in years:
        try:
            found.append(dt.date(year, month, day))
        except ValueError:
            continue  # 29 February
    return found


def ordinal(hit: Hit, group: str) -> int | None:
    """The number of "27", "27th", "third" or "twenty-third"; None for zero."""
    total = 0
    for index in hit.indices(group):
        value, lower = hit.words.values[index], hit.words.lowers[index]
        if lower[0].isdigit():
            return int(re.match(r"\d+", lower).group()) or None  # type: ignore[union-attr] # it begins with a digit
        total += 2 if lower == "second" else int(value or 0)
    return total or None


def read_next_of_month(hit: Hit, ctx: Context) -> Reading | None:
    """The second day of "Oct. 10-12": in the month of the first."""
    follows = ctx.last_at == hit.match.start("gap")
    if ctx.last is None or ctx.last.unit is not Unit.DAY or not follows or hit.counts():
        return None
    return read_full(ctx.last.first.year, ctx.last.first.month, int(hit.value("d")))


def read_month_year(hit: Hit, _: Context) -> Reading | None:
    """October 2015."""
    return dated(Period.month(hit.year(), hit.value("m")))


def read_month_of_year(hit: Hit, ctx: Context) -> Reading | None:
    """January this year; October of next year."""
    month = int(hit.value("m"))
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02d}")
    return dated(Period.month(ctx.reference.year + hit.step(), month))


def read_month(hit: Hit, ctx: Context) -> Reading | None:
    """In October; last October; next October; late November."""
    month = int(hit.value("m"))
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02d}")
    months = [Period.month(year, month) for year in ctx.years()]
    if hit.has("step"):
        return dated(ctx.step(months, hit.step()))
    return dated(ctx.choose(months, hit.start, hit.end))


def read_name(hit: Hit, _: Context) -> Reading | None:
    """Jan Kavan; April Jones: a first name, unless the month is in full with a preposition of time before it."""
    if hit.has("full") and hit.before() in word_set("before_year"):
        return None
    return NOTHING


def read_ordinal_day(hit: Hit, ctx: Context) -> Reading | None:
    """On the 27th: of this month or the last."""
    day = ordinal(hit, "d")
    after = hit.after()
    names_a_thing = (after.isalpha() and after not in word_set("after_ordinal_day")) or after in {"-", "–", "%"}
    if day is None or day > 31 or names_a_thing:
        return None
    month = ctx.now(Unit.MONTH)
    if month is None:
        return Reading(TimeKind.DATE, f"XXXX-XX-{day:02d}")
    months = [month.shift(step).first for step in (-1, 0, 1)]
    days = [
        Period(Unit.DAY, one)
        for first in months
        for one in _in_years(range(first.year, first.year + 1), first.month, day)
    ]
    return dated(ctx.choose(days, hit.start, hit.end, near=0))


def read_holiday(hit: Hit, ctx: Context) -> Reading | None:
    """Last Thanksgiving; Labor Day; New Year's Eve."""
    name = "new year" if hit.lower("h") == "new" else str(hit.value("h"))
    if ctx.reference is None:
        return undated(Unit.DAY)
    eve = -1 if hit.has("eve") and hit.lower("eve") == "eve" else 0
    days = [Period(Unit.DAY, holiday(name, year)).shift(eve) for year in ctx.years()]
    if hit.has("step"):
        return dated(ctx.step(days, hit.step()))
    return dated(ctx.choose(days, hit.start, hit.end))


RULES = (
    Rule("date.iso", "(?P<d>ISODATE)", read_iso),
    Rule("date.numeric", "(?P<d>NUMDATE)", read_numeric),
    Rule(
        "date.month-day",
        "(?:(?P<w>ANYWEEKDAY) COMMA?)? PHASE? (?P<step>[LAST THIS])? (?P<m>MONTHNAME)"
        "DET? (?P<d>DAYNUM|ORDINAL(?:DASH?ORDINAL)?)(?!DASH?UNIT)(?:COMMA? (?P<y>YEARNUM)(?!PERCENT))?",
        read_month_day,
    ),
    Rule(
        "date.day-month",
        "(?:(?P<w>ANYWEEKDAY) COMMA?)? DET? (?P<d>DAYNUM|ORDNUM) OF? (?P<m>MONTHNAME)(?!DAYNUM)"
        "(?:COMMA? (?P<y>YEARNUM))?",
        read_month_day,
    ),
    Rule(
        "date.next-of-month",
        "DAYNUM (?P<gap>DASH|TO|AND|COMMA AND?) (?P<span>(?P<d>DAYNUM))(?![UNITS UNIT PERCENT MONTH MONTHABBR MAYISH])",
        read_next_of_month,
    ),
    Rule("date.month-year", "PHASE? (?P<m>MONTHNAME) (?:COMMA|OF)? (?P<y>YEARNUM)", read_month_year),
    Rule("date.month-of-year", "PHASE? (?P<m>MONTHNAME) OF? DET? (?P<step>STEP) UNIT", read_month_of_year),
    Rule("date.month-name", "(?:(?P<full>MONTH|MAYISH)|MONTHABBR) NAME", read_name),
    Rule("date.month", "PHASE? (?:(?P<step>STEP) PAST?)? (?P<m>MONTH)", read_month),
    Rule("date.month-may", "(?:PHASE|(?P<step>STEP)) (?P<m>MAYISH|MONTHABBR DOT?)", read_month),
    Rule("date.month-may-after", "[IN OF AND TO BEFORE] (?P<span>(?P<m>MAYISH|MONTHABBR DOT?))", read_month),
    Rule("date.ordinal-day", "DET (?P<d>ORDNUM)", read_ordinal_day),
    Rule("date.holiday", "(?P<step>STEP)? (?P<h>HOLIDAY) POSSESSIVE? (?P<eve>EVE|UNIT)?", read_holiday),
    Rule("date.holiday-day", "(?P<step>STEP)? (?P<h>DAYNAME) POSSESSIVE? (?P<eve>UNIT)", read_holiday),
    Rule("date.new-year", "(?P<step>STEP)? (?P<h>NEW) (?:UNIT POSSESSIVE?|UNITS) (?P<eve>EVE|UNIT)", read_holiday),
)
