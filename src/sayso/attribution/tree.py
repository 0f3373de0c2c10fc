"""The tree over an analysis: who depends on whom, and from where to where a word's phrase runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Analysis, Sentence, Token

_DEEPEST = 500


class Tree:
    """An analysis with its children and phrase edges at hand. Made once a text, in time linear in its tokens."""

    def __init__(self, analysis: Analysis) -> None:
        """Index the tokens of `analysis` by head."""
        self.analysis = analysis
        self.text = analysis.text
        self.tokens = analysis.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self._starts = [token.start for token in self.tokens]
        self._left, self._right = self._edges()

    def _edges(self) -> tuple[list[int], list[int]]:
        left = list(range(len(self.tokens)))
        right = list(left)
        heads = [token.head for token in self.tokens]
        for index, head in enumerate(heads):
            below, above, steps = index, head, 0
            while above != below and steps < _DEEPEST:
                if index < left[above]:
                    left[above] = index
                elif index > right[above]:
                    right[above] = index
                else:  # what made the phrase reach beyond has told, or will tell, those above
                    break
                below, above, steps = above, heads[above], steps + 1
        return left, right

    def children(self, index: int, *deps: str) -> list[Token]:
        """The words that hang on `index`, in order; with `deps`, only those of one of these relations."""
        found = [self.tokens[child] for child in self._children[index]]
        return [token for token in found if token.dep in deps] if deps else found

    def phrase(self, index: int) -> TokenSpan:
        """From the first to the last token of the phrase that `index` heads."""
        return TokenSpan(self._left[index], self._right[index] + 1)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The words above `index`, nearest first."""
        for _ in range(_DEEPEST):
            head = self.tokens[index].head
            if head == index:
                return
            index = head
            yield self.tokens[index]

    def sentence(self, index: int) -> Sentence:
        """The sentence that holds the token."""
        return self.analysis.sentences[self.tokens[index].sentence]

    def characters(self, span: TokenSpan) -> CharSpan:
        """The characters from the first to the last token of `span`, which must not be empty."""
        return CharSpan(self.tokens[span.start].start, self.tokens[span.end - 1].end)

    def first_at(self, position: int) -> int:
        """Index of the first token that starts at `position` or after it; the number of tokens if there is none."""
        return bisect_left(self._starts, position)

    def within(self, span: CharSpan) -> TokenSpan:
        """The tokens that share a character with `span`."""
        start = max(0, bisect_right(self._starts, span.start) - 1)
        while start < len(self.tokens) and self.tokens[start].end <= span.start:
            start += 1
        return TokenSpan(start, max(start, bisect_left(self._starts, span.end)))
