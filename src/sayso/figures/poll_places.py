"""The state or town whose people the article's polls ask, or whose votes it counts.

Fields and the places of their sentences come in, a Spot goes out; None for a nation's polls, or where none is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sayso.figures.poll_words import speaks_of_polls, words_of
from sayso.figures.spots import REGION, TOWN, Part, Spot
from sayso.figures.wordlists import listed
from sayso.model import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.fields import Field

_NATION = frozenset({"national", "nationally", "nationwide"})


Spots = Mapping[tuple[Where, int], list[Spot]]


def find_poll_spot(fields: Sequence[Field], spots: Spots, *, polls: bool) -> Spot | None:
    """The place of the polls: the headline's state, else that of the first sentence that ties one to polls or voters.

    None where the article gives no numbers of polls or votes (`polls`).
    """
    if not polls:
        return None
    for field in fields:
        for stretch in field.stretches:
            if field.where == "text" and not stretch.is_headline:
                if not (speaks_of_polls(field, stretch) or words_of(field, stretch) & listed("elections")):
                    continue
                if words_of(field, stretch) & _NATION:
                    return None
            for spot in spots[field.where, stretch.index]:
                if _is_region(spot) and (stretch.is_headline or is_of_people(field, spot, votes=True)):
                    return spot
    return None


def _is_region(spot: Spot) -> bool:
    return spot.rank in {REGION, TOWN} and spot.part > Part.ACTS and not spot.words.isupper()


def is_of_people(field: Field, spot: Spot, *, votes: bool) -> bool:
    """True for the place of those who answer or, with `votes`, vote: "voters in Florida", "the Texas poll"."""
    nouns = listed("asked") | listed("polls") | (listed("elections") if votes else frozenset())
    for index in range(spot.after, min(spot.after + 3, len(field.tokens))):
        if field.tokens[index].lower in nouns:
            return True
        if not field.tokens[index].tag.startswith(("NN", "JJ")):
            break
    before = {field.tokens[index].lower for index in range(max(0, spot.first - 4), spot.first)}
    return spot.part is Part.AT and bool(before & (nouns | {"heat", "race", "ahead"}))
