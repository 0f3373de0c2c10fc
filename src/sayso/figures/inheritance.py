"""Events that a number takes over from a number beside or before it.

A mention and the drafts before it come in, an EventRead or None goes out: parts have their total's event, coordinated
numbers share one, "the number was 45" speaks of the sentence before. `share_back` lets the first of two coordinated
numbers have what is told of both: "four women and two soldiers were killed".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_words import load_event_words
from sayso.figures.parts import is_of_them, is_total
from sayso.figures.wordlists import listed
from sayso.model import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention

_BACK = 2
"""Sentences back in which a number still speaks of the same thing: "the number was 45 a year earlier"."""

_JOINTS = frozenset({"and", "or", ",", "&", "while", "as", "plus"})
_AFTER = frozenset({"event.state-after", "event.verb-after", "event.coordinated"})


def inherit_event(mention: Mention, earlier: Sequence[Draft], *, alone: bool) -> EventRead | None:
    """The event that the number shares with one before it; `alone` tells that no noun follows it."""
    if mention.quantity.kind is not QuantityKind.COUNT or not earlier:
        return None
    previous = earlier[-1]
    if previous.mention.quantity.kind is not QuantityKind.COUNT:
        return None
    if same_sentence(previous.mention, mention):
        if is_subset(mention, earlier):
            return replace(previous.event, rule="event.of-total")
        if _coordinated(previous.mention, mention, alone=alone):
            return _verb_between(previous.mention, mention) or replace(previous.event, rule="event.coordinated")
        return None
    return _from_before(mention, previous) if alone else None


def is_subset(mention: Mention, earlier: Sequence[Draft]) -> bool:
    """True for "70 killed, among them 20 children": a part of the number before it in the sentence."""
    if not earlier or not same_sentence(earlier[-1].mention, mention):
        return False
    if is_total(mention):
        return False  # "six children were among 19 killed"
    previous = earlier[-1].mention
    if is_of_them(mention) or (is_total(previous) and previous.first - 3 < previous.floor):
        return True
    near = range(max(mention.floor, earlier[-1].mention.after, mention.first - 5), mention.first)
    return any(mention.lower(index) in listed("subset-marks") for index in near)


def same_sentence(one: Mention, other: Mention) -> bool:
    """True when the two stand in one sentence."""
    return one.field is other.field and one.stretch.index == other.stretch.index


def _coordinated(previous: Mention, mention: Mention, *, alone: bool) -> bool:
    if alone and mention.lower(mention.first - 1) in _JOINTS:
        return not _has_own_verb(mention)
    if alone and mention.lower(mention.first - 1) in listed("saying"):  # "20 shells fell; the army says five."
        return mention.lower(mention.after) in {".", ",", ";", ""}
    if mention.lower(mention.first - 1) not in _JOINTS | {"another", "also"}:
        return False
    return not any(mention.field.tokens[index].tag.startswith("VB") for index in range(previous.after, mention.first))


def _has_own_verb(mention: Mention) -> bool:
    """True for "and twenty others suffered burns": a clause of its own, with a verb that is no passive's."""
    index = mention.after
    while mention.lower(index) in {"others", "more", "people"}:
        index += 1
    token = mention.token(index)
    return token is not None and token.tag in {"VBD", "VBP"} and token.lower not in listed("passive-marks") | _HAVING


_HAVING = frozenset({"have", "had", "did", "do"})


def _verb_between(previous: Mention, mention: Mention) -> EventRead | None:
    """The event of the verb behind the number before: "killing 7 and injuring a teacher and 19 others"."""
    takes = load_event_words().takes
    for index in range(mention.first - 1, previous.after - 1, -1):
        event = takes.get(mention.lower(index))
        if event is not None and mention.field.tokens[index].tag in {"VBG", "VBD"}:
            return EventRead(event, "event.coordinated", index)
    return None


def _from_before(mention: Mention, previous: Draft) -> EventRead | None:
    """The event of a number in the sentences before, where a verb leads to this one: "the numbers are below 2,000"."""
    leads = mention.lower(mention.first - 1) in listed("toll-verbs") - {"of"}
    if mention.first - 2 in mention.field.quantity_of and mention.lower(mention.first - 1) == "to":
        return None  # "trails 458 to 359"
    if previous.mention.field is not mention.field or not leads:
        return None
    if mention.stretch.index - previous.mention.stretch.index > _BACK or previous.poll:
        return None
    return replace(previous.event, rule="event.sentence-before", cue=None)


def share_back(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each without an event of its own given that of the number that it is coordinated with.

    A number before "among" and a total is marked as its part: "six children were among 19 killed".
    """
    shared = list(drafts)
    for number in range(len(shared) - 2, -1, -1):
        draft, following = shared[number], shared[number + 1]
        total = is_total(following.mention) and following.mention.first - 3 >= following.mention.floor
        if total and same_sentence(draft.mention, following.mention):
            shared[number] = draft = replace(draft, subset=True)
        if draft.event.rule != "event.default" or following.event.rule not in _AFTER or draft.poll:
            continue
        if draft.mention.quantity.kind is not QuantityKind.COUNT or not same_sentence(draft.mention, following.mention):
            continue
        if draft.phrase is not None and _joined(draft, following):
            shared[number] = replace(draft, event=replace(following.event, rule="event.coordinated"))
    return shared


def _joined(draft: Draft, following: Draft) -> bool:
    """True where nothing but "and" or a comma stands between the noun of one number and the next number."""
    assert draft.phrase is not None
    between = range(draft.phrase.after, following.mention.first)
    return 0 < len(between) <= 2 and all(draft.mention.lower(index) in {"and", ",", "or"} for index in between)
