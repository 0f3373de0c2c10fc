"""Content after the reporting words: a clause, a quotation, or whatever the verb takes.

In: a predicate and where its reporting words end. Out: the content, the rule that told it and where the cue ends with
it ("called | for"). A quotation is never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.attribution.contents import close, right_end, tidy
from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.predicates import Predicate
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_PREPOSITIONS = frozenset(("about", "on", "for", "of", "against", "with", "to", "at", "from", "in", "upon"))
_WH = frozenset(("WRB", "WP", "WDT", "WP$"))
_RAISING = frozenset(
    ("expect", "want", "believe", "consider", "wish", "like", "prefer", "need", "intend", "fear", "hope")
)
"""Verbs that take an infinitive with its subject: "expects | the river to rise". The river isn't told anything."""

FARTHEST = 120
"""Characters between a verb and the colon before its quotation: "told the court on Monday through an interpreter:"."""


class Complement(NamedTuple):
    """What a verb takes: by which rule, where the cue ends with it, and where it starts."""

    start: int  # character
    rule: str
    cue_end: int  # token


class ContentsAfter:
    """Finds what stands after the reporting words of one text."""

    def __init__(self, tree: Tree, quotations: QuotationIndex) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations

    def find(self, predicate: Predicate, unit: CharSpan) -> tuple[str, CharSpan, TokenSpan] | None:
        """Rule, content and cue; None where nothing that the verb takes follows."""
        after = max(unit.end, self._tree.characters(predicate.tokens).end)
        complement = min(self._complements(predicate, after), default=None)
        if complement is None:
            return None
        start, rule, cue_end = complement
        end = close(self._text, self._quotations, right_end(self._tree, predicate.verb, start), start)
        quotation = self._quotations.starting_at(start)
        if quotation and quotation.start <= start + 1:
            end = max(end, quotation.end)
        span = tidy(self._text, start, end)
        return (rule, span, TokenSpan(predicate.tokens.start, cue_end)) if span else None

    def _complements(self, predicate: Predicate, after: int) -> list[Complement]:
        takes, cue_end = predicate.cue.takes, predicate.tokens.end
        found: list[Complement] = []
        quoted = self._quoted_start(predicate, after) if takes & {"clause", "quote", "told"} else None
        if quoted is not None:
            found.append(Complement(quoted, "quoted", cue_end))
        last = self._tree.tokens[cue_end - 1]
        if last.dep == "prep":  # "called for", "called on": the preposition is part of the cue
            nouns = self._tree.children(last.index, "pobj", "pcomp")
            found += [Complement(self._start(noun, after), "preposition", cue_end) for noun in nouns]
        for child in self._children(predicate.verb, cue_end):
            taken = self._taken(child, takes, cue_end)
            if taken:
                rule, end, head = taken
                if rule == "infinitive" and predicate.cue.word in _RAISING:
                    rule, head = self._with_raised_subject(head, cue_end)
                found.append(Complement(self._start(head, after), rule, end))
        return found

    def _children(self, verb: int, cue_end: int) -> list[Token]:
        """What hangs on the verb after the cue; of "is worried" also what hangs on the adjective."""
        heads = [verb] if cue_end - 1 == verb else [verb, cue_end - 1]
        return [child for head in heads for child in self._tree.children(head) if child.index >= cue_end]

    def _start(self, head: Token, after: int) -> int:
        return max(after, self._tree.characters(self._tree.phrase(head.index)).start)

    def _taken(self, child: Token, takes: frozenset[str], cue_end: int) -> tuple[str, int, Token] | None:
        """Rule, end of the cue and head of the content, when `child` is what the verb takes."""
        if child.dep == "dobj" and "told" in takes:
            return self._told_clause(child, cue_end)
        if child.dep == "prep":
            return self._prepositional(child, takes, cue_end)
        rule = self._rule(child, takes, cue_end)
        return (rule, cue_end, child) if rule else None

    def _rule(self, child: Token, takes: frozenset[str], cue_end: int) -> str | None:
        match child.dep:
            case "ccomp" if takes & {"clause", "told", "urged", "to"}:
                return "clause"
            case "advcl" if "clause" in takes and self._is_question(child, cue_end):
                return "clause"
            case "xcomp" if takes & {"to", "clause", "urged"}:
                return "infinitive"
            case "dobj" | "oprd" | "nsubj" if takes & {"object", "as", "urged"}:
                return "object"
            case "dobj" if takes == {"clause"} and self._holds_verb(child):
                return "object-of-say"
        return None

    def _with_raised_subject(self, infinitive: Token, cue_end: int) -> tuple[str, Token]:
        """Rule and first word's head: the infinitive, or its own subject where that is hung on the verb."""
        if self._tree.children(infinitive.index, "nsubj"):
            return "clause", infinitive
        objects = self._tree.children(infinitive.head, "dobj")
        raised = [one for one in objects if cue_end <= one.index < infinitive.index]
        return ("clause", raised[0]) if raised else ("infinitive", infinitive)

    def _is_question(self, child: Token, cue_end: int) -> bool:
        """True for "did not say | when they left": the parser takes it for an adverbial clause."""
        return self._tree.tokens[cue_end].tag in _WH and cue_end == self._tree.phrase(child.index).start

    def _prepositional(self, child: Token, takes: frozenset[str], cue_end: int) -> tuple[str, int, Token] | None:
        if child.lower not in _PREPOSITIONS or child.index > cue_end + 1:
            return None
        nouns = self._tree.children(child.index, "pobj", "pcomp")
        name = "to-whom" if child.lower == "to" else child.lower
        return ("preposition", child.index + 1, nouns[0]) if name in takes and nouns else None

    def _told_clause(self, child: Token, cue_end: int) -> tuple[str, int, Token] | None:
        """The clause of "assured parents that the fever would pass": it is often hung on the one who is told."""
        for clause in self._tree.children(child.index, "relcl", "acl", "ccomp"):
            first = self._tree.tokens[self._tree.phrase(clause.index).start]
            subjects = self._tree.children(clause.index, "nsubj", "nsubjpass")
            if first.lower == "that" and subjects and subjects[0].index != first.index:
                return "clause", cue_end, clause
        return None

    def _holds_verb(self, child: Token) -> bool:
        """True for an object that is a clause taken for one: "said forces aimed to ..."."""
        phrase = self._tree.phrase(child.index)
        return any(token.pos in {"VERB", "AUX"} for token in self._tree.tokens[child.index : phrase.end])

    def _tells_more(self, start: int, end: int) -> bool:
        """True when another verb stands between: "continue to work in the camps, saying: ..."."""
        tokens = self._tree.tokens[self._tree.first_at(start) : self._tree.first_at(end)]
        return any(token.pos == "VERB" and token.dep not in {"amod", "acl"} for token in tokens)

    def _quoted_start(self, predicate: Predicate, after: int) -> int | None:
        quotation = self._quotations.starting_at(after)
        if quotation is None:
            return None
        sentence_end = self._tree.sentence(predicate.verb).span.end
        between = self._text[after : quotation.start]
        if quotation.start < sentence_end and between.rstrip().endswith((",", ":", "that")):
            return None if self._tells_more(after, quotation.start) else quotation.start
        if not between.strip():
            return quotation.start
        if len(between) < FARTHEST and between.rstrip().endswith(":") and between.count("\n") <= 2:
            return quotation.start
        return None
