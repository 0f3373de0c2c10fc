"""Whether a sentence speaks of a poll: "a new survey", but no "polling places"; nor do crowds "at the polls"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.fields import Field, Stretch


def words_of(field: Field, stretch: Stretch) -> frozenset[str]:
    """The words of a sentence, in small letters."""
    return frozenset(field.tokens[index].lower for index in range(stretch.tokens.start, stretch.tokens.end))


def speaks_of_polls(field: Field, stretch: Stretch) -> bool:
    """True when the sentence names a poll, a survey or those who made or answered one."""
    return any(is_poll_word(field, index) for index in range(stretch.tokens.start, stretch.tokens.end))


def is_poll_word(field: Field, index: int) -> bool:
    """True for a word of opinion polls; "polls" are also where votes are cast."""
    word = field.tokens[index].lower
    if word not in listed("polls"):
        return False
    if word in {"polls", "polling"}:
        after = field.tokens[index + 1].lower if index + 1 < len(field.tokens) else ""
        before = [field.tokens[spot].lower for spot in range(max(0, index - 2), index)]
        return after not in listed("balloting") and before not in (["to", "the"], ["at", "the"])
    return True
