"""What is said of counted things: killed, evacuated, present, ...

A mention and the noun phrase after it come in, an EventRead or None goes out. The words that govern the number decide:
first those that touch it, then the passive verb after its noun, then the noun itself, then a toll named before it, last
the tree. What this does not try: events told in another sentence (see `alone`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_words import load_event_words
from sayso.figures.wordlists import listed
from sayso.model import Event

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase

_LIVES = frozenset({"life", "lives"})
_PERSON_LOSERS = frozenset({"lost", "lose", "loses", "losing"})
_FAR = 40
"""Tokens looked at to the right: longer than any clause between a subject and its verb that was met."""


def read_event(mention: Mention, phrase: Phrase | None, *, evacuation: bool = False) -> EventRead | None:
    """What the sentence says of the counted things, or None when it says nothing that the table knows."""
    for rule in (_touching, _passive_after, _counted_noun, _toll_before, _there, _tree):
        found = rule(mention, phrase)
        if found is not None:
            return found
    if evacuation and _in_transport(mention):
        return EventRead(Event.EVACUATED, "event.transport")
    return None


# --- words that touch the number -----------------------------------------------------------------------------------


def _touching(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """A verb right before the number, or a state right after it or its noun; see `_prefers_right` where both stand."""
    right = _state_after(mention, phrase)
    left = _verb_before(mention)
    if right is not None and left is not None and _governs_next(mention, right.cue):
        return left
    return right or left


def _governs_next(mention: Mention, cue: int | None) -> bool:
    """True for "killed 12, wounded 20": the participle after a number is the verb of the next one."""
    following = (cue or 0) + 1
    return following in mention.field.quantity_of and following < mention.limit


def _state_after(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    words = load_event_words()
    index = phrase.stem if phrase else mention.after
    while mention.lower(index) in listed("right-skips") or mention.lower(index) in {'"', "”", "“"}:
        index += 1
    word = mention.lower(index)
    event = words.states.get(word)
    if event is None and word in words.past and word in words.takes and phrase is None:
        event = words.takes[word]
    if event is None or (phrase is not None and _is_active(mention, index)):
        return None
    return EventRead(_joined(mention, index, event), "event.state-after", index)


def _joined(mention: Mention, index: int, event: Event) -> Event:
    """Casualties, where killed and wounded are told of one number: "30 killed or wounded"."""
    if mention.lower(index + 1) not in {"and", "or", "/"} or index + 2 in mention.field.quantity_of:
        return event
    words = load_event_words()
    other = words.states.get(mention.lower(index + 2)) or words.takes.get(mention.lower(index + 2))
    return Event.CASUALTIES if {event, other} == {Event.KILLED, Event.WOUNDED} else event


def _is_active(mention: Mention, index: int) -> bool:
    """True when the past form has its own object: "two gunmen killed five people"."""
    token = mention.token(index)
    if token is None or token.tag not in {"VBD", "VBN"} or mention.lower(index - 1) in listed("passive-marks"):
        return False
    following = mention.token(index + 1)
    if following is None or following.index in mention.field.time_of:
        return False
    if following.index in mention.field.quantity_of:
        return not _is_state_list(mention, following.index)
    return token.tag == "VBD" and following.tag in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "PRP"}


def _is_state_list(mention: Mention, index: int) -> bool:
    """True for "2 civilians killed, 7 injured": the next number has its own state right after it."""
    while index in mention.field.quantity_of:
        index += 1
    return mention.lower(index) in listed("states") or mention.lower(index + 1) in listed("states")


def _verb_before(mention: Mention) -> EventRead | None:
    words = load_event_words()
    index = mention.first - 1
    while index >= mention.floor and mention.lower(index) in listed("left-skips"):
        index -= 1
    word = mention.lower(index)
    if word in _LIVES or (word in _PERSON_LOSERS and _counts_people(mention)):
        return EventRead(Event.KILLED, "event.lives-before", index)
    pair = f"{word} {mention.lower(index + 1)}"
    event = words.takes.get(pair) or words.takes.get(word)
    if event is None or mention.lower(index - 1) in {"the", "a", "an", "this", "that"}:
        return None
    second = words.takes.get(mention.lower(index - 2)) if mention.lower(index - 1) in {"and", "or"} else None
    if {event, second} == {Event.KILLED, Event.WOUNDED}:
        event = Event.CASUALTIES
    return EventRead(event, "event.verb-before", index)


def _counts_people(mention: Mention) -> bool:
    token = mention.token(mention.after)
    return (
        token is not None
        and (token.tag == "NNS" or token.lower == "people")
        and token.lower not in {"votes", "seats", "points", "jobs", "games", "pounds"}
    )


# --- verbs after the noun ------------------------------------------------------------------------------------------


def _passive_after(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """A verb after the counted noun whose subject it is: "12 people were killed", "200 who had fled"."""
    words = load_event_words()
    start = phrase.after if phrase else mention.after
    passive, bare = False, not _is_object(mention)
    for index in range(start, min(mention.limit, start + _FAR)):
        token = mention.field.tokens[index]
        word = token.lower
        if (
            index in mention.field.quantity_of
            or word in {";", ":", "."}
            or (word in listed("clause-openers") and token.tag != "RB")
        ):
            return None
        if word in {"who", "that", "which"} and index <= start + 1:
            bare = True
        if word in listed("passive-marks"):
            passive = True
        elif word in words.does and token.tag.startswith("VB") and bare:
            return EventRead(words.does[word], "event.verb-after", index)
        elif word in words.past and word in words.takes and token.tag.startswith(("VB", "JJ")):
            if (passive or token.tag == "VBN") and (bare or index == start) and not _is_active(mention, index):
                return EventRead(_joined(mention, index, words.takes[word]), "event.verb-after", index)
            return None
        elif word in words.states and passive and bare:
            return EventRead(_joined(mention, index, words.states[word]), "event.state-after", index)
        elif (token.tag.startswith("VB") and word not in listed("helpers") and token.tag not in {"VBN", "VBG"}) or (
            token.tag == "CC" and _verb_at(mention, index + 1)
        ):
            return None
    return None


def _verb_at(mention: Mention, index: int) -> bool:
    token = mention.token(index)
    return token is not None and token.tag.startswith("VB")


def _is_object(mention: Mention) -> bool:
    """True when a verb or preposition stands right before the number, so that a later verb has another subject."""
    index = mention.first - 1
    while index >= mention.floor and mention.lower(index) in {"only", "just", "another", "the", "a", "some"}:
        index -= 1
    token = mention.token(index)
    return token is not None and token.tag.startswith(("VB", "IN")) and token.lower not in {"that", "as"}


# --- nouns ---------------------------------------------------------------------------------------------------------


def _counted_noun(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The counted noun tells the event itself: "12 deaths", "three bombings"."""
    if phrase is None:
        return None
    words = load_event_words()
    for form in _noun_forms(mention, phrase.head):
        if form in words.counts:
            return EventRead(words.counts[form], "event.counted-noun", phrase.head)
    return None


