"""Headlines whose reporting verb follows its subject: "Police deny ferry sank", "Captain accused of fleeing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.contents import tidy
from sayso.attribution.forms import plain_forms
from sayso.attribution.headline_sources import FINITE
from sayso.attribution.headline_words import load_headline_words
from sayso.attribution.offices import load_offices
from sayso.attribution.phrases import plain
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.cues import Cue, CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token

LONGEST_SUBJECT = 14
"""Words before the verb: longer stretches are no subject but a sentence whose verb was not seen."""

_BEFORE_NO_VERB = frozenset(("to", "is", "are", "was", "were", "be", "-"))
_AFTER_NOUN = frozenset(("and", "or", "in", "at", "after", "amid", "with"))
_MAY_BE_VERB = frozenset(("VBZ", "VBD", "VBP", "VB", "NNS", "NNPS", "NNP", "VBN", "NN", "JJ"))
_CONTENT_STARTS = frozenset(("that", "to", "it", "he", "she", "they", "not"))
_TOLD = frozenset(("tell", "remind", "assure"))
_PASSIVES = frozenset(("object", "as", "urged"))
_PREPOSITIONS = frozenset(("about", "on", "for", "of", "against", "with", "to-whom", "at", "in", "upon"))


class VerbReader:
    """Reads headlines by their verb."""

    def __init__(self, tree: Tree, quotations: QuotationIndex, table: CueTable) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations
        self._table = table
        self._words = load_headline_words()
        self._offices = load_offices()

    def find(self, span: CharSpan, *, inner: bool = False) -> Tie | None:
        """The tie of the verb that follows its subject.

        `inner`: only of one that reports or denies, for praise inside of what another one says is no report.
        """
        within = self._tree.within(span)
        tokens = self._tree.tokens[within.start : within.end]
        for position in range(1, min(len(tokens) - 1, LONGEST_SUBJECT)):
            token = tokens[position]
            if token.text in {":", ";"}:
                return None
            if token.text == "," or self._quotations.holding(token.start):
                continue
            cue, length = self._entry(tokens, position)
            if cue is not None and self._is_verb_here(tokens, position, cue):
                reports = cue.word in self._words.saying or cue.group == "denies"
                return self._tie(tokens, position, length, cue) if reports or not inner else None
            if cue is None and token.tag in FINITE and token.text[0].islower():
                return None  # another verb comes first: what it says is no attribution
        return None

    def _entry(self, tokens: Sequence[Token], position: int) -> tuple[Cue | None, int]:
        """The entry of the word, with its particle if it has one, and how many words it takes."""
        forms = plain_forms(tokens[position].lower)
        if position + 1 < len(tokens):
            for form in forms:
                cue = self._table.verb(f"{form}-{tokens[position + 1].lower}")
                if cue is not None:
                    return cue, 2
        cues = [cue for form in forms if (cue := self._table.verb(form)) is not None and "adverb" not in cue.takes]
        return (cues[0], 1) if cues else (None, 0)

    def _is_verb_here(self, tokens: Sequence[Token], position: int, cue: Cue) -> bool:
        """Tells "Union claims win" from "Union claims rejected": a verb has a subject before and a complement after."""
        token, before, after = tokens[position], tokens[position - 1], tokens[position + 1]
        if before.lower in _BEFORE_NO_VERB or self._is_noun_here(tokens, position, cue):
            return False
        behind_clause = any(earlier.lower in self._words.conjunctions for earlier in tokens[:position])
        wants_noun = before.lower in self._words.determiners or (before.tag == "JJ" and before.text[0].islower())
        if behind_clause or wants_noun:
            return False
        if self._is_passive(token, after) and cue.takes & (_PASSIVES | {"to"}):
            return True
        silent = cue.word in self._words.weak and not self._reports(tokens, position)
        if silent or (after.lower in _AFTER_NOUN and cue.word not in {"say", "believe"}):
            return False
        return token.tag in _MAY_BE_VERB and not self._is_bare_noun(token, before, cue)

    def _is_passive(self, token: Token, after: Token) -> bool:
        return token.lower.endswith("ed") and after.lower in self._words.after_passive

    def _is_bare_noun(self, token: Token, before: Token, cue: Cue) -> bool:
        """True for "demand" in "Fuel demand falls": a plain form after a singular is no verb."""
        if token.lower.endswith("ing"):
            return True
        singular = before.lower not in self._words.auxiliaries and not before.lower.endswith("s")
        return token.lower == cue.word and token.tag in {"NN", "NNS", "NNP"} and singular

    def _is_noun_here(self, tokens: Sequence[Token], position: int, cue: Cue) -> bool:
        """True for "attacks" in "Rebel attacks leave nine dead", by the tagger's word class and the verb behind it."""
        token, after = tokens[position], tokens[position + 1]
        if cue.word not in self._words.also_nouns or token.lower.endswith("ed"):
            return False
        if token.tag == "NNS" and self._is_sole_verb(tokens, position):
            return False
        return token.tag not in {"VBZ", "VBD"} or after.tag in FINITE

    @staticmethod
    def _is_sole_verb(tokens: Sequence[Token], position: int) -> bool:
        """True for "disputes" in "Hospital chief disputes toll in Plovdiv": a singular before it, no other verb."""
        before, after = tokens[position - 1], tokens[position + 1]
        rest = (*tokens[:position], *tokens[position + 1 :])
        verbless = not any(other.tag[0] == "V" or other.tag == "MD" for other in rest)
        is_object = after.tag[0] in {"N", "J", "D", "P", "C"} and after.lower not in _AFTER_NOUN
        return verbless and before.tag[0] in {"N", "J"} and not before.lower.endswith("s") and is_object

    def _reports(self, tokens: Sequence[Token], position: int) -> bool:
        """True where a verb that also means something else reports: a study finds, or a clause follows."""
        head = plain(tokens[position - 1].text)
        bodies = self._offices.documents | self._offices.bodies
        if head in bodies or head.removesuffix("s") in bodies:
            return True
        return any(token.tag in FINITE for token in tokens[position + 1 :])

    # --- the tie ---

    def _tie(self, tokens: Sequence[Token], position: int, length: int, cue: Cue) -> Tie | None:
        first, last = position, position + length - 1
        while first > 1 and tokens[first - 1].lower in self._words.auxiliaries:
            first -= 1
        source = tidy(self._text, tokens[0].start, tokens[first - 1].end)
        if source is None or last + 1 >= len(tokens):
            return None
        words, after = CharSpan(tokens[first].start, tokens[last].end), tokens[last + 1]
        if self._is_passive(tokens[position], after) and cue.takes & _PASSIVES:
            return self._passive(tokens[position + 1 :], source, words)
        name = "to-whom" if after.lower == "to" else after.lower
        if name in cue.takes & _PREPOSITIONS and last + 2 < len(tokens):
            words = CharSpan(words.start, after.end)
        elif cue.takes <= _PREPOSITIONS:
            return None
        content = tidy(self._text, self._after_addressee(tokens, last + 1, words.end, cue), tokens[-1].end)
        return Tie(-1, (source,), (words,), (content,), "headline-verb", cue.group) if content else None

    @staticmethod
    def _passive(rest: Sequence[Token], subject: CharSpan, words: CharSpan) -> Tie:
        if rest[0].lower == "by" and len(rest) > 1:
            agent = CharSpan(rest[1].start, rest[-1].end)
            return Tie(-1, (agent,), (words,), (subject,), "headline-passive")
        return Tie(-1, (), (words,), (subject, CharSpan(rest[0].start, rest[-1].end)), "headline-passive")

    def _after_addressee(self, tokens: Sequence[Token], index: int, start: int, cue: Cue) -> int:
        """Where the content begins after "tells parliament": at "that", a pronoun or a quotation, else a word on."""
        if cue.word not in _TOLD:
            return start
        for token in tokens[index:]:
            if token.lower in _CONTENT_STARTS or self._quotations.holding(token.start):
                return token.start
        return tokens[index].end if index < len(tokens) else start
