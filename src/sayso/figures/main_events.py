"""The place of the event that an article tells of: of its harm, where it tells of any.

Fields, the places of their sentences and the drafts of the figures come in, a Spot goes out, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.poll_words import words_of
from sayso.figures.spots import COUNTRY, Part, Spot
from sayso.figures.wordlists import listed
from sayso.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field
    from sayso.figures.poll_places import Spots

HARM = frozenset({Event.KILLED, Event.WOUNDED, Event.CASUALTIES, Event.ATTACKS, Event.DESTROYED, Event.MISSING})
"""Events whose figures belong to the main event of an article that tells of harm."""


def find_main_spot(fields: Sequence[Field], spots: Spots, drafts: Sequence[Draft]) -> Spot | None:
    """The surest and most exact place of the sentences that tell of the harm; else the first exact one anywhere."""
    telling = {
        (draft.mention.field.where, draft.mention.stretch.index) for draft in drafts if draft.event.event in HARM
    }
    if not telling:
        return None
    keys = [(field.where, stretch.index) for field in fields for stretch in field.stretches]
    told = [
        (key in telling, spot)
        for field in fields
        for stretch in field.stretches
        if (key := (field.where, stretch.index)) in telling
        or words_of(field, stretch) & (listed("event-nouns") | listed("disasters"))
        for spot in spots[key]
        if spot.part > Part.ACTS
    ]
    best = max(told, key=lambda pair: (min(pair[1].part, Part.NEAR), pair[1].rank, pair[0]), default=None)
    if best is not None and best[1].part >= Part.NEAR and best[1].rank > COUNTRY:
        return best[1]
    anywhere = (spot for key in keys for spot in spots[key] if spot.part is Part.AT and spot.rank > COUNTRY)
    return next(anywhere, best[1] if best is not None else None)
