"""Text in, times out: dates, clock times, durations and sets with TIMEX3 values, read by hand-written constructions.

No parser runs. Words get classes (times_words), constructions match over the classes (times_grammar and the modules of
its rules), values are read in the order of the text, each with what was told before it (times_context). What is not
tried: events as times ("after the war"), calendars but the Gregorian.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from sayso.model import TimeExpression, TimeKind
from sayso.spans import CharSpan
from sayso.values import times_calendar, times_clock, times_days, times_relative, times_spans, times_years
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context, heads_text
from sayso.values.times_grammar import Hit, Reading, Rule, compile_pattern, day_part
from sayso.values.times_words import Words, find_words, word_set

RULES: tuple[Rule, ...] = (
    *times_calendar.RULES,
    *times_years.RULES,
    *times_days.RULES,
    *times_relative.RULES,
    *times_spans.RULES,
    *times_clock.RULES,
)
"""Every construction; of two that match the same words the earlier wins."""

DAY_RULES = frozenset({"date.month-day", "date.day-month", "date.numeric", "date.iso"})
"""Rules of dates that may head a text and then are the day of writing."""

NAMED = frozenset({"quarter.numbered"})
"""Rules whose quarters are what a report is about; others step from it."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: str
    reading: Reading


class _Match(NamedTuple):
    start: int
    negative_end: int
    order: int
    rule: Rule
    match: re.Match[str]


def read_times(text: str, *, reference: dt.date | None) -> tuple[TimeExpression, ...]:
    """Times named in `text`, in order of appearance, none over another.

    Spans are half-open code points of `text`. `reference` is the day of writing: "on Tuesday", "last week" and
    "Oct. 27" step from it. Without one no year is guessed: "Oct. 27" is XXXX-10-27, its `days` None.

    Method: values as in TimeBank 1.2 (Pustejovsky et al. 2003), decades and centuries as years; of constructions that
    begin together the longest is read.
    Example: read_times("on 27 Oct. 2015", reference=None) -> value "2015-10-27", days of that day.
    """
    words = find_words(text)
    found = _join_clocks(words, _read_all(words, Context(words, reference)))
    return tuple(_expression(words, one) for one in found)


def _read_all(words: Words, context: Context) -> list[_Found]:
    found: list[_Found] = []
    reached = 0
    for start, negative_end, _, rule, match in _matches(words.codes):
        if start < reached:
            continue
        end = -negative_end
        try:
            reading = rule.read(Hit(words, match, start, end), context)
            reading = _edge(words, start, reading) if reading else None
        except (OverflowError, ValueError):
            continue  # a step out of the calendar: "400 centuries ago"
        if reading is None:
            continue
        reached = end
        if reading.value:
            found.append(_Found(start, end, rule.name, reading))
        if reading.period is not None:
            if rule.name in DAY_RULES and heads_text(words, start, end):
                context.write_on(reading.period)
            context.tell(reading.period, end, named=rule.name in NAMED)
    return found


def _edge(words: Words, start: int, reading: Reading) -> Reading:
    """`reading`, or its first or last day in "since the start of this year" and "by the end of 2016"."""
    period = reading.period
    if (
        period is None
        or period.unit is Unit.DAY
        or start == 0
        or words.lowers[start - 1] not in word_set("before_edge")
    ):
        return reading
    first = words.lowers[start + 1] if words.lowers[start] == "the" else words.lowers[start]
    if first in word_set("starts"):
        return day_part(Period(Unit.DAY, period.first), "")
    if first in word_set("ends"):
        return day_part(Period(Unit.DAY, period.last), "")
    return reading


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str], int | str], ...]:
    patterns = [(rule, compile_pattern(rule.pattern)) for rule in RULES]
    return tuple((rule, pattern, "span" if "span" in pattern.groupindex else 0) for rule, pattern in patterns)


def _matches(codes: str) -> list[_Match]:
    """Matches of all rules: earliest first, of those the longest, of those the rule that stands first."""
    found = []
    for order, (rule, pattern, group) in enumerate(_compiled()):
        for match in pattern.finditer(codes):
            start, end = match.span(group)
            found.append(_Match(start, -end, order, rule, match))
    found.sort(key=lambda one: one[:3])
    return found


def _join_clocks(words: Words, found: list[_Found]) -> list[_Found]:
    """`found` with clock times joined to the day right beside them: "noon Thursday", "Tuesday, 6 p.m."."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and _beside(words, before, one):
            if _is_clock(before) and _is_day(one):
                joined[-1] = _join(before, one)
                continue
            if _is_day(before) and _is_clock(one):
                joined[-1] = _join(one, before)
                continue
        joined.append(one)
    return joined


def _beside(words: Words, first: _Found, second: _Found) -> bool:
    between = words.lowers[first.end : second.start]
    return between in ([], [","], ["on"], [",", "on"])


def _is_clock(one: _Found) -> bool:
    return one.rule.startswith("clock.")


def _is_day(one: _Found) -> bool:
    period = one.reading.period
    return period is not None and period.unit is Unit.DAY and one.reading.kind is TimeKind.DATE


def _join(clock: _Found, day: _Found) -> _Found:
    assert day.reading.period is not None
    reading = times_clock.joined(clock.reading, day.reading.period)
    return replace(clock, start=min(clock.start, day.start), end=max(clock.end, day.end), reading=reading)


def _expression(words: Words, found: _Found) -> TimeExpression:
    span = CharSpan(words.starts[found.start], words.ends[found.end - 1])
    reading = found.reading
    return TimeExpression(span, span.of(words.text), reading.kind, reading.value, reading.days, found.rule)
