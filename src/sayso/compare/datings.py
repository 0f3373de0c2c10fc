"""The dates by which a claim bounds what it tells, held against the dates of a premise: "before 15 May", "after 2016".

A claim that a thing was so before a day is met by a premise that dates it earlier, and isn't by one that dates it to
that day or later. Of several dates in the premise the one counts whose words the claim repeats. What this does not try:
weekdays, decades, and dates told from today ("last June").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.number_words import alternatives, load_number_words
from sayso.compare.words import are_kin, find_words
from sayso.model import Comparator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)"

Day = tuple[int, int, int]
"""Year, month and day; the year is 0 where none is told."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of a text: where it stands, its first and its last day, and which side of it the words before it mean."""

    start: int
    end: int
    first: Day
    last: Day
    side: Comparator


@functools.cache
def _pattern() -> re.Pattern[str]:
    cue = rf"(?:\b(?P<cue>{alternatives(load_number_words().when)})\s+(?:the\s+)?)?"
    day_first = rf"(?<![\d.,])(?P<d1>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')}"
    month_first = rf"\b{_MONTH.format('m2')}\s+(?P<d2>\d\d?)(?:st|nd|rd|th)?\b(?!\d|\s?:)"
    day = rf"(?:{day_first}(?:\s?,?\s+{_YEAR.format('y1')}\b)?|{month_first}(?:\s?,?\s+{_YEAR.format('y2')}\b)?)"
    month = rf"\b{_MONTH.format('m3')}\s?,?\s+{_YEAR.format('y3')}\b"
    year = rf"(?<![\w$£€.,–-]){_YEAR.format('y4')}\b(?![,.–-]\d)"
    return re.compile(rf"{cue}(?:{day}|{month}|{year})", re.IGNORECASE)


def find_datings(text: str) -> tuple[Dating, ...]:
    """The dates of `text`, in order. Example: "before May 2016" -> 1 to 31 May 2016, side LESS."""
    return tuple(_dating(match) for match in _pattern().finditer(text))


def _dating(match: re.Match[str]) -> Dating:
    year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"] or 0)
    named = match["m1"] or match["m2"] or match["m3"]
    month = _MONTHS.index(named[:3].lower()) + 1 if named else 0
    day = int(match["d1"] or match["d2"] or 0)
    side = load_number_words().when.get((match["cue"] or "").lower(), Comparator.EQUAL)
    return Dating(*match.span(), (year, month or 1, day or 1), (year, month or 12, day or 31), side)


def is_met_in_time(premise: str, hypothesis: str) -> bool | None:
    """True where the premise's date lies where `hypothesis` puts it, False where it doesn't; None where neither shows.

    Example: "It opened on 9 May 2003.", "It opened after 15 May 2003." -> False.
    """
    bounds = [dating for dating in find_datings(hypothesis) if dating.side in SIDES]
    given = _told_of(premise, find_datings(premise), hypothesis)
    if len(bounds) != 1 or not given:
        return None
    told = {_is_met(one, bounds[0]) for one in given}
    if told == {False}:
        return False
    return True if True in told else None


SIDES = (Comparator.LESS, Comparator.AT_MOST, Comparator.MORE)
"""The sides on which a claim puts a date: before it, by it, after it."""

BESIDE = 3
"""Words before a date among which the one stands that says what happened then."""


def _told_of(premise: str, datings: Sequence[Dating], hypothesis: str) -> list[Dating]:
    """The dates of `premise` with a word of `hypothesis` right before them; all of them where none has one."""
    asked = [word.stem for word in find_words(hypothesis) if not word.stem.isdigit()]
    for reach in (1, BESIDE):  # "built in 1874 and closed in 1969": the word right before says most
        near = [
            one for one in datings if any(are_kin(x, y) for x in _words_before(premise, one)[-reach:] for y in asked)
        ]
        if 0 < len(near) < len(datings):
            return near
    return list(datings)


def _words_before(text: str, dating: Dating) -> list[str]:
    words = find_words(text, end=dating.start)
    return [word.stem for word in words[-BESIDE:] if not re.search(r"[,;]", text[word.end : dating.start])]


def _is_met(told: Dating, bound: Dating) -> bool | None:
    """Whether the date `told` lies on the side that `bound` sets; None where the words leave it open."""
    if told.side is bound.side and told.first == bound.first:
        return True
    if told.side in (Comparator.LESS, Comparator.MORE):
        return None
    told_first, told_last, first, last = _of_one_year(told, bound)
    match bound.side:
        case Comparator.LESS:
            return True if told_last < first else False if told_first >= first else None
        case Comparator.AT_MOST:
            return True if told_last <= last else False if told_first > last else None
    return True if told_first > last else False if told_last <= last else None


def _of_one_year(told: Dating, bound: Dating) -> tuple[Day, Day, Day, Day]:
    """The days of both, without their years where one has none."""
    days = (told.first, told.last, bound.first, bound.last)
    if told.first[0] and bound.first[0]:
        return days
    bare = tuple((0, month, day) for _, month, day in days)
    return bare[0], bare[1], bare[2], bare[3]


def is_about(premise: str, hypothesis: str) -> bool:
    """True where the two share a word besides their dates, or the premise only refers to what it tells of: "It ..."."""
    if re.match(r"\W*(?:it|he|she|they|this|these)\b", premise, re.IGNORECASE):
        return True
    told, asked = (
        [w.stem for w in find_words(text) if not w.stem.isdigit() and w.stem[:3] not in _MONTHS]
        for text in (premise, hypothesis)
    )
    return any(are_kin(x, y) for x in told for y in asked)
