"""Mentions in, drafts out: for each number what it counts and what is said of it, in the order of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.alone import resolve_alone
from sayso.figures.counted import read_counted
from sayso.figures.drafts import Draft, EventRead
from sayso.figures.events import read_event
from sayso.figures.inheritance import inherit_event, is_subset, share_back
from sayso.figures.poll_units import name_points, share_units, split_pairs
from sayso.figures.polls import PollStory
from sayso.figures.sifting import is_loose
from sayso.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention


def draft_figures(mentions: Sequence[Mention], fields: Sequence[Field]) -> list[Draft]:
    """One draft for each mention that is a figure; loose numbers are left out."""
    polls = PollStory(fields)
    evacuation = any("evacu" in field.text.lower() for field in fields)
    drafts: list[Draft] = []
    for mention in share_units(mentions):
        for single in split_pairs(mention) if polls.about_polls else (mention,):
            named = name_points(single) if polls.about_polls else single
            draft = _draft(named, drafts, polls, evacuation=evacuation)
            if not is_loose(draft):
                drafts.append(draft)
    return share_back(drafts)


def _draft(mention: Mention, earlier: Sequence[Draft], polls: PollStory, *, evacuation: bool) -> Draft:
    poll = polls.read(mention)
    if poll is not None:
        return Draft(name_points(mention), poll.phrase, poll.counted, poll.event, poll=True)
    counted, phrase = read_counted(mention)
    event = read_event(mention, phrase, evacuation=evacuation)
    if event is None:
        event = inherit_event(mention, earlier, alone=counted is None) or EventRead(Event.OTHER, "event.default")
    if event.event is Event.POLL and not polls.about_polls:
        event = EventRead(Event.OTHER, "event.default")  # witnesses are interviewed without any poll
    if counted is None:
        counted = resolve_alone(mention, event.event, earlier)
    return Draft(mention, phrase, counted, event, subset=is_subset(mention, earlier))
