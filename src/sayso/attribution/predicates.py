"""Words of the cue table found in a text: each with its auxiliaries, its voice, and what it takes.

In: the tree of a text. Out: predicates in order of the text. What they say and who says it is told elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.attribution.cues import Cue, CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_NO_PREDICATE = frozenset(("amod", "compound", "aux", "auxpass", "nmod", "case"))
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "advmod"))
_ALWAYS_VERBS = frozenset(("said", "says", "told", "tells"))  # seldom anything else, whatever the tagger makes of them
_AFTER_BARE = frozenset(("as", "of", "for", "by", "to", "with"))  # "a man accused of theft", not "a man named Ali"
_OPENING_MARKS = frozenset("“„«\"‘`'")
_BE = frozenset(("be", "'s", "’s", "’", "'re", "’re", "'m", "’m"))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb of the cue table as it stands in a text."""

    verb: int
    cue: Cue
    tokens: TokenSpan  # from its first auxiliary to its particle
    passive: bool


def find_predicates(tree: Tree, table: CueTable) -> Iterator[Predicate]:
    """The predicates of a text, in its order."""
    for token in tree.tokens:
        before_hyphen = _is_hyphen(tree, token.index - 1)
        if not _may_be_verb(token, before_hyphen=before_hyphen) and not introduces_quotation(tree, token, table):
            continue
        cue, end = _look_up(tree, token, table)
        if cue is not None:
            yield Predicate(token.index, cue, TokenSpan(first_of_group(tree, token), end), is_passive(tree, token))


def _is_hyphen(tree: Tree, index: int) -> bool:
    return index >= 0 and tree.tokens[index].text == "-"


def _may_be_verb(token: Token, *, before_hyphen: bool) -> bool:
    if token.dep in _NO_PREDICATE or (token.tag == "VBN" and before_hyphen):
        return False
    return token.tag in _VERB_TAGS or token.pos in {"VERB", "AUX"} or token.lower in _ALWAYS_VERBS


def introduces_quotation(tree: Tree, token: Token, table: CueTable) -> bool:
    """True for "read" in "the sign at the gate read: “Closed”", which the tagger may take for a noun."""
    following = tree.tokens[token.index + 1 : token.index + 3]
    if len(following) < 2 or following[0].text not in {":", ","} or following[1].text[0] not in _OPENING_MARKS:
        return False
    cue = table.verb(token.lemma.lower())
    return cue is not None and bool(cue.takes & {"clause", "quote", "told"})


def is_passive(tree: Tree, token: Token) -> bool:
    """True for "was told", "seen by", not for "has told"."""
    if any(child.dep in {"auxpass", "nsubjpass", "csubjpass"} for child in tree.children(token.index)):
        return True
    if token.tag != "VBN" or token.dep not in {"acl", "advcl"}:
        return False
    children = tree.children(token.index)
    deps = {child.dep for child in children}
    told = any(child.dep == "prep" and child.lower in _AFTER_BARE for child in children)
    return not deps & {"aux", "nsubj", "ccomp"} and (told or bool(deps & {"agent", "xcomp"}))


def first_of_group(tree: Tree, token: Token) -> int:
    """Index of the first auxiliary, negation or adverb that stands directly before the verb and belongs to it."""
    start = token.index
    while start > 0:
        before = tree.tokens[start - 1]
        own = before.head == token.index and before.dep in _BEFORE_VERB and before.text[0].isalpha()
        links = before.dep == "advmod" and before.tag in {"WRB", "IN"}
        if links or not (own or before.lower.endswith(("n't", "n’t"))):
            break
        start -= 1
    return start


def _look_up(tree: Tree, token: Token, table: CueTable) -> tuple[Cue | None, int]:
    """The longest entry that fits, and the index after its last token."""
    lemma = token.lemma.lower()
    if token.lower in _BE or lemma == "be":
        for child in tree.children(token.index, "acomp"):
            cue = table.verb(f"be-{child.lower}")
            if cue is not None and child.index > token.index:
                return cue, child.index + 1
        return None, 0
    for offset in (1, 2):
        if token.index + offset < len(tree.tokens):
            after = tree.tokens[token.index + offset]
            cue = table.verb(f"{lemma}-{after.lower}")
            if cue is not None and (offset == 1 or after.dep == "prt"):
                return cue, after.index + 1
    if lemma == "like" and any(child.lower in {"would", "'d", "’d"} for child in tree.children(token.index, "aux")):
        return table.verb("would-like"), token.index + 1
    return table.verb(lemma) or table.verb(_plain(token.lower)), token.index + 1


def _plain(form: str) -> str:
    """The lemma of forms that the tagger takes for nouns."""
    return {"said": "say", "says": "say", "told": "tell", "tells": "tell"}.get(form, form)
