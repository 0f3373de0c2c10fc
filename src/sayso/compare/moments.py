"""The days that two sentences speak of, where a number grows: an earlier total being lower contradicts nothing."""

from __future__ import annotations

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
    """The days and months that `text` names, in order; a year alone is a moment too. Example: "before 3 April"."""
    months = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    when = load_number_words().when
    cue = rf"(?:\b(?P<cue>{alternatives(when)})\s+(?:the\s+)?)?"
    pattern = rf"{cue}(?:(?P<d1>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{months}\b|{months.replace('month', 'm2')}\s+(?P<d2>\d\d?)\b(?!\d))(?:\s*,?\s*(?P<year>(?:19|20)\d\d))?"
    return tuple(_moment(match, when) for match in re.finditer(pattern, text, re.IGNORECASE))


def _moment(match: re.Match[str], when: dict[str, Comparator]) -> Moment:
    month = _MONTHS.index((match["month"] or match["m2"]).lower()[:3])
    day = int(match["d1"] or match["d2"])
    cue = (match["cue"] or "").lower()
    return Moment(31 * month + day, when.get(cue, Comparator.EQUAL))


def is_other_moment(premise: Sequence[Moment], hypothesis: Sequence[Moment], sides: Sequence[Side]) -> bool:
    """True where a growing number differs because the hypothesis speaks of a day before or after the premise's.

    "Fewer than 600 before 22 March" stands beside "646 as of 22 March"; "over 600 by 9 April" beside "593 on the 8th".
    """
    if not premise or not hypothesis or len(set(sides) - {Side.AT}) != 1:
        return False
    told, asked = premise[0].day, hypothesis[0]
    strict = Comparator.LESS if Side.BELOW in sides else Comparator.MORE
    if asked.day == told:
        return asked.comparator is strict
    return asked.comparator is Comparator.AT_MOST and (asked.day < told) is (Side.BELOW in sides)
