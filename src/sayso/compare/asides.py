"""How a number is told beside others: as a part of one before it, as what came on top, or with one more beside it.

"Thirty people, among them six children": the six are among the thirty. "Nine more cases" are not all cases. "Twenty
passengers and the driver" are twenty-one.
"""

from __future__ import annotations

import re
from enum import StrEnum

from sayso.compare.numerals import Numeral


class Aside(StrEnum):
    """How a number leans on others."""

    PART = "part"  # "among them six children", "three of them", "all but three"
    GAIN = "gain"  # "nine more cases", "another nine"
    ONE_MORE = "one more"  # "twenty passengers and the driver"


FARTHEST = 60
"""Characters before a number in which the words stand that make it lean on others."""

_LEAD_IN = re.compile(
    r"\b(?:among\s(?:them|whom|those)|including|of\s(?:whom|them|which|those),?|all\sbut)\s$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|those|which)\b")
_ANOTHER = re.compile(r"\b(?:another|additional|further|extra)\s$", re.IGNORECASE)
_MORE = re.compile(r"\s(?:more|additional|further|new)\b(?!\sthan)", re.IGNORECASE)
_AND_ONE = re.compile(r"\s(?:[a-z]+\s){1,2}and\s(?:the|a|an|his|her|their|its|one)\s[a-z]+\b(?!s\b)(?<!s)")
_ONE_AND = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:[a-z]+\s)?[a-z]+\sand\s(?:the|his|her|their|its)?\s?$"
)


def asides_of(text: str, start: int, numeral: Numeral) -> frozenset[Aside]:
    """How `numeral` of `text` leans on others in its sentence, which begins at `start`; mostly empty."""
    ahead, end = text[max(start, numeral.start - FARTHEST) : numeral.start], numeral.end
    told = {
        Aside.PART: _LEAD_IN.search(ahead) or _OF_THEM.match(text, end),
        Aside.GAIN: _ANOTHER.search(ahead) or _MORE.match(text, end),
        Aside.ONE_MORE: _AND_ONE.match(text, end) or _ONE_AND.search(ahead),
    }
    return frozenset(aside for aside, match in told.items() if match)
