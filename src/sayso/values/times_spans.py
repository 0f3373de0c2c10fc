"""Constructions that measure time or step by a measure: "three days", "two years ago", "a day earlier"."""

from __future__ import annotations

import datetime as dt

from sayso.interval import DayInterval
from sayso.model import TimeKind
from sayso.values.calendar_periods import DAYS_IN, Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import NOTHING, Hit, Reading, Rule, dated, undated
from sayso.values.times_relative import CLOCK
from sayso.values.times_words import word_set

WIDE = {Unit.DECADE: 10, Unit.CENTURY: 100}
"""Years in units that durations count in years."""

WEEKS_IN_DAYS = 2
"""Weeks up to which "two weeks ago" names a day; "six weeks ago" names a week."""

HALVES = {Unit.YEAR: ("Y", "M", 12), Unit.HOUR: ("H", "M", 60), Unit.MINUTE: ("M", "S", 60)}
"""Units whose fractions are written in the next smaller one: 2 1/2 years is P2Y6M."""


def number_of(hit: Hit, group: str = "q") -> float | None:
    """The number that the words of `group` name; None where they leave it open ("several")."""
    total: float = 0
    for index in hit.indices(group):
        value, lower = hit.words.values[index], hit.words.lowers[index]
        if value == "X":
            return None
        if "/" in lower:
            above, below = (int(part) for part in lower.split("/"))
            total += above / below if below else 0
        elif lower in {"hundred", "thousand", "dozen"}:
            total = (total or 1) * value
        elif lower not in {"a", "an"} and isinstance(value, (int, float)):
            total += value
    return total or 1


def duration(hit: Hit, number: float | None) -> str:
    """The TIMEX3 value of `number` of the unit that the match names: P3D, PT5H, PXY; decades and centuries as years."""
    unit = hit.unit()
    if number is not None and hit.value("u") == "2W":
        number *= 2
    if number is None:
        return f"PT{'X'}{unit.value[1:]}" if unit in CLOCK else f"PX{unit.value}"
    if unit in WIDE:
        number, unit = number * WIDE[unit], Unit.YEAR
    written_fraction = any("/" in hit.words.lowers[index] for index in range(hit.start, hit.end))
    if number != int(number) and (written_fraction or unit in CLOCK) and unit in HALVES:
        large, small, size = HALVES[unit]
        mark = "T" if unit in CLOCK else ""
        return f"P{mark}{int(number)}{large}{round(number % 1 * size)}{small}".replace(f"P{mark}0{large}", f"P{mark}")
    return f"PT{number:g}{unit.value[1:]}" if unit in CLOCK else f"P{number:g}{unit.value}"


def read_duration(hit: Hit, _: Context) -> Reading | None:
    """Three days; nearly two years; a six-month truce; a year and a half. Rates ("$2 million a year") are declined."""
    if is_rate(hit) or is_some_day(hit):
        return None
    number = number_of(hit)
    if number is not None and hit.has("half"):
        number += 0.5
    return Reading(TimeKind.DURATION, duration(hit, number))


def is_rate(hit: Hit) -> bool:
    """True for "a year" after an amount: a rate, no time."""
    if hit.words.lowers[hit.start] not in {"a", "an"} or hit.end - hit.start != 2:
        return False
    before = hit.before()
    counted = before.endswith("s") and (hit.before(2)[:1].isdigit() or hit.is_number(hit.start - 2))
    return counted or before in word_set("rates") or before[:1].isdigit()


def is_some_day(hit: Hit) -> bool:
    """True for "a day" that measures nothing: "not a day anybody expected"."""
    if hit.lower("u") != "day" or hit.words.lowers[hit.start] != "a" or hit.end - hit.start != 2:
        return False
    return hit.before() not in word_set("measures") and hit.after() not in {"before", "after", "or"}


def read_open_duration(hit: Hit, _: Context) -> Reading | None:
    """For years; in recent weeks; the coming months. "Minutes" alone is too vague to be a time."""
    if hit.before() == "of" and not hit.has("step"):
        return None  # "hundreds of years", "a matter of days"
    if hit.unit() in CLOCK and not hit.has("step") and hit.before() not in {"for", "within", "several", "few"}:
        return None
    return Reading(TimeKind.DURATION, duration(hit, None))


def read_recent_duration(hit: Hit, ctx: Context) -> Reading | None:
    """The past three days; the last few weeks; the next two years: with the days that they cover."""
    number, unit, step = (number_of(hit) if hit.has("q") else 1), hit.unit(), hit.step()
    days = None
    if ctx.reference is not None and number is not None and unit not in CLOCK and step:
        days = _stretch(ctx.reference, step * max(1, round(number)), unit)
    if hit.has("until"):
        number = None
    return Reading(TimeKind.DURATION, duration(hit, number), days)


def _stretch(day: dt.date, count: int, unit: Unit) -> DayInterval | None:
    try:
        other = Period(Unit.DAY, day).move(count, unit).first
    except OverflowError:
        return None
    return DayInterval(min(day, other), max(day, other))


def read_ago(hit: Hit, ctx: Context) -> Reading | None:
    """Two years ago; a week or so ago: in the unit's own precision. A year ago in a report: that quarter."""
    if is_one_year(hit) and ctx.quarter is not None:
        return dated(ctx.quarter.move(-1, Unit.YEAR))
    number = number_of(hit)
    if number is None or hit.unit() in CLOCK:
        return Reading(TimeKind.DATE, "PAST_REF")
    return step_from(ctx.now(Unit.DAY), hit, -number)


def is_one_year(hit: Hit) -> bool:
    """True for "a year"."""
    return hit.unit() is Unit.YEAR and number_of(hit) == 1


