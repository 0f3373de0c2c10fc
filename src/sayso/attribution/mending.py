"""Ties of the trained finder, mended by grammar: a source is a whole noun phrase, a word is never cut.

In: a tie and the tree of its text. Out: the same tie with its source's edges moved to those of its noun phrase. What it
does not try: to tell who the source is, which the finder does better.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from sayso.attribution.ties import Tie
    from sayso.attribution.tree import Tree

_BEFORE_NOUN = frozenset(("det", "amod", "compound", "nmod", "poss", "nummod", "predet", "case", "quantmod"))
_NO_BEGINNING = frozenset(("ADP", "CCONJ", "PUNCT", "SCONJ"))
_NO_NAME = frozenset(("DET", "ADP", "PUNCT", "CCONJ", "ADV", "SCONJ", "AUX"))
_APOSTROPHES = frozenset("'’")
LONGEST = 8
"""Words put before a source: more were never missing, and a wrong parse may go on for long."""


def mend(tree: Tree, tie: Tie) -> Tie:
    """The tie with a whole noun phrase for its source; without one where only an article or a preposition was found."""
    tie = _with_whole_words(tree, tie)
    mended = tuple(span for one in tie.source if (span := _mend(tree, one)) is not None)
    return _with_particle(tree, replace(tie, source=mended) if mended != tie.source else tie)


def _with_whole_words(tree: Tree, tie: Tie) -> Tie:
    """The tie whose cue keeps its contraction whole, where the finder cut it: "don’ | t know"."""
    cue = tuple(CharSpan(span.start, _end_of_contraction(tree, span.end)) for span in tie.cue)
    content = tuple(
        CharSpan(start, span.end)
        for span in tie.content
        if (start := _after_space(tree.text, _end_of_contraction(tree, span.start))) < span.end
    )
    if not content or (cue == tie.cue and content == tie.content):
        return tie
    return replace(tie, cue=cue, content=content)


def _end_of_contraction(tree: Tree, place: int) -> int:
    """The end of the token around `place` where that is a contraction of two words, else `place`."""
    token = tree.tokens[index] if (index := tree.first_at(place)) < len(tree.tokens) else None
    if token is None or token.start >= place:
        token = tree.tokens[index - 1] if index > 0 else None
    inside = token is not None and token.start < place < token.end and _APOSTROPHES & set(token.text)
    return token.end if token is not None and inside else place


def _after_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _with_particle(tree: Tree, tie: Tie) -> Tie:
    """The tie with its verb's particle in the cue, where the finder began the content with it: "ruled | out"."""
    if not tie.cue or not tie.content:
        return tie
    first, *others = tie.content
    index = tree.first_at(first.start)
    if index + 1 >= len(tree.tokens) or tree.tokens[index].dep != "prt" or tree.tokens[index].end >= first.end:
        return tie
    particle, *before, cue = tree.tokens[index], *tie.cue
    if particle.start > cue.end + 1 or tree.tokens[particle.head].start < cue.start:
        return tie
    content = (CharSpan(tree.tokens[index + 1].start, first.end), *others)
    return replace(tie, cue=(*before, CharSpan(cue.start, particle.end)), content=content)


def _mend(tree: Tree, span: CharSpan) -> CharSpan | None:
    within = tree.within(span)
    start, end = within.start, within.end
    while start < end and tree.tokens[start].pos in _NO_BEGINNING:
        start += 1
    if start >= end or all(token.pos in _NO_NAME for token in tree.tokens[start:end]):
        return None
    start = _first_of_phrase(tree, TokenSpan(start, end))
    whole = tree.characters(TokenSpan(start, end))
    return CharSpan(whole.start, max(span.end, whole.end) if within.start == start else whole.end)


def _first_of_phrase(tree: Tree, span: TokenSpan) -> int:
    start = span.start
    while start > 0 and span.start - start < LONGEST:
        before = tree.tokens[start - 1]
        joined = before.dep in _BEFORE_NOUN and start <= before.head < span.end
        if not joined or before.sentence != tree.tokens[start].sentence:
            break
        start -= 1
    return start
