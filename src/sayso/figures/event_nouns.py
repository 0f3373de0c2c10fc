"""Events told by nouns: the counted noun itself, a toll before the number, words of being there.

"12 deaths", "the death toll rose to 70", "was shelled 40 times", "a crew of 19".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_words import load_event_words
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase

_FAR = 14
"""Tokens after a noun in which the rest of its clause tells the event: "particularly infants dead" has three."""

_NEAR = 4
"""Tokens before a number in which the verb or preposition stands that leads to it from a toll."""


def find_counted_noun(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event that the counted noun tells by itself: "12 deaths", "three bombings"."""
    if phrase is None:
        return None
    counts = load_event_words().counts
    for form in _forms(mention, phrase.head):
        if form in counts:
            return EventRead(counts[form], "event.counted-noun", phrase.head)
    return None


def _forms(mention: Mention, index: int) -> tuple[str, ...]:
    low = mention.lower(index)
    single = low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
    return low, single, low.removesuffix("es")


def find_toll(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of a toll named before the number: "the death toll rose to 70", "the number of injured is 12"."""
    if phrase is not None and mention.lower(phrase.head) not in listed("persons"):
        return None
    near = {mention.lower(index) for index in range(max(mention.floor, mention.first - _NEAR), mention.first)}
    led = bool(near & listed("toll-verbs")) or mention.in_headline
    if not led:
        return None
    tolls = load_event_words().tolls
    for index in range(mention.first - 1, mention.floor - 1, -1):
        if mention.lower(index) in {";", "”"} or (mention.lower(index) == "who" and not _tells_number(mention, index)):
            return None
        event = next((tolls[form] for form in _forms(mention, index) if form in tolls), None)
        if event is None and mention.lower(index - 1) == "of" and mention.lower(index - 2) in {"number", "numbers"}:
            event = _number_killed(mention, index)
            if event is not None:
                return EventRead(event, "event.toll-before", index)
        if event is not None and _is_toll(mention, index):
            return EventRead(_joined(mention, index, event), "event.toll-before", index)
    return None


def _tells_number(mention: Mention, who: int) -> bool:
    """True for the "who" of "the number of civilians who have been killed"."""
    return "number" in {mention.lower(index) for index in range(max(mention.floor, who - _NUMBERED), who)}


_NUMBERED = 5
"""Tokens from "number of" to "who", or to the state of those: "number of young civilians who have been killed"."""


def _number_killed(mention: Mention, index: int) -> Event | None:
    """The state of those whose number is told: "the number of civilians killed by the strike has risen to 20"."""
    words = load_event_words()
    for spot in range(index, min(mention.first, index + _NUMBERED)):
        event = words.states.get(mention.lower(spot))
        if event is not None:
            return event
    return None


def _is_toll(mention: Mention, index: int) -> bool:
    """True for a toll by name, the subject of the sentence, or what "the number of" stands before."""
    if mention.lower(index) == "toll":
        return True
    before = [mention.lower(spot) for spot in range(max(mention.floor, index - 4), index)]
    if "number" in before or "numbers" in before:
        return True
    return mention.field.tokens[index].dep in {"nsubj", "nsubjpass", "ROOT"}


def _joined(mention: Mention, index: int, event: Event) -> Event:
    tolls = load_event_words().tolls
    other = tolls.get(mention.lower(index - 2)) if mention.lower(index - 1) in {"and", "or"} else None
    return Event.CASUALTIES if {event, other} == {Event.KILLED, Event.WOUNDED} else event


def find_times(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of the verb that happened so many times: "was shelled more than 40 times"."""
    counts_times = phrase is not None and mention.lower(phrase.head) == "times"
    if not counts_times and mention.quantity.kind is not QuantityKind.TIMES:
        return None
    takes = load_event_words().takes
    for index in range(mention.first - 1, mention.floor - 1, -1):
        if mention.field.tokens[index].tag.startswith("VB") and mention.lower(index) not in listed("helpers"):
            event = takes.get(mention.lower(index))
            return EventRead(event, "event.times", index) if event is not None else None
    return None


def find_among_the_dead(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of those among whom the counted are: "the dead included six nurses"."""
    if phrase is None:
        return None
    after = _among_after(mention, phrase)
    if after is not None:
        return after
    near = {mention.lower(index) for index in range(max(mention.floor, mention.first - 3), mention.first)}
    if not near & {"included", "include", "includes", "including", "were", "among"}:
        return None
    for index in range(mention.first - 1, mention.floor, -1):
        if mention.lower(index) in {"dead", "killed", "victims", "fatalities"} and mention.lower(index - 1) == "the":
            return EventRead(Event.KILLED, "event.among-the-dead", index)
        if mention.lower(index) in {"wounded", "injured"} and mention.lower(index - 1) == "the":
            return EventRead(Event.WOUNDED, "event.among-the-dead", index)
    return None


def _among_after(mention: Mention, phrase: Phrase) -> EventRead | None:
    """Told after the noun: "five women were among the dead", "ten children were among 48 people killed"."""
    for index in range(phrase.after, min(mention.limit, phrase.after + _FAR)):
        if mention.lower(index) == "among":
            near = {mention.lower(spot) for spot in range(index + 1, min(mention.limit, index + 8))}
            if near & {"dead", "killed", "victims", "fatalities"}:
                return EventRead(Event.KILLED, "event.among-the-dead", index)
            return EventRead(Event.WOUNDED, "event.among-the-dead", index) if near & {"wounded", "injured"} else None
        if mention.lower(index) in {".", ";", "who", "which"}:
            return None
    return None


def find_act(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of a noun of action before "of": "the displacement of 3,000 families", "the killing of 12"."""
    del phrase
    index = mention.first - 1
    while mention.lower(index) in listed("left-skips") - {"of"}:
        index -= 1
    if mention.lower(index) != "of":
        return None
    event = load_event_words().acts.get(mention.lower(index - 1))
    return EventRead(event, "event.act-of", index - 1) if event is not None else None


def find_modifier(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of a state that modifies the counted noun: "25 wounded soldiers"; not "government-held towns"."""
    if phrase is None:
        return None
    states = load_event_words().states
    for index in range(phrase.first, phrase.head):
        tied = mention.field.touches(index) or mention.field.touches(index - 1)
        if mention.lower(index) in states and not tied:
            return EventRead(states[mention.lower(index)], "event.modifier", index)
    return None


def find_left(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The state in which people are left: "has left thousands of people, most of them infants, dead"."""
    if mention.lower(mention.first - 1) not in {"left", "leaving", "leave", "leaves"}:
        return None
    states = load_event_words().states
    start = phrase.after if phrase else mention.after
    for index in range(start, min(mention.limit, start + _FAR)):
        if mention.lower(index) in states:
            return EventRead(states[mention.lower(index)], "event.left", index)
        if mention.lower(index) in {".", ";"} or index in mention.field.quantity_of:
            return None
    return None


def find_group(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The size of a group named before "of": "a family of eight", "a crew of 19 sailors"."""
    if mention.lower(mention.first - 1) != "of" or mention.lower(mention.first - 2) not in listed("groups"):
        return None
    if phrase is not None and mention.field.tokens[phrase.head].tag not in {"NNS", "NNPS"}:
        return None
    return EventRead(Event.SIZE, "event.group-of", mention.first - 2)


def find_presence(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """That they are there: "there are 500 troops in", "has 300 soldiers", "some 900 on the ground"."""
    after = [mention.lower(index) for index in range(mention.after, min(mention.limit, mention.after + 9))]
    if "ground" in after and "on" in after:
        return EventRead(Event.PRESENT, "event.on-the-ground")
    before = {mention.lower(index) for index in range(max(mention.floor, mention.first - 4), mention.first)}
    if phrase is not None and mention.lower(phrase.head) in listed("forces") and before & listed("having"):
        return EventRead(Event.PRESENT, "event.has-there")
    return _are_there(mention, phrase)


_BEING = frozenset({"are", "were", "is", "was", "be", "been", "remain", "remained", "remains"})
_AUXILIARY = frozenset({"still", "already", "now", "also", "currently", "have", "had", "has", "may"})


def _are_there(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """Told by "be" and a place: "600 sailors are in Malta", "were inside the mine"; not "are in debt"."""
    if mention.quantity.kind is not QuantityKind.COUNT or (phrase is not None and not _are_bodies(mention, phrase)):
        return None
    index = max(phrase.after, mention.after) if phrase is not None else mention.after
    told = False
    while mention.lower(index) in _BEING | _AUXILIARY:
        told = told or mention.lower(index) in _BEING | {"still"}
        index += 1
    if not told or mention.lower(index) not in {"in", "at", "on", "inside", "aboard", "near", "there"}:
        return None
    there = mention.lower(index) == "there" or index + 1 in mention.field.place_of
    site = mention.lower(index + 1) == "the" and mention.lower(index + 2) not in {"dark", "way", "run", "lead", "right"}
    return EventRead(Event.PRESENT, "event.there", index) if there or site else None


def _are_bodies(mention: Mention, phrase: Phrase) -> bool:
    return mention.lower(phrase.head) in listed("forces") | listed("persons")


def find_election(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """People who took part in an election: "the caucuses involved more than 100,000 residents"."""
    if phrase is None:
        return None
    before = {mention.lower(index) for index in range(max(mention.floor, mention.first - 3), mention.first)}
    subject = {mention.lower(index) for index in range(max(mention.floor, mention.first - _FAR), mention.first)}
    held = bool(before & {"involved", "involving", "drew"}) and bool(subject & listed("elections"))
    after = {mention.lower(index) for index in range(phrase.after, min(mention.limit, phrase.after + 3))}
    told = {mention.lower(index) for index in range(phrase.after, mention.limit)}
    takes_part = held or bool(after & listed("taking-part") and told & listed("elections"))
    people = mention.lower(phrase.head) in listed("persons") | listed("asked") or _is_demonym(mention, phrase)
    return EventRead(Event.VOTE, "event.election") if takes_part and people else None


def _is_demonym(mention: Mention, phrase: Phrase) -> bool:
    return mention.field.tokens[phrase.head].tag == "NNPS"
