"""Those who put a number on something: "a monitor put the toll at 12", "the ministry raised the toll to 17".

A mention comes in, the characters that name them go out, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.descriptions import is_pronoun, may_speak
from sayso.figures.event_words import load_event_words
from sayso.figures.phrases import find_before
from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.spans import CharSpan

_REACH = 12
"""Tokens between the verb and its number: "put the number of those killed in the north since May at" has eleven."""

_GIVING = frozenset({"gave", "give", "gives"})
"""Verbs that take the toll itself: "gave a toll of 12"."""

_HELPERS = frozenset({"has", "have", "had", "now", "also", "later", "earlier"})


def find_putting(mention: Mention) -> CharSpan | None:
    """The subject of "put ... at", "estimate ... at", "gave a toll of" or "raised the toll to" before the number."""
    word = mention.lower(mention.first - 1)
    if word == "to" or mention.lower(mention.first) == "from":
        return _find_revising(mention)
    if word != "at" and not (word == "of" and mention.lower(mention.first - 2) == "toll"):
        return None
    for index in range(mention.first - 2, max(mention.floor, mention.first - _REACH) - 1, -1):
        if mention.lower(index) in listed("putting") and (word == "at") is not (mention.lower(index) in _GIVING):
            return _subject(mention, index)
        if mention.lower(index) in {",", ";", "and", "but"}:
            return None
    return None


def _find_revising(mention: Mention) -> CharSpan | None:
    """The subject of "raised the toll to 17", "cut its estimate of the loss from 40 to 30": numbers that are told.

    What is moved must be a number that somebody gives: who raises a wage or an army doesn't tell of it.
    """
    told = False
    for index in range(mention.first - 1, max(mention.floor, mention.first - _REACH) - 1, -1):
        word = mention.lower(index)
        counts_dead = (
            word in {"number", "numbers"} and mention.lower(index + 1) == "of" and _counts_harmed(mention, index)
        )
        told = told or word in listed("told-numbers") or counts_dead
        if word in listed("revising"):
            return _subject(mention, index) if told else None
        if word in {",", ";", "and", "but"}:
            return None
    return None


def _counts_harmed(mention: Mention, number: int) -> bool:
    """True for "number of dead", "number of people injured"."""
    if mention.lower(number) not in {"number", "numbers"} or mention.lower(number + 1) != "of":
        return False
    words = load_event_words()
    near = (mention.lower(index) for index in range(number + 2, mention.first))
    return any(word in words.states or word in words.tolls or word.removesuffix("s") in words.counts for word in near)


def _subject(mention: Mention, verb: int) -> CharSpan | None:
    times = mention.field.time_of
    while (
        mention.lower(verb - 1) in _HELPERS or verb - 1 in times or (mention.lower(verb - 1) == "on" and verb in times)
    ):
        verb -= 1
    phrase = find_before(mention.field, verb, mention.floor)
    if phrase is None or is_pronoun(phrase.words(mention.field)) or not may_speak(phrase.words(mention.field)):
        return None
    first = phrase.first - (mention.lower(phrase.first - 1) in {"a", "an"})
    return mention.field.characters(first, phrase.after)
