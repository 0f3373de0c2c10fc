"""Mentions in, drafts out: for each number what it counts and what is said of it, in the order of the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.figures.alone import resolve_alone
from sayso.figures.counted import read_counted
from sayso.figures.drafts import Draft, EventRead
from sayso.figures.events import read_event
from sayso.figures.poll_units import name_points, share_units, split_pairs
from sayso.figures.polls import PollStory
from sayso.figures.sifting import is_loose
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention


def draft_figures(mentions: Sequence[Mention], fields: Sequence[Field]) -> list[Draft]:
    """One draft for each mention."""
    polls = PollStory(fields)
    evacuation = any("evacu" in field.text.lower() for field in fields)
    drafts: list[Draft] = []
    for mention in share_units(mentions):
        for single in split_pairs(mention) if polls.about_polls else (mention,):
            draft = _draft(name_points(single) if polls.about_polls else single, drafts, polls, evacuation=evacuation)
            if not is_loose(draft):
                drafts.append(draft)
    return drafts


def _draft(mention: Mention, earlier: Sequence[Draft], polls: PollStory, *, evacuation: bool) -> Draft:
    poll = polls.read(mention)
    if poll is not None:
        return Draft(name_points(mention), poll.phrase, poll.counted, poll.event, poll=True)
    counted, phrase = read_counted(mention)
    event = read_event(mention, phrase, evacuation=evacuation)
    subset = _is_subset(mention, earlier)
    if event is None or (subset and event.event is Event.OTHER):
        event = _inherited(mention, earlier) or event or EventRead(Event.OTHER, "event.default")
    if counted is None:
        counted = resolve_alone(mention, event.event, earlier)
    return Draft(mention, phrase, counted, event, subset=subset)


def _is_subset(mention: Mention, earlier: Sequence[Draft]) -> bool:
    """True for "70 killed, among them 20 children": a part of the number before it in the sentence."""
    if not earlier or not _same_sentence(earlier[-1].mention, mention):
        return False
    near = range(max(mention.floor, earlier[-1].mention.after, mention.first - 5), mention.first)
    return any(mention.lower(index) in listed("subset-marks") for index in near)


def _same_sentence(one: Mention, other: Mention) -> bool:
    return one.field is other.field and one.stretch.index == other.stretch.index


def _inherited(mention: Mention, earlier: Sequence[Draft]) -> EventRead | None:
    """The event of the number before it in the sentence, of which this is a part or beside which it stands."""
    if not earlier or not _same_sentence(earlier[-1].mention, mention):
        return None
    previous = earlier[-1]
    if mention.quantity.kind is not QuantityKind.COUNT or previous.mention.quantity.kind is not QuantityKind.COUNT:
        return None
    if _is_subset(mention, earlier):
        return replace(previous.event, rule="event.of-total")
    between = {mention.lower(index) for index in range(previous.mention.after, mention.first)}
    if between & {"and", "or", ","} and not any(
        _is_verb(mention, index) for index in range(previous.mention.after, mention.first)
    ):
        return replace(previous.event, rule="event.coordinated")
    return None


def _is_verb(mention: Mention, index: int) -> bool:
    token = mention.token(index)
    return token is not None and token.tag.startswith("VB")
