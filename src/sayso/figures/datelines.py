"""Where the dateline ends that heads a body: "LINZ, May 4 (Agency) -", "LINZ: ", "LINZ -".

A field goes in, the index of a token comes out. A dateline tells where the report was written: what its numbers tell of
may be anywhere. What this does not try: datelines in small letters without a mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.figures.fields import Field

_LINE = re.compile(
    r"""\s*[A-Z][A-Z.'’\- ]{2,40}            # LINZ, NEW YORK
        (?:/[A-Z][A-Z.'’\- ]{2,40})?         # /GRAZ
        (?:,\ ?[A-Z][\w.]+){0,2}             # , Austria
        (?:,?\ ?[A-Z][a-z]{2,8}\.?\ \d{1,2})? # , May 4
        \s?(?:\([^()]{2,40}\)\s?(?:[-–—:]+|(?=[A-Z"“]))|[-–—]+\s|:\s)""",
    re.VERBOSE,
)
"""Capitals, then a country, a day, an agency in brackets, and the mark that ends them; the marks are agencies' own."""


def end_of_dateline(field: Field) -> int:
    """The token after the dateline that heads the body; 0 where there is none.

    Example: "LINZ, May 4 (Agency) - Two ..." -> the index of "Two".
    """
    if field.where != "text":
        return 0
    found = _LINE.match(field.text)
    if found is None:
        return 0
    return next((token.index for token in field.tokens if token.start >= found.end()), 0)
