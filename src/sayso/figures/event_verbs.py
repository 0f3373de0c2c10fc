"""Events told by the verb whose subject or object the counted things are: "12 people on a ferry drowned".

A mention and the phrase after its number come in. The words to the right are read up to the first verb that decides;
where they decide nothing, the tree is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_touch import is_active, is_attributive, join_casualties
from sayso.figures.event_words import load_event_words
from sayso.figures.wordlists import listed
from sayso.model import Event

if TYPE_CHECKING:
    from sayso.figures.event_words import EventWords
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase
    from sayso.model import Token

_FAR = 40
"""Tokens looked at to the right: longer than any clause between a subject and its verb that was met."""

_CLIMB = 4
"""Steps up the tree: number, noun, preposition, noun, verb."""

_SAME = frozenset({"conj", "nummod", "quantmod", "compound", "amod", "advmod", "appos"})
"""Relations that a verb's object keeps to its parts; across a preposition it is another thing."""

_GIVING = frozenset({Event.SENT, Event.SUPPLIED})


def find_verb_after(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of the verb after the counted noun whose subject that noun is."""
    words = load_event_words()
    start = _past_aside(mention, max(phrase.after, mention.after) if phrase else mention.after)
    passive, governs = False, not _is_object(mention)
    for index in range(start, min(mention.limit, start + _FAR)):
        token = mention.field.tokens[index]
        if _ends_clause(mention, token):
            return None
        if token.lower in {"who", "that", "which"} and index <= start + 1:
            governs = True
        elif token.lower in listed("passive-marks"):
            passive = True
        elif token.lower in words.states and passive and governs and _is_state(mention, token):
            event = join_casualties(mention, index, words.states[token.lower])
            return EventRead(event, "event.state-after", index)
        elif token.tag.startswith("VB") and not _only_helps(mention, token):
            found = _of_verb(mention, token, words, passive=passive, governs=governs, touches=index == start)
            if found is not None or _is_main(token, passive=passive):
                return found
        elif token.tag == "CC" and _is_verb(mention.token(index + 1)):
            return None
    return None


_DASHES = frozenset({"-", "–", "—", "--"})


def _past_aside(mention: Mention, start: int) -> int:
    """The token behind what is set between dashes: "12 sailors - among them two cooks - | drowned"."""
    if mention.lower(start) not in _DASHES or mention.field.touches(start - 1):
        return start
    closing = (index for index in range(start + 1, mention.limit) if mention.lower(index) in _DASHES)
    ends = next((index for index in closing if not mention.field.touches(index - 1)), None)
    return start if ends is None else ends + 1


def _only_helps(mention: Mention, token: Token) -> bool:
    """True for an auxiliary, and for the report of "are believed to have died"."""
    reported = token.lower in listed("right-skips") and mention.lower(token.index + 1) == "to"
    return reported or token.lower in listed("helpers")


def _is_state(mention: Mention, token: Token) -> bool:
    verbal = token.tag.startswith("VB") and token.lower != "missing"  # "may be missing"
    return not verbal and not is_attributive(mention, token.index)


def _ends_clause(mention: Mention, token: Token) -> bool:
    if token.index in mention.field.quantity_of or token.lower in {";", ":", ".", "-", "—", "–"}:
        return True
    if token.tag == "PRP" and token.lower in {"it", "he", "she", "they", "we"}:
        return True  # another subject
    return token.lower in listed("clause-openers") and token.tag != "RB"


def _is_main(token: Token, *, passive: bool) -> bool:
    """True for a finite verb, and for a participle after a form of "be"."""
    return token.tag not in {"VBN", "VBG"} or passive


def _of_verb(
    mention: Mention,
    token: Token,
    words: EventWords,
    *,
    passive: bool,
    governs: bool,
    touches: bool,
) -> EventRead | None:
    forced = mention.lower(token.index - 1) == "to" and mention.lower(mention.first - 1) in listed("forcing")
    does = _does(mention, token, words)
    dying = does is Event.KILLED and touches  # "resulted in 56 civilians dying"
    if does is not None and (dying or ((governs or forced) and token.tag != "VBG")):
        return EventRead(does, "event.verb-after", token.index)
    if token.lower not in words.past or token.lower not in words.takes or is_active(mention, token.index):
        return None
    if not (governs or touches) or not (passive or token.tag == "VBN"):
        return None
    event = words.takes[token.lower]
    if event in _GIVING and passive and _has_object(mention, token):
        return None
    return EventRead(join_casualties(mention, token.index, event), "event.verb-after", token.index)


_PARTICLES = (4, 2, 1)
"""Words of the longest verb that the table has first: "take to the streets", "turn out", "drown"."""


def _does(mention: Mention, token: Token, words: EventWords) -> Event | None:
    """What the subject of the verb does, particles and all."""
    for length in _PARTICLES:
        verb = " ".join(mention.lower(index) for index in range(token.index, token.index + length))
        if verb in words.does:
            return words.does[verb]
    return None


def _has_object(mention: Mention, token: Token) -> bool:
    """True for "were given free rail passes": the subject receives, it isn't sent."""
    following = mention.token(token.index + 1)
    return following is not None and following.tag in {"DT", "PRP$", "JJ", "NN", "NNS"}


def _is_verb(token: Token | None) -> bool:
    return token is not None and token.tag.startswith("VB")


def _is_object(mention: Mention) -> bool:
    """True when a verb or preposition stands right before the number, so that a later verb has another subject."""
    index = mention.first - 1
    while index >= mention.floor and mention.lower(index) in {"only", "just", "another", "the", "a", "some"}:
        index -= 1
    token = mention.token(index)
    return token is not None and token.tag.startswith(("VB", "IN")) and token.lower not in {"that", "as", "while"}


def find_governing(mention: Mention, phrase: Phrase | None) -> EventRead | None:
    """The event of the verb that governs the number in the tree."""
    words = load_event_words()
    partitive = phrase is None or mention.lower(mention.after) == "of"
    token = mention.field.tokens[mention.after - 1 if partitive or phrase is None else phrase.head]
    for _ in range(_CLIMB):
        parent = mention.token(token.head)
        if parent is None or parent.index == token.index:
            return None
        if parent.tag.startswith("VB"):
            return _tree_event(mention, token, parent, words)
        if token.dep not in _SAME:
            return None
        token = parent
    return None


def _tree_event(mention: Mention, token: Token, verb: Token, words: EventWords) -> EventRead | None:
    if token.dep in {"dobj", "nsubjpass"} and verb.lower in words.takes:
        event = words.takes[verb.lower]
        receives = token.dep == "nsubjpass" and event in _GIVING and _has_object(mention, verb)
        return None if receives else EventRead(event, "event.tree", verb.index)
    if token.dep == "nsubj" and verb.lower in words.does:
        return EventRead(words.does[verb.lower], "event.tree", verb.index)
    return None
