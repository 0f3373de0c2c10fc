"""Events told by a word that touches the number: the verb right before it, the state right after it or its noun.

"killing 31 miners", "12 dead", "31 rebels killed". Where both stand, the state wins, unless it is the verb of the next
number: "killed 12, wounded 20".
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

_KILLED_OR_WOUNDED = {Event.KILLED, Event.WOUNDED}
_MARKS = frozenset({'"', "”", "“", "'", "’", "‘"})


def find_touching(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of the word that touches the number or its noun."""
    right = _state_after(mention, phrase)
    left = _verb_before(mention, phrase)
    if right is not None and left is not None and _governs_next(mention, right.cue):
        return left
    return right or left


def _governs_next(mention: Mention, cue: int | None) -> bool:
    """True for "killed 12 wounded 20": the word after a number is the verb of the next one."""
    following = (cue or 0) + 1
    return following < mention.limit and following in mention.field.quantity_of and not _has_state(mention, following)


def _has_state(mention: Mention, index: int) -> bool:
    """True when the quantity at `index` has a state of its own: "9 injured", "two sailors wounded"."""
    while index in mention.field.quantity_of and index < mention.limit:
        index += 1
    return any(mention.lower(spot) in listed("states") for spot in (index, index + 1))


def _state_after(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    words = load_event_words()
    index = phrase.stem if phrase else mention.after
    while mention.lower(index) in listed("right-skips") or mention.lower(index) in _MARKS:
        index += 1
    word = mention.lower(index)
    event = words.states.get(word)
    if event is None and phrase is None and word in words.past:
        event = words.takes.get(word)
    if event is None or (phrase is not None and is_active(mention, index)) or is_attributive(mention, index):
        return None
    return EventRead(join_casualties(mention, index, event), "event.state-after", index)


def is_attributive(mention: Mention, index: int) -> bool:
    """True for "in a dead language": the state is an adjective of a noun."""
    token, following = mention.token(index), mention.token(index + 1)
    if token is None or following is None or token.lower != "dead":
        return False
    return following.tag in {"NN", "NNS"} and token.end + 1 == following.start and token.dep == "amod"


def join_casualties(mention: Mention, index: int, event: Event) -> Event:
    """Casualties, where killed and wounded are told of one number: "30 killed or wounded"; else `event`."""
    if mention.lower(index + 1) not in {"and", "or", "/"} or index + 2 in mention.field.quantity_of:
        return event
    words = load_event_words()
    word = mention.lower(index + 2)
    other = words.states.get(word) or words.takes.get(word)
    if {event, other} != _KILLED_OR_WOUNDED or index + 3 in mention.field.quantity_of:
        return event
    return Event.CASUALTIES


def is_active(mention: Mention, index: int) -> bool:
    """True when the past form has its own object: "two gunmen killed five people"."""
    token = mention.token(index)
    if token is None or token.tag not in {"VBD", "VBN"} or mention.lower(index - 1) in listed("passive-marks"):
        return False
    following = mention.token(index + 1)
    if following is None or following.index in mention.field.time_of:
        return False
    if following.index in mention.field.quantity_of:
        return not _has_state(mention, following.index)
    return token.tag == "VBD" and following.tag in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "PRP"}


def _verb_before(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    words = load_event_words()
    index = mention.first - 1
    while index >= mention.floor and mention.lower(index) in listed("left-skips"):
        index -= 1
    word = mention.lower(index)
    if word in words.states and mention.lower(index - 1) in {"shot", "found", "beaten", "pronounced"}:
        return EventRead(words.states[word], "event.verb-before", index)
    if word in {"lives", "life"}:
        return EventRead(Event.KILLED, "event.lives", index)
    if word in {"lost", "lose", "loses", "losing"} and phrase is not None:
        return EventRead(Event.KILLED, "event.lost", index) if _are_persons(mention, phrase) else None
    if word in {"claimed", "claiming", "claims", "claim"} and phrase is not None:
        return EventRead(Event.KILLED, "event.lives", index) if mention.lower(phrase.head) == "lives" else None
    event = words.takes.get(f"{word} {mention.lower(index + 1)}") or words.takes.get(word)
    if event is None or not _is_verb(mention, index) or _leads_to(mention, index):
        return None
    return EventRead(_join_before(mention, index, event), "event.verb-before", index)


def _are_persons(mention: Mention, phrase: Phrase) -> bool:
    return mention.lower(phrase.head) in listed("persons") | listed("forces") | {"lives"}


def _is_verb(mention: Mention, index: int) -> bool:
    """True unless the word is a noun: "a bomb attack"; a title's "wounds" is taken for one by taggers."""
    token = mention.field.tokens[index]
    before = mention.token(index - 1)
    titled = token.text[:1].isupper() and before is not None and before.text[:1].isupper() and before.text.endswith("s")
    if token.tag.startswith("VB") or titled:  # "Airstrikes Kill at Least 12"
        return True
    plain_noun = token.tag in {"NN", "NNP", "JJ"} and not token.lower.endswith(("ed", "ing"))
    return not plain_noun and mention.lower(index - 1) not in {"the", "a", "an", "this", "that", "of", "in"}


def _leads_to(mention: Mention, index: int) -> bool:
    """True for "the toll hits 43", "sank to 1.1 percent": the verb leads to a number, it hits nobody."""
    if mention.lower(mention.first - 1) == "to" and index == mention.first - 2:
        return True
    tolls = any(mention.lower(spot) == "toll" for spot in range(mention.floor, index))
    return tolls and mention.lower(index) in listed("toll-verbs")


def _join_before(mention: Mention, index: int, event: Event) -> Event:
    if mention.lower(index - 1) not in {"and", "or"}:
        return event
    other = load_event_words().takes.get(mention.lower(index - 2))
    return Event.CASUALTIES if {event, other} == _KILLED_OR_WOUNDED else event
