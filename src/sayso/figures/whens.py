"""The days at which or in which a number holds.

Drafts and their sources come in, a When for each goes out. A time inside what is said is the event's; one beside the
verb of saying is when it was said, and counts for what still runs: a toll, a state. What is told of the past without a
time happened on the day of the article's main event. What this does not try: the order of several events.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.fieldwork import find_fieldwork
from sayso.figures.tenses import Tense, read_tense
from sayso.figures.time_roles import event_times, is_past_at_large, said_times, times_of_story
from sayso.interval import DayInterval
from sayso.model import Event, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field
    from sayso.figures.sources import SourceRead
    from sayso.figures.time_roles import TimeTold
    from sayso.model import Article
    from sayso.spans import CharSpan

_RECENT = 8
"""Days before publication within which a time is that of the article's main event: a weekday can't be older."""

_BESIDE = 6
"""Characters between a poll's number and a day of its own: "40 percent on July 14"."""

_AHEAD = frozenset({Stance.EXPECTS, Stance.HYPOTHETICAL, Stance.DEMANDS})


@dataclass(frozen=True, slots=True)
class When:
    """Days, the words that tell them, the rule."""

    days: DayInterval | None
    span: CharSpan | None
    rule: str


class Whens:
    """The days that an article's numbers hold at."""

    def __init__(self, article: Article, fields: Sequence[Field]) -> None:
        """Find the day of the main event, of the poll and of the vote."""
        self._published = _printed_day(fields, article.published) or article.published
        self._today = DayInterval.day(self._published) if self._published else None
        self._fieldwork = find_fieldwork(fields, self._published)
        self._main = self._main_day(fields)
        self._vote = self._vote_day(fields)
        self._period: tuple[int, DayInterval] | None = None

    @property
    def main(self) -> When:
        """The day of the article's main event, with the rule that found it."""
        return When(self._main, None, "as-of.main-event")

    def read(self, draft: Draft, source: SourceRead) -> When:
        """When the draft's number holds. Drafts are read in the order of the article."""
        if draft.event.event is Event.POLL:
            return self._of_poll(draft)
        told = event_times(draft.mention)
        if told:
            return self._of_time(draft, told[0])
        if source.stance in _AHEAD:
            return When(None, None, "as-of.ahead")
        if is_past_at_large(draft.mention):
            return When(None, None, "as-of.past-at-large")
        if draft.event.event is Event.VOTE and self._vote is not None:
            return When(self._vote, None, "as-of.vote")
        return self._untimed(draft)

    def _untimed(self, draft: Draft) -> When:
        tense = read_tense(draft)
        said = said_times(draft.mention)
        if tense is Tense.PERFECT and self._period and self._period[0] == draft.mention.stretch.index - 1:
            return When(self._period[1], None, "as-of.period-before")
        if tense is Tense.PAST and draft.event.rule != "event.toll-before" and self._main is not None:
            return When(self._main, None, "as-of.main-event")
        if said and self._is_recent(said[0].days):
            return When(said[0].days, said[0].span, "as-of.said")
        return When(self._today, None, "as-of.article")

    def _of_time(self, draft: Draft, told: TimeTold) -> When:
        if told.since or (told.began and read_tense(draft) is Tense.PERFECT):
            end = self._fieldwork.end if draft.poll and self._fieldwork else self._published
            if end is None or end < told.days.start:
                return When(told.days, told.span, "as-of.time")
            return When(DayInterval(told.days.start, end), told.span, "as-of.since")
        if told.days.days > _RECENT:
            self._period = (draft.mention.stretch.index, told.days)
        return When(told.days, told.span, "as-of.time")

    def _of_poll(self, draft: Draft) -> When:
        """Fieldwork, but for what the sentence dates otherwise: "up 6 points since May", "earlier this year"."""
        for told in event_times(draft.mention):
            beside = told.span.start - draft.mention.quantity.span.end
            other = told.since or told.days.days > _RECENT or 0 <= beside <= _BESIDE
            if told.near and other and not self._is_ahead(told.days):
                return self._of_time(draft, told)
        if self._fieldwork is not None:
            return When(self._fieldwork, None, "as-of.fieldwork")
        return When(self._today, None, "as-of.article")

    def _main_day(self, fields: Sequence[Field]) -> DayInterval | None:
        """The day of the article's main event: the first recent time of an event, else of saying."""
        events, sayings = times_of_story(fields)
        for days in (*events, *sayings):
            if self._is_recent(days):
                return days
        return None

    def _is_recent(self, days: DayInterval) -> bool:
        if self._published is None:
            return False
        oldest = self._published - dt.timedelta(days=_RECENT)
        return days.days <= 2 and oldest <= days.start <= self._published + dt.timedelta(days=1)

    def _vote_day(self, fields: Sequence[Field]) -> DayInterval | None:
        """The day of the vote: the time right before "primary", "caucuses" or "election"."""
        for field in fields:
            for time in field.passage.times:
                after = re.findall(r"[a-z]+", field.text[time.span.end : time.span.end + 40].lower())
                if time.days and time.days.days == 1 and set(after[:2]) & _BALLOTING and not self._is_ahead(time.days):
                    return time.days
        return None

    def _is_ahead(self, days: DayInterval) -> bool:
        return self._published is not None and days.start > self._published


_HEADS = re.compile(
    r"\W*(?:(?:first )?published|(?:last )?updated|posted|date of publication)?(?: on| at)?\W*", re.IGNORECASE
)
_FORWARD = 60
"""Days by which a printed date may differ from the one given: an archive's error; more is another article's date."""


def _printed_day(fields: Sequence[Field], published: dt.date | None) -> dt.date | None:
    """The day with its year that the text is headed by, which weekdays are counted from: "Published 11 June 2016"."""
    for field in fields:
        first = next(iter(field.passage.times), None)
        if field.where != "text" or first is None or first.days is None or first.days.days != 1:
            continue
        dated = re.search(r"\b(?:19|20)\d\d\b", first.surface) is not None
        if dated and published and _HEADS.fullmatch(field.text[: first.span.start]) is not None:
            near = abs((first.days.start - published).days) <= _FORWARD
            return first.days.start if near else None
    return None


_BALLOTING = frozenset(
    [
        "primary",
        "primaries",
        "caucus",
        "caucuses",
        "election",
        "elections",
        "vote",
        "contest",
        "contests",
        "runoff",
        "referendum",
    ]
)
