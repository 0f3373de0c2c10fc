"""Which tokens of a phrase are the name of a body: an organisation, an outlet, an armed group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.tree import Tree
    from sayso.model import Token

_CONNECTORS = frozenset(("of", "for", "and", "the", "de", "on", "in", "&", "'s", "’s", "al", "el", "to", "-", "'", "’"))
_ONLY_BETWEEN = frozenset(("in", "on", "to", "the"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "X", "NUM"))


def body_name(tree: Tree, core: Sequence[Token], head: Token) -> CharSpan | None:
    """The capitalised name that holds `head`: "Syrian Observatory for Human Rights"; None if there is none.

    `core` is the phrase without what is set beside it; `head` is one of its tokens.
    """
    if not head.text[0].isupper() and not head.text[0].isdigit():
        for child in tree.children(head.index, "appos"):
            if child.pos == "PROPN" and child.index <= core[-1].index:
                return body_name(tree, core, child)
        return None
    acronym = len(head.text) > 1 and head.text.isupper()  # "WHO", whatever the tagger takes it for
    if (head.pos not in _NAMING and not acronym) or (
        head.pos != "PROPN" and head.entity < 0 and head.start == core[0].start
    ):
        return None
    if head.tag == "NNS" and head.entity < 0:
        return None
    position = head.index - core[0].index
    start = end = position
    while end + 1 < len(core) and _continues(core, end + 1, 1):
        end += 1
    while start > 0 and _continues(core, start - 1, -1):
        start -= 1
    while core[end].lower in _CONNECTORS and end > position:
        end -= 1
    while core[start].lower in _CONNECTORS and start < position:
        start += 1
    return CharSpan(core[start].start, core[end].end)


def _continues(core: Sequence[Token], position: int, step: int) -> bool:
    token = core[position]
    if token.lower in _CONNECTORS:
        beyond = position + step
        while 0 <= beyond < len(core) and core[beyond].lower in _CONNECTORS:
            beyond += step
        if not 0 <= beyond < len(core):
            return False
        known = token.lower not in _ONLY_BETWEEN or core[position - 1].lower in {"of", "for"}
        return core[beyond].text[0].isupper() and known and not core[beyond].lower.endswith("-based")
    return token.text[0].isupper() or token.text[0].isdigit()
