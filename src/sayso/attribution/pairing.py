"""Predicates and quotations in, ties out: each cue with its source and its content.

Every tie of a text is found here, outer and inner alike; nested.py tells which stands in which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.contents import QuotationIndex, right_end, strip_openers, tidy
from sayso.attribution.predicates import find_predicates
from sayso.attribution.sources import find_source
from sayso.spans import CharSpan, Fragments, TokenSpan, cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.attribution.cues import CueTable
    from sayso.attribution.predicates import Predicate
    from sayso.attribution.quotations import Quotation
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_LEFT_BORDERS = ",-–—?!…"
_PREPOSITIONS = frozenset(("about", "on", "for", "of", "against", "with", "to", "at", "from", "in", "upon"))
_RESTS = frozenset(("ccomp", "xcomp", "prep", "oprd", "acomp", "dobj", "advcl"))
_WH = frozenset(("WRB", "WP", "WDT", "WP$"))


@dataclass(frozen=True, slots=True)
class Tie:
    """A cue with its source and content, as characters of one passage."""

    verb: int  # index of the cue's main token; -1 where a mark or nothing is the cue
    source: Fragments
    cue: Fragments
    content: Fragments
    rule: str
    group: str = "asserts"  # the cue's class in the table
    sure: float = 0.5  # how likely it is right

    @property
    def whole(self) -> CharSpan:
        """From its first to its last character."""
        return cover(span for role in (self.source, self.cue, self.content) for span in role)

    @property
    def start(self) -> int:
        """Position of its first character."""
        return min(span.start for spans in (self.source, self.cue, self.content) for span in spans)


class Pairer:
    """Ties the predicates of one text to what stands around them."""

    def __init__(self, tree: Tree, quotations: QuotationIndex, table: CueTable) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations
        self._table = table

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
        takes = predicate.cue.takes
        if "adverb" in takes:
            return "adverb", (), predicate.tokens
        if predicate.passive and "felt" not in takes:
            return self._passive(predicate, source)
        unit = self._unit(predicate, source)
        if self._is_as_clause(predicate):
            return "as-clause", self._beside_as_clause(predicate, unit), predicate.tokens
        if takes & {"clause", "quote", "told"} and self._stands_alone(predicate):
            content = self._left(predicate, unit)
            if content:
                return "left", content, predicate.tokens
            content = self._split_clause(predicate, unit)
            if content:
                return "around", content, predicate.tokens
        return self._right(predicate, unit)

    def _unit(self, predicate: Predicate, source: TokenSpan | None) -> CharSpan:
        """The reporting words together, from the source to the cue or the other way round."""
        cue = self._tree.characters(predicate.tokens)
        if source is None:
            return cue
        spoken = self._tree.characters(source)
        between = self._text[min(spoken.end, cue.end) : max(spoken.start, cue.start)]
        if len(between) > 60 or "." in between:
            return cue
        return CharSpan(min(spoken.start, cue.start), max(spoken.end, cue.end))

    # --- content before the reporting words ---

    def _stands_alone(self, predicate: Predicate) -> bool:
        """True for a finite verb with a subject of its own: "he said", not "adding" or "to say"."""
        token = self._tree.tokens[predicate.verb]
        own = self._tree.children(predicate.verb, "nsubj")
        return bool(own) or (token.dep == "ROOT" and token.tag not in {"VB", "VBG", "VBN"})

    def _left(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        before = self._text[: unit.start].rstrip()
        end = len(before)
        if not before:
            return ()
        quotation = self._quotations.ending_before(end)
        if quotation and self._follows(predicate, quotation, unit):
            return self._left_quotation(predicate, quotation.span, unit)
        inner = [
            child
            for child in self._tree.children(predicate.verb, "ccomp", "parataxis", "advcl")
            if child.index < predicate.verb and child.dep == "ccomp"
        ]
        if before[-1] in _LEFT_BORDERS and (inner or not self._has_right(predicate, unit)):
            return self._left_clause(predicate, inner, unit)
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

    def _left_quotation(self, predicate: Predicate, quotation: CharSpan, unit: CharSpan) -> Fragments:
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

    def _left_clause(self, predicate: Predicate, inner: list[Token], unit: CharSpan) -> Fragments:
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
        return any(token.tag in {"VBD", "VBP", "VBZ", "MD"} for token in tokens)

    def _reopened(self, position: int) -> Fragments:
        """The quotation that is taken up again after the reporting words of the same sentence: "...", he said, "..."."""
        following = self._quotations.starting_at(position)
        if following is None:
            return ()
        between = self._text[position : following.start]
        if (
            len(between) < 80
            and between.rstrip().endswith((",", ":", "-", "–", "—"))
            and not any(m in between for m in ".!?\n")
            and not self._holds_clause(position, following.start)
        ):
            return following.pieces if len(following.pieces) == 1 else (following.span,)
        return ()

    def _holds_clause(self, start: int, end: int) -> bool:
        """True when something is told between the two: "he said, raising a question: ..." is another quotation."""
        tokens = self._tree.tokens[self._tree.first_at(start) : self._tree.first_at(end)]
        return any(token.tag in {"VBG", "VBD", "VBZ"} for token in tokens)

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

    # --- "as the coroner noted" ---

    def _is_as_clause(self, predicate: Predicate) -> bool:
        token = self._tree.tokens[predicate.verb]
        if token.dep != "advcl" or not predicate.cue.takes & {"clause", "quote", "told"}:
            return False
        marks = self._tree.children(predicate.verb, "mark", "advmod")
        if not marks or marks[0].lower != "as":
            return False
        return not any(
            child.index > predicate.verb and child.dep in {"ccomp", "dobj", "xcomp"}
            for child in self._tree.children(predicate.verb)
        )

    def _beside_as_clause(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        """The rest of the sentence: behind the clause and its comma when it opens the sentence, else before it."""
        sentence = self._tree.sentence(predicate.verb).span
        clause = self._tree.characters(self._tree.phrase(predicate.verb))
        start, end = min(clause.start, unit.start), max(clause.end, unit.end)
        if start - sentence.start < len("But as "):
            span = tidy(self._text, end, self._close(sentence.end, end))
        else:
            span = tidy(self._text, sentence.start, start)
        return (span,) if span and len(span) > 3 else ()

    # --- content on both sides: "the plan, officials say, will fail" ---

    def _split_clause(self, predicate: Predicate, unit: CharSpan) -> Fragments:
        for child in self._tree.children(predicate.verb, "ccomp"):
            phrase = self._tree.characters(self._tree.phrase(child.index))
            if child.index > predicate.verb and phrase.start < unit.start:
                sentence_start = self._tree.sentence(predicate.verb).span.start
                left = tidy(self._text, max(phrase.start, sentence_start), unit.start)
                right = tidy(
                    self._text, unit.end, self._close(right_end(self._tree, predicate.verb, unit.end), unit.end)
                )
                return tuple(span for span in (left, right) if span)
        return ()

    # --- content after the reporting words ---

    def _right(self, predicate: Predicate, unit: CharSpan) -> tuple[str, Fragments, TokenSpan]:
        after = max(unit.end, self._tree.characters(predicate.tokens).end)
        start, rule, cue_end = self._right_start(predicate, after)
        if start is None:
            return "", (), predicate.tokens
        end = self._close(right_end(self._tree, predicate.verb, start), start)
        quotation = self._quotations.starting_at(start)
        if quotation and quotation.start <= start + 1:
            end = max(end, quotation.end)
        span = tidy(self._text, start, end)
        return rule, (span,) if span else (), TokenSpan(predicate.tokens.start, cue_end)

    def _close(self, end: int, start: int) -> int:
        """`end`, moved so that it cuts no quotation: on to its end, or back when the content began inside it."""
        around = self._quotations.holding(start)
        if around and around.start < start:
            return min(end, around.end - 1) if around.closed else min(end, around.end)
        holding = self._quotations.holding(end - 1)
        end = holding.end if holding else end
        while end > start and self._text[end - 1] in ".;" and not self._quotations.holding(end - 1):
            end -= 1
        return end

    def _right_start(self, predicate: Predicate, after: int) -> tuple[int | None, str, int]:
        verb, takes, cue_end = predicate.verb, predicate.cue.takes, predicate.tokens.end
        children = [child for child in self._tree.children(verb) if child.index >= cue_end]
        if cue_end - 1 != verb:  # "is worried that": the clause hangs on the adjective
            children += [child for child in self._tree.children(cue_end - 1) if child.index >= cue_end]
        starts: list[tuple[int, str, int]] = []
        if takes & {"clause", "quote", "told"}:
            quoted = self._quoted_start(predicate, after)
            if quoted is not None:
                starts.append((quoted, "quoted", cue_end))
        inner = self._tree.tokens[cue_end - 1]
        if inner.dep == "prep":  # "called for", "called on": the preposition is part of the cue
            for noun in self._tree.children(inner.index, "pobj", "pcomp"):
                position = max(after, self._tree.characters(self._tree.phrase(noun.index)).start)
                starts.append((position, "preposition", cue_end))
        for child in children:
            found = self._complement(child, takes, cue_end)
            if found:
                position = max(after, self._tree.characters(self._tree.phrase(found[2])).start)
                starts.append((position, found[0], found[1]))
        if not starts:
            return None, "", cue_end
        return min(starts, key=lambda option: option[0])

    def _complement(self, child: Token, takes: frozenset[str], cue_end: int) -> tuple[str, int, int] | None:
        """Rule, end of the cue and head of the content, when `child` is what the verb takes."""
        dep = child.dep
        if dep == "ccomp" and takes & {"clause", "told", "urged", "to"}:
            return "clause", cue_end, child.index
        if (
            dep == "advcl"
            and "clause" in takes
            and self._tree.tokens[cue_end].tag in _WH
            and cue_end == self._tree.phrase(child.index).start
        ):
            return "clause", cue_end, child.index
        if dep == "dobj" and "told" in takes:
            return self._told_clause(child, cue_end)
        if dep == "xcomp" and takes & {"to", "clause", "urged"}:
            return "infinitive", cue_end, child.index
        if dep in {"dobj", "oprd", "nsubj"} and takes & {"object", "as", "urged"}:
            return "object", cue_end, child.index
        if dep == "dobj" and takes == {"clause"} and self._holds_verb(child):
            return "object-of-say", cue_end, child.index
        if dep == "prep" and child.lower in _PREPOSITIONS and child.index <= cue_end + 1:
            name = "to-whom" if child.lower == "to" else child.lower
            nouns = self._tree.children(child.index, "pobj", "pcomp")
            if name in takes and nouns:
                return "preposition", child.index + 1, nouns[0].index
        return None

    def _told_clause(self, child: Token, cue_end: int) -> tuple[str, int, int] | None:
        """ "assured parents that the fever would pass": the clause is often hung on the one who is told."""
        for clause in self._tree.children(child.index, "relcl", "acl", "ccomp"):
            first = self._tree.tokens[self._tree.phrase(clause.index).start]
            subjects = self._tree.children(clause.index, "nsubj", "nsubjpass")
            if first.lower == "that" and subjects and subjects[0].index != first.index:
                return "clause", cue_end, clause.index
        return None

    def _holds_verb(self, child: Token) -> bool:
        """True for an object that is a clause taken for one: "said forces aimed to ..."."""
        phrase = self._tree.phrase(child.index)
        return any(token.pos in {"VERB", "AUX"} for token in self._tree.tokens[child.index : phrase.end])

    def _quoted_start(self, predicate: Predicate, after: int) -> int | None:
        quotation = self._quotations.starting_at(after)
        if quotation is None:
            return None
        sentence_end = self._tree.sentence(predicate.verb).span.end
        between = self._text[after : quotation.start]
        if quotation.start < sentence_end and between.rstrip().endswith((",", ":", "that")):
            return quotation.start
        if not between.strip():
            return quotation.start
        if len(between) < 120 and between.rstrip().endswith(":") and between.count("\n") <= 2:
            return quotation.start
        return None

    # --- passives ---

    def _passive(self, predicate: Predicate, source: TokenSpan | None) -> tuple[str, Fragments, TokenSpan]:
        tree, verb = self._tree, predicate.verb
        fragments: list[CharSpan] = []
        told = "told" in predicate.cue.takes
        for subject in tree.children(verb, "nsubjpass"):
            if not told and subject.index < verb:
                span = tidy(
                    self._text,
                    tree.characters(tree.phrase(subject.index)).start,
                    tree.characters(predicate.tokens).start,
                )
                if span:
                    fragments.append(span)
        start = tree.characters(predicate.tokens).end
        if source is not None:
            start = max(start, tree.characters(source).end)
        end = self._close(right_end(tree, verb, start), start)
        rest = tidy(self._text, start, end) if end > start else None
        if rest and (self._text.startswith("as ", rest.start) or self._has_rest(verb)):
            fragments.append(rest)
        return "passive", tuple(fragments), predicate.tokens

    def _has_rest(self, verb: int) -> bool:
        """True when something besides the agent follows the verb."""
        return any(child.index > verb and child.dep in _RESTS for child in self._tree.children(verb))


def one_a_cue(ties: Iterable[Tie]) -> list[Tie]:
    """The ties without those whose cue another one holds: "made the claim that" goes before "made"."""
    chosen: dict[int, Tie] = {}
    rest: list[Tie] = []
    for tie in ties:
        if tie.verb < 0:
            rest.append(tie)
        elif tie.verb not in chosen or tie.rule == "light":
            chosen[tie.verb] = tie
    return [*chosen.values(), *rest]
