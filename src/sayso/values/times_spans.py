"""Constructions that measure time or step by a measure: "three days", "two years ago", "a day earlier", "every Friday"."""

from __future__ import annotations

import datetime as dt

from sayso.interval import DayInterval
from sayso.model import TimeKind
from sayso.values.calendar_periods import DAYS_IN, Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, dated
from sayso.values.times_relative import unit_of

WIDE = {Unit.DECADE: 10, Unit.CENTURY: 100}
CLOCK = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def number_of(hit: Hit, group: str = "q") -> float | None:
    """The number that the words of `group` name; None where they leave it open ("several")."""
    total: float = 0
    words = hit.words
    for index in hit.indices(group):
        value, lower = words.values[index], words.lowers[index]
        if value == "X":
            return None
        if "/" in lower:
            above, below = (int(part) for part in lower.split("/"))
            total += above / below if below else 0
        elif lower in {"hundred", "thousand"}:
            total = (total or 1) * value
        elif lower in {"a", "an"}:
            continue
        elif isinstance(value, (int, float)) and value:
            total = total * value if lower == "dozen" and total else total + value
    return total or 1


def duration_value(number: float | None, unit: Unit, *, letter: str = "") -> str:
    """The TIMEX3 value of a duration: P3D, PT5H, PXY; decades and centuries as years."""
    name = letter or unit.value
    if number is not None and unit in WIDE:
        number, name = number * WIDE[unit], "Y"
    if unit is Unit.WEEKEND:
        name = "WE"
    if unit is Unit.MONTH and number is not None and number < 0:
        number = -number
    clock, mark = ("T", name[1:]) if unit in CLOCK else ("", name)
    return f"P{clock}{'X' if number is None else f'{number:g}'}{mark}"


def read_duration(hit: Hit, ctx: Context) -> Reading | None:
    """Three days; nearly two years; a six-month truce. Ages and rates are declined."""
    if is_rate(hit):
        return None
    number, unit = number_of(hit), unit_of(hit)
    if hit.value("u") == "2W" and number is not None:
        number *= 2
    return Reading(TimeKind.DURATION, duration_value(number, unit))


RATE_NOUNS = frozenset({"dollars", "cents", "%", "percent", "euros", "pounds", "times", "twice", "once", "million", "billion",
                        "thousand", "people", "miles", "barrels", "tons", "tonnes"})


def is_rate(hit: Hit) -> bool:
    """True for "$2 million a year": a rate, no time."""
    if hit.words.lowers[hit.match.start("q")] not in {"a", "an"} or hit.end - hit.match.start("q") != 2:
        return False
    before = hit.before()
    return before in RATE_NOUNS or before[:1].isdigit()


def read_open_duration(hit: Hit, ctx: Context) -> Reading | None:
    """For years; in recent weeks; the coming months."""
    return Reading(TimeKind.DURATION, duration_value(None, unit_of(hit)))


def read_recent_duration(hit: Hit, ctx: Context) -> Reading | None:
    """The past three days; the last few weeks; the next two years: with the days that they cover."""
    number, unit = (number_of(hit) if hit.has("q") else 1), unit_of(hit)
    days = None
    if ctx.reference is not None and number is not None and unit not in CLOCK and hit.has("step"):
        days = _stretch(ctx.reference, hit.value("step"), number, unit)
    return Reading(TimeKind.DURATION, duration_value(number, unit), days)


def _stretch(day: dt.date, step: int, number: float, unit: Unit) -> DayInterval | None:
    try:
        other = Period(Unit.DAY, day).move(step * max(1, round(number)), unit).first
    except OverflowError:
        return None
    return DayInterval(min(day, other), max(day, other))


def read_ago(hit: Hit, ctx: Context) -> Reading | None:
    """Two years ago; a week or so ago: of the unit's own precision."""
    return step_from(ctx.now(Unit.DAY), hit, -1)


