"""The days at which or in which a number holds.

A draft comes in, a When goes out. A time inside what is said is the event's; one beside the verb of saying is when it
was said, and counts only for a state that runs. What this does not try: times of events told in other sentences, save
the article's main one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.interval import DayInterval
from sayso.model import Event, Stance, TimeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention
    from sayso.figures.pollsters import Pollsters
    from sayso.figures.sources import SourceRead
    from sayso.model import Article, TimeExpression
    from sayso.spans import CharSpan


@dataclass(frozen=True, slots=True)
class When:
    """Days, the words that tell them, the rule."""

    days: DayInterval | None
    span: CharSpan | None
    rule: str


def read_whens(
    article: Article,
    drafts: Sequence[Draft],
    sources: Sequence[SourceRead],
    pollsters: Pollsters,
) -> list[When]:
    """When each draft's number holds."""
    today = DayInterval.day(article.published) if article.published else None
    return [_read(draft, source, today, pollsters) for draft, source in zip(drafts, sources, strict=True)]


def _read(draft: Draft, source: SourceRead, today: DayInterval | None, pollsters: Pollsters) -> When:
    if draft.poll and draft.event.event is Event.POLL:
        if pollsters.days is not None:
            return When(pollsters.days, None, "as-of.fieldwork")
        return When(today, None, "as-of.article")
    time = _nearest(draft.mention)
    if time is not None:
        return When(time.days, time.span, "as-of.nearest-time")
    if source.stance in {Stance.EXPECTS, Stance.HYPOTHETICAL}:
        return When(None, None, "as-of.future")
    return When(today, None, "as-of.article")


def _nearest(mention: Mention) -> TimeExpression | None:
    field = mention.field
    inside = {field.time_of[index] for index in range(mention.floor, mention.limit) if index in field.time_of}
    times = [field.passage.times[number] for number in sorted(inside)]
    dated = [time for time in times if time.days is not None and time.kind is not TimeKind.SET]
    return min(dated, key=lambda time: abs(time.span.start - mention.quantity.span.start), default=None)
