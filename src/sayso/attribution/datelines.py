"""Ties without the dateline that a text begins with: "KISUMU, Kenya - A ferry carrying ...".

Most pages lose it before (`sayso.article`); a text that was given as it is keeps it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.attribution.ties import Tie
    from sayso.spans import Fragments

_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"  # KISUMU, TEL AVIV
    r"(?:, [^\n.:;“\"()-]{2,30}(?: \d{1,2}(?:, \d{4})?)?)?"  # , Kenya  , March 13, 2024
    r"(?:\s*\([^)\n]{2,40}\))?"  # (Agencies)
    r"(?:\s+--?|\s*[–—]|:)\s+",
)


def without_dateline(text: str, ties: Iterable[Tie]) -> list[Tie]:
    """The ties with sources and contents that begin behind the dateline, if `text` begins with one."""
    match = _DATELINE.match(text)
    if match is None:
        return list(ties)
    end = match.end()
    return [replace(tie, source=_behind(tie.source, end), content=_behind(tie.content, end)) for tie in ties]


def _behind(fragments: Fragments, start: int) -> Fragments:
    return tuple(CharSpan(max(span.start, start), span.end) for span in fragments if span.end > start)
