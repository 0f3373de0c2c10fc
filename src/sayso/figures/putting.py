"""Those who put a number on something: "a monitor put the toll at 12", "doctors estimate the loss at $3 million".

A mention comes in, the characters that name them go out, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.descriptions import is_pronoun, may_speak
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
    """The subject of "put ... at", "estimate ... at" or "gave a toll of" before the number."""
    word = mention.lower(mention.first - 1)
    if word != "at" and not (word == "of" and mention.lower(mention.first - 2) == "toll"):
        return None
    for index in range(mention.first - 2, max(mention.floor, mention.first - _REACH) - 1, -1):
        if mention.lower(index) in listed("putting") and (word == "at") is not (mention.lower(index) in _GIVING):
            return _subject(mention, index)
        if mention.lower(index) in {",", ";", "and", "but"}:
            return None
    return None


def _subject(mention: Mention, verb: int) -> CharSpan | None:
    while mention.lower(verb - 1) in _HELPERS:
        verb -= 1
    phrase = find_before(mention.field, verb, mention.floor)
    if phrase is None or is_pronoun(phrase.words(mention.field)) or not may_speak(phrase.words(mention.field)):
        return None
    first = phrase.first - (mention.lower(phrase.first - 1) in {"a", "an"})
    return mention.field.characters(first, phrase.after)
