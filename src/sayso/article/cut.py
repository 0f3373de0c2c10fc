"""Cuts a text into lines and joins what stays of them: the arithmetic behind plain pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.spans import CharSpan, OffsetMap, trim

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def lines_of(content: str) -> list[CharSpan]:
    """The lines of `content` that hold more than white space, without the white space at their ends."""
    spans = (trim(content, CharSpan(found.start(), found.end())) for found in _LINE.finditer(content))
    return [span for span in spans if span]


def join_lines(content: str, kept: Sequence[CharSpan]) -> tuple[str, OffsetMap]:
    """`kept` lines of `content` as one text, with the white space that stood before each but the first.

    Lines that follow each other in the page stay as they stand there, so that a body without residue inside is one
    piece.
    """
    cuts: list[CharSpan] = []
    for span in kept:
        if not cuts:
            cuts.append(span)
            continue
        gap = CharSpan(_blank_before(content, span.start), span.start)
        if gap.start <= cuts[-1].end:
            cuts[-1] = CharSpan(cuts[-1].start, span.end)
        else:
            cuts.append(CharSpan(gap.start, span.end))
    return "".join(span.of(content) for span in cuts), OffsetMap.of_cuts(cuts)


def _blank_before(content: str, start: int) -> int:
    while start > 0 and content[start - 1].isspace():
        start -= 1
    return start
