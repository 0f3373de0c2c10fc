"""The subject of the clause that a number stands in, from the tree: what rose, fell or stands at it."""

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
