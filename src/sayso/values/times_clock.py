"""Constructions of the clock: "10:35 a.m.", "1400 GMT", "noon"; and clock times joined to the day beside them."""

from __future__ import annotations

import re

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, day_part

CLOCK = re.compile(r"\d{1,2}(?::[0-5]\d){0,2}")


def read_clock(hit: Hit, ctx: Context) -> Reading | None:
    """10:35 a.m.; 6 p.m.; 16:08 UTC."""
    text = hit.lower("t")
    if ":" not in text and len(text) > 2:
        text = f"{text[:-2]}:{text[-2:]}"  # a colon that was lost: "745 a.m."
    if not CLOCK.fullmatch(text):
        return None
    hour, minute, *_ = [*map(int, text.split(":")), 0]
    if hit.has("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if hit.lower("ap").startswith("p") else 0)
    return None if hour > 24 else on_day(ctx, f"T{hour:02d}:{minute:02d}")


def read_military(hit: Hit, ctx: Context) -> Reading | None:
    """0735 GMT; 1400 GMT."""
    digits = hit.lower("t")
    if not re.fullmatch(r"[012]\d[0-5]\d", digits) or int(digits[:2]) > 24:
        return None
    return on_day(ctx, f"T{digits[:2]}:{digits[2:]}")


def read_noon(hit: Hit, ctx: Context) -> Reading | None:
    """Noon; midnight."""
    return on_day(ctx, f"T{hit.value('t'):02d}:00")


def read_part(hit: Hit, ctx: Context) -> Reading | None:
    """In the morning; mid-afternoon: of the day told last."""
    return on_day(ctx, hit.part())


def on_day(ctx: Context, time: str) -> Reading:
    """A time of the day told last, else of the day of writing."""
    day = ctx.last if ctx.last is not None and ctx.last.unit is Unit.DAY else ctx.now(Unit.DAY)
    return (
        Reading(TimeKind.TIME, "XXXX-XX-XX" + time)
        if day is None
        else Reading(TimeKind.TIME, day.value + time, day.days)
    )


def joined(clock: Reading, day: Period) -> Reading:
    """The clock time `clock` on `day`."""
    return day_part(day, clock.value[clock.value.index("T") :])


ZONED = "(?:COMMA? OPEN? ZONE TIMEW? CLOSE?)"

RULES = (
    Rule("clock.twelve", f"LEAD? (?P<t>CLOCK|DAYNUM|DIGITS) (?P<ap>AMPM) {ZONED}?", read_clock),
    Rule("clock.plain", f"(?P<t>CLOCK) {ZONED}", read_clock),
    Rule("clock.at", "AT LEAD? (?P<span>(?P<t>CLOCK))", read_clock),
    Rule("clock.military", "(?P<t>YEARNUM|DIGITS) ZONE", read_military),
    Rule("clock.noon", "(?P<t>NOON)", read_noon),
    Rule("clock.part", "(?:EARLY DASH? DET?|IN DET) (?P<p>PART)(?!OF)", read_part),
)
