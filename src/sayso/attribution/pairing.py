"""Predicates and quotations in, ties out: each cue with its source and its content.

Every tie of a text is found here, outer and inner alike; nested.py tells which stands in which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.contents import close, right_end, tidy
from sayso.attribution.contents_after import ContentsAfter
from sayso.attribution.contents_before import ContentsBefore
from sayso.attribution.predicates import find_predicates
from sayso.attribution.sources import find_source
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan, Fragments, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.cues import CueTable
    from sayso.attribution.predicates import Predicate
    from sayso.attribution.tree import Tree

_SAYING = frozenset(("clause", "quote", "told"))
_COMPLEMENTS = frozenset(("ccomp", "dobj", "xcomp"))
_RESTS = frozenset(("ccomp", "xcomp", "prep", "oprd", "acomp", "dobj", "advcl"))
FARTHEST = 60
"""Characters between a source and its cue that are one reporting phrase: "the minister, in a rare interview, said"."""


class Pairer:
    """Ties the predicates of one text to what stands around them."""

    def __init__(self, tree: Tree, quotations: QuotationIndex, table: CueTable) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations
        self._table = table
        self._before = ContentsBefore(tree, quotations)
        self._after = ContentsAfter(tree, quotations)

    def ties(self) -> Iterator[Tie]:
        """The ties of all predicates, in order of the text."""
        for predicate in find_predicates(self._tree, self._table):
            tie = self._tie(predicate)
            if tie is not None:
                yield tie

    def _tie(self, predicate: Predicate) -> Tie | None:
        source = find_source(self._tree, predicate)
        rule, content, cue = self._content(predicate, source)
        if not content:
            return None
        spans = (self._tree.characters(source),) if source else ()
        return Tie(predicate.verb, spans, (self._tree.characters(cue),), content, rule, predicate.cue.group)

    def _content(self, predicate: Predicate, source: TokenSpan | None) -> tuple[str, Fragments, TokenSpan]:
        """Rule, content and cue of a predicate; an empty content where none is found."""
        takes = predicate.cue.takes
        if "adverb" in takes:
            return "adverb", (), predicate.tokens
        if predicate.passive and "felt" not in takes:
            return "passive", self._passive(predicate, source), predicate.tokens
        unit = self._unit(predicate, source)
        if self._is_as_clause(predicate):
            return "as-clause", self._beside_as_clause(predicate, unit), predicate.tokens
        if takes & _SAYING and self._stands_alone(predicate):
            for rule, find in (("left", self._before.find), ("around", self._before.around)):
                content = find(predicate, unit)
                if content:
                    return rule, content, predicate.tokens
        found = self._after.find(predicate, unit)
        return (found[0], (found[1],), found[2]) if found else ("", (), predicate.tokens)

    def _unit(self, predicate: Predicate, source: TokenSpan | None) -> CharSpan:
        """The reporting words together, from the source to the cue or the other way round."""
        cue = self._tree.characters(predicate.tokens)
        if source is None:
            return cue
        spoken = self._tree.characters(source)
        between = self._text[min(spoken.end, cue.end) : max(spoken.start, cue.start)]
        if len(between) > FARTHEST or "." in between:
            return cue
        return CharSpan(min(spoken.start, cue.start), max(spoken.end, cue.end))

    def _stands_alone(self, predicate: Predicate) -> bool:
        """True for a finite verb with a subject of its own: "he said", not "adding" or "to say"."""
        token = self._tree.tokens[predicate.verb]
        own = self._tree.children(predicate.verb, "nsubj")
        return bool(own) or (token.dep == "ROOT" and token.tag not in {"VB", "VBG", "VBN"})

    # --- "as the coroner noted" ---

    def _is_as_clause(self, predicate: Predicate) -> bool:
        token = self._tree.tokens[predicate.verb]
        if token.dep != "advcl" or not predicate.cue.takes & _SAYING:
            return False
        marks = self._tree.children(predicate.verb, "mark", "advmod")
        if not marks or marks[0].lower != "as":
            return False
        return not any(
            child.index > predicate.verb and child.dep in _COMPLEMENTS for child in self._tree.children(predicate.verb)
        )

    def _beside_as_clause(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        """The rest of the sentence: behind the clause and its comma when it opens the sentence, else before it."""
        sentence = self._tree.sentence(predicate.verb).span
        clause = self._tree.characters(self._tree.phrase(predicate.verb))
        start, end = min(clause.start, unit.start), max(clause.end, unit.end)
        if start - sentence.start < len("But as "):
            span = tidy(self._text, end, close(self._text, self._quotations, sentence.end, end))
        else:
            span = tidy(self._text, sentence.start, start)
        return (span,) if span and len(span) > 3 else ()

    # --- passives ---

    def _passive(self, predicate: Predicate, source: TokenSpan | None) -> Fragments:
        """The subject of a passive and what follows its agent: "[the truce] is seen by villagers [as a trick]"."""
        tree = self._tree
        words = tree.characters(predicate.tokens)
        fragments: list[CharSpan | None] = []
        if "told" not in predicate.cue.takes:  # its subject is the one who is told
            subjects = [child for child in tree.children(predicate.verb, "nsubjpass") if child.index < predicate.verb]
            starts = [tree.characters(tree.phrase(subject.index)).start for subject in subjects]
            fragments += [tidy(self._text, start, words.start) for start in starts]
        start = max(words.end, tree.characters(source).end) if source else words.end
        end = close(self._text, self._quotations, right_end(tree, predicate.verb, start), start)
        rest = tidy(self._text, start, end) if end > start else None
        if rest and (self._text.startswith("as ", rest.start) or self._has_rest(predicate.verb)):
            fragments.append(rest)
        return tuple(fragment for fragment in fragments if fragment)

    def _has_rest(self, verb: int) -> bool:
        """True when something besides the agent follows the verb."""
        return any(child.index > verb and child.dep in _RESTS for child in self._tree.children(verb))
