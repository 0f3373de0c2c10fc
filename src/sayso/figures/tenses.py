"""The tense of the clause that a number stands in: told of the past, of now, or of what has come about up to now."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention

_CLIMB = 5
"""Steps up the tree from a number to the verb of its clause."""


class Tense(Enum):
    """How a clause stands to the time of writing."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"


def read_tense(draft: Draft) -> Tense:
    """The tense of the clause of the draft's number; headlines, whose present is a past, count as past."""
    mention = draft.mention
    if mention.in_headline:
        return Tense.PAST
    verb = _verb_of(mention, draft.event.cue)
    if verb is None:
        return Tense.PRESENT
    helpers = _helpers(mention, verb)
    if {"has", "have", "'ve", "’ve"} & helpers:
        return Tense.PERFECT
    tag = mention.field.tokens[verb].tag
    if {"was", "were", "had", "did"} & helpers or tag == "VBD":
        return Tense.PAST
    if {"is", "are", "am", "'re", "'s"} & helpers or tag in {"VBZ", "VBP"}:
        return Tense.PRESENT
    return Tense.PAST if tag in {"VBN", "VBG"} else Tense.PRESENT


def _verb_of(mention: Mention, cue: int | None) -> int | None:
    """The verb that tells the event, else the one that governs the number in the tree."""
    if cue is not None and mention.token(cue) is not None and mention.field.tokens[cue].tag.startswith("VB"):
        return cue
    token = mention.field.tokens[mention.first]
    for _ in range(_CLIMB):
        if token.tag.startswith("VB"):
            return token.index
        parent = mention.token(token.head)
        if parent is None or parent.index == token.index:
            return None
        token = parent
    return None


def _helpers(mention: Mention, verb: int) -> frozenset[str]:
    """The auxiliaries of a verb: those that the tree hangs on it, and those right before it."""
    hung = {
        mention.lower(index)
        for index in range(max(mention.floor, verb - 12), min(mention.limit, verb + 1))
        if mention.field.tokens[index].head == verb and mention.field.tokens[index].dep in {"aux", "auxpass"}
    }
    beside = {mention.lower(index) for index in range(max(mention.floor, verb - 3), verb)}
    return frozenset(hung | (beside & {"has", "have", "had", "was", "were", "is", "are", "been"}))
