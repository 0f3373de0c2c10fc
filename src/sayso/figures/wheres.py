"""The place where a number holds.

A draft comes in, a Spot goes out: the most specific place that the sentence names, else the article's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.model import Article, Place, PlaceMention
    from sayso.spans import CharSpan

_RANKS = {"city": 3, "other": 3, "region": 2, "country": 1}


@dataclass(frozen=True, slots=True)
class Spot:
    """The words for a place, where they stand, what they resolve to, the rule."""

    words: str | None
    span: CharSpan | None
    place: Place | None
    rule: str


NOWHERE = Spot(None, None, None, "place.none")


def read_wheres(article: Article, drafts: Sequence[Draft]) -> list[Spot]:
    """Where each draft's number holds."""
    return [_read(draft) for draft in drafts]


def _read(draft: Draft) -> Spot:
    if draft.poll:
        return NOWHERE
    field = draft.mention.field
    covered = range(draft.mention.floor, draft.mention.limit)
    numbers = sorted({field.place_of[index] for index in covered if index in field.place_of})
    mentions = [field.passage.places[number] for number in numbers]
    found = [mention for mention in mentions if not mention.demonym]
    best = max(found, key=lambda place: (_RANKS.get(place.place.kind, 1), -_gap(draft, place)), default=None)
    return Spot(best.surface, best.span, best.place, "place.sentence") if best else NOWHERE


def _gap(draft: Draft, place: PlaceMention) -> int:
    return abs(place.span.start - draft.mention.quantity.span.start)