def _noun_forms(mention: Mention, head: int) -> tuple[str, ...]:
    token = mention.field.tokens[head]
    low = token.lower
    single = low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
    shorter = low.removesuffix("es")
    return token.lemma.lower(), low, single, shorter


def _toll_before(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """A noun before the number names a toll, and a verb or preposition leads from it: "the death toll rose to 70"."""
    words = load_event_words()
    led = False
    for index in range(mention.first - 1, mention.floor - 1, -1):
        token = mention.field.tokens[index]
        if index in mention.field.quantity_of or token.lower in {";", "”", "who"}:
            return None
        for form in _noun_forms(mention, index):
            if form in words.tolls and token.tag.startswith(("NN", "JJ", "VB")):
                good = led or index >= mention.first - 2 or mention.stretch.repeats_headline or token.lower == "toll"
                pair = {words.tolls[form], words.tolls.get(mention.lower(index - 2))}
                event = Event.CASUALTIES if pair == {Event.KILLED, Event.WOUNDED} else words.tolls[form]
                fits = event is not Event.SIZE or mention.lower(mention.first - 1) == "of"
                if good and fits and (phrase is None or _names_people(mention, phrase)):
                    return EventRead(event, "event.toll-before", index)
        led = led or token.lower in listed("toll-verbs")
    return None


def _names_people(mention: Mention, phrase: Phrase) -> bool:
    token = mention.field.tokens[phrase.head]
    return token.lower == "people" or token.tag == "NNS"


def _there(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The sentence says that they are there: "there are 500 troops in", "has 300 soldiers", "on the ground"."""
    before = [mention.lower(index) for index in range(max(mention.floor, mention.first - 4), mention.first)]
    after = [mention.lower(index) for index in range(mention.after, min(mention.limit, mention.after + 9))]
    forces = phrase is not None and mention.lower(phrase.head) in listed("forces")
    if "ground" in after and "on" in after:
        return EventRead(Event.PRESENT, "event.there")
    if forces and ({"there", "have", "has", "had", "maintains", "keeps"} & set(before)):
        return EventRead(Event.PRESENT, "event.there")
    return None


# --- the tree, and the story ---------------------------------------------------------------------------------------


def _tree(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The verb that governs the number in the tree."""
    words = load_event_words()
    token = mention.field.tokens[phrase.head if phrase else mention.first]
    for _ in range(4):
        parent = mention.field.tokens[token.head]
        if parent.index == token.index or not mention.floor <= parent.index < mention.limit:
            return None
        if parent.tag.startswith("VB"):
            if token.dep in {"dobj", "nsubjpass"} and parent.lower in words.takes:
                return EventRead(words.takes[parent.lower], "event.tree", parent.index)
            if token.dep == "nsubj" and parent.lower in words.does:
                return EventRead(words.does[parent.lower], "event.tree", parent.index)
            return None
        token = parent
    return None


def _in_transport(mention: Mention) -> bool:
    return any(mention.lower(index) in listed("transport") for index in range(mention.floor, mention.limit))
