"""The subject of the clause that a number stands in, from the tree: what rose, fell, lasted or stands at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.phrases import Phrase, find_after, find_before

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.model import Token

_CLIMB = 6
"""Steps up the tree from a number to the verb of its clause."""


def find_subject(mention: Mention) -> Counted | None:
    """What the clause's subject names; None when the tree has none that is a noun."""
    token = mention.field.tokens[mention.first]
    for _ in range(_CLIMB):
        subject = _subject_of(mention, token)
        if subject is not None:
            return _told(mention, subject)
        parent = mention.token(token.head)
        if parent is None or parent.index == token.index:
            return None
        token = parent
    return None


def _subject_of(mention: Mention, verb: Token) -> Token | None:
    if not verb.tag.startswith("VB"):
        return None
    for index in range(mention.floor, mention.limit):
        token = mention.field.tokens[index]
        if token.head == verb.index and token.dep in {"nsubj", "nsubjpass"} and token.tag.startswith("NN"):
            return token
    return None


def _told(mention: Mention, subject: Token) -> Counted | None:
    field = mention.field
    if subject.index in field.quantity_of:
        return None
    before = find_before(field, subject.index + 1, mention.floor)
    if before is None:
        return None
    whole = find_after(field, before.first, mention.limit)
    phrase: Phrase = whole if whole is not None and whole.head == subject.index else before
    return Counted(phrase.words(field), phrase.span(field), "counted.subject")


_LASTING = frozenset({"lasted", "lasts", "last", "lasting", "took", "takes", "take", "taken", "ran", "runs", "run"})
_SKIPPED = frozenset({"for", "about", "just", "only", "almost", "nearly", "up", "to"})
_PRONOUNS = frozenset({"it", "this", "that", "they"})


def find_lasting(mention: Mention) -> Counted | None:
    """What lasted the length of time: the subject of the verb right before it, or the one that its pronoun takes up."""
    index = mention.first - 1
    while mention.lower(index) in _SKIPPED:
        index -= 1
    if mention.lower(index) not in _LASTING:
        return None
    subject = find_subject(mention)
    if subject is None and mention.lower(index - 1) in _PRONOUNS:
        subject = _subject_before(mention)
    return None if subject is None else Counted(subject.words, subject.span, "counted.lasting")


def _subject_before(mention: Mention) -> Counted | None:
    """The subject of the sentence before, which "it" takes up."""
    if mention.stretch.index == 0:
        return None
    before = mention.field.stretches[mention.stretch.index - 1]
    for index in range(before.tokens.start, before.tokens.end):
        token = mention.field.tokens[index]
        if token.dep in {"nsubj", "nsubjpass"} and token.tag in {"NN", "NNS"}:
            phrase = find_before(mention.field, index + 1, before.tokens.start)
            return None if phrase is None else Counted(phrase.words(mention.field), phrase.span(mention.field), "")
    return None


def find_throughout(mention: Mention) -> Counted | None:
    """The subject behind a length of time that opens the sentence: "For six years the feud has divided the town"."""
    if mention.first != mention.floor + 1 or mention.lower(mention.floor) != "for":
        return None
    start = mention.after + (mention.lower(mention.after) == ",")
    phrase = find_after(mention.field, start, mention.limit)
    if phrase is None or mention.field.tokens[phrase.head].tag not in {"NN", "NNS"}:
        return None
    return Counted(phrase.words(mention.field), phrase.span(mention.field), "counted.throughout")
