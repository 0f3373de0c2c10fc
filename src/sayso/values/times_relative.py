"""Constructions that step from the day of writing or the date told last: "yesterday", "on Tuesday", "last week"."""

from __future__ import annotations

import datetime as dt

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, dated
from sayso.values.times_tense import Tense

UNITS = {unit.value: unit for unit in Unit} | {"2W": Unit.WEEK}


def unit_of(hit: Hit, group: str = "u") -> Unit:
    """The unit that the words of `group` name."""
    return UNITS[hit.value(group)]


def read_today(hit: Hit, ctx: Context) -> Reading | None:
    """Today, yesterday, tomorrow; late yesterday; yesterday morning."""
    return _day_from_now(ctx, hit.value("d"), hit)


def _day_from_now(ctx: Context, step: int, hit: Hit) -> Reading | None:
    now = ctx.now(Unit.DAY)
    part = f"T{hit.value('p')}" if hit.has("p") else ""
    if now is None:
        return Reading(TimeKind.TIME if part else TimeKind.DATE, "XXXX-XX-XX" + part)
    return with_part(now.shift(step), part)


def with_part(day: Period, part: str) -> Reading:
    """A day, or a part of it ("TNI")."""
    if not part:
        return dated(day)
    return Reading(TimeKind.TIME, day.value + part, day.days, day)


def read_tonight(hit: Hit, ctx: Context) -> Reading | None:
    """Tonight; this morning; last night; overnight."""
    now = ctx.now(Unit.DAY)
    part = "T" + (hit.value("p") if hit.has("p") else "NI")
    if now is None:
        return Reading(TimeKind.TIME, "XXXX-XX-XX" + part)
    return with_part(now.shift(hit.value("step") if hit.has("step") else 0), part)


def read_day_over(hit: Hit, ctx: Context) -> Reading | None:
    """The day before yesterday; the day after tomorrow."""
    now = ctx.now(Unit.DAY)
    return dated(now.shift(2 * hit.value("d"))) if now else Reading(TimeKind.DATE, "XXXX-XX-XX")


def read_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """On Tuesday; last Friday; this coming Sunday; Monday night."""
    number = hit.value("w")
    part = f"T{hit.value('p')}" if hit.has("p") else ""
    if ctx.reference is None:
        return Reading(TimeKind.TIME if part else TimeKind.DATE, f"XXXX-WXX-{number}{part}")
    return with_part(_weekday(hit, ctx, number), part)


def _weekday(hit: Hit, ctx: Context, number: int) -> Period:
    assert ctx.reference is not None
    today = Period(Unit.DAY, ctx.reference)
    back = (today.first.isoweekday() - number) % 7
    before, ahead = today.shift(-back), today.shift((7 - back) % 7)
    if hit.has("step"):
        step = hit.value("step")
        if step < 0:
            return today.shift(-(back or 7))
        if step > 0:
            return today.shift(7 - back)
    tense = ctx.tense(hit.start, hit.end)
    return ahead if tense is Tense.FUTURE else before


def read_weekdays(hit: Hit, ctx: Context) -> Reading | None:
    """On Fridays, told as a set; "Saturdays blast" is a day whose apostrophe was lost."""
    number = hit.value("w")
    follower = hit.after()
    if hit.before() in {"on", "every", "each", "and"} or not follower.isalpha() or hit.has("parts"):
        part = f"T{hit.value('parts')}" if hit.has("parts") else ""
        return Reading(TimeKind.SET, f"XXXX-WXX-{number}{part}")
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-WXX-{number}")
    return dated(_weekday(hit, ctx, number))


def read_this_unit(hit: Hit, ctx: Context) -> Reading | None:
    """Last week; this month; early next year; the current quarter."""
    unit = unit_of(hit)
    step = hit.value("step") if hit.has("step") else 0
    if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return None
    now = ctx.now(unit)
    return dated(now.shift(step)) if now else _unknown(unit)


def _unknown(unit: Unit) -> Reading:
    value = {Unit.YEAR: "XXXX", Unit.MONTH: "XXXX-XX", Unit.WEEK: "XXXX-WXX", Unit.WEEKEND: "XXXX-WXX-WE",
             Unit.QUARTER: "XXXX-QX", Unit.DAY: "XXXX-XX-XX"}.get(unit, "XXXX")
    return Reading(TimeKind.DATE, value)


def read_the_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The quarter; the year; the weekend: the one told last, else the one of the day of writing."""
    unit = unit_of(hit)
    if unit is Unit.QUARTER and ctx.quarter is not None:
        return dated(ctx.quarter)
    now = ctx.now(unit)
    if now is None:
        return _unknown(unit)
    if unit is Unit.WEEKEND and ctx.reference is not None and ctx.reference.weekday() < 5:
        step = 0 if ctx.tense(hit.start, hit.end) is Tense.FUTURE else -1
        return dated(now.shift(step))
    return dated(now)


def read_that_unit(hit: Hit, ctx: Context) -> Reading | None:
    """That year; the same day: the one told last."""
    unit = unit_of(hit)
    if ctx.last is None:
        return None
    if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return None
    if unit is Unit.QUARTER and ctx.quarter is not None:
        return dated(ctx.quarter)
    return dated(_coarser(ctx.last, unit))


def _coarser(period: Period, unit: Unit) -> Period:
    """The stretch of `unit` that holds the start of `period`; `period` itself where it is the coarser."""
    return Period.around(period.first, unit)


def read_previous_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The previous day; the following year: a step from the date told last."""
    unit = unit_of(hit)
    base = ctx.last or ctx.now(unit)
    if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return None
    if base is None:
        return _unknown(unit)
    return dated(_coarser(base, unit).shift(hit.value("step")))


