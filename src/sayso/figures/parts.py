"""Parts of a total told by what they are: "12 of them children", "of the 70 dead, 20 were children".

A mention of a bare number comes in; what it counts goes out, and whether it is a part or a total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.phrases import Phrase, find_after
from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention

_THEM = frozenset({"them", "whom", "which", "those", "these"})
_BE = frozenset({"were", "are", "was", "is"})
_PLURALS = frozenset({"NNS", "NNPS"})


def find_part(mention: Mention) -> tuple[Counted, Phrase | None] | None:
    """The noun that says what the counted are, behind "of them" or a form of "be"; None where none is told."""
    index = mention.after
    of_them = is_of_them(mention)
    if of_them:
        index += 2
    told = mention.lower(index) in _BE
    if told:
        index += 1
    if not (of_them or (told and _opens_clause(mention))):
        return None
    token = mention.token(index)
    if token is None or token.tag.startswith(("VB", "IN", "RB")) or token.lower in listed("states"):
        return None
    phrase = find_after(mention.field, index, mention.limit)
    if phrase is None or mention.field.tokens[phrase.head].tag not in _PLURALS:
        return None
    return Counted(phrase.words(mention.field), phrase.span(mention.field), "counted.part"), None


def is_of_them(mention: Mention) -> bool:
    """True for "12 of them": the number is a part of what was counted before."""
    return mention.lower(mention.after) == "of" and mention.lower(mention.after + 1) in _THEM - {"those", "these"}


def _opens_clause(mention: Mention) -> bool:
    """True where the number is a clause's subject: it opens the sentence or follows a comma or "and"."""
    return mention.first == mention.floor or mention.lower(mention.first - 1) in {",", "and", "but", ";"}


def is_total(mention: Mention) -> bool:
    """True for "among 19 killed", "of the 70 dead, 20 were children": parts are told beside it."""
    index = mention.first - 1
    if mention.lower(index) == "the":
        index -= 1
    return mention.lower(index) == "among" or (mention.lower(index) == "of" and index == mention.floor)
