"""The days that two sentences speak of, where a number grows: an earlier total being lower contradicts nothing."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.bounds import Side
from sayso.compare.number_words import alternatives, load_number_words
from sayso.model import Comparator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or month as written, on a scale that orders days of one year; and on which side of it: "before", "by"."""

    day: int
    comparator: Comparator


def find_moments(text: str) -> tuple[Moment, ...]:
    """The days that `text` names, in order, years left aside. Example: "before 3 April"."""
    return tuple(_moment(match) for match in _pattern().finditer(text))


@functools.cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
    cue = rf"(?:\b(?P<cue>{alternatives(load_number_words().when)})\s+(?:the\s+)?)?"
    day_first = rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month})\b"
    month_first = rf"(?P<m2>{month})\s+(?P<d2>\d\d?)\b(?!\d)"
    return re.compile(rf"{cue}(?:{day_first}|{month_first})", re.IGNORECASE)


def _moment(match: re.Match[str]) -> Moment:
    month = _MONTHS.index((match["m1"] or match["m2"]).lower()[:3])
    when = load_number_words().when.get((match["cue"] or "").lower(), Comparator.EQUAL)
    return Moment(31 * month + int(match["d1"] or match["d2"]), when)


def is_other_moment(premise: Sequence[Moment], hypothesis: Sequence[Moment], sides: Sequence[Side]) -> bool:
    """True where a growing number differs because the hypothesis speaks of a day before or after the premise's.

    "Fewer than 50 before 4 May" stands beside "58 as of 4 May"; "over 90 by 12 May" beside "86 on the 11th".
    """
    if not premise or not hypothesis or len(set(sides) - {Side.AT}) != 1:
        return False
    told, asked = premise[0].day, hypothesis[0]
    strict = Comparator.LESS if Side.BELOW in sides else Comparator.MORE
    if asked.day == told:
        return asked.comparator is strict
    return asked.comparator is Comparator.AT_MOST and (asked.day < told) is (Side.BELOW in sides)
