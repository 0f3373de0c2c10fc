"""What is said of counted things: killed, evacuated, present, ...

A mention and the noun phrase after it come in, an EventRead or None goes out. The words that govern the number decide,
in this order: a verb or state that touches it, the passive verb after its noun, the noun itself, a toll named before,
words of being there, last the tree. What this does not try: events told in another sentence (see `drafting`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_nouns import (
    find_act,
    find_among_the_dead,
    find_counted_noun,
    find_election,
    find_group,
    find_left,
    find_modifier,
    find_presence,
    find_times,
    find_toll,
)
from sayso.figures.event_touch import find_touching
from sayso.figures.event_verbs import find_governing, find_verb_after
from sayso.figures.labels import find_labelled
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase

_RULES = (
    find_election,
    find_labelled,
    find_touching,
    find_left,
    find_times,
    find_act,
    find_verb_after,
    find_modifier,
    find_counted_noun,
    find_toll,
    find_among_the_dead,
    find_group,
    find_presence,
    find_governing,
)
_OF_MONEY = frozenset({Event.SENT, Event.SPENT, Event.OTHER})
_OF_PERSONS = frozenset({Event.PRESENT, Event.POLL, Event.MISSING, Event.DISPLACED, Event.EVACUATED})
_AGENTS = ("ers", "ors", "ists", "ants", "ents", "ians", "ees", "men", "mates", "eers")
_OF_TRANSPORT = frozenset({Event.OTHER, Event.PRESENT, Event.DISPLACED})


def read_event(mention: Mention, phrase: Phrase | None, *, evacuation: bool = False) -> EventRead | None:
    """What the sentence says of the counted things, or None when it says nothing that the tables know.

    `evacuation` tells that the article is of one: people whom its buses carry are evacuated.
    """
    if mention.quantity.kind is QuantityKind.DURATION or mention.quantity.unit in listed("lengths"):
        return None
    found = _read(mention, phrase)
    if found is not None and found.event is Event.DESTROYED and phrase is not None and counts_persons(mention, phrase):
        found = replace(found, event=Event.KILLED)  # armies "destroy" men
    if found is not None and found.event is Event.ATTACKS and found.cue is not None and _by_nature(mention, found.cue):
        found = None  # storms attack nobody
    if evacuation and (found is None or found.event in _OF_TRANSPORT) and _in_transport(mention, phrase):
        return EventRead(Event.EVACUATED, "event.transport")
    return found


_NEAR_VERB = 4
"""Tokens beside a verb of striking in which a storm or flood stands that does it: "hit by two large storms"."""


def _by_nature(mention: Mention, cue: int) -> bool:
    """True for "states hit by storms", "a flood struck 12 towns"."""
    before = range(max(mention.floor, cue - _NEAR_VERB), cue)
    after = range(cue + 2, cue + 2 + _NEAR_VERB) if mention.lower(cue + 1) == "by" else range(0)
    return any(mention.lower(index) in listed("disasters") for index in (*before, *after))


def _read(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    for rule in _RULES:
        found = rule(mention, phrase)
        if found is not None and _may_be(found, mention, phrase):
            return found
    return None


def _in_transport(mention: Mention, phrase: Phrase | None) -> bool:
    """True for people in a sentence that speaks of carrying or leaving."""
    if mention.quantity.kind is not QuantityKind.COUNT:
        return False
    if phrase is not None and not counts_persons(mention, phrase):
        return False
    return any(mention.lower(index) in listed("transport") for index in range(mention.floor, mention.limit))


def _may_be(found: EventRead, mention: Mention, phrase: Phrase | None) -> bool:
    """False for what happens to people alone, told of things: polls are "released" but not captured."""
    if mention.quantity.kind is QuantityKind.MONEY and found.event not in _OF_MONEY:
        return False
    if mention.quantity.kind is QuantityKind.PERCENT and found.event in {Event.SENT, Event.DEPLOYED}:
        return False  # "12 percent of tax payments"
    if (
        phrase is None
        or found.cue is None
        or not found.rule.startswith(("event.verb", "event.tree", "event.state", "event.modifier"))
    ):
        return True
    verb = mention.lower(found.cue)
    if verb in listed("giving"):
        return mention.quantity.kind is QuantityKind.MONEY
    if verb in listed("done-by-people"):
        return True
    return counts_persons(mention, phrase) or not (found.event in _OF_PERSONS or verb in listed("to-persons"))


def counts_persons(mention: Mention, phrase: Phrase) -> bool:
    """True when the head of the phrase names people: by a listed word, a people's name, or its ending."""
    word = mention.lower(phrase.head)
    lists = listed("persons") | listed("asked") | listed("forces")
    known = word in lists or f"{word}s" in lists or word.endswith(("man", "woman"))
    token = mention.field.tokens[phrase.head]
    people = token.tag == "NNPS" or (token.tag == "NNP" and phrase.first == phrase.head and token.text.istitle())
    return known or people or word.endswith(_AGENTS)