def read_previous_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """The previous Friday; the following Monday: from the date told last."""
    number, step = hit.value("w"), hit.value("step")
    base = ctx.last or ctx.now(Unit.DAY)
    if base is None:
        return Reading(TimeKind.DATE, f"XXXX-WXX-{number}")
    day = base.first + dt.timedelta(days=step)
    while day.isoweekday() != number:
        day += dt.timedelta(days=step)
    return dated(Period(Unit.DAY, day))


def read_season(hit: Hit, ctx: Context) -> Reading | None:
    """Last spring; this summer; the winter of 2016; in the fall."""
    name = hit.value("s")
    if hit.has("y"):
        return dated(Period.season(int(hit.value("y")), name))
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{name}")
    year = ctx.reference.year
    seasons = [Period.season(one, name) for one in (year - 1, year, year + 1)]
    if hit.has("step") and hit.value("step"):
        day = ctx.reference
        if hit.value("step") < 0:
            over = [one for one in seasons if one.last < day]
            return dated(over[-1])
        return dated(next(one for one in seasons if one.first > day))
    if hit.has("step"):
        return dated(seasons[1])
    chosen = ctx.choose(seasons, ctx.tense(hit.start, hit.end))
    return dated(chosen) if chosen else None


def read_quarter(hit: Hit, ctx: Context) -> Reading | None:
    """The third quarter; third-quarter; the first quarter of last year; the first half of 2017."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}.get(hit.lower("n"))
    is_half = hit.lower("u") == "half"
    if number is None or (is_half and number > 2 and hit.lower("n") != "last"):
        return None
    make = Period.half if is_half else Period.quarter
    number = min(number, 2) if is_half else number
    year = _year_of(hit, ctx)
    if year is not None:
        return dated(make(year, number))
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{'H' if is_half else 'Q'}{number}")
    if is_half and not hit.has("det"):
        return None
    now = ctx.reference.year
    tense = ctx.tense(hit.start, hit.end)
    candidates = [make(one, number) for one in (now - 1, now, now + 1)]
    chosen = ctx.choose(candidates, tense if tense is Tense.FUTURE else Tense.PAST)
    return dated(chosen) if chosen else None


def _year_of(hit: Hit, ctx: Context) -> int | None:
    for group in ("y", "y2"):
        if hit.has(group):
            return int(hit.value(group))
    for group in ("step", "step2"):
        if hit.has(group) and ctx.reference is not None:
            return ctx.reference.year + int(hit.value(group))
    return None


def read_latest_quarter(hit: Hit, ctx: Context) -> Reading | None:
    """The latest quarter; the latest period: the one told last."""
    if ctx.quarter is not None:
        return dated(ctx.quarter)
    now = ctx.now(Unit.QUARTER)
    return dated(now.shift(-1)) if now else _unknown(Unit.QUARTER)


def read_year_ago(hit: Hit, ctx: Context) -> Reading | None:
    """Year-earlier; the year-ago quarter; a year earlier, of a quarter."""
    if ctx.quarter is not None:
        return dated(ctx.quarter.move(-1, Unit.YEAR))
    now = ctx.now(Unit.QUARTER if hit.has("q") else Unit.YEAR)
    return dated(now.move(-1, Unit.YEAR)) if now else _unknown(Unit.YEAR)


def read_quarter_of_year(hit: Hit, ctx: Context) -> Reading | None:
    """The 1988 quarter; the 1988 period: the one told last, in another year."""
    if ctx.quarter is None:
        return dated(Period.year(int(hit.value("y"))))
    return dated(Period(Unit.QUARTER, ctx.quarter.first.replace(year=int(hit.value("y")))))


def read_same_last_year(hit: Hit, ctx: Context) -> Reading | None:
    """The same period last year; the same month a year ago."""
    base = ctx.last
    if base is None or ctx.reference is None:
        return _unknown(Unit.YEAR)
    if hit.has("u"):
        base = Period.around(base.first, unit_of(hit))
    elif ctx.quarter is not None:
        base = ctx.quarter
    return dated(base.move(-1, Unit.YEAR))


def read_year_end(hit: Hit, ctx: Context) -> Reading | None:
    """Year-end; the year's end."""
    now = ctx.now(Unit.YEAR)
    return dated(now) if now else _unknown(Unit.YEAR)


def read_reference(value: str) -> Reading:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    return Reading(TimeKind.DATE, value)


def read_present(hit: Hit, ctx: Context) -> Reading | None:
    """Now; currently; the current talks."""
    now = ctx.now(Unit.DAY)
    return Reading(TimeKind.DATE, "PRESENT_REF", now.days if now else None)


