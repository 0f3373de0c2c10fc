"""Attributions in, statements out: speaker, stance, kind of speech, day.

An attribution whose quotation is taken up again in a new sentence makes two statements: the second has no source or
cue of its own. What speakers say of their own thoughts ("he said he expected") is one statement with that stance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.contents import QuotationIndex
from sayso.attribution.cues import load_cues
from sayso.attribution.days import DayFinder
from sayso.attribution.quotations import find_quotations
from sayso.attribution.speakers import find_speakers
from sayso.attribution.stance import is_own_thought, read_stance
from sayso.attribution.tree import Tree
from sayso.model import Attribution, SpeechKind, Statement, Where
from sayso.spans import Fragments, cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sayso.model import Article, Passage

_NEW_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s*$|\n")
WHOLLY = 0.95
"""Share of a content's characters between marks from which it counts as direct: blanks between pieces stand outside."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One statement to be: an attribution, or the part of it that was taken up again in a new sentence."""

    attribution: int
    source: Fragments
    cue: Fragments
    content: Fragments


def read_statements(
    article: Article,
    headline: Passage,
    body: Passage,
    attributions: Sequence[Attribution],
) -> tuple[Statement, ...]:
    """The statements that `attributions` make, in the order of the article, headline first."""
    return _StatementReader(article, headline, body, attributions).read()


class _StatementReader:
    def __init__(self, article: Article, headline: Passage, body: Passage, attributions: Sequence[Attribution]) -> None:
        self._table = load_cues()
        self._attributions = attributions
        self._trees: dict[Where, Tree] = {"headline": Tree(headline.analysis), "text": Tree(body.analysis)}
        self._quotations: dict[Where, QuotationIndex] = {
            where: QuotationIndex(find_quotations(tree.text)) for where, tree in self._trees.items()
        }
        self._speakers = find_speakers(self._trees, self._quotations, attributions)
        self._days = DayFinder(article, {"headline": headline, "text": body}, self._trees)

    def read(self) -> tuple[Statement, ...]:
        kept = [index for index in range(len(self._attributions)) if not self._is_own_thought(index)]
        parts = sorted((part for index in kept for part in self._parts(index)), key=self._place)
        numbered: dict[int, list[tuple[str, _Part]]] = {}
        for number, part in enumerate(parts, 1):
            numbered.setdefault(part.attribution, []).append((f"s{number}", part))
        return tuple(self._statement(f"s{number}", part, numbered) for number, part in enumerate(parts, 1))

    def _place(self, part: _Part) -> tuple[bool, int, int]:
        spans = [span for role in (part.source, part.cue, part.content) for span in role]
        whole = cover(spans)
        return self._attributions[part.attribution].where == "text", whole.start, -whole.end

    def _is_own_thought(self, index: int) -> bool:
        """True for "I think" in somebody's quotation and "he expected" in what he said: the outer stance tells it."""
        inner = self._attributions[index]
        if inner.outer is None or not inner.cue:
            return False
        same = self._speakers[index] is not None and self._speakers[index] == self._speakers[inner.outer]
        return same and is_own_thought(self._trees[inner.where], inner.cue, self._table)

    def _parts(self, index: int) -> Iterator[_Part]:
        """The attribution, cut where its content is taken up again after a full stop."""
        attribution = self._attributions[index]
        text = self._trees[attribution.where].text
        groups: list[list[int]] = [[0]]
        for number in range(1, len(attribution.content)):
            between = text[attribution.content[number - 1].end : attribution.content[number].start]
            if _NEW_SENTENCE.search(between.rstrip(" ")) and attribution.source:
                groups.append([number])
            else:
                groups[-1].append(number)
        for order, group in enumerate(groups):
            content = tuple(attribution.content[number] for number in group)
            first = order == 0
            yield _Part(index, attribution.source if first else (), attribution.cue if first else (), content)

    def _statement(self, name: str, part: _Part, numbered: Mapping[int, Sequence[tuple[str, _Part]]]) -> Statement:
        attribution = self._attributions[part.attribution]
        first = numbered[part.attribution][0][0]
        carried = name != first
        return Statement(
            id=name,
            where=attribution.where,
            source=part.source,
            cue=part.cue,
            content=part.content,
            kind=read_kind(self._quotations[attribution.where], part.content),
            stance=read_stance(self._trees[attribution.where], part.cue, part.content, self._table),
            speaker=self._speakers[part.attribution],
            said_on=self._days.said_on(attribution, self._speakers[part.attribution]),
            confidence=attribution.confidence,
            rule="carried" if carried else attribution.rule,
            outer=self._outer(attribution, part, numbered),
            continues=first if carried else None,
        )

    def _outer(
        self,
        attribution: Attribution,
        part: _Part,
        numbered: Mapping[int, Sequence[tuple[str, _Part]]],
    ) -> str | None:
        """Id of the statement that holds this one; that of the next one out where an own thought was left out."""
        first = (part.cue or part.content)[0]
        outer, seen = attribution.outer, {part.attribution}
        while outer is not None and outer not in seen:
            seen.add(outer)
            for name, other in numbered.get(outer, ()):
                if any(span.contains(first) for span in other.content):
                    return name
            outer = self._attributions[outer].outer
        return None


def read_kind(quotations: QuotationIndex, content: Fragments) -> SpeechKind:
    """Direct when all of `content` stands in quotation marks, indirect when none does, else mixed."""
    quoted = whole = 0
    for span in content:
        quoted += sum(
            max(0, min(piece.end, span.end) - max(piece.start, span.start))
            for quotation in quotations.among(span)
            for piece in quotation.pieces
        )
        whole += len(span)
    if not quoted:
        return SpeechKind.INDIRECT
    return SpeechKind.DIRECT if quoted >= WHOLLY * whole else SpeechKind.MIXED
