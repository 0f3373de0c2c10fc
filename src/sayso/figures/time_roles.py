"""What a time in a sentence tells: when something happened, since when, or when it was said.

A mention comes in, the times of its sentence that bear on it go out, nearest first. A time beside a verb of saying is
when it was said; one in a clause of its own ("which troops cut off on Thursday") bears on that clause alone.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.interval import DayInterval
from sayso.model import TimeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.figures.fields import Field, Stretch
    from sayso.figures.mentions import Mention
    from sayso.model import TimeExpression
    from sayso.spans import CharSpan

_HEADER = 200
"""Characters at the start of a text in which a date with its year is the page's own, not the story's."""

_YEAR = re.compile(r"(?:19|20)\d\d")

_BESIDE = 3
"""Tokens between a verb of saying and the time of it: "told reporters on Sunday" has two."""

_NEAR = 14
"""Tokens within which a time is close by a number: a clause of common length."""

_CROSSING = 20
"""Tokens that another number between a number and a time counts for: more than half a sentence of common length."""

_CLOSE = 12
"""Tokens between what began and when."""

_BEGAN = frozenset({"began", "begun", "started", "erupted", "broke"})

_SINCE = 16
"""Tokens between "since" and the time in its clause."""


@dataclass(frozen=True, slots=True)
class TimeTold:
    """A time with its days; `since` where it opens a span that still runs; `near` where it stands close by.

    `began` tells that something began then, which may still run: "the war, which began in 2011, has killed".
    """

    days: DayInterval
    span: CharSpan
    since: bool
    near: bool
    began: bool = False


def event_times(mention: Mention) -> list[TimeTold]:
    """The times at which what the number tells happened, nearest first; one that a nearer number has comes last."""
    field = mention.field
    found: list[tuple[int, TimeTold]] = []
    for time in field.times_in(mention.stretch):
        covered = field.cover(time.span)
        if time.days is None or not _is_dated(field, mention.stretch, time):
            continue
        if _is_said(field, mention.stretch, covered.start, covered.end) or _in_other_clause(mention, covered.start):
            continue
        distance = _distance(mention, covered.start)
        since = _opens_span(mention, covered.start)
        began = any(mention.lower(spot) in _BEGAN for spot in range(covered.start - _CLOSE, covered.start))
        found.append((distance, TimeTold(_whole(time), time.span, since, distance <= _NEAR, began)))
    found.sort(key=lambda pair: pair[0])
    return [told for _, told in found]


def _distance(mention: Mention, time: int) -> int:
    """Tokens between the number and the time; another number between them sets the time far off."""
    first, last = (time, mention.first) if time < mention.first else (mention.after, time)
    crossed = sum(1 for index in range(first, last) if index in mention.field.quantity_of)
    return abs(time - mention.first) + _CROSSING * bool(crossed)


def _opens_span(mention: Mention, time: int) -> bool:
    """True after "since", also where that opens the clause: "since the feud began in May"."""
    reach = range(max(mention.floor, time - _SINCE), time)
    return any(mention.lower(index) == "since" for index in reach)


def _whole(time: TimeExpression) -> DayInterval:
    """The days of a time; a night that is just over began the day before."""
    assert time.days is not None
    if time.surface.lower() == "overnight" and time.days.days == 1:
        return DayInterval(time.days.start - dt.timedelta(days=1), time.days.end)
    return time.days


def said_times(mention: Mention) -> list[TimeTold]:
    """The times at which the sentence was said."""
    field = mention.field
    return [
        TimeTold(time.days, time.span, since=False, near=False)
        for time in field.times_in(mention.stretch)
        if time.days is not None
        and _is_dated(field, mention.stretch, time)
        and _is_said(field, mention.stretch, field.cover(time.span).start, field.cover(time.span).end)
    ]


def times_of_story(fields: Sequence[Field]) -> tuple[list[DayInterval], list[DayInterval]]:
    """The days of events, and those of sayings, in the order of the article."""
    events: list[DayInterval] = []
    sayings: list[DayInterval] = []
    for field in fields:
        for stretch in field.stretches:
            for days, said in _story_times(field, stretch):
                (sayings if said else events).append(days)
    return events, sayings


def _story_times(field: Field, stretch: Stretch) -> Iterator[tuple[DayInterval, bool]]:
    for time in field.times_in(stretch):
        if time.days is not None and _is_dated(field, stretch, time):
            covered = field.cover(time.span)
            yield _whole(time), _is_said(field, stretch, covered.start, covered.end)


def is_past_at_large(mention: Mention) -> bool:
    """True for what happened "in the past", at no time told."""
    return any(
        time.value == "PAST_REF" and (not time.surface.lower().startswith("recent") or _in_clause(mention, time))
        for time in mention.field.times_in(mention.stretch)
    )


def _in_clause(mention: Mention, time: TimeExpression) -> bool:
    """True where no comma parts the number from "in recent fighting"."""
    first, last = sorted((mention.after, mention.field.cover(time.span).start))
    return not any(mention.lower(index) in {",", ";"} for index in range(first, last))


def _is_dated(field: Field, stretch: Stretch, time: TimeExpression) -> bool:
    """True for a time with days that is the story's: not a page's date at the head of the text, not a set."""
    if time.days is None or time.kind is TimeKind.SET:
        return False
    return not (field.where == "text" and stretch.index <= 2 and _heads(field, time))


def _heads(field: Field, time: TimeExpression) -> bool:
    """True for a date with its year at the head of a page: "Published May 3 2019"."""
    if not _YEAR.search(time.surface) or time.span.end > _HEADER:
        return False
    before = field.text[: time.span.start].split()
    return not before or before[-1].lower() not in {"on", "in", "since", "of", "from", "by", "until", "for"}


def _is_said(field: Field, stretch: Stretch, first: int, after: int) -> bool:
    """True where a verb of saying stands right before or after the time."""
    before = range(max(stretch.tokens.start, first - _BESIDE), first)
    if any(field.tokens[index].lower in listed("saying") and field.tokens[index].tag != "NN" for index in before):
        return True
    return after < stretch.tokens.end and field.tokens[after].lower in listed("saying")


def _in_other_clause(mention: Mention, time: int) -> bool:
    """True where the time stands in a relative clause behind the number: "the road, which troops cut on Thursday"."""
    for index in range(mention.after, time):
        if mention.lower(index) in {"which", "who", "whom", "whose"}:
            finite = {"VBD", "VBZ", "VBP", "MD"}
            return sum(mention.field.tokens[spot].tag in finite for spot in range(index, time)) < 2
    return False
