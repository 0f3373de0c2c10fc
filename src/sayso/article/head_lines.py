"""Lines between a headline and its story that only name an author, an agency or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.article.agencies import is_agency
from sayso.article.dateline import find_leading_date

LONGEST = 110
"""Characters of the longest such line: two names, a city and a date with its time."""

_BYLINE = re.compile(r"(?:by|written by|reported by|author\s*:)\s+(?P<names>[^.;:!?]{2,90})$", re.IGNORECASE)
_NAME_JOIN = re.compile(r"\s*(?:,|&|/|\band\b)\s*")
_PART = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,\s+(?=\w+day\b)")
_CLOCK = re.compile(r"(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}")
_BEHIND_DATE = 25
"""Characters that may follow a date in its line: a time with its zone, a place."""


@dataclass(slots=True)
class HeadLine:
    """What a line over a story names."""

    names: tuple[str, ...] = ()
    date: str | None = None


def read_head_line(line: str) -> HeadLine | None:
    """What `line` names, or None for one that belongs to the story.

    Example: "Ada Lind | 4 May 2023" -> that name and that date.
    """
    if len(line) > LONGEST:
        return None
    byline = _BYLINE.fullmatch(line)
    if byline is not None:
        return HeadLine(names=tuple(name for name in _NAME_JOIN.split(byline["names"]) if name))
    leading = find_leading_date(line)
    if leading is not None and len(line) - leading[1] < _BEHIND_DATE:
        return HeadLine(date=leading[0])
    return _read_parts(_PART.split(line))


def _read_parts(parts: list[str]) -> HeadLine | None:
    """Agencies, dates and times; names count only beside one of these: alone they may be a line of the story."""
    found = HeadLine()
    for part in parts:
        leading = find_leading_date(part)
        if is_agency(part):
            found.names = (*found.names, part.strip())
        elif leading is not None and len(part) - leading[1] < _BEHIND_DATE:
            found.date = found.date or leading[0]
        elif len(parts) == 1 or not (_CLOCK.fullmatch(part) or _NAME.fullmatch(part)):
            return None
        elif _NAME.fullmatch(part):
            found.names = (*found.names, part)
    is_sure = found.date is not None or any(is_agency(name) for name in found.names)
    return found if is_sure else None
