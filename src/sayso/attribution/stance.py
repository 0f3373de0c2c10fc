"""How a speaker stands to a content, read from the cue's words and from what they are negated by.

A negated cue is never read as its opposite: "did not say" declines, "does not believe" doubts, "did not deny" is no
denial. Where somebody says what he thinks ("he said he expected", "I think"), the inner verb gives the stance.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.attribution.forms import plain_forms
from sayso.attribution.reticence import HINTING, UNFULFILLED, is_telling, keeps_back
from sayso.model import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.cues import Cue, CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token
    from sayso.spans import Fragments

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "none", "neither", "nor", "cannot", "without", "nothing"))
_NEGATED = {
    Stance.ASSERTS: Stance.DECLINES,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.EXPECTS: Stance.DOUBTS,
    Stance.DEMANDS: Stance.DOUBTS,
    Stance.DENIES: Stance.DECLINES,
    Stance.DOUBTS: Stance.BELIEVES,
    Stance.DECLINES: Stance.ASSERTS,
    Stance.HYPOTHETICAL: Stance.HYPOTHETICAL,
}
_NOBODY = frozenset(("nobody", "none", "no", "neither"))
_MIGHT = frozenset(("would", "could", "might", "may", "'d", "’d"))
_WILL = frozenset(("will", "'ll", "’ll", "shall"))
_ASKING = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who"))
_OPENING = frozenset("\"'“‘«„")
_SELF = frozenset(("i", "we"))
HEAD = 5
"""Words of a content in which it shows that it is about telling: "to comment", "for a copy of the report"."""

_OWN = frozenset(("believes", "expects", "doubts", "demands"))


def read_stance(tree: Tree, cue: Fragments, content: Fragments, table: CueTable) -> Stance:
    """The stance that the words of `cue` give to `content`; asserts where they are none of the table's."""
    words = [token for span in cue for token in _tokens(tree, span.start, span.end)]
    entry = _main_entry(words, table)
    head = _tokens(tree, content[0].start, content[0].end)[:HEAD] if content else ()
    stance = _question(tree, content, entry) or (entry.stance if entry else Stance.ASSERTS)
    lower = {token.lower for token in words}
    if lower & _NEGATIONS or any(_is_nobody(tree, token) for token in words):
        return _negated(words, head, entry, stance, table)
    if entry is not None and entry.word in UNFULFILLED and not is_telling(_lemmas((*words, *head))):
        return Stance.ASSERTS
    if stance is not Stance.ASSERTS:
        return stance
    if lower & _MIGHT and entry is not None:
        return Stance.HYPOTHETICAL
    return Stance.EXPECTS if lower & _WILL and entry is not None else _self_stance(tree, content, table)


def _negated(
    words: Sequence[Token], head: Sequence[Token], entry: Cue | None, stance: Stance, table: CueTable
) -> Stance:
    """What a negated cue says: who "did not say" declines, who "did not find" or "does not like" doubts."""
    if stance is not Stance.ASSERTS:
        return _NEGATED[stance]
    if entry is not None and keeps_back(entry):
        return Stance.DECLINES
    if entry is not None and entry.word in HINTING:
        asks = bool(head) and head[0].lower in _ASKING
        return Stance.DECLINES if asks or entry.group == "tells" else Stance.DOUBTS
    carries = any(token.lemma.lower() in table.light for token in words)
    return Stance.DECLINES if carries and is_telling(_lemmas((*words, *head))) else Stance.DOUBTS


def _lemmas(words: Sequence[Token]) -> list[str]:
    return [token.lemma.lower() for token in words]


def _is_nobody(tree: Tree, verb: Token) -> bool:
    """True for a verb whose subject denies it: "nobody believes", "no doctor says", "none of them thinks"."""
    subjects = tree.children(verb.index, "nsubj", "nsubjpass")
    parts = [part for subject in subjects for part in (subject, *tree.children(subject.index, "det"))]
    return any(part.lower in _NOBODY and not _is_address(tree, part) for part in parts)


def _is_address(tree: Tree, word: Token) -> bool:
    """True for the word of "No 10" or "No. 11"."""
    after = tree.tokens[word.index + 1 : word.index + 3]
    return word.lower == "no" and any(token.text.isdigit() for token in after)


def is_own_thought(tree: Tree, cue: Fragments, table: CueTable) -> bool:
    """True when the cue tells of a thought or wish: said of oneself, it is the stance of what one says."""
    entry = _main_entry([token for span in cue for token in _tokens(tree, span.start, span.end)], table)
    return entry is not None and entry.group in _OWN


def _tokens(tree: Tree, start: int, end: int) -> Sequence[Token]:
    first = tree.first_at(start)
    last = tree.first_at(end)
    return tree.tokens[first:last]


def _main_entry(words: Sequence[Token], table: CueTable) -> Cue | None:
    """The entry of the cue's last word that has one: a verb with its particle before a noun, a noun before a verb."""
    for first, second in pairwise(words):
        for form in (first.lemma.lower(), *plain_forms(first.lower)):
            entry = table.verb(f"{form}-{second.lower}")
            if entry is not None:
                return entry
    for token in words:  # "declined to say": what follows is what was declined
        entry = table.verb_of(token.lower, token.lemma.lower())
        if entry is not None and entry.group == "declines":
            return entry
    for token in reversed(words):
        entry = table.noun(token.lemma.lower()) if token.pos == "NOUN" else None
        if entry is not None:
            return entry
    for token in reversed(words):
        entry = table.verb_of(token.lower, token.lemma.lower())
        if entry is not None and "adverb" not in entry.takes:
            return entry
    return None


def _question(tree: Tree, content: Fragments, entry: Cue | None) -> Stance | None:
    """The stance of a question: "asked whether ..." says nothing of the content, "asked them to leave" demands it."""
    if entry is None or entry.word not in {"ask", "wonder", "query"} or not content:
        return None
    start = _tokens(tree, content[0].start, content[0].end)
    asks = bool(start) and start[0].lower in _ASKING
    quoted = "?" in tree.text[content[0].start : content[0].end]
    return Stance.HYPOTHETICAL if asks or quoted else None


def _self_stance(tree: Tree, content: Fragments, table: CueTable) -> Stance:
    """What the speaker's own "I think", "we expect", "he expected" at the head of the content makes of it."""
    if not content:
        return Stance.ASSERTS
    tokens = _tokens(tree, content[0].start, content[0].end)[:14]
    quoted = tree.text[content[0].start] in _OPENING  # whoever speaks is no "he" in his own words
    for index, token in enumerate(tokens):
        if token.lower in _SELF or (index <= 1 and not quoted and token.lower in {"he", "she", "they", "it"}):
            verb = _verb_after(tokens, index)
            entry = table.verb(verb.lemma.lower()) if verb is not None else None
            if entry is not None and entry.group in _OWN and entry.takes & {"clause", "to"}:
                between = tokens[index : tokens.index(verb) + 1] if verb in tokens else ()
                negated = any(word.lower in _NEGATIONS for word in between)
                return _NEGATED[entry.stance] if negated else entry.stance
            if verb is not None:
                return Stance.ASSERTS
    return Stance.ASSERTS


def _verb_after(tokens: Sequence[Token], index: int) -> Token | None:
    for token in tokens[index + 1 : index + 5]:
        if token.pos == "VERB":
            return token
        if token.pos not in {"AUX", "ADV", "PART"}:
            return None
    return None