def step_from(base: Period | None, hit: Hit, sign: int) -> Reading | None:
    """The date that lies the match's number of units from `base`."""
    number, unit = (number_of(hit) if hit.has("q") else None), unit_of(hit)
    if number is None or unit in CLOCK:
        return Reading(TimeKind.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if base is None:
        return Reading(TimeKind.DATE, {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(unit, "XXXX"))
    if hit.value("u") == "2W":
        number *= 2
    precise = Unit.YEAR if unit in WIDE else unit
    years = number * WIDE.get(unit, 1)
    try:
        if years != int(years):
            return dated(Period.around(base.move(sign * round(years * 12), Unit.MONTH).first, Unit.MONTH)) if precise is Unit.YEAR else None
        return dated(Period.around(base.move(sign * int(years), precise).first, precise))
    except OverflowError:
        return None


def read_earlier(hit: Hit, ctx: Context) -> Reading | None:
    """A day earlier; two years later: from the date told last; "a year earlier" of a quarter is a quarter."""
    unit = unit_of(hit)
    sign = hit.value("step")
    if unit is Unit.YEAR and ctx.quarter is not None and hit.has("q") and number_of(hit) == 1 and sign < 0:
        return dated(ctx.quarter.move(-1, Unit.YEAR))
    base = ctx.last
    if base is None or (base.unit in {Unit.YEAR, Unit.DECADE} and unit in DAYS_IN):
        base = ctx.now(Unit.DAY)
    return step_from(base, hit, sign)


def read_year_before(hit: Hit, ctx: Context) -> Reading | None:
    """A year ago, in a report on a quarter."""
    if ctx.quarter is not None and number_of(hit) == 1 and unit_of(hit) is Unit.YEAR:
        return dated(ctx.quarter.move(-1, Unit.YEAR))
    return read_ago(hit, ctx)


def read_every_unit(hit: Hit, ctx: Context) -> Reading | None:
    """Every day; each of three years; every two weeks."""
    number = number_of(hit) if hit.has("q") else 1
    return Reading(TimeKind.SET, duration_value(number, unit_of(hit)))


def read_every_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """Every Friday; each Monday night."""
    part = f"T{hit.value('p')}" if hit.has("p") else ""
    return Reading(TimeKind.SET, f"XXXX-WXX-{hit.value('w')}{part}")


def read_every_month(hit: Hit, ctx: Context) -> Reading | None:
    """Every July."""
    return Reading(TimeKind.SET, f"XXXX-{hit.value('m'):02d}")


def read_every_season(hit: Hit, ctx: Context) -> Reading | None:
    """Every summer."""
    return Reading(TimeKind.SET, f"XXXX-{hit.value('s')}")


def read_daily(hit: Hit, ctx: Context) -> Reading | None:
    """Daily; weekly; annual."""
    if hit.lower("d") in {"annual", "quarterly", "monthly"}:
        return None
    return Reading(TimeKind.SET, hit.value("d"))


def read_long(hit: Hit, ctx: Context) -> Reading | None:
    """Daylong; weeklong."""
    value = hit.value("d")
    return Reading(TimeKind.DURATION, value) if value else None


RULES = (
    Rule("duration.counted", "LEADS? DET? ORD? (?P<q>QUANTITY) (?:(?:TO|OR|DASH) NUMBER)? [MORE FULL]* DASH? (?P<u>UNITWORD) ANDHALF? (?!DASH? OLD)", read_duration),
    Rule("duration.open", "(?P<u>UNITS)", read_open_duration),
    Rule("duration.recent-open", "DET? (?P<step>[RECENT NEXT PAST]) (?P<u>UNITS|QUARTERS)", read_open_duration),
    Rule(
        "duration.recent",
        "LEADS? DET? (?P<step>[PAST LAST NEXT PREVIOUS FIRSTLAST LATEST RECENT]) (?P<q>QUANTITY|FEW) (?:(?:TO|OR|DASH) NUMBER)? [MORE FULL]* (?P<u>UNITWORD)",
        read_recent_duration,
    ),
    Rule("duration.past", "LEADS? DET? (?P<step>PAST) (?P<u>UNIT|QUARTER)", read_recent_duration),
    Rule("duration.long", "(?P<d>LONG)", read_long),
    Rule("ago.counted", "LEADS? (?P<q>QUANTITY|FEW) (?P<u>UNITWORD) (?:OR SO)? AGO", read_year_before),
    Rule("ago.open", "(?P<u>UNITS) AGO", read_ago),
    Rule("earlier.counted", "LEADS? (?P<q>QUANTITY|FEW) (?P<u>UNITWORD) (?P<step>EARLIER)", read_earlier),
    Rule("earlier.the-unit", "DET (?P<u>UNIT) (?P<step>[EARLIER BEFORE])", read_earlier),
    Rule("set.unit", "EVERY (?P<q>QUANTITY|FEW)? (?P<u>UNITWORD)", read_every_unit),
    Rule("set.weekday", "EVERY (?P<w>WEEKDAY) (?P<p>PART)?", read_every_weekday),
    Rule("set.month", "EVERY (?P<m>[MONTH MAYISH])", read_every_month),
    Rule("set.season", "EVERY (?P<s>[SEASON FALL])", read_every_season),
    Rule("set.rate", "TWICE AN (?P<u>UNIT)", read_every_unit),
    Rule("set.daily", "(?P<d>DAILY)", read_daily),
)
