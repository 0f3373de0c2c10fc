"""Ties whose cue is no verb: "according to", a colon after a name, a dash before it, "reportedly".

In: the tree of a text, its quotations. Out: ties, in order of their rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.attribution.contents import QuotationIndex, right_end, strip_openers, tidy
from sayso.attribution.sources import strip_marks
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.attribution.cues import CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token


_NAME_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_SIGNED = re.compile(
    rf"[ \t]*\n?[ \t]*(―|—|–|--?)[ \t]*({_NAME_WORD}(?: (?:{_NAME_WORD}|of|the|de|al|van|bin)){{0,5}})"
    r"(?=[ \t]*(?:\n|$|,|“|\"))",
)


def find_according_to(tree: Tree, quotations: QuotationIndex) -> Iterator[Tie]:
    """Ties of "according to": its source follows, its content is the rest of the sentence."""
    for token in tree.tokens[:-2]:
        following = tree.tokens[token.index + 1]
        if token.lower != "according" or following.lower != "to":
            continue
        source = _object_of(tree, following)
        if source is None:
            continue
        cue = CharSpan(token.start, following.end)
        content = _rest_of_sentence(tree, quotations, token, CharSpan(token.start, tree.characters(source).end))
        if content:
            yield Tie(token.index, (tree.characters(source),), (cue,), content, "according")


def _object_of(tree: Tree, preposition: Token) -> TokenSpan | None:
    objects = tree.children(preposition.index, "pobj")
    if not objects:
        return None
    phrase = tree.phrase(objects[0].index)
    start = max(phrase.start, preposition.index + 1)
    return strip_marks(tree, TokenSpan(start, phrase.end)) if start < phrase.end else None


def _rest_of_sentence(tree: Tree, quotations: QuotationIndex, token: Token, unit: CharSpan) -> tuple[CharSpan, ...]:
    sentence = tree.sentence(token.index).span
    text = tree.text
    around = quotations.holding(unit.start)
    start, end = sentence.start, sentence.end
    if around:
        start, end = max(start, around.start + 1), min(end, around.end)
    left = tidy(text, start, unit.start)
    right = tidy(text, unit.end, end)
    fragments: list[CharSpan] = []
    if left and (len(left) > 12 or (right and text[unit.end : unit.end + 1] == ",")):
        holding = quotations.holding(left.start)
        if holding and holding.end <= unit.start:
            left = CharSpan(holding.start, left.end)
        fragments.append(strip_openers(text, left))
    if right and (not fragments or text[unit.end : unit.end + 2].startswith(",")) and len(right) > 3:
        holding = quotations.holding(right.end - 1)
        stop = holding.end if holding and not around else right.end
        while stop > right.start and text[stop - 1] in ".;" and not holding:
            stop -= 1
        fragments.append(CharSpan(right.start, stop))
    return tuple(fragments)


def find_adverbs(tree: Tree, table: CueTable) -> Iterator[Tie]:
    """Ties of "reportedly" and the like: no source, the content is their clause."""
    for token in tree.tokens:
        cue = table.verb(token.lower)
        if cue is None or "adverb" not in cue.takes or token.dep != "advmod":
            continue
        verb = tree.tokens[token.head]
        fragments: list[CharSpan] = []
        for subject in tree.children(verb.index, "nsubj", "nsubjpass"):
            if subject.index < token.index:
                span = tidy(tree.text, tree.characters(tree.phrase(subject.index)).start, token.start)
                if span:
                    fragments.append(span)
        rest = tidy(tree.text, token.end, max(token.end, right_end(tree, verb.index, token.end)))
        if rest and verb.index > token.index - 3:
            fragments.append(CharSpan(rest.start, _without_stop(tree.text, rest)))
        if fragments:
            yield Tie(token.index, (), (token.span,), tuple(fragments), "adverb")


def _without_stop(text: str, span: CharSpan) -> int:
    end = span.end
    while end > span.start + 1 and text[end - 1] in ".;":
        end -= 1
    return end


def find_labels(tree: Tree, quotations: QuotationIndex) -> Iterator[Tie]:
    """Ties of a name and a colon at the head of a paragraph, as in a transcript: "MINISTER: We can't."."""
    text = tree.text
    for sentence in tree.analysis.sentences:
        start = sentence.span.start
        if start and "\n" not in text[max(0, start - 3) : start]:
            continue
        colon = text.find(":", start, start + 60)
        if colon < 0 or not _is_label(text[start:colon]):
            continue
        line_end = text.find("\n", colon)
        end = len(text) if line_end < 0 else line_end
        quotation = quotations.starting_at(colon)
        if quotation and not text[colon + 1 : quotation.start].strip():
            end = max(end, quotation.end) if len(quotation.pieces) == 1 else quotation.end
        content = tidy(text, colon + 1, end)
        if content and len(content) > 3:
            yield Tie(-1, (CharSpan(start, colon),), (CharSpan(colon, colon + 1),), (content,), "label")


def find_signed(tree: Tree, quotations: QuotationIndex) -> Iterator[Tie]:
    """Ties of a dash and a name behind a quotation: "It rained all day." — Ana Ruiz."""
    for quotation in quotations.all:
        signed = _SIGNED.match(tree.text, quotation.end)
        if signed and quotation.closed:
            yield Tie(-1, (CharSpan(*signed.span(2)),), (CharSpan(*signed.span(1)),), (quotation.span,), "signed")


def _is_label(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 5 or not words.strip() or words != words.strip():
        return False
    return (
        all(part[0].isupper() or part in {"of", "the", "de", "al", "van", "bin"} for part in parts)
        and "." not in parts[-1]
    )
