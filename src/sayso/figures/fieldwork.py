"""The days between which a poll was taken: "taken May 4-7", "between May 4 and June 2".

The fields of an article come in, days go out, or None. A sentence with days beats one with a month alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.interval import DayInterval
from sayso.model import TimeKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sayso.figures.fields import Field, Stretch
    from sayso.model import TimeExpression

_TO_DAY = re.compile(r"\s?[-–]\s?(\d{1,2})\b(?!\s?(?:percent|points?|%))")
_MONTH = 31


def find_fieldwork(fields: Sequence[Field], published: dt.date | None) -> DayInterval | None:
    """The days between which the article's poll was taken."""
    found = [
        days
        for field in fields
        for stretch in field.stretches
        if (days := _fieldwork(field, stretch, published)) is not None
    ]
    exact = [days for days in found if not _is_month(days)]
    return next(iter(exact or found), None)


def _is_month(days: DayInterval) -> bool:
    return days == DayInterval.month(days.start.year, days.start.month)


def _fieldwork(field: Field, stretch: Stretch, published: dt.date | None) -> DayInterval | None:
    told = {field.tokens[index].lower for index in range(stretch.tokens.start, stretch.tokens.end)}
    times = [time for time in field.times_in(stretch) if time.kind is TimeKind.DATE]
    if not told & listed("taken") or not told & (listed("polls") | listed("asked")):
        times = [time for time in times if _names_poll(field, time)]
    days = [_days(field, time) for time in times if _is_of(field, time)]
    past = [day for day in days if day is not None and day.days <= _MONTH and not _is_ahead(day, published)]
    if not past:
        return None
    whole = DayInterval(min(day.start for day in past), max(day.end for day in past))
    return whole if whole.days <= 3 * _MONTH else None


def _names_poll(field: Field, time: TimeExpression) -> bool:
    """True for the month of "the April survey"."""
    after = field.cover(time.span).end
    return after < len(field.tokens) and field.tokens[after].lower in {"poll", "survey", "polls", "surveys"}


def _is_of(field: Field, time: TimeExpression) -> bool:
    """False for a time that something is compared with: "a dip from March", "since the last poll in May"."""
    covered = field.cover(time.span)
    before = [field.tokens[index].lower for index in range(max(0, covered.start - 4), covered.start)]
    if {"since", "than", "last"} & set(before):
        return False
    after = field.tokens[covered.end].lower if covered.end < len(field.tokens) else ""
    return before[-1:] != ["from"] or after in {"to", "through", "until", "and", "-", "–", "—"}


def _is_ahead(days: DayInterval, published: dt.date | None) -> bool:
    return published is not None and days.start > published


def _days(field: Field, time: TimeExpression) -> DayInterval | None:
    """The days of a time, with the second day of "May 4-7"."""
    days = time.days
    second = _TO_DAY.match(field.text, time.span.end)
    if days is None or second is None or days.days > 1:
        return days
    last = int(second.group(1))
    month = DayInterval.month(days.start.year, days.start.month)
    if not days.start.day < last <= month.end.day:
        return days
    return DayInterval(days.start, days.start.replace(day=last))
