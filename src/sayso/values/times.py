"""Text in, times out: dates, clock times, durations and sets with TIMEX3 values, read by hand-written constructions.

No parser runs. Words get classes (times_words), constructions match over the classes (times_grammar and the modules of
its rules), values are read in the order of the text, each with what was told before it (times_context). What is not
tried: events as times ("after the war"), calendars but the Gregorian.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from sayso.model import TimeExpression, TimeKind
from sayso.spans import CharSpan
from sayso.values import times_calendar, times_clock, times_relative, times_spans
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, compile_pattern
from sayso.values.times_words import Words, find_words

RULES: tuple[Rule, ...] = (*times_calendar.RULES, *times_relative.RULES, *times_spans.RULES, *times_clock.RULES)


class _Found(NamedTuple):
    hit: Hit
    rule: str
    reading: Reading


def read_times(text: str, *, reference: dt.date | None) -> tuple[TimeExpression, ...]:
    """Times named in `text`, in order of appearance, none over another.

    Spans are half-open code points of `text`. `reference` is the day of writing: "on Tuesday", "last week" and
    "Oct. 27" step from it. Without one no year is guessed: "Oct. 27" is XXXX-10-27, its `days` None.

    Method: TIMEX3 values as in TimeBank 1.2 (Pustejovsky et al. 2003); long constructions win over short ones.
    Example: read_times("on 27 Oct. 2015", reference=None) -> value "2015-10-27", days of one day.
    """
    words = find_words(text)
    context = Context(words, reference)
    return tuple(_expression(words, found) for found in _read_all(words, context))


def _read_all(words: Words, context: Context) -> list[_Found]:
    found: list[_Found] = []
    reached = 0
    for start, _, _, rule, match in _matches(words.codes):
        if start < reached:
            continue
        hit = Hit(words, match)
        try:
            reading = rule.read(hit, context)
        except Exception:
            print(rule.name, words.lowers[start:hit.end]); raise
        if reading is None:
            continue
        found.append(_Found(hit, rule.name, reading))
        reached = hit.end
        if reading.period is not None:
            context.tell(reading.period, hit.end)
    return found


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, compile_pattern(rule.pattern)) for rule in RULES)


def _matches(codes: str) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Matches of all rules: earliest first, of those the longest, of those the rule that stands first."""
    matches = []
    for order, (rule, pattern) in enumerate(_compiled()):
        group = "span" if "span" in pattern.groupindex else 0
        for match in pattern.finditer(codes):
            start, end = match.span(group)
            matches.append((start, -end, order, rule, match))
    matches.sort(key=lambda one: one[:3])
    return matches


def _expression(words: Words, found: _Found) -> TimeExpression:
    span = CharSpan(words.starts[found.hit.start], words.ends[found.hit.end - 1])
    reading = found.reading
    return TimeExpression(span, span.of(words.text), reading.kind, reading.value, reading.days, found.rule)


__all__ = ["RULES", "TimeKind", "read_times"]
