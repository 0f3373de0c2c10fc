"""Constructions of the clock: "10:35 a.m.", "1400 GMT", "noon"; and a clock time joined to the day beside it."""

from __future__ import annotations

import re

from sayso.model import TimeKind
from sayso.values.calendar_periods import Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule


def read_clock(hit: Hit, ctx: Context) -> Reading | None:
    """10:35 a.m.; 6 p.m.; 16:08 UTC: without its day, which `join` finds."""
    numbers = [int(part) for part in re.findall(r"\d+", hit.lower("t"))]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else None
    if hit.has("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if hit.lower("ap").startswith("p") else 0)
    if hour > 24:
        return None
    return on_day(ctx, f"T{hour:02d}:{minute or 0:02d}")


def read_military(hit: Hit, ctx: Context) -> Reading | None:
    """0735 GMT; 1400 GMT."""
    digits = hit.lower("t")
    if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return on_day(ctx, f"T{digits[:2]}:{digits[2:]}")


def read_noon(hit: Hit, ctx: Context) -> Reading | None:
    """Noon; midnight."""
    return on_day(ctx, f"T{hit.value('t'):02d}:00")


def read_part(hit: Hit, ctx: Context) -> Reading | None:
    """In the morning; mid-afternoon: of the day told last."""
    return on_day(ctx, f"T{hit.value('p')}")


def on_day(ctx: Context, time: str) -> Reading:
    """A time of the day told last, else of the day of writing."""
    day = ctx.last if ctx.last is not None and ctx.last.unit is Unit.DAY else ctx.now(Unit.DAY)
    if day is None:
        return Reading(TimeKind.TIME, "XXXX-XX-XX" + time)
    return Reading(TimeKind.TIME, day.value + time, day.days)


ZONED = "(?:OPEN? ZONE TIMEW? CLOSE?)"

RULES = (
    Rule("clock.twelve", f"LEAD? (?P<t>CLOCK|DAYNUM) (?P<ap>AMPM) {ZONED}?", read_clock),
    Rule("clock.plain", f"(?P<t>CLOCK) {ZONED}", read_clock),
    Rule("clock.at", "AT LEAD? (?P<span>(?P<t>CLOCK))", read_clock),
    Rule("clock.military", "(?P<t>YEARNUM|DIGITS) ZONE", read_military),
    Rule("clock.noon", "(?P<t>NOON)", read_noon),
    Rule("clock.part", "EARLY? DASH? (?P<span>(?:IN? DET)? (?P<p>PART))", read_part),
)
