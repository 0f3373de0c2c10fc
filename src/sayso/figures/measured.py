"""The noun that a share, a sum or a duration measures: "unemployment fell to 4 percent", "a fine of $3 million".

A mention comes in, a Counted or None goes out. Only the noun right before the number's preposition, and the subject of
the verb of measure nearest before it, are asked: who raises or takes in a sum is not what it measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.phrases import Phrase, find_before
from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention

_REACH = 7
"""Tokens between the verb of measure and its number: "fell from 6 percent in May to" has six."""

_PARTICLES = frozenset({"the", "a", "by", "from", "up", "down"})
_VERBAL = frozenset({"MD", "RB", "VB", "VBZ", "VBP", "VBD", "VBN", "TO"})


def find_measured(mention: Mention) -> Counted | None:
    """What the number measures: the noun before its preposition, else the subject of its verb of measure."""
    index = mention.first - 1
    while index >= mention.floor and _leads(mention, index):
        index -= 1
    direct = find_before(mention.field, index + 1, mention.floor)
    extreme = direct is not None and mention.lower(direct.head) in listed("extremes")
    changes = mention.quantity.rule in {"range.change", "range.from-to"}  # "raise the credit | from 55% to 70%"
    if direct is not None and not extreme and (changes or index < mention.first - 1):
        direct = _rate_of(mention, direct) or direct
        return Counted(direct.words(mention.field), direct.span(mention.field), "counted.measured-noun")
    verb = _verb_of_measure(mention)
    return _subject_of(mention, verb) if verb is not None else None


_RATES = frozenset(
    {"rate", "rates", "tax", "price", "prices", "cost", "level", "limit", "target", "wage", "fee", "levy", "duty"}
)


def _rate_of(mention: Mention, phrase: Phrase) -> Phrase | None:
    """The rate that a phrase with "for" or "of" hangs on: "slash the top rate for high earners | to 35 percent"."""
    if mention.lower(phrase.first - 1) not in {"for", "of", "on"}:
        return None
    outer = find_before(mention.field, phrase.first - 1, mention.floor)
    if outer is None or mention.lower(outer.head) not in _RATES:
        return None
    return Phrase(outer.first, outer.head, outer.stem, phrase.after)


def _leads(mention: Mention, index: int) -> bool:
    """True for a word between the noun and its number: "the wall might be 40 feet", "estimates have been over ..."."""
    if mention.field.tokens[index].tag == "MD" or mention.lower(index) in listed("measured-before") | _PARTICLES:
        return True
    return mention.lower(index) in {"have", "has", "had"} and mention.lower(index + 1) == "been"


def _verb_of_measure(mention: Mention) -> int | None:
    """The nearest verb before the number, if it is one of measure."""
    for index in range(mention.first - 1, max(mention.floor, mention.first - _REACH) - 1, -1):
        if mention.field.tokens[index].tag.startswith("VB"):
            return index if mention.lower(index) in listed("measure-verbs") else None
        if mention.lower(index) in {";", ":", "who", "which"}:
            return None
    return None


def _subject_of(mention: Mention, verb: int) -> Counted | None:
    index = verb
    while index > mention.floor and mention.field.tokens[index - 1].tag in _VERBAL:
        index -= 1
    phrase = find_before(mention.field, index, mention.floor)
    if phrase is None:
        return None
    outer = outermost(mention, phrase) or phrase
    whole = Phrase(outer.first, outer.head, outer.stem, phrase.after)
    return Counted(whole.words(mention.field), whole.span(mention.field), "counted.subject")


def outermost(mention: Mention, phrase: Phrase) -> Phrase | None:
    """The phrase that a place after "at", "of" or "in" hangs on: "his role at a bank for 20 years" -> "role"."""
    found: Phrase | None = None
    while True:
        index = phrase.first - 1
        while mention.lower(index) in {"the", "a", "his", "her", "their", "its"}:
            index -= 1
        if mention.lower(index) not in {"at", "of", "in", "with", "on"}:
            return found
        outer = find_before(mention.field, index, mention.floor)
        if outer is None:
            return found
        found = phrase = outer
