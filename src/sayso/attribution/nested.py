"""Ties in, attributions out: each told which other one's content it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.attribution.ties import PLAIN
from sayso.model import Attribution, Where
from sayso.spans import CharSpan, Fragments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.attribution.ties import Tie

_JOINT = re.compile(r",? +(though|although|but|while|and) +$")
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_TAILS = frozenset(("left", "according"))
_KEPT_INSIDE = frozenset(("denies", "declines"))


def nest(where: Where, ties: Sequence[Tie], before: int) -> tuple[Attribution, ...]:
    """The attributions that `ties` make, in order of the text; `outer` counts from `before`, as all of an article do.

    Inside another's content only what is said, denied or declined is kept: praise and plans of third parties there are
    part of what the outer speaker says.
    """
    ordered = sorted(ties, key=lambda tie: (tie.start, -_length(tie.content)))
    contents = _Contents(ordered)
    kept = [tie for tie in ordered if not _is_incidental(tie) or contents.outer(tie) is None]
    contents = _Contents(kept)
    return tuple(_attribution(where, tie, contents.outer(tie), before) for tie in kept)


def _attribution(where: Where, tie: Tie, outer: int | None, before: int) -> Attribution:
    return Attribution(
        where=where,
        source=tie.source,
        cue=tie.cue,
        content=tie.content,
        confidence=round(tie.sure, 3),
        rule=tie.rule,
        outer=None if outer is None else outer + before,
    )


def _is_incidental(tie: Tie) -> bool:
    return tie.rule in PLAIN and tie.group not in _KEPT_INSIDE


class _Contents:
    """The contents of some ties, to be asked which of them hold a cue."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._ties = ties
        pieces = sorted((span.start, span.end, index) for index, tie in enumerate(ties) for span in tie.content)
        self._pieces = pieces
        self._starts = [piece[0] for piece in pieces]
        self._reach: list[int] = []  # how far the pieces up to each one reach
        for _, end, _ in pieces:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def outer(self, inner: Tie) -> int | None:
        """Index of the smallest content that holds the tie's cue; None if there is none."""
        if not inner.cue:
            return None
        sizes = [
            (_length(self._ties[index].content), index)
            for index in self._around(inner.cue[0])
            if self._ties[index] is not inner
            and _holds(self._ties[index].content, inner.cue)
            and not _holds(inner.content, self._ties[index].cue)
        ]
        return min(sizes)[1] if sizes else None

    def _around(self, span: CharSpan) -> Iterator[int]:
        """Indices of the ties with a piece of content that holds `span`."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            _, end, index = self._pieces[at]
            if end >= span.end:
                yield index
            at -= 1


def _holds(fragments: Fragments, spans: Sequence[CharSpan]) -> bool:
    return bool(spans) and all(any(fragment.contains(span) for fragment in fragments) for span in spans)


def _length(fragments: Fragments) -> int:
    return sum(len(span) for span in fragments)


def sever(text: str, ties: Sequence[Tie]) -> list[Tie]:
    """The ties, contents cut where they run into another's words.

    Before ", though he did not say": what a source says next is a tie of its own. Before ", the colonel said" and
    ", according to the colonel" at a sentence's end: who stands there tells all that goes before.
    """
    ties = _without_tails(text, ties)
    by_source = sorted((tie for tie in ties if tie.source), key=lambda tie: tie.source[0].start)
    starts = [tie.source[0].start for tie in by_source]
    return [_severed(text, tie, by_source, starts) for tie in ties]


def _without_tails(text: str, ties: Sequence[Tie]) -> list[Tie]:
    found = list(ties)
    for number, teller in enumerate(ties):
        tail = _tail(text, teller)
        for index, tie in enumerate(found):
            if tail is None or index == number or not _runs_into(text, tie, tail, teller):
                continue
            last = tie.content[-1]
            found[index] = replace(tie, content=(*tie.content[:-1], CharSpan(last.start, tail)))
            told = found[number].content[0]
            if tie.start < told.start:
                found[number] = replace(found[number], content=(CharSpan(tie.start, tail),))
    return found


def _tail(text: str, tie: Tie) -> int | None:
    """Where the comma before ", the colonel said" stands; None for a tie that doesn't end its sentence so."""
    if tie.rule not in _TAILS or not tie.source or not tie.cue or len(tie.content) != 1:
        return None
    start = min(tie.source[0].start, tie.cue[0].start)
    before = text[:start].rstrip() if start < 3 else text[start - 3 : start].rstrip()
    comma = start - 3 + len(before) - 1 if start >= 3 else len(before) - 1
    return comma if before.endswith(",") and tie.content[0].end <= start else None


def _runs_into(text: str, tie: Tie, tail: int, teller: Tie) -> bool:
    """True where the content takes in the teller to its end, and the teller tells of what stands before."""
    if not tie.cue or not tie.content or tie.whole.start >= tail or tie.cue[0].start >= tail:
        return False
    last, told = tie.content[-1], teller.content[0]
    behind = text[max(span.end for span in (*teller.source, *teller.cue)) : last.end]
    over = last.start < tail < last.end and last.end >= teller.source[0].end
    inside = told.contains(tie.cue[0]) or (last.start <= told.start and _begins(text, tie.start))
    return over and inside and not set(behind) & set(',;\n“”"')


def _begins(text: str, position: int) -> bool:
    """True at the head of a sentence."""
    before = text[:position].rstrip(" ") if position < 4 else text[position - 4 : position].rstrip(" ")
    return not before or before[-1] in ".!?…\n"


def _severed(text: str, tie: Tie, others: Sequence[Tie], starts: Sequence[int]) -> Tie:
    last = tie.content[-1]
    if not tie.source:
        return tie
    for at in range(bisect_right(starts, last.start), len(others)):
        other = others[at]
        if other.source[0].end > last.end:
            break
        joint = _JOINT.search(text[max(last.start, other.source[0].start - 20) : other.source[0].start])
        if joint and other is not tie and _same_words(text, tie, other, joint.group(1)):
            end = other.source[0].start - len(joint.group())
            return replace(tie, content=(*tie.content[:-1], CharSpan(last.start, end))) if end > last.start else tie
    return tie


def _same_words(text: str, tie: Tie, other: Tie, joint: str) -> bool:
    """True when the second source is the first one's pronoun again, or any pronoun after a name and a contrast."""
    first, second = tie.source[0].of(text).lower(), other.source[0].of(text).lower()
    return second in _PRONOUNS and (first == second or (first not in _PRONOUNS and joint not in {"and", "while"}))
