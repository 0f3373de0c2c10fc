"""Constructions of longer stretches told from the day of writing or the date told last: "last week", "that year"."""

from __future__ import annotations

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, dated, day_part, undated
from sayso.values.times_tense import Tense
from sayso.values.times_words import word_set

CLOCK = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
"""Units that are no stretches of the calendar."""

THE_UNITS = frozenset({Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.YEAR})
"""Units that "the" alone points to: "the week", never "the decade"."""


def read_this_unit(hit: Hit, ctx: Context) -> Reading | None:
    """Last week; this month; early next year; the current quarter; "last years battle"."""
    unit, plural = hit.unit(), hit.lower("u").endswith("s")
    if unit in CLOCK or (plural and (not hit.after().isalpha() or hit.lower("step").endswith("coming"))):
        return None
    now = ctx.now(unit)
    return dated(now.shift(hit.step())) if now else undated(unit)


def read_the_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The quarter; the year; the weekend: the one that the text is about, else that of the day of writing."""
    unit = hit.unit()
    if hit.words.lowers[hit.start] in {"his", "her", "their", "our"} or unit not in THE_UNITS:
        return None
    if unit is Unit.DAY:
        return read_that_unit(hit, ctx) if hit.before() in word_set("of_the_day") or hit.has("phase") else None
    if unit is Unit.YEAR and hit.after() in word_set("period_ends"):
        return Reading(TimeKind.DURATION, "P1Y")
    meant = _meant(hit, ctx, unit)
    return dated(meant) if meant else undated(unit)


def _meant(hit: Hit, ctx: Context, unit: Unit) -> Period | None:
    """The quarter or year that a report is about; the weekend that is over, unless the words look ahead."""
    if ctx.quarter is not None and unit in {Unit.QUARTER, Unit.YEAR}:
        return Period.around(ctx.quarter.first, unit)
    now = ctx.now(unit)
    if now is None or unit is not Unit.WEEKEND or ctx.reference is None or now.first <= ctx.reference:
        return now
    return now if ctx.tense(hit.start, hit.end) is Tense.FUTURE else now.shift(-1)


def read_that_unit(hit: Hit, ctx: Context) -> Reading | None:
    """That year; the same day: the one told last, else that of the day of writing."""
    unit = hit.unit()
    if unit in CLOCK:
        return None
    if unit is Unit.QUARTER and ctx.quarter is not None:
        return dated(ctx.quarter)
    told = told_in(ctx, unit)
    return dated(told) if told else undated(unit)


def told_in(ctx: Context, unit: Unit) -> Period | None:
    """The stretch of `unit` around the date told last, if that is as fine as `unit`; else around the day of writing."""
    if ctx.last is not None and not (unit is Unit.DAY and ctx.last.unit is not Unit.DAY):
        return Period.around(ctx.last.first, unit)
    return ctx.now(unit)


def read_previous_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The previous day; the following year; the next morning: a step from the date told last."""
    unit = Unit.DAY if hit.has("p") else hit.unit()
    if unit in CLOCK:
        return None
    base = told_in(ctx, unit)
    if base is None:
        return undated(unit)
    return day_part(base.shift(hit.step()), hit.part()) if unit is Unit.DAY else dated(base.shift(hit.step()))


def read_latest_quarter(_: Hit, ctx: Context) -> Reading | None:
    """The latest quarter; the latest period: the one that the report is about, else the last one over."""
    if ctx.quarter is not None:
        return dated(ctx.quarter)
    now = ctx.now(Unit.QUARTER)
    return dated(now.shift(-1)) if now else undated(Unit.QUARTER)


def read_latest_year(_: Hit, ctx: Context) -> Reading | None:
    """The latest fiscal year: the last one over."""
    now = ctx.now(Unit.YEAR)
    return dated(now.shift(-1)) if now else undated(Unit.YEAR)


def read_year_ago(hit: Hit, ctx: Context) -> Reading | None:
    """Year-earlier; the year-ago quarter; the quarter a year ago: a year before the quarter of the report."""
    base = ctx.quarter or ctx.now(Unit.QUARTER if hit.has("q") else Unit.YEAR)
    return dated(base.move(-1, Unit.YEAR)) if base else undated(Unit.YEAR)


def read_quarter_of_year(hit: Hit, ctx: Context) -> Reading | None:
    """The 1988 quarter; the 1988 period: the quarter of the report, in another year."""
    if ctx.quarter is None:
        return dated(Period.year(hit.year()))
    return dated(Period(Unit.QUARTER, ctx.quarter.first.replace(year=hit.year())))


