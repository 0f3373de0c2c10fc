"""Ties whose cue is a noun: "his claim that ...", "made the claim that ...", "held out the possibility of ...".

In: the tree of a text. Out: ties, in order of the text. A noun counts where its source stands before it, after "by" or
"from", or is the subject of a verb that carries such nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.predicates import first_of_group, is_passive
from sayso.attribution.sources import find_subject, source_phrase, strip_marks
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.attribution.cues import CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token


def find_nouns(tree: Tree, table: CueTable) -> Iterator[Tie]:
    """Ties of reporting nouns: "his claim that ...", "made the claim that ...", "held out the possibility of ..."."""
    for token in tree.tokens:
        if token.pos != "NOUN" or token.lemma not in table.nouns:
            continue
        cue = table.nouns[token.lemma][0]
        found = _noun_content(tree, token, cue.takes | frozenset(t for c in table.nouns[token.lemma] for t in c.takes))
        if found is None:
            continue
        start, content = found
        possessor, bearer = _possessor(tree, token), _light_verb(tree, token, table)
        if possessor is not None:
            span = strip_marks(tree, tree.phrase(possessor.index))
            if span is None:
                continue
            source = tree.characters(_without_possessive(tree, span))
            words = CharSpan(token.start, max(token.end, start))
            yield Tie(token.index, (source,), (words,), (content,), "noun-of")
        elif bearer is not None and bearer.index < token.index:
            yield from _light_tie(tree, bearer, start, content)


def _noun_content(tree: Tree, noun: Token, takes: frozenset[str]) -> tuple[int, CharSpan] | None:
    """End of the cue and the content that follows the noun, if something that it takes does."""
    children = tree.children(noun.index)
    following = tree.tokens[noun.index + 1] if noun.index + 1 < len(tree.tokens) else noun
    if following.dep == "prep" and following.head == noun.head:  # "gave no figures for its losses": hung on the verb
        children = [*children, following]
    for child in children:
        if child.index < noun.index:
            continue
        phrase = tree.characters(tree.phrase(child.index))
        if child.dep in {"acl", "relcl", "ccomp"} and "that" in takes and _is_clause(tree, child):
            return noun.end, phrase
        if child.dep in {"acl", "xcomp"} and child.tag == "VB" and "to" in takes:
            return noun.end, CharSpan(phrase.start, phrase.end)
        if child.dep == "prep" and child.lower in takes:
            objects = tree.children(child.index, "pobj", "pcomp")
            if objects:
                inner = tree.characters(tree.phrase(objects[0].index))
                if inner.start >= child.end:
                    return child.end, CharSpan(inner.start, max(inner.end, phrase.end, _gerund_end(tree, objects[0])))
    return None


def _gerund_end(tree: Tree, subject: Token) -> int:
    """Where "the possibility of Chad joining the talks" ends: the gerund behind its subject may hang on the verb."""
    after = tree.phrase(subject.index).end
    if after < len(tree.tokens) and tree.tokens[after].tag == "VBG" and tree.tokens[after].head < after:
        return tree.characters(tree.phrase(after)).end
    return 0


def _is_clause(tree: Tree, verb: Token) -> bool:
    """True for "that he lied" after a noun, also where the parser takes it for a relative clause."""
    first = tree.tokens[tree.phrase(verb.index).start]
    if first.lower not in {"that", "whether", "if"}:
        return False
    subjects = tree.children(verb.index, "nsubj", "nsubjpass", "expl")
    return bool(subjects) and subjects[0].index != first.index


def _possessor(tree: Tree, noun: Token) -> Token | None:
    for child in tree.children(noun.index, "poss"):
        return child
    for preposition in tree.children(noun.index, "prep", "agent"):
        if preposition.lower in {"by", "from"}:
            for name in tree.children(preposition.index, "pobj"):
                return name
    return None


def _without_possessive(tree: Tree, span: TokenSpan) -> TokenSpan:
    last = tree.tokens[span.end - 1]
    return TokenSpan(span.start, span.end - 1) if last.tag == "POS" and span.end - span.start > 1 else span


def _light_verb(tree: Tree, noun: Token, table: CueTable) -> Token | None:
    verb = tree.tokens[noun.head]
    if noun.dep != "dobj" or verb.pos not in {"VERB", "AUX"}:
        return None
    particles = [child.lower for child in tree.children(verb.index, "prt")]
    name = "-".join([verb.lemma, *particles])
    return verb if name in table.light else None


def _light_tie(tree: Tree, verb: Token, cue_end: int, content: CharSpan) -> Iterator[Tie]:
    if is_passive(tree, verb):
        return
    first = first_of_group(tree, verb)
    subject = find_subject(tree, verb.index)
    if subject is None:
        return
    source = source_phrase(tree, subject.index, TokenSpan(first, verb.index + 1))
    if source is not None:
        yield Tie(
            verb.index, (tree.characters(source),), (CharSpan(tree.tokens[first].start, cue_end),), (content,), "light"
        )
