"""Content before the reporting words and around them: "...", he said; the plan, officials say, will fail.

In: a predicate and its reporting words, as characters. Out: the fragments of what is said, none if it doesn't stand
there. A quotation is never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.contents import close, right_end, strip_openers, tidy
from sayso.spans import CharSpan, Fragments

if TYPE_CHECKING:
    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.predicates import Predicate
    from sayso.attribution.quotations import Quotation
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_BORDERS = ",-–—?!…"
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_TELLING = frozenset(("VBG", "VBD", "VBZ"))
FARTHEST = 80
"""Characters between the reporting words and a quotation that goes on after them: "..., he said on Monday, ...".
Longer stretches tell something of their own."""


class ContentsBefore:
    """Finds what stands before the reporting words of one text."""

    def __init__(self, tree: Tree, quotations: QuotationIndex) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations

    def find(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        """What stands before the reporting words at `unit`, and after them where a quotation is taken up again."""
        end = unit.start
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        if end == 0:
            return ()
        quotation = self._quotations.ending_before(end)
        if quotation and self._follows(predicate, quotation, unit):
            return self._quotation(predicate, quotation.span, unit)
        inner = [child for child in self._tree.children(predicate.verb, "ccomp") if child.index < predicate.verb]
        if self._text[end - 1] in _BORDERS and (inner or not self._has_right(predicate, unit)):
            return self._clause(predicate, inner, unit)
        return ()

    def _follows(self, predicate: Predicate, quotation: Quotation, unit: CharSpan) -> bool:
        """True when the reporting words belong to the quotation before them and don't begin a sentence of their own."""
        between = self._text[quotation.end : unit.start]
        if between.strip(" ,-–—") or "\n" in between:
            return False
        last = self._text[quotation.start : quotation.end].rstrip("\"”’'»").rstrip()[-1:]
        if last == "," or between.strip() or self._text[unit.start].islower():
            return True
        return not self._has_right(predicate, unit)

    def _quotation(self, predicate: Predicate, quotation: CharSpan, unit: CharSpan) -> Fragments:
        start = quotation.start
        for child in self._tree.children(predicate.verb, "ccomp"):
            edge = self._tree.characters(self._tree.phrase(child.index)).start
            if child.index < predicate.verb and edge < start and self._same_sentence(predicate.verb, edge):
                start = edge
        sentence = self._tree.sentence(predicate.verb).span
        if start == quotation.start and sentence.start < start and self._tree.tokens[predicate.verb].dep == "ROOT":
            head = self._text[sentence.start : start]
            if not self._quotations.holding(sentence.start) and len(head.split()) > 1 and ":" not in head:
                start = sentence.start
        first = CharSpan(start, quotation.end)
        first = strip_openers(self._text, first) if start < quotation.start else first
        return (first, *self._reopened(unit.end))

    def _clause(self, predicate: Predicate, inner: list[Token], unit: CharSpan) -> Fragments:
        sentence = self._tree.sentence(predicate.verb).span
        start = sentence.start
        if inner:
            start = max(start, self._tree.characters(self._tree.phrase(inner[0].index)).start)
        elif not self._has_finite_verb(start, unit.start):
            return ()
        around = self._quotations.holding(unit.start)
        if around:
            start = max(start, around.start + 1)
        holding = self._quotations.holding(start)
        if holding and holding.end <= unit.start:
            start = holding.start
        span = tidy(self._text, start, unit.start)
        if span is None or len(span) < 3:
            return ()
        return (strip_openers(self._text, span), *self._reopened(unit.end))

    def _has_finite_verb(self, start: int, end: int) -> bool:
        tokens = self._tree.tokens[self._tree.first_at(start) : self._tree.first_at(end)]
        return any(token.tag in _FINITE for token in tokens)

    def _reopened(self, position: int) -> Fragments:
        """The quotation that goes on after the reporting words of the same sentence: "...", he said, "..."."""
        following = self._quotations.starting_at(position)
        if following is None:
            return ()
        between = self._text[position : following.start]
        if (
            len(between) < FARTHEST
            and between.rstrip().endswith((",", ":", "-", "–", "—"))
            and not any(m in between for m in ".!?\n")
            and not self._holds_clause(position, following.start)
        ):
            return following.pieces if len(following.pieces) == 1 else (following.span,)
        return ()

    def _holds_clause(self, start: int, end: int) -> bool:
        """True when something is told between the two: "he said, raising a question: ..." is another quotation."""
        tokens = self._tree.tokens[self._tree.first_at(start) : self._tree.first_at(end)]
        return any(token.tag in _TELLING for token in tokens)

    def _same_sentence(self, index: int, position: int) -> bool:
        return self._tree.sentence(index).span.start <= position

    def _has_right(self, predicate: Predicate, unit: CharSpan) -> bool:
        for child in self._tree.children(predicate.verb, "ccomp", "xcomp", "dobj"):
            if child.index > predicate.verb and (child.dep != "dobj" or "told" not in predicate.cue.takes):
                return True
        following = self._quotations.starting_at(unit.end)
        return (
            following is not None
            and following.start < self._tree.sentence(predicate.verb).span.end
            and not self._text[unit.end : following.start].strip(" ,:")
        )

    def around(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        """Both parts of a clause that the reporting words stand in: "the plan, officials say, will fail"."""
        for child in self._tree.children(predicate.verb, "ccomp"):
            phrase = self._tree.characters(self._tree.phrase(child.index))
            if child.index > predicate.verb and phrase.start < unit.start:
                sentence_start = self._tree.sentence(predicate.verb).span.start
                left = tidy(self._text, max(phrase.start, sentence_start), unit.start)
                end = close(self._text, self._quotations, right_end(self._tree, predicate.verb, unit.end), unit.end)
                right = tidy(self._text, unit.end, end)
                return tuple(span for span in (left, right) if span)
        return ()
