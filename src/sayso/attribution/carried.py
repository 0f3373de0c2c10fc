"""Quotations without a cue of their own: each goes to the tie before it, whose speaker it carries on.

In: the ties of one passage, from rules or from a tagger, and its quotations. Out: the same ties, those that a floating
quotation carries on with one more fragment of content. Words in scare quotes are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.quotations import Quotation
    from sayso.attribution.ties import Tie

FARTHEST = 320
"""Characters between a tie and the quotation that carries it on: about two sentences. On the train part of the corpus
a quotation farther off belongs to somebody else as often as not."""

_SILENT = frozenset(
    ("infinitive", "passive", "adverb", "headline-verb", "headline-label", "headline-end", "headline-tail")
)
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)]*\s*$")
_PARAGRAPHS = re.compile(r"\n\s*")


def carry_on(text: str, ties: Sequence[Tie], quotations: QuotationIndex) -> list[Tie]:
    """The ties of a passage, with each floating quotation given to the one that it carries on."""
    inside = [_is_inside(tie, quotations) for tie in ties]
    outside = [tie for tie, quoted in zip(ties, inside, strict=True) if not quoted]
    bearers = sorted(
        ((tie.end, index) for index, tie in enumerate(ties) if _may_bear(tie) and not inside[index]),
        key=lambda pair: pair[0],
    )
    taken = _Taken(outside)
    carried = list(ties)
    for quotation in quotations.all:
        if taken.overlaps(quotation.span) or not is_utterance(text, quotation):
            continue
        index = _bearer(text, bearers, quotation)
        if index is not None:
            carried[index] = replace(carried[index], content=(*carried[index].content, quotation.span))
            at = bisect_right(bearers, quotation.end, key=lambda pair: pair[0])
            bearers.insert(at, (quotation.end, index))
    return carried


def _may_bear(tie: Tie) -> bool:
    """True for what tells of speaking: a quotation after "backed the bill" is somebody else's."""
    return bool(tie.source) and tie.rule not in _SILENT


def without_unowned(ties: Sequence[Tie], quotations: QuotationIndex) -> list[Tie]:
    """The ties without those that stand in a quotation which nobody is known to say: nobody's "I think" is no news."""
    outside = _Taken([tie for tie in ties if not _is_inside(tie, quotations)], roles=("content",))
    return [
        tie
        for tie in ties
        if not _is_inside(tie, quotations) or outside.overlaps(tie.cue[0] if tie.cue else tie.content[0])
    ]


def _is_inside(tie: Tie, quotations: QuotationIndex) -> bool:
    """True when all of the tie stands in one quotation: what the quoted speaker says of others."""
    around = quotations.holding(tie.start)
    return around is not None and tie.end <= around.end and tie.start > around.start


class _Taken:
    """The characters that ties already hold."""

    def __init__(self, ties: Iterable[Tie], roles: Sequence[str] = ("source", "cue", "content")) -> None:
        spans: list[CharSpan] = sorted(span for tie in ties for role in roles for span in getattr(tie, role))
        self._starts = [span.start for span in spans]
        self._reach: list[int] = []
        reached = 0
        for span in spans:
            reached = max(reached, span.end)
            self._reach.append(reached)

    def overlaps(self, span: CharSpan) -> bool:
        index = bisect_left(self._starts, span.end)
        return index > 0 and self._reach[index - 1] > span.start


def is_utterance(text: str, quotation: Quotation) -> bool:
    """True for a quotation that is a sentence of its own: it begins one, and ends in a stop."""
    words = quotation.words(text)
    if len(words.split()) < 3 or quotation.single:
        return False
    before = text[max(0, quotation.start - 4) : quotation.start]
    begins = not before.strip() or "\n" in before or bool(_SENTENCE_END.search(before))
    last = text[quotation.start : quotation.end].rstrip("\"”’'» \n")[-1:]
    after = text[quotation.end : quotation.end + 1]
    return begins and (last in set(".!?…—–-,") or after in set(".!?"))


def _bearer(text: str, bearers: Sequence[tuple[int, int]], quotation: Quotation) -> int | None:
    """The tie that ends last before the quotation, if it ends shortly before it."""
    at = bisect_right(bearers, quotation.start, key=lambda pair: pair[0])
    if not at:
        return None
    end, index = bearers[at - 1]
    between = text[end : quotation.start]
    if between.rstrip().endswith(":") and between.strip() != ":":
        return None  # another sentence brings it in
    if len(between) > FARTHEST or len(_PARAGRAPHS.findall(between.strip(" "))) > 1:
        return None
    return index
