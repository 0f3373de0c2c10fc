"""What an article is about, as far as it tells where its numbers hold: harm, a scene on the ground, polls.

Drafts, fields and statements come in; shares, and the tokens and places of those who speak, go out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.descriptions import may_speak
from sayso.figures.main_events import HARM
from sayso.figures.spots import COUNTRY, Spot
from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention
    from sayso.model import Event, Statement

MUCH = 0.34
"""Share of an article's numbers from which on they make its scene: a third, beside what else is told."""

_EARLY = 3
"""Sentences at an article's start in which its main event is told."""

_BESIDE = 3
"""Tokens between the words for one who speaks and the place: "the mayor of Linz" has one."""


def share_of(drafts: Sequence[Draft], events: frozenset[Event]) -> float:
    """The share of the drafts that are of these events."""
    return sum(draft.event.event in events for draft in drafts) / max(1, len(drafts))


def tells_harm(drafts: Sequence[Draft]) -> bool:
    """True where harm is what the article is about: told early or more than once, no past case among other things."""
    harmed = [draft for draft in drafts if draft.event.event in HARM]
    early = any(draft.mention.in_headline or draft.mention.stretch.index < _EARLY for draft in harmed)
    return early or len(harmed) > 1


def speaking_tokens(fields: Sequence[Field], statements: Iterable[Statement]) -> frozenset[tuple[str, int]]:
    """The tokens of the words for those who speak: the place of an official is not that of what he tells."""
    by_where = {field.where: field for field in fields}
    speaking: set[tuple[str, int]] = set()
    for statement in statements:
        field = by_where[statement.where]
        for span in statement.source:
            if may_speak(span.of(field.text)):
                covered = field.cover(span)
                speaking.update((field.where, index) for index in range(covered.start, covered.end))
    return frozenset(speaking)


def is_of_local(field: Field, spot: Spot) -> bool:
    """True for the place of one who speaks of it: "the mayor of Linz", "police in Graz", "Linz residents"."""
    near = range(max(0, spot.first - _BESIDE), min(len(field.tokens), spot.after + 2))
    return spot.rank > COUNTRY and any(field.tokens[index].lower in listed("local-speakers") for index in near)


def takes_up_place(mention: Mention) -> bool:
    """True where the sentence takes up a place told before: "in the town", "attacks on the village"."""
    for index in range(mention.floor + 1, mention.limit - 1):
        if index == mention.floor + 1 and _opens_with_site(mention):
            return True
        site = mention.lower(index + 1) in _TAKEN_UP and mention.lower(index + 2) not in {"of", "’s", "'s"}
        if site and mention.lower(index) in {"the", "that", "this"} and mention.lower(index - 1) in _LEADS:
            return not mention.field.tokens[index + 2].text[:1].isupper() if index + 2 < mention.limit else True
    return False


def _opens_with_site(mention: Mention) -> bool:
    """True for a sentence about the place itself: "The town has become home to 3,000 people"."""
    there = mention.lower(mention.floor) in {"the", "this"} and mention.lower(mention.floor + 1) in _TAKEN_UP
    return there and mention.lower(mention.floor + 2) in {"is", "was", "has", "had", "houses", "hosts", "holds"}


_TAKEN_UP = frozenset({"town", "city", "village", "district", "camp", "neighbourhood", "neighborhood", "province"})
_LEADS = frozenset({"in", "on", "at", "inside", "near", "across", "outside", "throughout"})
