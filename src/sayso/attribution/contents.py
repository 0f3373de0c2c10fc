"""What is said: from where to where a predicate's content runs, on either side of it.

Spans are half-open characters of the text. A quotation is never cut: a content that ends inside one runs to its end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.spans import CharSpan, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.quotations import Quotation
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_OPENERS = re.compile(
    r"(?:(?:(?:but|and|or),? +)|(?:(?:meanwhile|however|also|still|yet|moreover|furthermore|in addition|nevertheless"
    r"|nonetheless|then|so|instead|later|earlier|separately|besides|though), +))+",
    re.IGNORECASE,
)
_TRAILING = " \t\n,;:-–—"
_TIMES = frozenset(("DATE", "TIME"))
_CUTTING_MARKS = frozenset(("though", "although", "while", "whereas", "as", "when", "after", "before", "but"))


class QuotationIndex:
    """The quotations of a text, to be asked by position."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        """Keep `quotations`, which are in order and apart."""
        self.all = tuple(quotations)
        self._starts = [quotation.start for quotation in self.all]

    def holding(self, position: int) -> Quotation | None:
        """The quotation whose words or marks stand at `position`."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.all[index].start <= position < self.all[index].end:
            return self.all[index]
        return None

    def among(self, span: CharSpan) -> tuple[Quotation, ...]:
        """The quotations that share a character with `span`."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, span.end - 1)
        return tuple(q for q in self.all[max(0, first) : last] if q.end > span.start)

    def ending_before(self, position: int) -> Quotation | None:
        """The last quotation that ends at `position` or before it."""
        index = bisect_right(self._starts, position - 1) - 1
        while index >= 0:
            if self.all[index].end <= position:
                return self.all[index]
            index -= 1
        return None

    def starting_at(self, position: int) -> Quotation | None:
        """The first quotation that starts at `position` or after it."""
        index = bisect_right(self._starts, position - 1)
        return self.all[index] if index < len(self.all) else None


def tidy(text: str, start: int, end: int) -> CharSpan | None:
    """The span without blanks, commas and dashes at its edges; None if nothing is left."""
    while start < end and text[start] in _TRAILING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return CharSpan(start, end) if start < end else None


_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]+(?:,\s[\w. ]{2,20}?)?(?:,\s\w+\.?\s\d+)?\s*(?:,?\s*\([^)]{2,40}\):?)?\s*(?:--?|–|—|:)\s+",
)


def strip_openers(text: str, span: CharSpan) -> CharSpan:
    """The span without a dateline, "Meanwhile," and the like at its head."""
    if span.start == 0 or text[span.start - 1] == "\n":
        dateline = _DATELINE.match(text, span.start, span.end)
        if dateline and dateline.end() < span.end:
            span = CharSpan(dateline.end(), span.end)
    match = _OPENERS.match(text, span.start, span.end)
    return trim(text, CharSpan(match.end(), span.end)) if match and match.end() < span.end else span


def close(text: str, quotations: QuotationIndex, end: int, start: int) -> int:
    """`end` of a content from `start`, moved so that it cuts no quotation and keeps no full stop.

    On to the end of a quotation that it would cut, or back to that of the one that the content began inside.
    """
    around = quotations.holding(start)
    if around and around.start < start:
        return min(end, around.end - 1) if around.closed else min(end, around.end)
    holding = quotations.holding(end - 1)
    end = holding.end if holding else end
    while end > start and text[end - 1] in ".;" and not quotations.holding(end - 1):
        end -= 1
    return end


def right_end(tree: Tree, verb: int, start: int) -> int:
    """Position where a content that starts at `start`, right of `verb`, ends: before what hangs on the verb anew."""
    end = tree.characters(tree.phrase(verb)).end
    seen = False
    for child in tree.children(verb):
        if child.index <= verb or child.dep == "punct":
            continue
        phrase = tree.characters(tree.phrase(child.index))
        if phrase.start < start:
            seen = seen or phrase.end > start
            continue
        if seen and _stands_outside(tree, child):
            return min(end, _before(tree, phrase.start))
        seen = True
    return end


def _before(tree: Tree, position: int) -> int:
    """End of the last token before `position`."""
    index = tree.first_at(position)
    return tree.tokens[index - 1].end if index else position


def _stands_outside(tree: Tree, child: Token) -> bool:
    if child.dep in {"conj", "cc", "parataxis", "appos", "dep"}:
        return True
    if child.dep == "advcl":
        marks = {token.lower for token in tree.children(child.index, "mark", "advmod")}
        return child.tag == "VBG" or bool(marks & _CUTTING_MARKS)
    if child.dep == "npadvmod":
        return is_time(tree, child)
    if child.dep == "prep":
        return any(is_time(tree, noun) for noun in tree.children(child.index, "pobj"))
    return False


def is_time(tree: Tree, token: Token) -> bool:
    """True when the tagger takes the word for a day or an hour."""
    return token.entity >= 0 and tree.analysis.entities[token.entity].label in _TIMES
