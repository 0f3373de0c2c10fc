"""Who stands behind a predicate: the words that name the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.spans import TokenSpan

if TYPE_CHECKING:
    from sayso.attribution.predicates import Predicate
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_SUBJECTS = ("nsubj",)
_SHARING = frozenset(("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp", "prep"))
_DEEPEST = 8
_EDGE_MARKS = frozenset(",;:-–—()[]\"“”‘’''``…")


def find_subject(tree: Tree, verb: int, depth: int = 0) -> Token | None:
    """The word that heads the verb's subject; that of the verb above where it has none of its own."""
    own = tree.children(verb, *_SUBJECTS)
    if own:
        return own[0]
    token = tree.tokens[verb]
    if depth > _DEEPEST or token.head == verb:
        return None
    if token.dep == "acl" and token.tag in {"VBG", "VBN", "VBD"}:
        return _noun_above(tree, token)
    if token.dep in _SHARING and not tree.children(verb, "nsubjpass", "expl", "csubj"):
        return _subject_above(tree, token, depth)
    return None


def _subject_above(tree: Tree, token: Token, depth: int) -> Token | None:
    found = tree.children(token.head, "nsubj", "nsubjpass")
    return found[0] if found and found[0].index != token.index else find_subject(tree, token.head, depth + 1)


def _noun_above(tree: Tree, token: Token) -> Token | None:
    """Of "a statement saying" the statement, unless somebody issued it."""
    noun = tree.tokens[token.head]
    above = tree.tokens[noun.head]
    if noun.dep == "dobj" and above.pos == "VERB":
        return find_subject(tree, above.index) or noun
    return noun


def find_agent(tree: Tree, verb: int) -> Token | None:
    """The word after "by" in a passive."""
    for by in tree.children(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in tree.children(by.index, "pobj"):
                return noun
    return None


def find_source(tree: Tree, predicate: Predicate) -> TokenSpan | None:
    """The words that name the source, with what is set beside the name ("..., the chairman of ..."); None for none."""
    head = _find_head(tree, predicate)
    if head is None and tree.tokens[predicate.verb].pos not in {"VERB", "AUX"}:
        return strip_marks(tree, TokenSpan(tree.sentence(predicate.verb).tokens.start, predicate.tokens.start))
    if head is None or head.dep == "expl" or (head.lower == "it" and predicate.cue.group == "seems"):
        return None
    found = source_phrase(tree, head.index, predicate.tokens)
    return _before_as(tree, found) if found and predicate.passive and "as" in predicate.cue.takes else found


def _find_head(tree: Tree, predicate: Predicate) -> Token | None:
    """The word that heads the source: the subject, of a passive the agent, of "is worried" its subject again."""
    if not predicate.passive:
        return find_subject(tree, predicate.verb)
    felt = tree.children(predicate.verb, "nsubjpass") if "felt" in predicate.cue.takes else []
    return felt[0] if felt else find_agent(tree, predicate.verb)


def _before_as(tree: Tree, span: TokenSpan) -> TokenSpan:
    """The source of "seen by villagers as a trick": it ends before "as"."""
    for index in range(span.start + 1, span.end):
        if tree.tokens[index].lower == "as":
            return TokenSpan(span.start, index)
    return span


def source_phrase(tree: Tree, head: int, cue: TokenSpan) -> TokenSpan | None:
    """The phrase of `head`, kept on its side of the cue, without marks at its edges."""
    phrase = tree.phrase(head)
    start, end = phrase.start, phrase.end
    if head < cue.start:
        end = min(end, cue.start)
    elif head >= cue.end:
        start = max(start, cue.end)
    return strip_marks(tree, TokenSpan(start, max(start, end)))


def _is_time_beside(tree: Tree, token: Token, start: int) -> bool:
    """True for the last word of "last month" in "the mayor last month said"."""
    if token.entity < 0:
        return False
    entity = tree.analysis.entities[token.entity]
    top = next((t for t in tree.tokens[entity.tokens.start : entity.tokens.end] if t.dep == "npadvmod"), None)
    return entity.label == "DATE" and top is not None and entity.tokens.start > start


def strip_marks(tree: Tree, span: TokenSpan) -> TokenSpan | None:
    """`span` without commas, dashes and quotation marks at its edges; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and (tree.tokens[start].text in _EDGE_MARKS or tree.tokens[start].dep == "cc"):
        start += 1
    while end > start and tree.tokens[end - 1].text in _EDGE_MARKS:
        end -= 1
    while end - 1 > start and _is_time_beside(tree, tree.tokens[end - 1], start):
        end = tree.analysis.entities[tree.tokens[end - 1].entity].tokens.start
    texts = [token.text for token in tree.tokens[start : end + 1]]
    if texts[-1:] == [")"] and texts.count("(") == texts.count(")"):
        end += 1  # "Ana Ruiz (D-Ohio)"
    return TokenSpan(start, end) if start < end else None