def read_past(hit: Hit, ctx: Context) -> Reading | None:
    """Recently; in the past; the recent fighting."""
    return read_reference("PAST_REF")


def read_future(hit: Hit, ctx: Context) -> Reading | None:
    """Soon; in the near future."""
    return read_reference("FUTURE_REF")


ANYUNIT = "(?P<u>UNIT|UNITS|QUARTER|WEEKEND)"

RULES = (
    Rule("day.today", "VERYEARLY? (?P<d>TODAY) POSSESSIVE? (?P<p>PART)?", read_today),
    Rule("day.tonight", "(?:EARLIER|EARLY)? TONIGHT", read_tonight),
    Rule("day.this-part", "VERYEARLY? (?P<step>[THIS LAST]) (?P<p>PART)", read_tonight),
    Rule("day.overnight", "OVERNIGHT", read_tonight),
    Rule("day.over", "DET UNIT BEFORE (?P<d>TODAY)", read_day_over),
    Rule("day.weekday", "VERYEARLY? (?:(?P<step>[LAST NEXT THIS]) [PAST NEXT]?)? (?P<w>WEEKDAYNAME) POSSESSIVE? (?P<p>PART)?", read_weekday),
    Rule("day.previous-weekday", "DET? (?P<step>PREVIOUS) (?P<w>WEEKDAY)", read_previous_weekday),
    Rule("set.weekdays", "(?P<w>WEEKDAYS)", read_weekdays),
    Rule("set.weekday-parts", "(?P<w>WEEKDAY) (?P<parts>PARTS)", read_weekdays),
    Rule("step.unit", f"VERYEARLY? DET? (?P<step>[THIS LAST NEXT]) (?:CURRENT|NEXT|FISCAL|FULL)* {ANYUNIT} POSSESSIVE?", read_this_unit),
    Rule("step.current", f"DET? (?P<step>CURRENT) FISCAL? {ANYUNIT}", read_this_unit),
    Rule("step.previous", "DET (?P<step>PREVIOUS) (?P<u>UNIT|QUARTER|WEEKEND)", read_previous_unit),
    Rule("step.the", "VERYEARLY? DET FULL? FISCAL? (?P<u>QUARTER|WEEKEND)", read_the_unit),
    Rule("step.that", "(?:THAT SAME?|DET SAME) (?P<u>UNIT|QUARTER|WEEKEND)", read_that_unit),
    Rule("season.named", "VERYEARLY? DET? EARLY? (?P<step>[THIS LAST NEXT])? PAST? (?P<s>SEASON) OF? (?P<y>YEARNUM)?", read_season),
    Rule("season.fall", "(?:VERYEARLY|DET|VERYEARLY? (?P<step>[THIS LAST NEXT]) PAST?) (?P<s>FALL) OF? (?P<y>YEARNUM)?", read_season),
    Rule("season.fall-year", "(?P<s>FALL) OF? (?P<y>YEARNUM)", read_season),
    Rule(
        "quarter.numbered",
        "VERYEARLY? (?:(?P<step>[THIS LAST NEXT]) [UNIT UNITS] POSSESSIVE?)? (?P<det>DET)? (?P<y>YEARNUM)? FISCAL? DASH? (?P<n>ORD|SECONDW|FIRSTLAST|LAST) FISCAL? DASH?"
        "(?P<u>QUARTER|HALF) (?:OF? FISCAL? (?:(?P<y2>YEARNUM)|DET? (?P<step2>[THIS LAST NEXT]) FISCAL? UNIT))?",
        read_quarter,
    ),
    Rule("quarter.latest", "DET LATEST FISCAL? (?:QUARTER|PERIOD)", read_latest_quarter),
    Rule("quarter.year-ago", "DET? SAME? UNIT DASH? [AGO EARLIER] (?P<q>QUARTER|PERIOD|ORD QUARTER|SECONDW QUARTER)?", read_year_ago),
    Rule("quarter.of-year", "DET (?P<y>YEARNUM) (?:ORD|SECONDW)? (?:QUARTER|PERIOD)", read_quarter_of_year),
    Rule("quarter.same-last-year", "DET? SAME (?:PERIOD|QUARTER|(?P<u>UNIT)) (?:OF? DET? LAST UNIT|AN UNIT [AGO EARLIER])", read_same_last_year),
    Rule("date.year-end", "UNIT POSSESSIVE? DASH? PARTOF", read_year_end),
    Rule("ref.present", "PRESENT", read_present),
    Rule("ref.current", "CURRENT", read_present),
    Rule("ref.past", "MORE? PASTREF", read_past),
    Rule("ref.recent", "(?:MORE|DET)? RECENT", read_past),
    Rule("ref.in-the-past", "DET PAST(?![UNIT UNITS QUARTER QUARTERS NUMBER CARD FEW COUPLE SEASON WORD])", read_past),
    Rule("ref.soon", "SOON", read_future),
    Rule("ref.future", "DET NEAR? (?:FUTURE|NEAR TERM)", read_future),
    Rule("ref.term", "DET NEAR DASH? TERM", read_future),
)
