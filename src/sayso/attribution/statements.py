"""Attributions in, statements out: speaker, stance, kind of speech, day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.attribution.contents import QuotationIndex
from sayso.attribution.cues import load_cues
from sayso.attribution.quotations import find_quotations
from sayso.attribution.stance import read_stance
from sayso.attribution.tree import Tree
from sayso.model import Speaker, SpeechKind, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.model import Article, Attribution, Passage
    from sayso.spans import Fragments


def read_statements(
    article: Article,  # noqa: ARG001
    headline: Passage,
    body: Passage,
    attributions: Sequence[Attribution],
) -> tuple[Statement, ...]:
    """The statements that `attributions` make, in the order of the article, headline first."""
    table = load_cues()
    trees = {"headline": Tree(headline.analysis), "text": Tree(body.analysis)}
    quotations = {where: QuotationIndex(find_quotations(tree.text)) for where, tree in trees.items()}
    statements: list[Statement] = []
    for number, attribution in enumerate(attributions, 1):
        tree = trees[attribution.where]
        name = " ".join(span.of(tree.text) for span in attribution.source)
        statements.append(
            Statement(
                id=f"s{number}",
                where=attribution.where,
                source=attribution.source,
                cue=attribution.cue,
                content=attribution.content,
                kind=read_kind(quotations[attribution.where], attribution.content),
                stance=read_stance(tree, attribution.cue, attribution.content, table),
                speaker=Speaker(name=name) if name else None,
                said_on=None,
                confidence=attribution.confidence,
                rule=attribution.rule,
                outer=None if attribution.outer is None else f"s{attribution.outer + 1}",
            ),
        )
    return tuple(replace(statement) for statement in statements)


def read_kind(quotations: QuotationIndex, content: Fragments) -> SpeechKind:
    """Direct when all of `content` stands in quotation marks, indirect when none does, else mixed."""
    quoted = whole = 0
    for span in content:
        for quotation in quotations.all:
            quoted += max(0, min(quotation.end, span.end) - max(quotation.start, span.start))
        whole += len(span)
    if not quoted:
        return SpeechKind.INDIRECT
    return SpeechKind.DIRECT if quoted >= 0.95 * whole else SpeechKind.MIXED