def step_from(base: Period | None, hit: Hit, number: float) -> Reading | None:
    """The date that lies `number` of the match's unit from `base`; half a year is six months."""
    unit = hit.unit()
    if base is None:
        return undated(Unit.YEAR if unit in WIDE else unit)
    number *= WIDE.get(unit, 1) * (2 if hit.value("u") == "2W" else 1)
    unit = Unit.YEAR if unit in WIDE else unit
    if unit is Unit.WEEK and abs(number) <= WEEKS_IN_DAYS:
        number, unit = number * 7, Unit.DAY
    if number != int(number):
        if unit is not Unit.YEAR:
            return None
        number, unit = round(number * 12), Unit.MONTH
    try:
        return dated(Period.around(base.move(int(number), unit).first, unit))
    except OverflowError:
        return None


def read_earlier(hit: Hit, ctx: Context) -> Reading | None:
    """A day earlier; two years later: from the date told last. A few days later: a duration."""
    number, unit, step = number_of(hit), hit.unit(), hit.step()
    if number is None or unit in CLOCK:
        return Reading(TimeKind.DURATION, duration(hit, number))
    if is_one_year(hit) and step < 0 and ctx.quarter is not None:
        return dated(ctx.quarter.move(-1, Unit.YEAR))
    return step_from(_base(ctx, unit), hit, step * number)


def _base(ctx: Context, unit: Unit) -> Period | None:
    """The date told last, if steps of `unit` can start from it; else the day of writing."""
    if ctx.last is None or (unit in DAYS_IN and ctx.last.unit not in {*DAYS_IN, Unit.MONTH}):
        return ctx.now(Unit.DAY)
    return ctx.last


def read_the_day_before(hit: Hit, ctx: Context) -> Reading | None:
    """The day before; the year earlier: from the date told last. "The day before the vote" is told from the vote."""
    unit, after = hit.unit(), hit.after()
    told_from_an_event = hit.lower("step") in {"before", "after"} and after.isalpha()
    if unit in CLOCK or told_from_an_event:
        return None
    base = _base(ctx, unit)
    return dated(Period.around(base.first, unit).shift(hit.step())) if base else undated(unit)


def read_every_unit(hit: Hit, _: Context) -> Reading | None:
    """Every day; twice a week; every two weeks."""
    return Reading(TimeKind.SET, duration(hit, number_of(hit) if hit.has("q") else 1))


def read_every_month(hit: Hit, _: Context) -> Reading | None:
    """Every July; each summer."""
    return Reading(TimeKind.SET, f"XXXX-{hit.value('m'):02d}" if hit.has("m") else f"XXXX-{hit.value('s')}")


def read_daily(hit: Hit, _: Context) -> Reading | None:
    """Daily; weekly; annual. Quarterly and monthly are kinds of report more often than times."""
    return None if hit.lower("d") in {"quarterly", "monthly"} else Reading(TimeKind.SET, hit.value("d"))


def read_daylong(hit: Hit, _: Context) -> Reading | None:
    """Daylong; weeklong."""
    value = hit.value("d")
    return Reading(TimeKind.DURATION, value) if value else None


def read_age(_: Hit, __: Context) -> Reading | None:
    """A six-year-old girl; 52 years old: ages."""
    return NOTHING


RULES = (
    Rule("age", "LEADS? DET? ORD? (?:QUANTITY DASH?)? UNITWORD DASH? OLD", read_age),
    Rule(
        "duration.counted",
        "LEADS? DET? ORD? (?P<q>QUANTITY) UNTIL? [MORE FULL]{0,2} DASH? (?P<u>UNITWORD) (?P<half>ANDHALF)?",
        read_duration,
    ),
    Rule("duration.open", "(?P<u>UNITS)", read_open_duration),
    Rule("duration.recent-open", "DET? (?P<step>[RECENT NEXT PAST]) (?P<u>UNITS|QUARTERS)", read_open_duration),
    Rule(
        "duration.recent",
        "(?:DET|LEADS)? (?P<step>[PAST LAST NEXT PREVIOUS FIRSTLAST LATEST RECENT]) (?P<q>QUANTITY) (?P<until>UNTIL)?"
        "[MORE FULL]{0,2} (?P<u>UNITWORD|QUARTERS)",
        read_recent_duration,
    ),
    Rule("duration.quarters", "LEADS? AN? (?P<q>FEW) (?P<u>QUARTERS)", read_duration),
    Rule("duration.past", "DET? (?P<step>PAST) (?P<u>UNIT|QUARTER)", read_recent_duration),
    Rule("duration.daylong", "(?P<d>LONG)", read_daylong),
    Rule("ago.counted", "LEADS? (?P<q>QUANTITY) (?P<u>UNITWORD) (?:OR SO)? DASH? AGO", read_ago),
    Rule("ago.open", "(?P<u>UNITS) AGO", read_open_duration),
    Rule("earlier.counted", "LEADS? (?P<q>QUANTITY) (?P<u>UNITWORD) DASH? (?P<step>EARLIER)", read_earlier),
    Rule("earlier.the-unit", "DET (?P<u>UNIT) (?P<step>[EARLIER BEFORE])", read_the_day_before),
    Rule("set.unit", "EVERY (?P<q>QUANTITY)? (?P<u>UNITWORD|QUARTER)", read_every_unit),
    Rule("set.month", "EVERY (?:(?P<m>[MONTH MAYISH])|(?P<s>SEASONNAME))", read_every_month),
    Rule("set.rate", "TWICE AN (?P<u>UNIT)", read_every_unit),
    Rule("set.daily", "(?P<d>DAILY)", read_daily),
)
