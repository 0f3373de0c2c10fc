"""Fragments of a content in, the same with tidy edges out: no stray comma, quotation marks in pairs.

The corpus keeps the marks around a quotation and the comma before its closing mark, and leaves out commas, colons and
dashes that stand between content and cue. The scorer passes over marks at edges; a reader of the row doesn't.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.encoded import CLOSING, MARK, OPENING, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.encoded import Words

_NOT_FIRST = frozenset(",;:.)!?–—-")
_NOT_LAST = frozenset(",;:(–—-")
_BEFORE_CLOSING = frozenset(",.?!")


def tidy(fragments: Iterable[tuple[int, int]], text: str, words: Words) -> list[tuple[int, int]]:
    """The fragments (first word, last + 1) with tidy edges; what holds nothing but marks is left out."""
    return [kept for start, end in fragments if (kept := _tidy(start, end, text, words))]


def _tidy(start: int, end: int, text: str, words: Words) -> tuple[int, int] | None:
    start, end = _paired(start, end, text, words)
    while start < end and text[words.spans[start][0]] in _NOT_FIRST:
        start += 1
    while end > start and text[words.spans[end - 1][0]] in _NOT_LAST:
        end -= 1
    return (start, end) if any(shape != MARK for shape in words.shapes[start:end]) else None


def _paired(start: int, end: int, text: str, words: Words) -> tuple[int, int]:
    """The fragment with the mark that closes or opens its quotation, or without one that has no partner in it."""
    states = words.states
    inner = states[start:end]
    opened, closed = inner.count(OPENING), inner.count(CLOSING)
    if opened > closed:
        stop = end < len(states) and text[words.spans[end][0]] in _BEFORE_CLOSING
        after = end + stop
        if after < len(states) and states[after] == CLOSING:
            return start, after + 1
        if states[end - 1] == OPENING:
            return start, end - 1
    elif closed > opened:
        if start and states[start - 1] == OPENING:
            return start - 1, end
        if states[start] == CLOSING:
            return start + 1, end
    return start, end


def find_quotations(words: Words) -> list[tuple[int, int]]:
    """Each run of words from an opening mark to its closing one, or to the end of its paragraph without one."""
    found: list[tuple[int, int]] = []
    opened = -1
    for index, state in enumerate(words.states):
        if opened >= 0 and state in {OPENING, CLOSING, OUTSIDE}:
            found.append((opened, index + (state == CLOSING)))
            opened = -1
        if state == OPENING:
            opened = index
    return found + ([(opened, len(words.states))] if opened >= 0 else [])


def complete(
    fragments: Sequence[tuple[int, int]],
    quotations: Sequence[tuple[int, int]],
    kept_out: set[int],
) -> list[tuple[int, int]]:
    """The fragments with each quotation wholly inside or wholly outside, by where more of its words are.

    A quotation with a word of `kept_out` (the source, the cue, another's content) is left as it is. Sentences are cut
    in two by speakers, quotations are not.
    """
    held = {index for start, end in fragments for index in range(start, end)}
    low, high = min(held, default=0), max(held, default=-1)
    for start, end in quotations:
        if end <= low or start > high:
            continue
        inside = set(range(start, end))
        common = len(inside & held)
        if common and not inside & kept_out:
            held = held | inside if 2 * common >= len(inside) else held - inside
    return as_ranges(sorted(held))


def as_ranges(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers as (first, last + 1)."""
    ranges: list[tuple[int, int]] = []
    for index in indices:
        if ranges and ranges[-1][1] == index:
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
    return ranges