def read_same_last_year(hit: Hit, ctx: Context) -> Reading | None:
    """The same period last year; the same month a year ago: a year before the date told last."""
    base = ctx.last
    if hit.has("u"):
        base = told_in(ctx, hit.unit())
    elif ctx.quarter is not None:
        base = ctx.quarter
    base = base or ctx.now(Unit.YEAR)
    return dated(base.move(-1, Unit.YEAR)) if base else undated(Unit.YEAR)


def read_present(_: Hit, ctx: Context) -> Reading | None:
    """Now; currently; the current talks: with the day of writing."""
    now = ctx.now(Unit.DAY)
    return Reading(TimeKind.DATE, "PRESENT_REF", now.days if now else None)


def read_past(_: Hit, __: Context) -> Reading | None:
    """Recently; in the past; the recent fighting."""
    return Reading(TimeKind.DATE, "PAST_REF")


def read_future(_: Hit, __: Context) -> Reading | None:
    """In the near future; in the long term."""
    return Reading(TimeKind.DATE, "FUTURE_REF")


def read_later_date(hit: Hit, _: Context) -> Reading | None:
    """At a later date; at an earlier time."""
    return Reading(TimeKind.DATE, "FUTURE_REF" if hit.step() > 0 else "PAST_REF")


ANYUNIT = "(?P<u>UNIT|UNITS|QUARTER|WEEKEND)"
ONEUNIT = "(?P<u>UNIT|QUARTER|WEEKEND)"
AYEARAGO = "(?:OF? DET? LAST UNIT|AN UNIT [AGO EARLIER])"

RULES = (
    Rule(
        "step.unit",
        f"PHASE? DET? (?P<step>STEP) (?:CURRENT|NEXT|FISCAL|FULL){{0,3}} {ANYUNIT} POSSESSIVE?",
        read_this_unit,
    ),
    Rule("step.current", f"PHASE? DET? (?P<step>CURRENT) FISCAL? {ONEUNIT}", read_this_unit),
    Rule("step.previous", f"DET (?P<step>PREVIOUS) {ONEUNIT}", read_previous_unit),
    Rule("step.next-day", "DET? (?P<step>NEXT|PREVIOUS) (?P<p>PART)", read_previous_unit),
    Rule(
        "step.the",
        f"(?P<phase>PHASE)? DET FULL? FISCAL? {ONEUNIT}(?!DASH|OF|AGO|EARLIER|LONG|OLD|BEFORE)",
        read_the_unit,
    ),
    Rule("step.that", f"PHASE? (?:THAT SAME?|DET SAME) {ONEUNIT}", read_that_unit),
    Rule("quarter.latest", "DET LATEST FISCAL? (?:QUARTER|PERIOD)", read_latest_quarter),
    Rule("quarter.latest-year", "DET LATEST FISCAL? UNIT", read_latest_year),
    Rule(
        "quarter.year-ago",
        "DET? SAME? UNIT DASH [AGO EARLIER] (?P<q>ORD? QUARTER|SECONDW QUARTER|PERIOD)?",
        read_year_ago,
    ),
    Rule("quarter.a-year-ago", "DET? (?P<q>QUARTER|PERIOD) AN UNIT DASH? [AGO EARLIER]", read_year_ago),
    Rule("quarter.of-year", "DET (?P<y>YEARNUM) (?:ORD|SECONDW)? (?:QUARTER|PERIOD)", read_quarter_of_year),
    Rule("quarter.same-last-year", f"DET? SAME (?:PERIOD|QUARTER|(?P<u>UNIT)) {AYEARAGO}", read_same_last_year),
    Rule("ref.present", "PRESENT(?!DASH)", read_present),
    Rule("ref.these-days", "THESE UNITS(?!OF)", read_present),
    Rule("ref.current", "CURRENT", read_present),
    Rule("ref.past", "MORE? PASTREF", read_past),
    Rule("ref.recent", "(?:MORE|DET)? RECENT", read_past),
    Rule("ref.in-the-past", "DET PAST(?![UNIT UNITS QUARTER QUARTERS NUMBER CARD FEW COUPLE SEASON WORD])", read_past),
    Rule("ref.in-the-past-it", "IN (?P<span>DET PAST)(?=WORD)", read_past),
    Rule("ref.later-date", "AN (?P<step>EARLIER) [TIMEW DATEW]", read_later_date),
    Rule("ref.future", "(?:DET NEAR? FUTURE|FUTURE [UNITS QUARTERS])", read_future),
    Rule("ref.term", "[IN LEAD] (?P<span>DET NEAR TERM)", read_future),
)
