"""What money is for: "spent $3 million on a ferry", "set aside 40 million crowns for schools".

A mention of an amount that no noun follows comes in, a Counted goes out, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.phrases import find_after
from sayso.figures.wordlists import listed
from sayso.model import QuantityKind

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention

_FOR = frozenset({"on", "for", "toward", "towards"})
_REACH = 4
"""Tokens before the number in which the verb of paying stands: "spent a total of" has three between."""


def find_purpose(mention: Mention) -> Counted | None:
    """The money and what it is for, where a verb of paying leads to it."""
    if mention.quantity.kind is not QuantityKind.MONEY or mention.lower(mention.after) not in _FOR:
        return None
    before = {mention.lower(index) for index in range(max(mention.floor, mention.first - _REACH), mention.first)}
    if not before & (listed("paying") | listed("giving")):
        return None
    start = mention.after + 1
    phrase = find_after(mention.field, start, mention.limit, with_of=False)
    if phrase is None or phrase.first in mention.field.time_of or mention.field.tokens[phrase.head].tag == "NNP":
        return None
    return Counted(f"money for {phrase.words(mention.field)}", phrase.span(mention.field), "counted.purpose")
